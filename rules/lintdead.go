package rules

import "slices"

// An exception, a mask or a pattern that no example shows at work is a claim nobody has tested: it may be misspelled, or
// another one may always be there first.

// unusedMasks finds masks of the pack, and exceptions of rules, that cover nothing in any example.
func (l *linter) unusedMasks() {
	var all []Example
	for _, r := range l.pack.Rules {
		all = append(all, r.Examples...)
	}
	for _, k := range l.ownMasks() {
		for _, n := range k.patterns {
			if !l.covers(n, all) {
				l.warn(n.spot, "mask %s: no example of the pack needs %q", k.name, n.text)
			}
		}
	}
	for _, c := range l.ownRules() {
		l.unusedExceptions(c)
	}
}

func (l *linter) ownMasks() []mask {
	if l.pack.Extends != nil {
		return l.pack.masks[len(l.pack.Extends.masks):]
	}
	return l.pack.masks
}

// unusedExceptions finds exceptions that no example reaches, and those without which every example would do the same.
func (l *linter) unusedExceptions(c *compiledRule) {
	for i, n := range c.rule.unless {
		switch {
		case !l.covers(n, c.rule.Examples):
			l.warn(n.spot, "rule %s: the exception %q is reached by none of its examples", c.rule.ID, n.text)
		case !l.matters(c, i):
			l.advise(n.spot, "rule %s: without the exception %q its examples would do the same", c.rule.ID, n.text)
		}
	}
}

func (l *linter) covers(n *node, examples []Example) bool {
	// Every atom of the pattern is in the matcher already, so compiling it again numbers nothing new.
	p := l.m.atoms.compile(l.pack, n)
	return slices.ContainsFunc(examples, func(e Example) bool { return l.holds(p, e) })
}

// holds tells whether a pattern matches anywhere in the reading text of an example.
func (l *linter) holds(p *program, e Example) bool {
	r := l.lay(e)
	for i := range r.stretches {
		e := r.run(p, int32(i), nil)
		if r.stretches[i].place != inHeading && !e.ends().empty() {
			return true
		}
	}
	return false
}

// matters tells whether the rule without one of its exceptions does something else on one of its examples.
func (l *linter) matters(c *compiledRule, exception int) bool {
	without := *c
	without.unless.patterns = slices.Delete(slices.Clone(c.unless.patterns), exception, exception+1)
	return slices.ContainsFunc(c.rule.Examples, func(e Example) bool {
		r := l.lay(e)
		with, _, fires := r.first(c, l.m.conditionsOf(c))
		r = l.lay(e)
		free, _, fired := r.first(&without, l.m.conditionsOf(c))
		return fires != fired || with != free
	})
}

// lay reads an example as the matcher would, with every condition to be tried.
func (l *linter) lay(e Example) *reading {
	if l.r == nil {
		l.r = newReading(l.m)
	}
	l.r.read(e.Clause())
	l.r.lay()
	return l.r
}

// conditionsOf are the numbers of a rule's conditions.
func (m *Matcher) conditionsOf(c *compiledRule) []int32 {
	var out []int32
	for i, k := range m.conditions {
		if m.rules[k.rule] == c {
			out = append(out, int32(i))
		}
	}
	return out
}

// untested finds patterns of rules that no must-match example reaches.
func (l *linter) untested() {
	for _, c := range l.ownRules() {
		for _, number := range l.m.conditionsOf(c) {
			n := l.m.conditions[number].from
			if n.spot.file == framesFile {
				continue
			}
			reached := slices.ContainsFunc(c.rule.Examples, func(e Example) bool {
				r := l.lay(e)
				_, _, fires := r.first(c, []int32{number})
				return e.Match && fires
			})
			if !reached {
				l.advise(n.spot, "rule %s: no example that must match is caught by %q", c.rule.ID, n.text)
			}
		}
	}
}
