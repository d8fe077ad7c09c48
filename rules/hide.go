package rules

// hide gives the syllables of a stretch that a rule must not touch: pairs, the pack's masks, and the rule's own.
// It is nil when there is none.
func (r *reading) hide(c *compiledRule, number int32) bitset {
	s := &r.stretches[number]
	hidden := make(bitset, wordsFor(int(s.length)))
	if c.rule.oneSex != oneSexOff {
		r.hidePairs(hidden, s, r.sidesOf(c.pack).paired)
	}
	for _, m := range c.masks {
		r.mask(m, number, hidden)
	}
	if hidden.empty() {
		return nil
	}
	return hidden
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

// maskAt is a mask in a stretch.
type maskAt struct {
	mask   *compiledMask
	number int32
}

// mask adds what a mask covers in a stretch. Nearly every rule asks for the masks of its pack, so the answer is kept for
// the clause.
func (r *reading) mask(m *compiledMask, number int32, hidden bitset) {
	key := maskAt{m, number}
	covered, known := r.covered[key]
	if !known {
		covered = r.coverAll(m, number, len(hidden))
		r.covered[key] = covered
	}
	hidden.union(covered)
}

// coverAll gives the syllables that a mask covers; nil for none. What lifts the mask is asked last: most masks cover nothing.
func (r *reading) coverAll(m *compiledMask, number int32, words int) bitset {
	covered := make(bitset, words)
	for _, p := range m.patterns {
		r.cover(p, number, covered)
	}
	if covered.empty() || r.anyIn(m.none, number) {
		return nil
	}
	return covered
}

// cover adds the widest spans that a mask's pattern can take in the stretch, from each place where it can start.
func (r *reading) cover(p *program, number int32, hidden bitset) {
	if !r.possible(p.needs) {
		return
	}
	e := r.run(p, number, nil)
	ends := e.ends()
	if ends.empty() {
		return
	}
	starts := append(bitset(nil), e.starts(append(bitset(nil), ends...))...)
	for at := starts.firstFrom(0); at >= 0 && at < e.length(); at = starts.firstFrom(at + 1) {
		if end := e.endsFrom(at).last(); end > at {
			hidden.addRange(at, end)
		}
	}
}
