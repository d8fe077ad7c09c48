package rules

import (
	"cmp"
	"slices"
	"strings"
)

// missed is a rule that misses something, with how much.
type missed struct {
	Account
	missing, there int // parts of the condition
}

// compare puts what misses less first, then what has more.
func (a missed) compare(b missed) int {
	return cmp.Or(a.missing-b.missing, b.there-a.there)
}

// near tells of a rule that misses one part of its pattern, or has all of them and not in the right places.
func (x *explainer) near(c *compiledRule) (missed, bool) {
	best, ok := missed{}, false
	for _, k := range c.conditions {
		a, close := x.misses(c, k)
		if close && (!ok || a.compare(best) < 0) {
			best, ok = a, true
		}
	}
	return best, ok
}

// misses tells what a condition has and misses. It is far off when it misses more than one part, or has none.
func (x *explainer) misses(c *compiledRule, k *compiledCondition) (missed, bool) {
	x.r.elements = x.r.elements[:0]
	a := missed{Account: x.account(c, k, Near)}
	for _, number := range k.needs {
		group := x.r.m.atoms.groups[number]
		if h, ok := x.firstHit(group); ok {
			a.there++
			a.Parts = append(a.Parts, x.partAt(h.atom, h.span))
			continue
		}
		a.missing++
		a.Reasons = append(a.Reasons, Reason{Why: WhyMissing, Name: x.groupName(group), Offer: x.offer(group)})
	}
	if a.missing > 1 || a.there == 0 || c.rule.Weighed {
		return a, false
	}
	a.sortParts()
	if a.missing == 0 {
		a.Reasons = append(a.Reasons, Reason{Why: x.misplaced(k)})
	}
	return a, true
}

// firstHit finds the first place of a group's atoms below the headings.
func (x *explainer) firstHit(group []atom) (element, bool) {
	best, ok := element{}, false
	for _, a := range group {
		for _, h := range x.r.hits[a] {
			if h.start >= x.r.leadFrom && (!ok || h.start < best.start) {
				best, ok = element{span: h, atom: a}, true
			}
		}
	}
	return best, ok
}

func (x *explainer) partAt(a atom, at span) Part {
	p := Part{Pattern: x.r.m.atoms.name(a), Words: x.r.quote(at), Start: -1, End: -1}
	if at.start >= x.r.ownFrom {
		p.Start, p.End = x.r.bytes(at)
	}
	return p
}

func (x *explainer) groupName(group []atom) string {
	var out []string
	for _, a := range group {
		out = append(out, x.r.m.atoms.name(a))
	}
	return strings.Join(out, " | ")
}

// fewOffers is how many phrases an explanation offers for a part.
const fewOffers = 5

// offer gives some phrases that would stand for a missing part, the shortest first.
func (x *explainer) offer(group []atom) []string {
	var out []string
	for _, a := range group {
		for _, p := range x.r.m.atoms.phrases[a] {
			out = append(out, strings.Join(p, " "))
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	return slices.Compact(out)[:min(fewOffers, len(out))]
}

// misplaced tells whether parts that are all there stand too far apart, or in another order or sentence.
func (x *explainer) misplaced(k *compiledCondition) Why {
	for i, s := range x.r.stretches {
		if s.place != inOwn {
			continue
		}
		if slices.IndexFunc(k.all, func(p *program) bool {
			e := x.r.run(p.loose(), int32(i), nil)
			return e.ends().empty()
		}) < 0 {
			return WhyApart
		}
	}
	return WhyOrder
}

// loose is the program with gaps of any length, which marks do not stop, in front of every part.
func (p *program) loose() *program {
	out := &program{states: p.states, numbers: p.numbers, needs: p.needs}
	for _, e := range p.edges {
		if e.step == stepGap || e.step == stepTight {
			e.step, e.max = stepGap, unlimited
		}
		out.edges = append(out.edges, e)
		if e.step == stepFree {
			out.edges[len(out.edges)-1].step, out.edges[len(out.edges)-1].max = stepGap, unlimited
		}
	}
	return out
}
