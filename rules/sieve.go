package rules

import (
	"cmp"
	"math/bits"
	"slices"
)

// need is a group of atoms of which a condition needs one, behind the needs that were asked before it. The conditions of
// all packs share the beginnings of their needs, so that a group is asked for once, and not by every condition.
type need struct {
	group      group
	then       []*need
	conditions []int32 // those that need nothing more
}

func (n *need) child(g group) *need {
	for _, k := range n.then {
		if k.group == g {
			return k
		}
	}
	k := &need{group: g}
	n.then = append(n.then, k)
	return k
}

// needs is the forest of all needs, laid out in a row for the machine's sake.
type needs struct {
	nodes      []needNode
	conditions []int32
	roots      []int32 // by group: the tree that needs it first, or -1
	always     []int32 // conditions that need nothing
	count      int     // of conditions
}

// needNode is a need, with what it leads to as ranges of the forest's nodes and conditions.
type needNode struct {
	group            group
	then, conditions span
}

// newNeeds sorts conditions, by number, by what they need, the rarest first.
func newNeeds(atoms *atomTable, conditions [][]group) *needs {
	forest := &need{}
	for number, groups := range conditions {
		at := forest
		for _, g := range atoms.rarestFirst(groups) {
			at = at.child(g)
		}
		at.conditions = append(at.conditions, int32(number))
	}
	n := &needs{roots: slices.Repeat([]int32{-1}, len(atoms.groups)), always: forest.conditions, count: len(conditions)}
	n.layOut(forest.then)
	for i, root := range n.nodes[:len(forest.then)] {
		n.roots[root.group] = int32(i)
	}
	return n
}

// layOut adds needs side by side, and what they lead to behind them.
func (n *needs) layOut(list []*need) span {
	start := len(n.nodes)
	n.nodes = append(n.nodes, make([]needNode, len(list))...)
	for i, k := range list {
		from := len(n.conditions)
		n.conditions = append(n.conditions, k.conditions...)
		node := needNode{group: k.group, conditions: span{int32(from), int32(len(n.conditions))}}
		node.then = n.layOut(k.then)
		n.nodes[start+i] = node
	}
	return span{int32(start), int32(start + len(list))}
}

// rarestFirst orders groups by how few clauses will hold one of their atoms, each group once.
func (a *atomTable) rarestFirst(groups []group) []group {
	out := slices.Clone(groups)
	slices.SortFunc(out, func(x, y group) int {
		return cmp.Or(a.frequency(a.groups[x])-a.frequency(a.groups[y]), slices.Compare(a.groups[x], a.groups[y]))
	})
	return slices.Compact(out)
}

// rarest picks the list of atoms of which fewest clauses will hold one.
func (a *atomTable) rarest(lists [][]atom) []atom {
	return slices.MinFunc(lists, func(x, y []atom) int { return a.frequency(x) - a.frequency(y) })
}

func (a *atomTable) frequency(list []atom) int {
	sum := 0
	for _, id := range list {
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
	seen                     []uint32 // by atom: it stands in a lead-in or in the clause
	held                     []uint32 // by group: one of its atoms does
	groups                   []group  // those
	chosen                   []int32  // conditions of rules, in order
	conditions, facts, masks asking
}

// asking is a forest of needs, and what it chose for a clause.
type asking struct {
	needs  *needs
	clause uint32
	taken  bitset  // by condition; empty between two clauses
	chosen []int32 // in order
}

func newSieve(m *Matcher) sieve {
	return sieve{
		seen: make([]uint32, len(m.atoms.phrases)), held: make([]uint32, len(m.atoms.groups)),
		conditions: newAsking(m.needs), facts: newAsking(m.factNeeds), masks: newAsking(m.maskNeeds),
	}
}

func newAsking(n *needs) asking { return asking{needs: n, taken: make(bitset, wordsFor(n.count))} }

// next turns to another clause.
func (s *sieve) next() {
	s.clause++
	if s.clause == 0 { // after 4 billion clauses the numbers begin again
		clear(s.seen)
		clear(s.held)
		s.conditions.clause, s.facts.clause, s.masks.clause = 0, 0, 0
		s.clause = 1
	}
	s.groups = s.groups[:0]
}

// sift chooses the conditions whose needs stand in a lead-in or in the clause, and tells whether there are any.
func (r *reading) sift() bool {
	r.next()
	r.sight()
	r.chosen = r.choose(&r.conditions)
	return len(r.chosen) > 0
}

// sight notes which atoms stand below the headings, and to which groups they belong.
func (r *reading) sight() {
	a := r.words.automaton
	for i := len(r.events) - 1; i >= 0 && r.events[i].end > r.leadFrom; i-- {
		for phrase := r.events[i].phrase; phrase != 0; phrase = a.shorter(phrase) {
			for _, owner := range a.ownersOf(phrase) {
				if r.seen[owner] != r.clause {
					r.seen[owner] = r.clause
					r.hold(r.m.atoms.groupsOf[owner])
				}
			}
		}
	}
}

func (s *sieve) hold(groups []group) {
	for _, g := range groups {
		if s.held[g] != s.clause {
			s.held[g] = s.clause
			s.groups = append(s.groups, g)
		}
	}
}

// choose gives, once a clause, what has all that it needs in the clause or in a lead-in.
func (s *sieve) choose(k *asking) []int32 {
	if k.clause == s.clause {
		return k.chosen
	}
	k.clause = s.clause
	k.take(k.needs.always)
	for _, g := range s.groups {
		if root := k.needs.roots[g]; root >= 0 {
			s.follow(k, root)
		}
	}
	k.chosen = k.taken.drain(k.chosen[:0])
	return k.chosen
}

// follow takes what a need that is there was the last of, and asks for what the others need more.
func (s *sieve) follow(k *asking, number int32) {
	n := &k.needs.nodes[number]
	k.take(k.needs.conditions[n.conditions.start:n.conditions.end])
	for child := n.then.start; child < n.then.end; child++ {
		if s.held[k.needs.nodes[child].group] == s.clause {
			s.follow(k, child)
		}
	}
}

func (k *asking) take(conditions []int32) {
	for _, number := range conditions {
		k.taken.add(int(number))
	}
}

// drain moves the members to a list, in order.
func (b bitset) drain(to []int32) []int32 {
	for k, word := range b {
		for ; word != 0; word &= word - 1 {
			to = append(to, int32(k<<6+bits.TrailingZeros64(word)))
		}
		b[k] = 0
	}
	return to
}
