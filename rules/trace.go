package rules

// match finds the match that ends first behind place after; of those, the one that starts last. Its elements are
// appended to the reading's.
func (e *run) match(after int) bool {
	end := e.ends().firstFrom(after + 1)
	if end < 0 {
		return false
	}
	start := e.startsOf(end).last()
	if start < 0 {
		return false
	}
	first := len(e.r.elements)
	e.trace(int32(start))
	e.widen(e.r.elements[first:])
	return true
}

// trace walks the way from start to the end that starts() has marked, by the shortest gaps and the longest phrases.
func (e *run) trace(at int32) {
	state := int32(0)
	for i := range e.p.edges {
		g := &e.p.edges[i]
		if g.from != state {
			continue
		}
		to, ok := e.advance(g, at)
		if !ok {
			continue
		}
		if g.step == stepAtom || g.step == stepNumber {
			e.r.elements = append(e.r.elements, element{span{at, to}, e.atomOf(g), e.number})
		}
		state, at = g.to, to
	}
}

func (e *run) atomOf(g *edge) atom {
	if g.step == stepNumber {
		return -1
	}
	return g.atom
}

// advance takes one edge from a place if the end can be reached behind it.
func (e *run) advance(g *edge, at int32) (int32, bool) {
	good := e.set(e.r.backward, g.to)
	switch g.step {
	case stepAtom:
		return e.longest(g.atom, at, good)
	case stepGap:
		to := good.firstFrom(int(at))
		return int32(to), to >= 0 && (g.max == unlimited || to <= int(at+g.max))
	case stepTight:
		to := int32(good.firstFrom(int(at)))
		return to, to >= 0 && (g.max == unlimited || to <= at+g.max) && e.noMark(at, to)
	case stepNumber:
		return e.longestNumber(at, good)
	case stepFree:
		return at, good.has(int(at))
	}
	return at, e.anchor(g.step) == int(at) && good.has(int(at))
}

func (e *run) longest(a atom, at int32, good bitset) (int32, bool) {
	best := int32(-1)
	e.eachHit(a, func(h span) {
		if h.start == at && good.has(int(h.end)) {
			best = max(best, h.end)
		}
	})
	return best, best >= 0
}

func (e *run) longestNumber(at int32, good bitset) (int32, bool) {
	best := int32(-1)
	for n := int32(0); n < maxNumber && e.isNumber(int(at+n)); n++ {
		if good.has(int(at + n + 1)) {
			best = at + n + 1
		}
	}
	return best, best >= 0
}

// widen lets the first and the last phrase grow to the longest of their set, so that a quotation shows "con gái chưa
// chồng" where "con gái" was enough to match.
func (e *run) widen(found []element) {
	if len(found) == 0 {
		return
	}
	first, last := &found[0], &found[len(found)-1]
	start, end := first.start, last.end
	if last.atom >= 0 {
		e.eachHit(last.atom, func(h span) {
			if h.start == last.start {
				end = max(end, h.end)
			}
		})
	}
	if first.atom >= 0 {
		e.eachHit(first.atom, func(h span) {
			if h.end == first.end {
				start = min(start, h.start)
			}
		})
	}
	first.start, last.end = start, end
}
