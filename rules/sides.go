package rules

import (
	"slices"
	"sort"
)

// sides are the opposite terms that a clause names, for one pack.
type sides struct {
	ready  bool
	named  [][2][]span // by pair of opposites; places in the reading, in order of their starts
	paired bitset      // syllables of pairs such as "vợ, chồng"
}

// sidesOf finds the opposite terms of a clause once, when the first rule of the pack has matched.
func (r *reading) sidesOf(p *compiledPack) *sides {
	s := &r.sides[p.sides]
	if s.ready {
		return s
	}
	s.ready = true
	if s.named == nil {
		s.named = make([][2][]span, len(p.opposites))
	}
	s.paired = r.arena.bitset(wordsFor(len(r.syllables)))
	for i, pair := range p.opposites {
		a, b := r.hits[pair[0]], r.hits[pair[1]]
		s.named[i] = [2][]span{outside(s.named[i][0], a, b), outside(s.named[i][1], b, a)}
		r.pair(s.paired, s.named[i][0], s.named[i][1])
		r.pair(s.paired, s.named[i][1], s.named[i][0])
	}
	return s
}

// outside gives the terms that do not lie within a longer term of the other side, in order of their starts: "chồng"
// in "con gái đã lấy chồng" names no man. The slice is overwritten.
func outside(out, terms, others []span) []span {
	out = out[:0]
	for _, t := range terms {
		if !within(t, others) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b span) int { return int(a.start - b.start) })
	return out
}

// within tells whether a term lies within a longer one; those are in order of their ends.
func within(t span, others []span) bool {
	for i := sort.Search(len(others), func(i int) bool { return others[i].end >= t.end }); i < len(others); i++ {
		o := others[i]
		if o.contains(t) && o != t {
			return true
		}
		if o.end > t.end+maxTerm {
			break
		}
	}
	return false
}

// maxTerm is how many syllables a term has at most, for the search around one.
const maxTerm = 16

// pair marks every left term with the right term beside it.
func (r *reading) pair(paired bitset, left, right []span) {
	for _, a := range left {
		i := sort.Search(len(right), func(i int) bool { return right[i].start >= a.end })
		for ; i < len(right) && right[i].start <= a.end+maxJoint; i++ {
			if r.joined(a.end, right[i].start) {
				paired.addRange(int(a.start), int(right[i].end))
			}
		}
	}
}

// maxJoint is how many syllables the longest joint has.
const maxJoint = 2

// joints are the words that may stand between two terms of a pair; nothing or a mark does as well.
func joints() []phrase {
	return []phrase{
		{"và"}, {"hoặc"}, {"hay"}, {"lẫn"}, {"cùng"}, {"với"}, {"hay", "là"}, {"hoặc", "là"}, {"cùng", "với"}, {"cũng", "như"}, {"và", "cả"},
	}
}

// joined tells whether only a joint lies between two places of one unit.
func (r *reading) joined(from, to int32) bool {
	if r.unitEnd(from-1) <= to {
		return false
	}
	if to-from > maxJoint {
		return false
	}
	key := noJoint()
	for i := from; i < to; i++ {
		key[i-from] = r.syllables[i].id
	}
	return from == to || r.words.joints[key]
}

// noJoint is a joint without syllables. Nothing stands for "no syllable" but a number that no syllable has: unknown is
// every word that the packs do not use.
func noJoint() [maxJoint]int32 { return [maxJoint]int32{-1, -1} }

// unitEnd is where the unit that holds syllable i ends.
func (r *reading) unitEnd(i int32) int32 {
	k := sort.Search(len(r.units), func(k int) bool { return r.units[k].end > i })
	return r.units[k].end
}

// namesOpposite tells whether the clause names the opposite of a term that the elements touch, within the rule's scope.
func (r *reading) namesOpposite(c *compiledRule, found []element) bool {
	if c.rule.oneSex == oneSexPair || c.rule.oneSex == oneSexOff {
		return false
	}
	for _, pair := range r.sidesOf(c.pack).named {
		for side := range pair {
			for _, e := range found {
				if r.touches(e, pair[side]) && r.inScope(c.rule.oneSex, e, pair[1-side]) {
					return true
				}
			}
		}
	}
	return false
}

func (r *reading) touches(e element, terms []span) bool {
	at := r.global(e)
	return slices.ContainsFunc(terms, at.overlaps)
}

// inScope tells whether one of the terms stands in the element's sentence, or anywhere in the reading text.
func (r *reading) inScope(scope string, e element, terms []span) bool {
	if scope == oneSexClause {
		return slices.ContainsFunc(terms, func(t span) bool { return t.start >= r.leadFrom })
	}
	s := r.stretches[e.stretch]
	return slices.ContainsFunc(r.segments[s.from:s.to], func(g span) bool {
		return slices.ContainsFunc(terms, g.contains)
	})
}

// global turns an element's places in its stretch into places of the reading. Elements never cross a segment.
func (r *reading) global(e element) span {
	s := r.stretches[e.stretch]
	at := int32(0)
	for _, g := range r.segments[s.from:s.to] {
		if n := g.end - g.start; e.start < at+n {
			return span{e.start - at + g.start, e.end - at + g.start}
		}
		at += g.end - g.start
	}
	return span{}
}
