package rules

import "slices"

// A convention that treats the sexes differently seldom does so once and in words that leave a doubt: where a long document
// says nothing that is sure, what looks likely is more often a look-alike than the only such clause. There it is a hint
// (documents.backed in pack.yaml; docs/accuracy.md has the measure).

// doubtUnbacked makes hints of the hits of each pack that asks for it, in a document in which none of them is sure.
func (d Document) doubtUnbacked(hits [][]Hit) {
	for _, p := range d.m.packs {
		if p.balance == nil || !p.balance.documents.backed || !p.balance.documents.reaches(d.clauses) {
			continue
		}
		own := p.hitsOf(d.m, hits)
		if slices.ContainsFunc(own, func(h *Hit) bool { return h.Confidence == Sure }) {
			continue
		}
		for _, h := range own {
			h.Confidence = Hint
		}
	}
}

// hitsOf are the hits of the pack's rules.
func (p *compiledPack) hitsOf(m *Matcher, hits [][]Hit) (own []*Hit) {
	for _, clause := range hits {
		for i := range clause {
			if p.has(m, clause[i].Rule) {
				own = append(own, &clause[i])
			}
		}
	}
	return own
}

// has tells whether a rule is one of the pack's, its own or that of the pack which it extends.
func (p *compiledPack) has(m *Matcher, r *Rule) bool {
	return slices.ContainsFunc(m.rules, func(c *compiledRule) bool { return c.rule == r && c.pack == p })
}
