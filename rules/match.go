package rules

import (
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// Hit is a rule that speaks of a clause, with the words it rests on.
type Hit struct {
	Rule       *Rule
	Against    Against    // the rule's, or the side of the frame that matched
	Confidence Confidence // the rule's, or what the pack's balance makes of it
	Start, End int        // bytes of Clause.Text, as the source has it
}

// found is a hit in syllables of the reading.
type found struct {
	rule       int32
	against    Against
	confidence Confidence
	span
}

// Match finds the rules that speak of the clause: at most one hit a rule, ordered by place and then by the order of
// the rules. Of overlapping hits of one kind only the surest is given.
func (m *Matcher) Match(c corpus.Clause) []Hit { return m.hits(c, wholeWriting, m.surest) }

// everyHit is Match with the overlapping hits as well: an example asks for its rule, not for the surest.
func (m *Matcher) everyHit(c corpus.Clause) []Hit {
	return m.hits(c, wholeWriting, func(all []found) []found { return all })
}

func (m *Matcher) hits(c corpus.Clause, document writing, keep func([]found) []found) []Hit {
	r := m.readings.Get().(*reading)
	defer m.readings.Put(r)
	r.document = document
	if !r.read(c) {
		return nil
	}
	r.lay()
	all := r.judge(r.match(c.Zone))
	if len(all) == 0 {
		return nil
	}
	all = keep(all)
	hits := make([]Hit, len(all))
	for i, f := range all {
		hits[i] = Hit{m.rules[f.rule].rule, f.against, f.confidence, int(r.syllables[f.start].start), int(r.syllables[f.end-1].end)}
	}
	return hits
}

// match tries the rules whose conditions have passed the sieve.
func (r *reading) match(z corpus.Zone) []found {
	zone := zoneBit(z)
	for chosen := r.chosen; len(chosen) > 0; {
		number := r.m.conditions[chosen[0]].rule
		c := r.m.rules[number]
		n := 1
		for n < len(chosen) && r.m.conditions[chosen[n]].rule == number {
			n++
		}
		switch {
		case c.zones&zone == 0 || !r.underHeadings(c) || r.barred(c):
		case c.rule.Weighed:
			r.waiting = append(r.waiting, waitingRule{number, chosen[:n]})
		default:
			if at, against, ok := r.first(c, chosen[:n]); ok {
				r.found = append(r.found, found{number, against, c.confidence(), at})
			}
		}
		chosen = chosen[n:]
	}
	return r.found
}

// confidence is how far the rule's hits can be trusted before anything is weighed. Those of a rule on trial are hints.
func (c *compiledRule) confidence() Confidence {
	if c.rule.Status == Trial {
		return Hint
	}
	return c.rule.Confidence
}

// possible tells whether each group has an atom somewhere in the reading.
func (r *reading) possible(needs [][]atom) bool {
	for _, group := range needs {
		if !slices.ContainsFunc(group, func(a atom) bool { return len(r.hits[a]) > 0 }) {
			return false
		}
	}
	return true
}

// first finds the rule's first hit by one of the conditions: the one that starts first in the clause's own text, and of
// those the longest.
func (r *reading) first(c *compiledRule, conditions []int32) (best span, against Against, ok bool) {
	for _, number := range conditions {
		k := r.m.conditions[number]
		if !r.possible(k.needs) {
			continue
		}
		at, found := r.satisfy(c, k)
		if found && (!ok || at.start < best.start || at.start == best.start && at.end > best.end) {
			best, against, ok = at, k.against, true
		}
	}
	return best, against, ok
}

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
	base := int(r.stretches[number].base)
	for _, p := range programs {
		e := r.run(p, number, nil)
		ends := e.ends()
		if ends.empty() {
			return false
		}
		touches = touches || ends.firstFrom(base+1) >= 0
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
		if !r.possible(p.needs) {
			continue
		}
		e := r.run(p, number, nil)
		if !e.ends().empty() {
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
	for i := range r.stretches {
		if r.stretches[i].place != inHeading && r.anyIn(k.none, int32(i)) {
			return span{}, false
		}
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
	e := r.run(p, number, nil)
	return e.ends().firstFrom(int(r.stretches[number].base)+1) >= 0
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

// surest keeps, of overlapping hits of one kind, the surest, then the longest, then the first.
func (m *Matcher) surest(all []found) []found {
	if len(all) == 1 {
		return all
	}
	slices.SortStableFunc(all, func(a, b found) int {
		if d := surer(a.confidence) - surer(b.confidence); d != 0 {
			return d
		}
		return int((b.end - b.start) - (a.end - a.start))
	})
	var kept []found
	for _, f := range all {
		if m.unsaid(f, all) && !slices.ContainsFunc(kept, func(k found) bool { return k.overlaps(f.span) && m.sameKind(k, f) }) {
			kept = append(kept, f)
		}
	}
	slices.SortFunc(kept, func(a, b found) int {
		if a.start != b.start {
			return int(a.start - b.start)
		}
		return int(a.rule - b.rule)
	})
	return kept
}

// unsaid tells that a fallback rule is alone with its clause: no rule with a subject of its own, sure or likely, fired.
func (m *Matcher) unsaid(f found, all []found) bool {
	return !m.rules[f.rule].rule.Fallback || !slices.ContainsFunc(all, func(other found) bool {
		r := m.rules[other.rule].rule
		return !r.Fallback && other.confidence != Hint
	})
}

func (m *Matcher) sameKind(a, b found) bool {
	return m.rules[a.rule].rule.Kind == m.rules[b.rule].rule.Kind
}
