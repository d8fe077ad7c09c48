package rules

import (
	"cmp"
	"slices"
)

// need is a group of atoms of which a condition needs one, behind the needs that were asked before it. The conditions of
// all packs share the beginnings of their needs, so that a group is asked for once, and not by every condition.
type need struct {
	group      []atom
	then       []*need
	conditions []int32 // those that need nothing more
}

func (n *need) child(group []atom) *need {
	for _, k := range n.then {
		if slices.Equal(k.group, group) {
			return k
		}
	}
	k := &need{group: group}
	n.then = append(n.then, k)
	return k
}

// needs is the forest of all needs, laid out in a row for the machine's sake. Each tree waits on the atoms of its root.
type needs struct {
	nodes      []needNode
	atoms      []atom
	conditions []int32
	waiting    [][]int32 // by atom: roots
	always     []int32   // conditions that need nothing
}

// needNode is a need as ranges of the forest's atoms, nodes and conditions.
type needNode struct{ group, then, conditions span }

// newNeeds sorts conditions, by number, by what they need, the rarest first.
func newNeeds(atoms *atomTable, conditions [][][]atom) *needs {
	forest := &need{}
	for number, groups := range conditions {
		at := forest
		for _, group := range atoms.rarestFirst(groups) {
			at = at.child(group)
		}
		at.conditions = append(at.conditions, int32(number))
	}
	n := &needs{waiting: make([][]int32, len(atoms.phrases)), always: forest.conditions}
	n.layOut(forest.then)
	for i, root := range n.nodes[:len(forest.then)] {
		for _, a := range n.atoms[root.group.start:root.group.end] {
			n.waiting[a] = append(n.waiting[a], int32(i))
		}
	}
	return n
}

// layOut adds needs side by side, and what they lead to behind them.
func (n *needs) layOut(list []*need) span {
	start := len(n.nodes)
	n.nodes = append(n.nodes, make([]needNode, len(list))...)
	for i, k := range list {
		node := needNode{group: appended(&n.atoms, k.group), conditions: appended(&n.conditions, k.conditions)}
		node.then = n.layOut(k.then)
		n.nodes[start+i] = node
	}
	return span{int32(start), int32(start + len(list))}
}

func appended(to *[]int32, list []int32) span {
	start := len(*to)
	*to = append(*to, list...)
	return span{int32(start), int32(len(*to))}
}

// rarestFirst orders groups by how few clauses will hold one of their atoms, each group once.
func (a *atomTable) rarestFirst(groups [][]atom) [][]atom {
	out := slices.Clone(groups)
	slices.SortFunc(out, func(x, y []atom) int {
		return cmp.Or(a.frequency(x)-a.frequency(y), slices.Compare(x, y))
	})
	return slices.CompactFunc(out, slices.Equal)
}

// rarest picks the group that fewest clauses will hold.
func (a *atomTable) rarest(groups [][]atom) []atom {
	return slices.MinFunc(groups, func(x, y []atom) int { return a.frequency(x) - a.frequency(y) })
}

func (a *atomTable) frequency(group []atom) int {
	sum := 0
	for _, id := range group {
		sum += a.common[id]
	}
	return sum
}

// commonness guesses how often one of some phrases turns up: a lone syllable is common, a phrase of three is not.
func commonness(phrases []phrase) int {
	sum := 0
	for _, p := range phrases {
		sum += 64 >> (2 * min(3, len(p)-1))
	}
	return sum
}

// sieve finds what a clause may meet, by the atoms that it holds. A number of the present clause stands in a list where
// something is true of it, so that nothing need be cleared.
type sieve struct {
	clause                   uint32
	present                  []uint32 // by atom: it stands in a lead-in or in the clause
	atoms                    []atom   // those that are present
	chosen                   []int32  // conditions of rules, in order
	conditions, facts, masks asking
}

// asking is a forest of needs, and what it chose for a clause.
type asking struct {
	needs  *needs
	clause uint32
	asked  []uint32 // by root of a tree of needs
	chosen []int32  // in order
}

func newSieve(m *Matcher) sieve {
	return sieve{present: make([]uint32, len(m.atoms.phrases)), conditions: newAsking(m.needs), facts: newAsking(m.factNeeds), masks: newAsking(m.maskNeeds)}
}

func newAsking(n *needs) asking { return asking{needs: n, asked: make([]uint32, len(n.nodes))} }

// next turns to another clause.
func (s *sieve) next() {
	s.clause++
	if s.clause == 0 { // after 4 billion clauses the numbers begin again
		clear(s.present)
		for _, k := range []*asking{&s.conditions, &s.facts, &s.masks} {
			clear(k.asked)
			k.clause = 0
		}
		s.clause = 1
	}
	s.atoms = s.atoms[:0]
}

// sift chooses the conditions whose needs stand in a lead-in or in the clause, and tells whether there are any.
func (r *reading) sift() bool {
	r.next()
	r.sight()
	r.chosen = r.choose(&r.conditions)
	return len(r.chosen) > 0
}

// sight notes which atoms stand below the headings.
func (r *reading) sight() {
	a := r.words.automaton
	for i := len(r.events) - 1; i >= 0 && r.events[i].end > r.leadFrom; i-- {
		for phrase := r.events[i].phrase; phrase != 0; phrase = a.shorter(phrase) {
			for _, owner := range a.ownersOf(phrase) {
				if r.present[owner] != r.clause {
					r.present[owner] = r.clause
					r.atoms = append(r.atoms, owner)
				}
			}
		}
	}
}

// choose gives, once a clause, what has all that it needs in the clause or in a lead-in.
func (s *sieve) choose(k *asking) []int32 {
	if k.clause == s.clause {
		return k.chosen
	}
	k.clause, k.chosen = s.clause, append(k.chosen[:0], k.needs.always...)
	for _, a := range s.atoms {
		for _, root := range k.needs.waiting[a] {
			if k.asked[root] != s.clause {
				k.asked[root] = s.clause
				k.take(s, root)
			}
		}
	}
	slices.Sort(k.chosen)
	return k.chosen
}

// take takes what a need that is there was the last of, and asks for what the others need more.
func (k *asking) take(s *sieve, number int32) {
	n := &k.needs.nodes[number]
	k.chosen = append(k.chosen, k.needs.conditions[n.conditions.start:n.conditions.end]...)
	for child := n.then.start; child < n.then.end; child++ {
		group := k.needs.nodes[child].group
		for _, a := range k.needs.atoms[group.start:group.end] {
			if s.present[a] == s.clause {
				k.take(s, child)
				break
			}
		}
	}
}
