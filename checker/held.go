package checker

import (
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// Held are findings on clauses of one convention that people decided other than by dismissing: fingerprint of the finding
// by that of its clause. A clause may bear several.
type Held map[string][]string

// HeldClauses are the clauses that people confirmed, marked or were not sure of, by the keys of their conventions. Whether a
// rule still flags such a clause or not, the conclusion stays as long as its words stay.
func HeldClauses(events []Event) map[string]Held {
	held := map[string]Held{}
	for _, e := range events {
		if e.Act != ActMissed && (e.Act != ActDecide || e.Decision == Dismissed) {
			continue
		}
		for _, item := range e.Items {
			if item.Clause == "" || item.Convention == "" {
				continue
			}
			if held[item.Convention] == nil {
				held[item.Convention] = Held{}
			}
			clauses := held[item.Convention]
			if !slices.Contains(clauses[item.Clause], item.Finding) {
				clauses[item.Clause] = append(clauses[item.Clause], item.Finding)
			}
		}
	}
	return held
}

// Without are the held findings but one, which a rule still flags.
func (h Held) Without(fingerprint string) Held {
	rest := make(Held, len(h))
	for clause, findings := range h {
		others := slices.DeleteFunc(slices.Clone(findings), func(f string) bool { return f == fingerprint })
		if len(others) > 0 {
			rest[clause] = others
		}
	}
	return rest
}

// In are the held findings whose clauses stand in a text, in the order of the text.
func (h Held) In(conventionKey string, text []corpus.Clause) (fingerprints []string) {
	for _, clause := range text {
		for _, f := range h[ClauseFingerprint(conventionKey, clause)] {
			if !slices.Contains(fingerprints, f) {
				fingerprints = append(fingerprints, f)
			}
		}
	}
	return fingerprints
}
