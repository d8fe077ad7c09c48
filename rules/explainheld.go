package rules

import (
	"slices"
	"strings"
)

// held tells of a rule whose words are all there, and which something holds back: by the condition, and the sentence, with
// the fewest reasons.
func (x *explainer) held(c *compiledRule) (Account, bool) {
	best, ok := Account{}, false
	for _, k := range c.conditions {
		for _, number := range x.stretchesOf(k) {
			if !x.find(k, number) {
				continue
			}
			found := slices.Clone(x.r.elements)
			a := x.account(c, k, Held)
			a.Reasons = x.reasons(c, k, number, found)
			if len(a.Reasons) > 0 && (!ok || len(a.Reasons) < len(best.Reasons)) { // none where each of several places has another
				best, ok = a, true
			}
		}
	}
	return best, ok
}

// stretchesOf are the sentences in which a condition looks; anywhere for one that looks at the whole clause.
func (x *explainer) stretchesOf(k *compiledCondition) []int32 {
	if k.clause {
		return []int32{anywhereInClause}
	}
	var out []int32
	for i, s := range x.r.stretches {
		if s.place == inOwn {
			out = append(out, int32(i))
		}
	}
	return out
}

const anywhereInClause = -1

// find looks for all parts of a condition with nothing hidden, and leaves their elements in the reading.
func (x *explainer) find(k *compiledCondition, number int32) bool {
	r := x.r
	if number != anywhereInClause {
		return r.mayHold(k.all, number) && r.allIn(k.all, number, nil)
	}
	r.elements = r.elements[:0]
	for _, p := range k.all {
		if !x.findSomewhere(p) {
			return false
		}
	}
	return true
}

func (x *explainer) findSomewhere(p *program) bool {
	r := x.r
	for _, in := range []place{inOwn, inLeadIn} {
		for i := range r.stretches {
			if r.stretches[i].place == in && r.reaches(p, int32(i)) {
				e := r.run(p, int32(i), nil)
				return e.match(int(r.stretches[i].base))
			}
		}
	}
	return false
}

// reasons are all that holds a condition back whose elements were found.
func (x *explainer) reasons(c *compiledRule, k *compiledCondition, number int32, found []element) []Reason {
	var out []Reason
	if c.zones&zoneBit(x.clause.Zone) == 0 {
		out = append(out, Reason{Why: WhyZone, Name: string(x.clause.Zone)})
	}
	out = append(out, x.above(c, found)...)
	for _, at := range x.stretchesWith(found, number) {
		out = append(out, x.covers(c, k, at, found)...)
	}
	for _, at := range x.stretchesOfNone(number) {
		out = append(out, x.forbidden(k, at)...)
	}
	if !slices.ContainsFunc(found, func(e element) bool { return x.r.global(e).start >= x.r.ownFrom }) {
		out = append(out, Reason{Why: WhyAbove})
	}
	if k.differ && !x.r.differ(found) {
		out = append(out, Reason{Why: WhyNumbers})
	}
	out = append(out, x.opposites(c, found)...)
	switch {
	case len(out) > 0:
	case len(c.under) > 0: // some of the elements stand under such a lead, and some do not
		out = append(out, Reason{Why: WhyUnder, Where: x.contexts(c.under)})
	case c.rule.Weighed:
		out = append(out, Reason{Why: WhyBalance})
	}
	return out
}

// stretchesWith are the stretches that hold the elements, or the one given.
func (x *explainer) stretchesWith(found []element, number int32) []int32 {
	if number != anywhereInClause {
		return []int32{number}
	}
	var out []int32
	for _, e := range found {
		if !slices.Contains(out, e.stretch) {
			out = append(out, e.stretch)
		}
	}
	return out
}

// stretchesOfNone are those in which a condition's none is looked for.
func (x *explainer) stretchesOfNone(number int32) []int32 {
	if number != anywhereInClause {
		return []int32{number}
	}
	var out []int32
	for i, s := range x.r.stretches {
		if s.place != inHeading {
			out = append(out, int32(i))
		}
	}
	return out
}

// above asks the headings and leads.
func (x *explainer) above(c *compiledRule, found []element) []Reason {
	var out []Reason
	if !x.r.underHeadings(c) {
		out = append(out, Reason{Why: WhyHeading, Where: x.contexts(c.headings)})
	}
	allowed := len(c.under) == 0
	for i := range x.r.stretches {
		s := &x.r.stretches[i]
		isLead := slices.ContainsFunc(found, func(e element) bool { return x.r.stretches[e.stretch].lead == int32(i) })
		if s.place == inOwn && !isLead {
			continue
		}
		words := x.r.quote(x.r.segments[s.to-1])
		for _, id := range c.notUnder {
			if x.r.holdsIn(id, int32(i)) {
				out = append(out, Reason{Why: WhyNotUnder, Words: words, Where: x.r.m.contextFrom[id].text})
			}
		}
		allowed = allowed || slices.ContainsFunc(c.under, func(id int) bool { return x.r.holdsIn(id, int32(i)) })
	}
	if !allowed {
		out = append(out, Reason{Why: WhyUnder, Where: x.contexts(c.under)})
	}
	return out
}

