package rules

import (
	"math/bits"
	"slices"
)

// unknown is the number of every syllable that no phrase uses.
const unknown int32 = 0

// atom is what patterns are made of: a set or a phrase, of one pack. Atoms are numbered from 0.
type atom = int32

// automaton finds all phrases in one pass over numbered syllables (Aho and Corasick, 1975). State 0 is the start.
type automaton struct {
	syllables map[string]int32
	first     []int32 // from the start, by syllable: most steps begin here
	states    []state
	next      links
	owners    []atom // of all phrases, phrase by phrase
	mark      int32  // the number of mark
}

// state stands for the syllables that lead to it from the start.
type state struct {
	children uint64 // for every syllable that leads on, the bit syllable&63
	fail     int32  // the state of the longest proper suffix
	phrase   int32  // the state of the longest suffix that is a phrase, perhaps itself; 0 for none
	length   int32  // syllables
	from, to int32  // the phrase's owners in automaton.owners; none where it is no phrase
}

// step moves on by one syllable.
func (a *automaton) step(at, syllable int32) int32 {
	for at != 0 {
		s := &a.states[at]
		if s.children>>(syllable&63)&1 != 0 {
			if to := a.next.get(at, syllable); to != 0 {
				return to
			}
		}
		at = s.fail
	}
	return a.first[syllable]
}

// fresh tells whether what a state stands for, and every end of it, cannot go on by the syllable. So it is with most.
func (a *automaton) fresh(at, syllable int32) bool {
	s := &a.states[at]
	return s.children>>(syllable&63)&1 == 0 && s.fail == 0
}

// shorter gives the next shorter phrase that ends where the phrase of a state does; 0 for none.
func (a *automaton) shorter(phrase int32) int32 {
	return a.states[a.states[phrase].fail].phrase
}

func (a *automaton) ownersOf(phrase int32) []atom {
	s := &a.states[phrase]
	return a.owners[s.from:s.to]
}

// links is a table of the ways between states, but for those from the start: state and syllable together give the next
// state. It is open and at most half full.
type links struct {
	keys  []uint64
	to    []int32
	count int
	shift uint
}

// newLinks makes an empty table with room for some links.
func newLinks(count int) links {
	size := bits.Len(uint(2 * count))
	return links{make([]uint64, 1<<size), make([]int32, 1<<size), 0, uint(64 - size)}
}

func linkKey(state, syllable int32) uint64 { return uint64(state)<<32 | uint64(syllable) }

// slot is where a key stands, or where it would. No key is 0, because none leads from the start.
func (l *links) slot(key uint64) uint64 {
	const golden = 0x9E3779B97F4A7C15 // multiplicative hashing, Knuth 6.4
	i := key * golden >> l.shift
	for l.keys[i] != key && l.keys[i] != 0 {
		i = (i + 1) & uint64(len(l.keys)-1)
	}
	return i
}

func (l *links) get(state, syllable int32) int32 { return l.to[l.slot(linkKey(state, syllable))] }

func (l *links) set(state, syllable, to int32) {
	if 2*l.count >= len(l.keys) {
		l.grow()
	}
	i := l.slot(linkKey(state, syllable))
	l.keys[i], l.to[i] = linkKey(state, syllable), to
	l.count++
}

func (l *links) grow() {
	old := *l
	n := 2 * len(old.keys)
	*l = links{make([]uint64, n), make([]int32, n), old.count, old.shift - 1}
	for i, key := range old.keys {
		if key != 0 {
			at := l.slot(key)
			l.keys[at], l.to[at] = key, old.to[i]
		}
	}
}

// trie collects phrases with the atoms that own them.
type trie struct {
	*automaton
	parent, by []int32 // by state: the state before it, and the syllable that leads on from there
	depth      []int32 // by state: syllables and marks
	owned      []owned
	last       phrase  // the phrase added before
	path       []int32 // its states
}

// owned says that an atom owns the phrase of a state.
type owned struct {
	state int32
	atom  atom
}

