package rules

import "sort"

// element is a part of a pattern found in a stretch: a phrase or a number.
type element struct {
	span         // places in the stretch
	atom    atom // -1 for a number
	stretch int32
}

// run evaluates one program on one stretch of a reading.
type run struct {
	r      *reading
	p      *program
	s      *stretch
	number int32  // of the stretch
	hidden bitset // syllables that no part may touch; nil for none
	words  int    // of each bitset
}

func (r *reading) run(p *program, number int32, hidden bitset) run {
	s := &r.stretches[number]
	words := wordsFor(int(s.length))
	r.forward = sized(r.forward, words*int(p.states))
	if len(r.spare) < words {
		r.spare = make([]uint64, words)
	}
	if p.numbers && r.numbers.of != number {
		r.markNumbers(number, words)
	}
	if p.tight && r.marks.of != number {
		r.findMarks(number, words)
	}
	return run{r, p, s, number, hidden, words}
}

func sized(b []uint64, n int) []uint64 {
	if cap(b) < n {
		return make([]uint64, n)
	}
	b = b[:n]
	clear(b)
	return b
}

// markNumbers notes which syllables of the stretch belong to numbers.
func (r *reading) markNumbers(number int32, words int) {
	s := &r.stretches[number]
	r.numbers = stretchBits{sized(r.numbers.bits, words), number}
	at := 0
	for _, g := range r.segments[s.from:s.to] {
		for i := g.start; i < g.end; i++ {
			if r.syllables[i].number {
				bitset(r.numbers.bits).add(at)
			}
			at++
		}
	}
}

// findMarks notes the places of the stretch with a mark before them. Between two segments there always is one.
func (r *reading) findMarks(number int32, words int) {
	s := &r.stretches[number]
	r.marks = stretchBits{sized(r.marks.bits, words), number}
	at := 0
	for _, g := range r.segments[s.from:s.to] {
		for i := g.start; i < g.end; i++ {
			if at > 0 && (r.syllables[i].apart || i == g.start) {
				bitset(r.marks.bits).add(at)
			}
			at++
		}
	}
}

func (e *run) set(from []uint64, state int32) bitset {
	return from[int(state)*e.words : int(state+1)*e.words]
}

func (e *run) length() int { return int(e.s.length) }

// ends gives the places where the pattern can end when it may start anywhere.
func (e *run) ends() bitset {
	e.set(e.r.forward, 0).addUpTo(e.length())
	return e.ahead()
}

// endsFrom gives the places where the pattern can end when it starts at the given one.
func (e *run) endsFrom(start int) bitset {
	clear(e.r.forward)
	e.set(e.r.forward, 0).add(start)
	return e.ahead()
}

// ahead follows all edges towards the end of the pattern.
func (e *run) ahead() bitset {
	if e.words == 1 {
		e.aheadInWord()
		return e.set(e.r.forward, e.p.end())
	}
	for i := range e.p.edges {
		g := &e.p.edges[i]
		e.follow(g, e.set(e.r.forward, g.from), e.set(e.r.forward, g.to))
	}
	return e.set(e.r.forward, e.p.end())
}

// aheadInWord is ahead where all places of a stretch fit one machine word, as nearly all do.
func (e *run) aheadInWord() {
	sets := e.r.forward
	for i := range e.p.edges {
		g := &e.p.edges[i]
		from := sets[g.from]
		switch {
		case from == 0:
		case g.step == stepFree:
			sets[g.to] |= from
		case g.step == stepGap:
			sets[g.to] |= spreadInWord(from, int(g.max), e.length())
		case g.step == stepAtom:
			sets[g.to] |= e.atomsInWord(g.atom, from)
		default:
			e.follow(g, e.set(sets, g.from), e.set(sets, g.to))
		}
	}
}

// atomsInWord gives the places that phrases of an atom lead to.
func (e *run) atomsInWord(a atom, from uint64) uint64 {
	hits := e.r.hits[a]
	if len(hits) == 0 {
		return 0
	}
	to, at := uint64(0), int32(0)
	for _, g := range e.r.segments[e.s.from:e.s.to] {
		for i := firstAfter(hits, g.start); i < len(hits) && hits[i].end <= g.end; i++ {
			start, end := hits[i].start-g.start+at, hits[i].end-g.start+at
			if hits[i].start >= g.start && from>>start&1 != 0 && (e.hidden == nil || e.hidden[0]&between(start, end) == 0) {
				to |= 1 << end
			}
		}
		at += g.end - g.start
	}
	return to
}

// starts gives the places from which the pattern can reach one of the given ends.
func (e *run) starts(ends bitset) bitset {
	e.r.backward = sized(e.r.backward, len(e.r.forward))
	copy(e.set(e.r.backward, e.p.end()), ends)
	for i := len(e.p.edges) - 1; i >= 0; i-- {
		g := &e.p.edges[i]
		e.followBack(g, e.set(e.r.backward, g.to), e.set(e.r.backward, g.from))
	}
	return e.set(e.r.backward, 0)
}

