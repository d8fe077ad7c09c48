package rules_test

import (
	"os"
	"testing"

	"github.com/huonguoc/huonguoc/rules"
)

// Clauses that are done with before their facts are asked are those that come to no level with them, and they are many.
func TestReachLosesNothing(t *testing.T) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	m, err := rules.Compile(pack)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("testdata/clauses.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	set, err := rules.ReadSet(f)
	if err != nil {
		t.Fatal(err)
	}
	short := 0
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
