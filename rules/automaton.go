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
	ways      []way
	wordings  []wording // from 1 on
	owners    []atom    // of all phrases, phrase by phrase
	mark      int32     // the number of mark
}

// state stands for the syllables that lead to it from the start.
type state struct {
	children uint64 // for every syllable that leads on from here, the bit syllable&63
	ways     int32  // where the ways of these bits begin in automaton.ways, bit by bit
	fail     int32  // the state of the longest end (proper suffix) from which a syllable leads on; 0 for none
	wording  int32  // the longest phrase that the syllables end with; 0 for none
}

// way leads from a state by a syllable.
type way struct {
	syllable, to int32
	other        int32 // a way of the same state and bit; 0 for none
}

// wording is a phrase, as states end with it.
type wording struct {
	length   int32 // syllables
	shorter  int32 // the next shorter phrase that this one ends with; 0 for none
	from, to int32 // its owners in automaton.owners
}

// bit is the bit of a syllable in state.children.
func bit(syllable int32) uint64 { return 1 << (syllable & 63) }

// mayLead tells whether a syllable may lead on from what the state stands for, or from an end of it. Mostly none does.
func (s *state) mayLead(syllable int32) bool { return s.children&bit(syllable) != 0 || s.fail != 0 }

// step moves on by one syllable.
func (a *automaton) step(at, syllable int32) int32 {
	for at != 0 {
		s := &a.states[at]
		if to := a.child(s, syllable); to != 0 {
			return to
		}
		at = s.fail
	}
	return syllable
}

// child gives the state to which a syllable leads, or 0.
func (a *automaton) child(s *state, syllable int32) int32 {
	if s.children&bit(syllable) == 0 {
		return 0
	}
	w := &a.ways[a.wayOf(s, syllable)]
	for w.syllable != syllable {
		if w.other == 0 {
			return 0
		}
		w = &a.ways[w.other]
	}
	return w.to
}

// wayOf is where the first way of a syllable's bit stands.
func (a *automaton) wayOf(s *state, syllable int32) int32 {
	return s.ways + int32(bits.OnesCount64(s.children&(bit(syllable)-1)))
}

func (a *automaton) ownersOf(e *wording) []atom { return a.owners[e.from:e.to] }
