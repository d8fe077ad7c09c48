package rules

import "math/bits"

// unknown is the number of every syllable that no phrase uses.
const unknown int32 = 0

// atom is what patterns are made of: a set or a phrase, of one pack. Atoms are numbered from 0.
type atom = int32

// automaton finds all phrases in one pass over numbered syllables (Aho and Corasick, 1975). State 0 is the start. From there
// a syllable leads to the state of its own number, and there most steps end.
type automaton struct {
	syllables map[string]int32
	states    []state
	next      links
	wordings  []wording // from 1 on
	owners    []atom    // of all phrases, phrase by phrase
	mark      int32     // the number of mark
}

// state stands for the syllables that lead to it from the start.
type state struct {
	children uint64 // for every syllable that leads on from here or from one of the ends, the bit syllable&63
	fail     int32  // the state of the longest end (proper suffix) from which a syllable leads on; 0 for none
	wording  int32  // the longest phrase that the syllables end with; 0 for none
}

// wording is a phrase, as states end with it.
type wording struct {
	length   int32 // syllables
	shorter  int32 // the next shorter phrase that this one ends with; 0 for none
	from, to int32 // its owners in automaton.owners
}

// mayLead tells whether a syllable may lead on from what the state stands for, or from an end of it. Mostly none does.
func (s *state) mayLead(syllable int32) bool { return s.children>>(syllable&63)&1 != 0 }

// step moves on by one syllable.
func (a *automaton) step(at, syllable int32) int32 {
	for at != 0 {
		s := &a.states[at]
		if !s.mayLead(syllable) {
			break
		}
		if to := a.next.get(at, syllable); to != 0 {
			return to
		}
		at = s.fail
	}
	return syllable
}

func (a *automaton) ownersOf(e *wording) []atom { return a.owners[e.from:e.to] }

// links is a table of the ways between states, but for those from the start: state and syllable together give the next
// state. It is open and at most half full.
type links struct {
	slots []link
	count int
	shift uint
}

// link leads to a state; its key is where from, and by which syllable.
type link struct {
	key uint64
	to  int32
}

// newLinks makes an empty table with room for some links.
func newLinks(count int) links {
	size := bits.Len(uint(2 * count))
	return links{make([]link, 1<<size), 0, uint(64 - size)}
}

func linkKey(state, syllable int32) uint64 { return uint64(state)<<32 | uint64(syllable) }

// slot is where a key stands, or where it would. No key is 0, because none leads from the start.
func (l *links) slot(key uint64) *link {
	const golden = 0x9E3779B97F4A7C15 // multiplicative hashing, Knuth 6.4
	i := key * golden >> l.shift
	for l.slots[i].key != key && l.slots[i].key != 0 {
		i = (i + 1) & uint64(len(l.slots)-1)
	}
	return &l.slots[i]
}

func (l *links) get(state, syllable int32) int32 { return l.slot(linkKey(state, syllable)).to }

func (l *links) set(state, syllable, to int32) {
	if 2*l.count >= len(l.slots) {
		l.grow()
	}
	key := linkKey(state, syllable)
	*l.slot(key) = link{key, to}
	l.count++
}

func (l *links) grow() {
	old := l.slots
	l.slots, l.shift = make([]link, 2*len(old)), l.shift-1
	for _, k := range old {
		if k.key != 0 {
			*l.slot(k.key) = k
		}
	}
}
