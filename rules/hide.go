package rules

import "slices"

// hide gives the syllables of a stretch that a rule must not touch: pairs, the pack's masks, and the rule's own.
// It is nil when there is none.
func (r *reading) hide(c *compiledRule, number int32) bitset {
	hidden := r.hiddenBy(c.hiding, number)
	if len(c.unless.patterns) > 0 {
		own := r.arena.bitset(len(hidden))
		own.union(hidden)
		r.cover(&c.unless, number, own)
		hidden = own
	}
	if hidden.empty() {
		return nil
	}
	return hidden
}

// hiding is what rules hide that have no exception of their own. Most rules of a pack have it in common.
type hiding struct {
	pairs *compiledPack // whose pairs are hidden; nil for none
	masks []int         // in the matcher
}

// hiddenBy gives what a hiding hides in a stretch. Nearly every rule asks for it, so the answer is kept for the clause.
func (r *reading) hiddenBy(hiding int32, number int32) bitset {
	count := len(r.m.hidings)
	if len(r.hidden) == 0 {
		r.hidden = append(r.hidden, make([]bitset, count*len(r.stretches))...)
	}
	known := &r.hidden[int(number)*count+int(hiding)]
	if *known == nil {
		s := &r.stretches[number]
		hidden := r.arena.bitset(wordsFor(int(s.length)))
		h := r.m.hidings[hiding]
		if h.pairs != nil {
			r.hidePairs(hidden, s, r.sidesOf(h.pairs).paired)
		}
		open := r.openMasks()
		for _, m := range h.masks {
			if open[m] {
				hidden.union(r.coveredBy(m, number))
			}
		}
		*known = hidden
	}
	return *known
}

func (r *reading) hidePairs(hidden bitset, s *stretch, paired bitset) {
	if paired.empty() {
		return
	}
	at := 0
	for _, g := range r.segments[s.from:s.to] {
		for i := g.start; i < g.end; i++ {
			if paired.has(int(i)) {
				hidden.add(at)
			}
			at++
		}
	}
}

// openMasks tells, by mask, whether it may cover something in the clause.
func (r *reading) openMasks() []bool {
	if !r.masksAsked {
		r.masksAsked = true
		r.open = slices.Grow(r.open[:0], len(r.m.masks))[:len(r.m.masks)]
		clear(r.open)
		for _, pattern := range r.choose(&r.masks) {
			r.open[r.m.maskOf[pattern]] = true
		}
	}
	return r.open
}

// coveredBy gives what a mask of a pack covers in a stretch. Nearly every rule asks for it, so the answer is kept for the
// clause.
func (r *reading) coveredBy(mask int, number int32) bitset {
	masks := len(r.m.masks)
	if len(r.covered) == 0 {
		r.covered = append(r.covered, make([]bitset, masks*len(r.stretches))...)
	}
	known := &r.covered[int(number)*masks+mask]
	if *known == nil {
		covered := r.arena.bitset(wordsFor(int(r.stretches[number].length)))
		r.cover(r.m.masks[mask], number, covered)
		*known = covered
	}
	return *known
}

// cover adds the widest spans that a mask's patterns can take in the stretch. What lifts the mask is asked last: most masks
// cover nothing.
func (r *reading) cover(m *compiledMask, number int32, hidden bitset) {
	lifted := notAsked
	for _, p := range m.patterns {
		if r.comes(p, number) == nowhere {
			continue
		}
		if lifted == notAsked {
			if lifted = fails; r.anyIn(m.none, number) {
				return
			}
		}
		e := r.run(p, number, nil)
		e.coverFrom(e.ends(), hidden)
	}
}

// coverFrom adds the widest span from each place where the pattern can start on its way to one of the ends.
func (e *run) coverFrom(ends, hidden bitset) {
	starts := e.r.arena.bitset(e.words)
	starts.union(e.starts(ends))
	last := ends.last()
	for at, end := starts.firstFrom(0), 0; at >= 0 && at < last && end < last; at = starts.firstFrom(at + 1) {
		if end = e.endsFrom(at).last(); end > at {
			hidden.addRange(at, end)
		}
	}
}
