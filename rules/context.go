package rules

import "slices"

// underHeadings tells whether one of the headings matches, when the rule asks for it.
func (r *reading) underHeadings(c *compiledRule) bool {
	return len(c.headings) == 0 || slices.ContainsFunc(c.headings, func(id int) bool {
		return r.holdsAbove(id, inHeading)
	})
}

// barred tells whether a heading or a lead-in forbids the rule, as "Nghiêm cấm" does.
func (r *reading) barred(c *compiledRule) bool {
	return slices.ContainsFunc(c.notUnder, func(id int) bool { return r.holdsAbove(id, inLeadIn) })
}

// allowedBy asks the same of an inline lead (-1 for none), and whether anything above lets the rule run.
func (r *reading) allowedBy(c *compiledRule, lead int32) bool {
	inline := func(id int) bool { return lead >= 0 && r.holdsIn(id, lead) }
	if slices.ContainsFunc(c.notUnder, inline) {
		return false
	}
	return len(c.under) == 0 || slices.ContainsFunc(c.under, func(id int) bool {
		return r.holdsAbove(id, inLeadIn) || inline(id)
	})
}

// What is known of a context.
const (
	notAsked uint8 = iota
	holds
	fails
)

// holdsAbove tells whether a context matches a heading or, when deepest says so, a lead-in. It is asked by many rules
// and answered once a clause.
func (r *reading) holdsAbove(id int, deepest place) bool {
	known := &r.verdicts[id*(int(inLeadIn)+1)+int(deepest)]
	if *known == notAsked {
		*known = fails
		for i := range r.stretches {
			if r.stretches[i].place <= deepest && r.holdsIn(id, int32(i)) {
				*known = holds
				break
			}
		}
	}
	return *known == holds
}

func (r *reading) holdsIn(id int, number int32) bool {
	return r.comes(r.m.contexts[id], number) != nowhere
}