// newTrie makes an empty trie with room for some phrases.
func newTrie(phrases [][]phrase) *trie {
	count := 0
	for _, list := range phrases {
		count += len(list)
	}
	t := &trie{
		automaton: &automaton{syllables: map[string]int32{}, first: []int32{0}, states: make([]state, 0, count+1), next: newLinks(count + 1)},
		parent:    make([]int32, 0, count+1), by: make([]int32, 0, count+1), depth: make([]int32, 0, count+1), owned: make([]owned, 0, count),
	}
	t.grow(0, unknown, 0)
	return t
}

// grow adds the state behind another one, and does not link it yet.
func (t *trie) grow(parent, syllable, length int32) int32 {
	depth := int32(0)
	if len(t.states) > 0 {
		depth = t.depth[parent] + 1
	}
	t.states = append(t.states, state{length: length})
	t.parent, t.by, t.depth = append(t.parent, parent), append(t.by, syllable), append(t.depth, depth)
	return int32(len(t.states) - 1)
}

func (t *trie) intern(syllable string) int32 {
	id, ok := t.syllables[syllable]
	if !ok {
		id = unknown + 1 + int32(len(t.syllables))
		t.syllables[syllable] = id
		t.first = append(t.first, 0)
	}
	return id
}

func (t *trie) add(p phrase, owner atom) {
	same := 0 // the phrases of a set stand in order: most begin as the one before does
	for same < len(p) && same < len(t.last) && p[same] == t.last[same] {
		same++
	}
	at := int32(0)
	if t.path = t.path[:same]; same > 0 {
		at = t.path[same-1]
	}
	for _, s := range p[same:] {
		at = t.child(at, t.intern(s), weight(s))
		t.path = append(t.path, at)
	}
	t.last = p
	t.owned = append(t.owned, owned{at, owner})
}

func (t *trie) child(at, syllable, weight int32) int32 {
	if at == 0 {
		if t.first[syllable] == 0 {
			t.first[syllable] = t.grow(0, syllable, weight)
		}
		return t.first[syllable]
	}
	to := t.next.get(at, syllable)
	if to == 0 {
		to = t.grow(at, syllable, t.states[at].length+weight)
		t.next.set(at, syllable, to)
		t.states[at].children |= 1 << (syllable & 63)
	}
	return to
}

// weight is how many syllables a word of a phrase is: a mark is none.
func weight(word string) int32 {
	if word == mark {
		return 0
	}
	return 1
}

// finish links every state to its longest suffix, which is shallower: the states go in order of their depth.
func (t *trie) finish() *automaton {
	t.mark = t.syllables[mark]
	t.settleOwners()
	for _, at := range t.byDepth() {
		s := &t.states[at]
		if t.depth[at] > 1 {
			s.fail = t.step(t.states[t.parent[at]].fail, t.by[at])
		}
		s.phrase = at
		if s.from == s.to {
			s.phrase = t.states[s.fail].phrase
		}
	}
	return t.automaton
}

// byDepth gives all states but the start, the shallow ones first.
func (t *trie) byDepth() []int32 {
	next := make([]int32, slices.Max(t.depth)+2) // by depth: where the next state of that depth goes
	for _, d := range t.depth[1:] {
		next[d+1]++
	}
	for d := 1; d < len(next); d++ {
		next[d] += next[d-1]
	}
	out := make([]int32, len(t.depth)-1)
	for at, d := range t.depth[1:] {
		out[next[d]] = int32(at + 1)
		next[d]++
	}
	return out
}

// settleOwners sorts the owners by phrase, each once. They come in the order of atoms, so counting them is enough.
func (t *trie) settleOwners() {
	for _, o := range t.owned {
		t.states[o.state].to++
	}
	next := int32(0)
	for i := range t.states {
		s := &t.states[i]
		s.from, s.to, next = next, next, next+s.to
	}
	t.owners = make([]atom, len(t.owned))
	for _, o := range t.owned {
		s := &t.states[o.state]
		if s.to > s.from && t.owners[s.to-1] == o.atom {
			continue
		}
		t.owners[s.to] = o.atom
		s.to++
	}
}
