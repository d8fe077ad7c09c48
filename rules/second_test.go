package rules_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/rules"
)

// TestSecondLabels holds the agreement of the development set's labels with those of a second person, who labelled a tenth of
// the clauses, drawn by a hash of their ids, from the guide alone.
func TestSecondLabels(t *testing.T) {
	first := map[string]string{}
	for _, l := range readLabelled(t, "clauses.jsonl") {
		first[l.ID] = l.Label
	}
	order := map[string]int{rules.LabelD: 0, rules.LabelN: 1, rules.LabelB: 2}
	pairs := checker.Pairs{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}
	for _, l := range readLabelled(t, filepath.Join("blind", "second.jsonl")) {
		label, known := first[l.ID]
		if !known {
			t.Fatalf("%s is no clause of the development set", l.ID)
		}
		pairs[order[label]][order[l.Label]]++
	}
	a := checker.Agree(pairs)
	if a.Kappa == nil || a.AC1 == nil {
		t.Fatal("nothing to compare")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "clauses %d, agreed %d, kappa %.3f, AC1 %.3f\n", a.Things, a.Agreed, *a.Kappa, *a.AC1)
	for i, label := range []string{rules.LabelD, rules.LabelN, rules.LabelB} {
		fmt.Fprintf(&b, "first %s: second D %d, N %d, B %d\n", label, pairs[i][0], pairs[i][1], pairs[i][2])
	}
	golden(t, filepath.Join("testdata", "agreement.txt"), b.String())
}

func readLabelled(t *testing.T, file string) []rules.Labelled {
	t.Helper()
	return evalSet{file: file, has: func(rules.Labelled) bool { return true }}.read(t)
}