func (x *explainer) contexts(ids []int) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = x.r.m.contextFrom[id].text
	}
	return strings.Join(out, " | ")
}

// covers tells what hides words of the condition in a stretch: what does so alone, or else all that touches them.
func (x *explainer) covers(c *compiledRule, k *compiledCondition, number int32, found []element) []Reason {
	var alone, touching []Reason
	for _, h := range x.hiders(c, number) {
		if h.places.empty() {
			continue
		}
		if h.Words == "" {
			h.Words = x.r.quotePlaces(number, h.places)
		}
		if x.blocks(k, number, h.places) {
			alone = append(alone, h.Reason)
		} else if slices.ContainsFunc(found, func(e element) bool { return e.stretch == number && h.places.hasAny(e.span) }) {
			touching = append(touching, h.Reason)
		}
	}
	if alone != nil {
		return alone
	}
	if x.blocks(k, number, x.r.hide(c, number)) {
		return touching
	}
	return nil
}

// hider is one thing that hides syllables of a stretch.
type hider struct {
	Reason
	places bitset
}

func (x *explainer) hiders(c *compiledRule, number int32) []hider {
	r := x.r
	words := wordsFor(int(r.stretches[number].length))
	var out []hider
	if c.rule.oneSex != oneSexOff {
		places := r.arena.bitset(words)
		r.hidePairs(places, &r.stretches[number], r.sidesOf(c.pack).paired)
		out = append(out, hider{Reason{Why: WhyPair}, places})
	}
	for _, id := range c.masks {
		m := r.m.masks[id]
		where, words := x.at(m, number)
		out = append(out, hider{Reason{Why: WhyMask, Name: m.name, Where: where, Words: words}, r.coveredBy(id, number)})
	}
	for i := range c.unless.patterns {
		one := compiledMask{patterns: c.unless.patterns[i : i+1], from: c.unless.from[i : i+1]}
		places := r.arena.bitset(words)
		r.cover(&one, number, places)
		where, said := x.at(&one, number)
		out = append(out, hider{Reason{Why: WhyException, Where: where, Words: said}, places})
	}
	return out
}

// at gives the first pattern of a mask that stands in a stretch, and the words that it rests on; what it covers may be
// the whole sentence.
func (x *explainer) at(m *compiledMask, number int32) (pattern, words string) {
	for i, p := range m.patterns {
		x.r.elements = x.r.elements[:0]
		if e := x.r.run(p, number, nil); e.match(-1) {
			return m.from[i].text, x.quoteElements()
		}
	}
	return "", ""
}

// blocks tells whether the condition fails in a stretch when these places are hidden.
func (x *explainer) blocks(k *compiledCondition, number int32, hidden bitset) bool {
	if hidden == nil {
		return false
	}
	if !k.clause {
		return !x.r.allIn(k.all, number, hidden)
	}
	base := int(x.r.stretches[number].base)
	return slices.ContainsFunc(k.all, func(p *program) bool {
		if !x.r.reaches(p, number) {
			return false // it is found elsewhere
		}
		e := x.r.run(p, number, hidden)
		return e.ends().firstFrom(base+1) < 0
	})
}

// forbidden tells which patterns of none stand in a stretch.
func (x *explainer) forbidden(k *compiledCondition, number int32) []Reason {
	var out []Reason
	for i, p := range k.none {
		x.r.elements = x.r.elements[:0]
		e := x.r.run(p, number, nil)
		if e.match(-1) {
			out = append(out, Reason{Why: WhyNone, Words: x.quoteElements(), Where: k.noneFrom[i].text})
		}
	}
	return out
}

func (x *explainer) quoteElements() string {
	var out []string
	for _, e := range x.r.elements {
		out = append(out, x.r.quote(x.r.global(e)))
	}
	return strings.Join(out, " … ")
}

// opposites tells which names of the other sex silence the rule.
func (x *explainer) opposites(c *compiledRule, found []element) []Reason {
	if !x.r.namesOpposite(c, found) {
		return nil
	}
	var words []string
	for _, pair := range x.r.sidesOf(c.pack).named {
		for side, terms := range pair {
			for _, t := range terms {
				touched := slices.ContainsFunc(found, func(e element) bool { return x.r.touches(e, pair[1-side]) && x.r.inScope(c.rule.oneSex, e, []span{t}) })
				if w := x.r.quote(t); touched && !slices.Contains(words, w) {
					words = append(words, w)
				}
			}
		}
	}
	return []Reason{{Why: WhyOpposite, Name: c.rule.oneSex, Words: strings.Join(words, ", ")}}
}
