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
// the rules. Of overlapping hits of one kind only the surest is given, and only hits of kinds that the clause is about.
func (m *Matcher) Match(c corpus.Clause) []Hit { return m.alone().Match(c) }

// everyHit is Match with the overlapping hits as well: an example asks for its rule, not for the surest.
func (m *Matcher) everyHit(c corpus.Clause) []Hit {
	return m.alone().hits(c, func(_ *reading, all []found) []found { return all })
}

func (d Document) hits(c corpus.Clause, keep func(*reading, []found) []found) []Hit {
	m := d.m
	r := m.readings.Get().(*reading)
	defer m.readings.Put(r)
	r.document = d
	if !r.read(c) {
		return nil
	}
	r.lay()
	all := r.judge(r.match(c.Zone))
	if len(all) == 0 {
		return nil
	}
	all = keep(r, all)
	hits := make([]Hit, len(all))
	for i, f := range all {
		start, end := r.bytes(f.span)
		hits[i] = Hit{m.rules[f.rule].rule, f.against, f.confidence, start, end}
	}
	return hits
}

// match tries the rules whose conditions have passed the sieve.
func (r *reading) match(z corpus.Zone) []found {
	r.zone = zoneBit(z)
	for chosen := r.chosen; len(chosen) > 0; {
		number := r.m.conditions[chosen[0]].rule
		c := r.m.rules[number]
		n := 1
		for n < len(chosen) && r.m.conditions[chosen[n]].rule == number {
			n++
		}
		switch {
		case c.zones&r.zone == 0 || !r.underHeadings(c) || r.barred(c):
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

// confidence is how far the rule's hits can be trusted before anything is weighed.
func (c *compiledRule) confidence() Confidence { return c.atMost(c.rule.Confidence) }

// atMost is a confidence of the rule's hits; those of a rule on trial are hints.
func (c *compiledRule) atMost(is Confidence) Confidence {
	if c.rule.Status == Trial {
		return Hint
	}
	return is
}

// first finds the rule's first hit by one of the conditions: the one that starts first in the clause's own text, and of
// those the longest.
func (r *reading) first(c *compiledRule, conditions []int32) (best span, against Against, ok bool) {
	for _, number := range conditions {
		k := r.m.conditions[number]
		at, found := r.satisfy(c, k)
		if found && (!ok || at.start < best.start || at.start == best.start && at.end > best.end) {
			best, against, ok = at, k.against, true
		}
	}
	return best, against, ok
}

// kept are the hits that are given.
func (r *reading) kept(all []found) []found { return r.m.surest(r.onTopic(all)) }

// surest keeps, of overlapping hits of one kind, the surest, then the longest, then the first. A fallback rule is heard
// where no rule with a subject of its own, sure or likely, fired.
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
	said := slices.ContainsFunc(all, func(f found) bool { return !m.rules[f.rule].rule.Fallback && f.confidence != Hint })
	kept := all[:0]
	for _, f := range all {
		if said && m.rules[f.rule].rule.Fallback {
			continue
		}
		if !slices.ContainsFunc(kept, func(k found) bool { return k.overlaps(f.span) && m.sameKind(k, f) }) {
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

func (m *Matcher) sameKind(a, b found) bool {
	return m.rules[a.rule].rule.Kind == m.rules[b.rule].rule.Kind
}