// startsOf gives the places from which the pattern can reach an end.
func (e *run) startsOf(end int) bitset {
	only := e.spare()
	clear(only)
	only.add(end)
	return e.starts(only)
}

func (e *run) spare() bitset { return e.r.spare[:e.words] }

func (e *run) follow(g *edge, from, to bitset) {
	switch g.step {
	case stepFree:
		to.union(from)
	case stepAtom:
		e.eachHit(g.atom, func(h span) {
			if from.has(int(h.start)) {
				to.add(int(h.end))
			}
		})
	case stepNumber:
		e.numbersUp(from, to)
	case stepGap:
		e.gapUp(g.max, from, to)
	case stepTight:
		e.tightUp(g.max, from, to)
	default:
		if at := e.anchor(g.step); at >= 0 && from.has(at) {
			to.add(at)
		}
	}
}

func (e *run) followBack(g *edge, to, from bitset) {
	switch g.step {
	case stepFree:
		from.union(to)
	case stepAtom:
		e.eachHit(g.atom, func(h span) {
			if to.has(int(h.end)) {
				from.add(int(h.start))
			}
		})
	case stepNumber:
		e.numbersDown(to, from)
	case stepGap:
		e.gapDown(g.max, to, from)
	case stepTight:
		e.tightDown(g.max, to, from)
	default:
		if at := e.anchor(g.step); at >= 0 && to.has(at) {
			from.add(at)
		}
	}
}

func (e *run) gapUp(most int32, from, to bitset) {
	if most == unlimited {
		if first := from.firstFrom(0); first >= 0 {
			to.addRange(first, e.length()+1)
		}
		return
	}
	to.spread(from, int(most), e.length(), e.spare())
}

func (e *run) gapDown(most int32, to, from bitset) {
	if most == unlimited {
		if last := to.last(); last >= 0 {
			from.addUpTo(last)
		}
		return
	}
	from.spreadBack(to, int(most), e.spare())
}

// tightUp adds every place that a gap without a mark reaches; not even at its ends a mark may stand.
func (e *run) tightUp(most int32, from, to bitset) {
	for i := from.firstFrom(0); i >= 0 && i <= e.length(); i = from.firstFrom(i + 1) {
		for n := 0; (most == unlimited || n <= int(most)) && i+n <= e.length() && !bitset(e.r.marks.bits).has(i+n); n++ {
			to.add(i + n)
		}
	}
}

func (e *run) tightDown(most int32, to, from bitset) {
	for i := to.firstFrom(0); i >= 0; i = to.firstFrom(i + 1) {
		for n := 0; (most == unlimited || n <= int(most)) && i-n >= 0 && !bitset(e.r.marks.bits).has(i-n); n++ {
			from.add(i - n)
		}
	}
}

// noMark tells whether no mark stands from one place to another.
func (e *run) noMark(from, to int32) bool { return !bitset(e.r.marks.bits).hasAny(span{from, to + 1}) }

// numbersUp adds every place one to maxNumber number syllables after a member of from.
func (e *run) numbersUp(from, to bitset) {
	for i := from.firstFrom(0); i >= 0 && i < e.length(); i = from.firstFrom(i + 1) {
		for n := 0; n < maxNumber && e.isNumber(i+n); n++ {
			to.add(i + n + 1)
		}
	}
}

func (e *run) numbersDown(to, from bitset) {
	for i := to.firstFrom(0); i >= 0; i = to.firstFrom(i + 1) {
		for n := 1; n <= maxNumber && e.isNumber(i-n); n++ {
			from.add(i - n)
		}
	}
}

func (e *run) isNumber(i int) bool {
	return i >= 0 && i < e.length() && bitset(e.r.numbers.bits).has(i) && !e.isHidden(span{int32(i), int32(i + 1)})
}

// anchor gives the place of ^ or $ in the stretch, or -1.
func (e *run) anchor(s step) int {
	switch {
	case s == stepStart:
		return int(e.s.opens)
	case e.s.closes:
		return e.length()
	}
	return -1
}

func (e *run) isHidden(s span) bool { return e.hidden != nil && e.hidden.hasAny(s) }

// eachHit visits the places of an atom in the stretch that are not hidden.
func (e *run) eachHit(a atom, visit func(span)) {
	hits := e.r.hits[a]
	if len(hits) == 0 {
		return
	}
	at := int32(0)
	for _, g := range e.r.segments[e.s.from:e.s.to] {
		for i := firstAfter(hits, g.start); i < len(hits) && hits[i].end <= g.end; i++ {
			local := span{hits[i].start - g.start + at, hits[i].end - g.start + at}
			if hits[i].start >= g.start && !e.isHidden(local) {
				visit(local)
			}
		}
		at += g.end - g.start
	}
}

// firstAfter finds the first hit that ends after a syllable's start.
func firstAfter(hits []span, start int32) int {
	if hits[0].end > start {
		return 0
	}
	return sort.Search(len(hits), func(i int) bool { return hits[i].end > start })
}
