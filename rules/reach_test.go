package rules_test

import "testing"

// Clauses that are done with before their facts are asked are those that come to no level with them, and they are many.
func TestReachLosesNothing(t *testing.T) {
	m, set, short := genderMatcher(t), developmentClauses(t), 0
	for _, l := range set {
		may, level := m.Reach(l.Clause())
		if !may {
			short++
		}
		if !may && level != "" {
			t.Errorf("%q comes to %s and was given up", l.Text, level)
		}
	}
	if short < len(set)/10 {
		t.Errorf("only %d of %d clauses are done with early", short, len(set))
	}
}
