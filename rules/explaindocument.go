package rules

import (
	"cmp"
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// ExplainIn tells what the rules make of one clause of a document, by its place among the clauses: of the clause by itself,
// and what the others change.
func (m *Matcher) ExplainIn(clauses []corpus.Clause, at, near int) Explanation {
	d := m.Document(clauses)
	x := d.Explain(clauses[at], near)
	x.Heed(d.matchDocument(clauses)[at])
	return x
}

// Heed changes the accounts of a clause by itself to what its document makes of it, the hits of MatchDocument: a hit may be
// doubted because of other clauses, or be there only beside one.
func (x *Explanation) Heed(hits []Hit) {
	for _, h := range hits {
		of := func(a Account) bool { return a.Rule.ID == h.Rule.ID }
		at := slices.IndexFunc(x.Accounts, of)
		switch {
		case at < 0 || x.Accounts[at].Standing != Fires:
			x.Accounts = append(slices.DeleteFunc(x.Accounts, of), Account{Rule: h.Rule, Standing: Fires, Confidence: h.Confidence, Beside: true})
		case h.Confidence != x.Accounts[at].Confidence:
			x.Accounts[at].Reasons = append(x.Accounts[at].Reasons, Reason{Why: WhyDocument})
			x.Accounts[at].Confidence = h.Confidence
		}
	}
	slices.SortStableFunc(x.Accounts, func(a, b Account) int { return cmp.Compare(a.Standing.rank(), b.Standing.rank()) })
}
