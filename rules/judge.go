package rules

import (
	"cmp"
	"slices"
)

// judge sets how sure the hits of each pack with a balance are. Where its rules are silent and the sum is high, the rules
// that rest on the balance alone are asked.
func (r *reading) judge(all []found) []found {
	for _, p := range r.m.packs {
		if p.balance != nil && (r.names(p.balance) || slices.ContainsFunc(all, func(f found) bool { return r.m.rules[f.rule].pack == p })) {
			all = r.judgeBy(p, all)
		}
	}
	return all
}

func (r *reading) judgeBy(p *compiledPack, all []found) []found {
	surest := Confidence("")
	for _, f := range all {
		if r.m.rules[f.rule].pack == p && f.confidence != Hint && (surest == "" || surer(f.confidence) < surer(surest)) {
			surest = f.confidence
		}
	}
	if surest == "" && (!r.waits(p) || !r.mayReach(p.balance)) {
		return all // nothing that a sum could change
	}
	level := r.level(p.balance, r.weigh(p.balance)+p.balance.rules[surest])
	for i, f := range all {
		if r.m.rules[f.rule].pack == p && f.confidence != Hint {
			all[i].confidence = cmp.Or(level, Hint)
			all[i].against = r.burdened(p.balance)
		}
	}
	if surest != "" || level == "" {
		return all
	}
	if f, ok := r.weighedRule(p); ok {
		f.against = r.burdened(p.balance)
		f.confidence = r.m.rules[f.rule].atMost(level)
		all = append(all, f)
	}
	return all
}

// waits tells whether a rule of the pack rests on the balance here.
func (r *reading) waits(p *compiledPack) bool {
	return slices.ContainsFunc(r.waiting, func(w waitingRule) bool { return r.m.rules[w.rule].pack == p })
}

// level is the confidence that a sum is worth in the clause's document, or "".
func (r *reading) level(b *compiledBalance, sum float64) Confidence {
	levels := b.levelsIn(r.document)
	for _, c := range []Confidence{Sure, Likely, Hint} {
		if sum >= levels[c] {
			return c
		}
	}
	return ""
}

// levelsIn are the least sums of the levels in a document.
func (b *balance) levelsIn(d Document) map[Confidence]float64 {
	if b.documents.reaches(d.clauses) {
		return b.documents.levels
	}
	return b.levels
}

// weighedRule finds, among the rules that rest on the balance, the one whose words stand closest together. Where only a
// lead names somebody, the whole clause is quoted.
func (r *reading) weighedRule(p *compiledPack) (found, bool) {
	best, ok := found{}, false
	for _, w := range r.waiting {
		c := r.m.rules[w.rule]
		if c.pack != p {
			continue
		}
		at, against, fires := r.first(c, w.conditions)
		if fires && (!ok || at.end-at.start < best.end-best.start) {
			best, ok = found{rule: w.rule, against: against, span: at}, true
		}
	}
	if !ok && len(r.waiting) > 0 {
		own := span{r.ownFrom, int32(len(r.syllables))}
		w := r.waiting[0]
		return found{rule: w.rule, against: r.m.rules[w.rule].rule.Against, span: own}, r.m.rules[w.rule].pack == p && own.end > own.start
	}
	return best, ok
}
