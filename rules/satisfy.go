package rules

// This file tries one condition on a clause.

func (r *reading) satisfy(c *compiledRule, k *compiledCondition) (span, bool) {
	if k.clause {
		return r.satisfyClause(c, k)
	}
	for i := range r.stretches {
		if r.stretches[i].place != inOwn {
			continue
		}
		if at, ok := r.satisfySentence(c, k, int32(i)); ok {
			return at, true
		}
	}
	return span{}, false
}

// satisfySentence looks for all parts in one stretch. The first look ignores what is hidden: hiding takes matches away
// and never adds one, and nearly every look ends there.
func (r *reading) satisfySentence(c *compiledRule, k *compiledCondition, number int32) (span, bool) {
	if !r.mayHold(k.all, number) || r.anyIn(k.none, number) || !r.allIn(k.all, number, r.hide(c, number)) {
		return span{}, false
	}
	return r.conclude(c, k)
}

// conclude asks what stands above the elements found, and who else is named.
func (r *reading) conclude(c *compiledRule, k *compiledCondition) (span, bool) {
	for _, e := range r.elements {
		if !r.allowedBy(c, r.stretches[e.stretch].lead) {
			return span{}, false
		}
	}
	if k.differ && !r.differ(r.elements) || r.namesOpposite(c, r.elements) {
		return span{}, false
	}
	return r.ownSpan()
}

// mayHold is allIn without a trace, before anything is hidden.
func (r *reading) mayHold(programs []*program, number int32) bool {
	touches := false
	for _, p := range programs {
		at := r.comes(p, number)
		if at == nowhere {
			return false
		}
		touches = touches || at == toUnit
	}
	return touches
}

// allIn collects the elements of a match of every program in the stretch; one of them must touch the unit itself.
func (r *reading) allIn(programs []*program, number int32, hidden bitset) bool {
	r.elements = r.elements[:0]
	touches := false
	base := int(r.stretches[number].base)
	for _, p := range programs {
		e := r.run(p, number, hidden)
		if e.match(base) {
			touches = true
			continue
		}
		e = r.run(p, number, hidden)
		if !e.match(-1) {
			return false
		}
	}
	return touches
}

func (r *reading) anyIn(programs []*program, number int32) bool {
	for _, p := range programs {
		if r.comes(p, number) != nowhere {
			return true
		}
	}
	return false
}

// satisfyClause looks for the parts in any stretch of the reading text.
func (r *reading) satisfyClause(c *compiledRule, k *compiledCondition) (span, bool) {
	for _, p := range k.all {
		if !r.mayStand(p) {
			return span{}, false
		}
	}
	for i := range r.stretches {
		if r.stretches[i].place != inHeading && r.anyIn(k.none, int32(i)) {
			return span{}, false
		}
	}
	r.elements = r.elements[:0]
	touches := false
	for _, p := range k.all {
		own, ok := r.somewhere(c, p)
		if !ok {
			return span{}, false
		}
		touches = touches || own
	}
	if !touches {
		return span{}, false
	}
	return r.conclude(c, k)
}

// mayStand is somewhere without a trace, before anything is hidden.
func (r *reading) mayStand(p *program) bool {
	for i := range r.stretches {
		if r.stretches[i].place != inHeading && r.reaches(p, int32(i)) {
			return true
		}
	}
	return false
}

// reaches tells whether the pattern can end in the unit of a stretch, before anything is hidden.
func (r *reading) reaches(p *program, number int32) bool {
	return r.comes(p, number) == toUnit
}

// somewhere finds one program in any stretch, in the clause's own text if it can, and adds its elements.
func (r *reading) somewhere(c *compiledRule, p *program) (own, ok bool) {
	for _, in := range []place{inOwn, inLeadIn} {
		for i := range r.stretches {
			if r.stretches[i].place == in && r.finds(c, p, int32(i)) {
				return in == inOwn, true
			}
		}
	}
	return false, false
}

// finds looks for a match that touches the unit itself, with and then without what is hidden.
func (r *reading) finds(c *compiledRule, p *program, number int32) bool {
	if !r.reaches(p, number) {
		return false
	}
	e := r.run(p, number, r.hide(c, number))
	return e.match(int(r.stretches[number].base))
}

// ownSpan is the range from the first to the last element in the clause's own text.
func (r *reading) ownSpan() (span, bool) {
	out := span{start: -1}
	for _, e := range r.elements {
		at := r.global(e)
		if at.start < r.ownFrom {
			continue
		}
		if out.start < 0 || at.start < out.start {
			out.start = at.start
		}
		out.end = max(out.end, at.end)
	}
	return out, out.start >= 0
}
