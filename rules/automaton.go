package rules

import (
	"maps"
	"slices"
)

// unknown is the number of every syllable that no phrase uses.
const unknown int32 = 0

// atom is what patterns are made of: a set or a phrase, of one pack. Atoms are numbered from 0.
type atom = int32

// output is a phrase that ends where the automaton stands.
type output struct {
	length int32 // syllables
	atoms  []atom
}

// automaton finds all phrases in one pass over numbered syllables (Aho and Corasick, 1975). State 0 is the start.
type automaton struct {
	syllables map[string]int32
	first     []int32          // from the start, by syllable: most steps begin here
	next      map[uint64]int32 // from any other state: state<<32 | syllable
	fail      []int32          // the state of the longest proper suffix
	outputs   [][]output       // by state, longest first
	mark      int32            // the number of mark
}

// step moves on by one syllable.
func (a *automaton) step(state, syllable int32) int32 {
	for state != 0 {
		if to, ok := a.next[uint64(state)<<32|uint64(syllable)]; ok {
			return to
		}
		state = a.fail[state]
	}
	return a.first[syllable]
}

// trie collects phrases with the atoms that own them.
type trie struct {
	syllables map[string]int32
	children  []map[int32]int32 // by state
	owners    [][]atom          // by state
	depth     []int32
}

func newTrie() *trie {
	t := &trie{syllables: map[string]int32{}}
	t.grow(0)
	return t
}

func (t *trie) grow(depth int32) int32 {
	t.children = append(t.children, nil) // most states are the end of a phrase and never have any
	t.owners = append(t.owners, nil)
	t.depth = append(t.depth, depth)
	return int32(len(t.children) - 1)
}

func (t *trie) link(state, syllable, to int32) {
	if t.children[state] == nil {
		t.children[state] = map[int32]int32{}
	}
	t.children[state][syllable] = to
}

func (t *trie) intern(syllable string) int32 {
	id, ok := t.syllables[syllable]
	if !ok {
		id = unknown + 1 + int32(len(t.syllables))
		t.syllables[syllable] = id
	}
	return id
}

func (t *trie) add(p phrase, owner atom) {
	state := int32(0)
	for _, s := range p {
		id := t.intern(s)
		to, ok := t.children[state][id]
		if !ok {
			to = t.grow(t.depth[state] + weight(s))
			t.link(state, id, to)
		}
		state = to
	}
	if !slices.Contains(t.owners[state], owner) {
		t.owners[state] = append(t.owners[state], owner)
	}
}

// weight is how many syllables a word of a phrase is: a mark is none.
func weight(word string) int32 {
	if word == mark {
		return 0
	}
	return 1
}

// automaton links every state to its longest suffix, state by state in order of length.
func (t *trie) automaton() *automaton {
	a := &automaton{
		syllables: t.syllables, first: make([]int32, len(t.syllables)+1), next: map[uint64]int32{},
		fail: make([]int32, len(t.children)), outputs: make([][]output, len(t.children)), mark: t.syllables[mark],
	}
	for syllable, to := range t.children[0] {
		a.first[syllable] = to
	}
	queue := slices.Sorted(maps.Values(t.children[0]))
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		a.outputs[state] = t.outputs(state, a)
		for _, syllable := range slices.Sorted(maps.Keys(t.children[state])) {
			to := t.children[state][syllable]
			a.fail[to] = a.step(a.fail[state], syllable)
			a.next[uint64(state)<<32|uint64(syllable)] = to
			queue = append(queue, to)
		}
	}
	return a
}

// outputs are the state's own phrase and those of its suffix, which is shallower and done.
func (t *trie) outputs(state int32, a *automaton) []output {
	if len(t.owners[state]) == 0 {
		return a.outputs[a.fail[state]]
	}
	own := output{t.depth[state], t.owners[state]}
	return append([]output{own}, a.outputs[a.fail[state]]...)
}
