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
}

// needNode is a need as ranges of the forest's atoms, nodes and conditions.
type needNode struct{ group, then, conditions span }

// newNeeds sorts the conditions by what they need, the rarest first.
func newNeeds(atoms *atomTable, conditions []*compiledCondition) *needs {
	forest := &need{}
	for number, k := range conditions {
		at := forest
		for _, group := range atoms.rarestFirst(k.needs) {
			at = at.child(group)
		}
		at.conditions = append(at.conditions, int32(number))
	}
	n := &needs{waiting: make([][]int32, len(atoms.phrases))}
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

// sieve finds the conditions that a clause may meet, by the atoms that it holds. A number of the present clause stands in
// a list where something is true of it, so that nothing need be cleared.
type sieve struct {
	clause  uint32
	present []uint32 // by atom: it stands in a lead-in or in the clause
	asked   []uint32 // by root of a tree of needs
	atoms   []atom   // those that are present
	chosen  []int32  // conditions, in order
}

func newSieve(m *Matcher) sieve {
	return sieve{present: make([]uint32, len(m.atoms.phrases)), asked: make([]uint32, len(m.needs.nodes))}
}

// next turns to another clause.
func (s *sieve) next() {
	s.clause++
	if s.clause == 0 { // after 4 billion clauses the numbers begin again
		clear(s.present)
		clear(s.asked)
		s.clause = 1
	}
	s.atoms, s.chosen = s.atoms[:0], s.chosen[:0]
}

// sift chooses the conditions whose needs stand in a lead-in or in the clause, and tells whether there are any.
func (r *reading) sift() bool {
	r.next()
	r.sight()
	for _, a := range r.atoms {
		for _, root := range r.m.needs.waiting[a] {
			if r.asked[root] != r.clause {
				r.asked[root] = r.clause
				r.choose(root)
			}
		}
	}
	slices.Sort(r.chosen)
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

// choose takes the conditions of a need that is there, and asks for what the others need more.
func (r *reading) choose(number int32) {
	all := r.m.needs
	n := &all.nodes[number]
	r.chosen = append(r.chosen, all.conditions[n.conditions.start:n.conditions.end]...)
	for k := n.then.start; k < n.then.end; k++ {
		group := all.nodes[k].group
		for _, a := range all.atoms[group.start:group.end] {
			if r.present[a] == r.clause {
				r.choose(k)
				break
			}
		}
	}
}
