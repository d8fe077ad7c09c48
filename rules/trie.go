package rules

import "math/bits"

// trie collects phrases with the atoms that own them, and makes an automaton of them when all syllables have numbers.
type trie struct {
	*automaton
	words   []int32 // of all phrases, one phrase after the other
	entries []entry
	last    phrase // the phrase added before

	nodes []trieNode // by state
	next  links
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
	t.layWays()
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

// layWays lays out by which syllables every state leads on.
func (t *trie) layWays() {
	for _, n := range t.nodes {
		if n.parent != 0 {
			t.states[n.parent].children |= bit(n.by)
		}
	}
	first := int32(0)
	for i := range t.states {
		s := &t.states[i]
		s.ways = first
		first += int32(bits.OnesCount64(s.children))
	}
	t.ways = make([]way, first, len(t.nodes))
	for at, n := range t.nodes {
		if n.parent == 0 {
			continue
		}
		w := &t.ways[t.wayOf(&t.states[n.parent], n.by)]
		if w.to != 0 {
			t.ways = append(t.ways, *w)
			w.other = int32(len(t.ways) - 1)
		}
		w.syllable, w.to = n.by, int32(at)
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
	if s.fail = end; t.states[end].children == 0 {
		s.fail = t.states[end].fail
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

// links is a table of the ways between states, but for those from the start, while more are found: state and syllable together
// give the next state. It is open and at most half full.
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
