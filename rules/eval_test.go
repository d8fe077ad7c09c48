package rules_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/rules"
)

// evalSet is a part of a labelled file; testdata/README.md says who wrote it, and what the rules' authors saw.
type evalSet struct {
	name, file string
	has        func(number int, l rules.Labelled) bool
	seen       bool // development material: its figures are shown by kind as well
}

func evalSets() []evalSet {
	odd := func(number int, _ rules.Labelled) bool { return number%2 == 1 }
	even := func(number int, _ rules.Labelled) bool { return number%2 == 0 }
	all := func(int, rules.Labelled) bool { return true }
	return []evalSet{
		{"clauses, development", "clauses.jsonl", func(_ int, l rules.Labelled) bool { return l.Part != "test" }, true},
		{"clauses, held out once", "clauses.jsonl", func(_ int, l rules.Labelled) bool { return l.Part == "test" }, true},
		{"set-b", "set-b.jsonl", all, true},
		{"set-d, odd", "set-d.jsonl", odd, true},
		{"set-e", "set-e.jsonl", all, true},
		{"set-c, test", "set-c.jsonl", all, false},
		{"set-d, even, test", "set-d.jsonl", even, false},
	}
}

// TestEvaluation holds the figures of the embedded pack on every labelled set, so that a change of a rule shows what it
// costs. go test ./rules -run Evaluation -update writes them anew.
func TestEvaluation(t *testing.T) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	matcher, err := rules.Compile(pack)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var seen []rules.Labelled
	for _, s := range evalSets() {
		set := s.read(t)
		writeSet(&b, s.name, matcher, set)
		if s.seen {
			seen = append(seen, set...)
		}
	}
	writeKinds(&b, rules.Evaluate(matcher, seen))
	golden(t, filepath.Join("testdata", "eval.txt"), b.String())
}

// read takes the set's lines; the number of a line is the one that its id ends with.
func (s evalSet) read(t *testing.T) []rules.Labelled {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", s.file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines, err := rules.ReadSet(f)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(lines, func(l rules.Labelled) bool {
		return !s.has(int(l.ID[len(l.ID)-1]-'0'), l)
	})
}

func writeSet(b *strings.Builder, name string, m *rules.Matcher, set []rules.Labelled) {
	fmt.Fprintf(b, "%s\n  %-28s %s\n", name, "sure and likely", figures(rules.Evaluate(m, set).All))
	levels := map[rules.Confidence]*rules.Outcome{rules.Sure: {}, rules.Likely: {}, rules.Hint: {}}
	for _, l := range set {
		level, flagged := surestOf(m, l)
		switch {
		case !flagged || l.Label == rules.LabelB:
		case l.Label == rules.LabelD:
			levels[level].TruePositive++
		default:
			levels[level].FalsePositive++
		}
	}
	for _, level := range []rules.Confidence{rules.Sure, rules.Likely, rules.Hint} {
		o := levels[level]
		fmt.Fprintf(b, "  %-28s P %.3f  tp %3d  fp %3d\n", "surest hit: "+string(level), o.Precision(), o.TruePositive, o.FalsePositive)
	}
}

// surestOf is the confidence of the surest hit on a labelled clause.
func surestOf(m *rules.Matcher, l rules.Labelled) (rules.Confidence, bool) {
	var levels []rules.Confidence
	for _, h := range m.Match(l.Clause()) {
		levels = append(levels, h.Rule.Confidence)
	}
	for _, level := range []rules.Confidence{rules.Sure, rules.Likely, rules.Hint} {
		if slices.Contains(levels, level) {
			return level, true
		}
	}
	return "", false
}

func writeKinds(b *strings.Builder, e rules.Evaluation) {
	fmt.Fprintln(b, "development sets together, by kind of the label")
	for _, kind := range slices.Sorted(maps.Keys(e.ByKind)) {
		name := kind
		if name == "" {
			name = "(none)"
		}
		fmt.Fprintf(b, "  %-28s %s\n", name, figures(e.ByKind[kind]))
	}
}

func figures(o rules.Outcome) string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  tp %3d  fp %3d  fn %3d  tn %3d",
		o.Precision(), o.Recall(), o.F1(), o.TruePositive, o.FalsePositive, o.FalseNegative, o.TrueNegative)
}

// golden compares with a file of testdata, or writes it anew.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
		t.Errorf("the figures changed; write them with -update\n(-%s +now)\n%s", path, diff)
	}
}
