package rules

// trie collects phrases with the atoms that own them, and makes an automaton of them when all syllables have numbers.
type trie struct {
	*automaton
	words   []int32 // of all phrases, one phrase after the other
	entries []entry
	last    phrase // the phrase added before

	nodes []trieNode // by state
}

// entry says that an atom owns a phrase.
type entry struct {
	words   span // in trie.words
	atom    atom
	wording int32 // of the phrase
}

// trieNode is what a state is while the automaton is made.
type trieNode struct {
	parent, by int32 // the state before it, and the syllable that leads on from there
	depth      int32 // syllables and marks
	wording    int32 // the phrase that it stands for; 0 for none
}

// newTrie makes an empty trie with room for some phrases.
func newTrie(phrases [][]phrase) *trie {
	count, words := 0, 0
	for _, list := range phrases {
		count, words = count+len(list), words+countWords(list)
	}
	return &trie{automaton: &automaton{syllables: map[string]int32{}}, words: make([]int32, 0, words), entries: make([]entry, 0, count)}
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
	before, from := len(t.words)-len(t.last), len(t.words)
	same := 0 // the phrases of a set stand in order: most begin as the one before does
	for same < len(p) && same < len(t.last) && p[same] == t.last[same] {
		same++
	}
	t.words = append(t.words, t.words[before:before+same]...)
	for _, s := range p[same:] {
		t.words = append(t.words, t.intern(s))
	}
	t.last = p
	t.entries = append(t.entries, entry{words: span{int32(from), int32(len(t.words))}, atom: owner})
}

// finish makes the states and links each to its longest end, which is shallower: the states go in order of their depth.
func (t *trie) finish() *automaton {
	t.mark = t.syllables[mark]
	t.grow()
	t.noteChildren()
	t.settleOwners()
	for _, at := range t.byDepth() {
		t.settle(at)
	}
	return t.automaton
}

// grow makes a state for every beginning of a phrase, and for every syllable.
func (t *trie) grow() {
	t.nodes = make([]trieNode, len(t.syllables)+1, len(t.syllables)+1+len(t.entries))
	for syllable := range t.nodes[1:] {
		t.nodes[syllable+1] = trieNode{by: int32(syllable + 1), depth: 1}
	}
	t.next, t.wordings = newLinks(len(t.entries)+1), make([]wording, 1, len(t.entries)+1)
	for i := range t.entries {
		e := &t.entries[i]
		at, length := int32(0), int32(0)
		for _, syllable := range t.words[e.words.start:e.words.end] {
			at = t.child(at, syllable)
			if syllable != t.mark {
				length++
			}
		}
		n := &t.nodes[at]
		if n.wording == 0 {
			n.wording = int32(len(t.wordings))
			t.wordings = append(t.wordings, wording{length: length})
		}
		e.wording = n.wording
	}
	t.states = make([]state, len(t.nodes))
}

// child gives the state behind another one.
func (t *trie) child(at, syllable int32) int32 {
	if at == 0 {
		return syllable
	}
	to := t.next.get(at, syllable)
	if to == 0 {
		to = int32(len(t.nodes))
		t.nodes = append(t.nodes, trieNode{parent: at, by: syllable, depth: t.nodes[at].depth + 1})
		t.next.set(at, syllable, to)
	}
	return to
}

// noteChildren notes at every state by what it leads on.
func (t *trie) noteChildren() {
	for _, n := range t.nodes {
		if n.parent != 0 {
			t.states[n.parent].children |= 1 << (n.by & 63)
		}
	}
}

// settle joins to a state what is known of its longest end, which is settled.
func (t *trie) settle(at int32) {
	s, n, end := &t.states[at], &t.nodes[at], int32(0)
	if n.depth > 1 {
		end = t.step(t.states[n.parent].fail, n.by)
	}
	if s.wording = n.wording; s.wording == 0 {
		s.wording = t.states[end].wording
	} else {
		t.wordings[s.wording].shorter = t.states[end].wording
	}
	if more := t.states[end].children; more != 0 {
		s.children |= more
		s.fail = end
	}
}

// byDepth gives all states but the start, the shallow ones first.
func (t *trie) byDepth() []int32 {
	var next []int32 // by depth: where the next state of that depth goes
	for _, n := range t.nodes[1:] {
		for int(n.depth)+1 >= len(next) {
			next = append(next, 0)
		}
		next[n.depth+1]++
	}
	for d := 1; d < len(next); d++ {
		next[d] += next[d-1]
	}
	out := make([]int32, len(t.nodes)-1)
	for i, n := range t.nodes[1:] {
		out[next[n.depth]] = int32(i + 1)
		next[n.depth]++
	}
	return out
}

// settleOwners sorts the owners by phrase, each once. They come in the order of atoms, so counting them is enough.
func (t *trie) settleOwners() {
	for _, e := range t.entries {
		t.wordings[e.wording].to++
	}
	next := int32(0)
	for i := range t.wordings {
		e := &t.wordings[i]
		e.from, e.to, next = next, next, next+e.to
	}
	t.owners = make([]atom, len(t.entries))
	for _, e := range t.entries {
		k := &t.wordings[e.wording]
		if k.to > k.from && t.owners[k.to-1] == e.atom {
			continue
		}
		t.owners[k.to] = e.atom
		k.to++
	}
}
