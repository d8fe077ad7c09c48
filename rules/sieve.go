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

// needs is the forest of all needs, laid out in a row for the machine's sake. Each tree waits on the atoms of its root.
type needs struct {
	nodes      []needNode
	conditions []int32
	waiting    lists   // by atom: roots
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
	n := &needs{always: forest.conditions, count: len(conditions)}
	n.layOut(forest.then)
	waiting := make([][]int32, len(atoms.phrases))
	for i, root := range n.nodes[:len(forest.then)] {
		for _, a := range atoms.groups[root.group] {
			waiting[a] = append(waiting[a], int32(i))
		}
	}
	n.waiting = newLists(waiting)
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

// commonness guesses how often one of some phrases turns up: a syllable more makes a phrase many times rarer.
func commonness(phrases []phrase) int {
	sum := 0
	for _, p := range phrases {
		sum += 1 << (6 * max(0, 3-len(p)))
	}
	return sum
}

// lists are lists of numbers, one after the other in a row.
type lists struct{ numbers, starts []int32 }

func newLists(all [][]int32) lists {
	l := lists{starts: make([]int32, 1, len(all)+1)}
	for _, list := range all {
		l.numbers = append(l.numbers, list...)
		l.starts = append(l.starts, int32(len(l.numbers)))
	}
	return l
}

func (l *lists) list(i int32) []int32 { return l.numbers[l.starts[i]:l.starts[i+1]] }

// sieve finds what a clause may meet, by the atoms that it holds. A number of the present clause stands in a list where
// something is true of it, so that nothing need be cleared.
type sieve struct {
	clause                   uint32
	groups                   lists
	seen                     []uint32 // by atom: it stands in a lead-in or in the clause
	atoms                    []atom   // those
	held                     []uint32 // by group: see answer
	chosen                   []int32  // conditions of rules, in order
	conditions, facts, masks asking
}

// lastClause is the greatest number of a clause, for a bit is needed beside it. A reading is made anew then.
const lastClause = 1<<31 - 1

// answer is the number of a clause, and a yes or no.
func answer(clause uint32, yes bool) uint32 {
	if yes {
		return clause<<1 | 1
	}
	return clause << 1
}

// asking is a forest of needs, and what it chose for a clause.
type asking struct {
	needs  *needs
	clause uint32
	asked  []uint32 // by root of a tree of needs
	taken  sparse   // conditions; empty between two clauses
	chosen []int32  // in order
}

func newSieve(m *Matcher) sieve {
	return sieve{
		groups: m.groups, seen: make([]uint32, len(m.atoms.phrases)), held: make([]uint32, len(m.atoms.groups)),
		conditions: newAsking(m.needs), facts: newAsking(m.factNeeds), masks: newAsking(m.maskNeeds),
	}
}

func newAsking(n *needs) asking {
	return asking{needs: n, asked: make([]uint32, len(n.nodes)), taken: newSparse(n.count)}
}

// sift chooses the conditions whose needs stand in a lead-in or in the clause, and tells whether there are any.
func (r *reading) sift() bool {
	r.clause++
	r.sight()
	r.chosen = r.choose(&r.conditions)
	return len(r.chosen) > 0
}

// sight notes which atoms stand below the headings.
func (r *reading) sight() {
	r.atoms = r.atoms[:0]
	a := r.words.automaton
	for i := len(r.events) - 1; i >= 0 && r.events[i].end > r.leadFrom; i-- {
		for k := r.events[i].phrase; k != 0; k = a.wordings[k].shorter {
			for _, owner := range a.ownersOf(&a.wordings[k]) {
				if r.seen[owner] != r.clause {
					r.seen[owner] = r.clause
					r.atoms = append(r.atoms, owner)
				}
			}
		}
	}
}

// holds tells, once a clause, whether one of a group's atoms stands below the headings.
func (s *sieve) holds(g group) bool {
	known := &s.held[g]
	if *known>>1 != s.clause {
		*known = answer(s.clause, slices.ContainsFunc(s.groups.list(g), func(a atom) bool { return s.seen[a] == s.clause }))
	}
	return *known&1 != 0
}

// choose gives, once a clause, what has all that it needs in the clause or in a lead-in.
func (s *sieve) choose(k *asking) []int32 {
	if k.clause == s.clause || k.needs.count == 0 {
		return k.chosen
	}
	k.clause = s.clause
	k.take(k.needs.always)
	for _, a := range s.atoms {
		for _, root := range k.needs.waiting.list(a) {
			if k.asked[root] != s.clause {
				k.asked[root] = s.clause
				s.follow(k, root)
			}
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
		if s.holds(k.needs.nodes[child].group) {
			s.follow(k, child)
		}
	}
}

func (k *asking) take(conditions []int32) {
	for _, number := range conditions {
		k.taken.add(int(number))
	}
}

// sparse is a set of numbers of which few are in it at a time.
type sparse struct{ words, used bitset } // used: words that are not 0

func newSparse(count int) sparse {
	words := wordsFor(count)
	return sparse{make(bitset, words), make(bitset, wordsFor(words))}
}

func (s *sparse) add(i int) {
	s.words.add(i)
	s.used.add(i >> 6)
}

// drain moves the members to a list, in order.
func (s *sparse) drain(to []int32) []int32 {
	for i, used := range s.used {
		for ; used != 0; used &= used - 1 {
			k := i<<6 + bits.TrailingZeros64(used)
			for word := s.words[k]; word != 0; word &= word - 1 {
				to = append(to, int32(k<<6+bits.TrailingZeros64(word)))
			}
			s.words[k] = 0
		}
		s.used[i] = 0
	}
	return to
}
