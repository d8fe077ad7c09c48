package rules

import "slices"

// readSets adds the sets of the clause, and each set with those near after it.
func (s *signs) readSets(r *reading, b *compiledBalance) {
	s.sets = s.sets[:0]
	for _, k := range b.sets {
		for _, h := range r.hits[k.atom] {
			if h.start >= r.leadFrom {
				s.sets = append(s.sets, piece{k.token, h.start, h.end})
			}
		}
		if len(r.hits[k.atom]) > 0 {
			s.add(shapeSet, k.token, tokenNone, tokenNone)
		}
	}
	for _, t := range s.tokens {
		if t.is == tokenWoman || t.is == tokenMan {
			s.sets = append(s.sets, t)
		}
	}
	slices.SortFunc(s.sets, func(a, b piece) int { return int(a.start - b.start) })
	for i, a := range s.sets {
		unit := r.unitEnd(a.start)
		for k := i + 1; k < len(s.sets) && s.sets[k].start <= a.end+nearSets && s.sets[k].start < unit; k++ {
			s.twoSets(a, s.sets[k])
		}
	}
	s.underLeads(r)
}

// underLeads adds each set of the lead-ins with the sets of the clause's own text, and with the token that begins it: a
// lead says much about its items that the items do not say.
func (s *signs) underLeads(r *reading) {
	first := s.at(s.ownOpens(r) + 1)
	for _, lead := range s.sets {
		if lead.start >= r.ownFrom {
			return
		}
		s.add(shapeUnder, person(lead.is), tokenOpen, person(first))
		for _, own := range s.sets {
			if own.start >= r.ownFrom {
				s.add(shapeUnder, person(lead.is), person(own.is), tokenNone)
			}
		}
	}
}

func (s *signs) twoSets(a, b piece) {
	if b.start < a.end {
		return
	}
	s.add(shapeSets, a.is, b.is, tokenNone)
	if pa, pb := person(a.is), person(b.is); pa != a.is || pb != b.is {
		s.add(shapeSets, pa, pb, tokenNone)
	}
}
