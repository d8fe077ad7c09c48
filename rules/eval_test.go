package rules_test

import (
	stdcmp "cmp"
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
	has        func(rules.Labelled) bool
	seen       bool // development material: its figures are shown by kind as well
}

func evalSets() []evalSet {
	all := func(rules.Labelled) bool { return true }
	return []evalSet{
		{"clauses, development", "clauses.jsonl", func(l rules.Labelled) bool { return l.Part != "test" }, true},
		{"clauses, test", "clauses.jsonl", func(l rules.Labelled) bool { return l.Part == "test" }, false},
		{"rounds 1 to 5", "blind/rounds.jsonl", func(l rules.Labelled) bool { return len(l.ID) == 5 && l.ID[1] <= '5' }, false},
		{"rounds 6 to 9", "blind/rounds.jsonl", func(l rules.Labelled) bool { return len(l.ID) == 5 && l.ID[1] > '5' }, false},
		{"rounds 10 to 12", "blind/rounds.jsonl", func(l rules.Labelled) bool { return len(l.ID) == 6 }, false},
		{"rounds 13 to 18", "blind/rounds.jsonl", func(l rules.Labelled) bool { return len(l.ID) == 7 && l.ID[1:3] <= "18" }, false},
		{"rounds 19 to 24", "blind/rounds.jsonl", func(l rules.Labelled) bool { return len(l.ID) == 7 && l.ID[1:3] > "18" && l.ID[1:3] <= "24" }, false},
		{"rounds 25 to 27", "blind/rounds.jsonl", func(l rules.Labelled) bool { return len(l.ID) == 7 && l.ID[1:3] > "24" && l.ID[1:3] < "28" }, false},
		{"rounds 28 to 30", "blind/rounds.jsonl", func(l rules.Labelled) bool { return len(l.ID) == 7 && l.ID[1:3] > "27" && l.ID[1:3] < "31" }, false},
		{"rounds 31 to 33", "blind/rounds.jsonl", func(l rules.Labelled) bool { return len(l.ID) == 7 && l.ID[1:3] > "30" }, false},
		{"acceptance", "blind/acceptance.jsonl", all, false},
		{"set-a", "set-a.jsonl", all, true},
		{"set-b", "set-b.jsonl", all, true},
		{"set-c", "set-c.jsonl", all, true},
		{"set-d", "set-d.jsonl", all, true},
		{"set-e", "set-e.jsonl", all, true},
		{"set-f", "set-f.jsonl", all, true},
		{"set-g", "set-g.jsonl", all, true},
		{"set-h", "set-h.jsonl", all, true},
		{"set-i", "set-i.jsonl", all, true},
		{"set-k", "set-k.jsonl", all, true},
		{"set-l", "set-l.jsonl", all, true},
		{"set-m", "set-m.jsonl", all, true},
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
	developing := 0 // lines of the first set
	for i, s := range evalSets() {
		set := s.read(t)
		if i == 0 {
			developing = len(set)
		}
		writeSet(&b, s.name, matcher, set)
		if s.seen {
			seen = append(seen, set...)
		}
	}
	var unseen []rules.Labelled
	for _, s := range evalSets() {
		if !s.seen {
			unseen = append(unseen, s.read(t)...)
		}
	}
	fmt.Fprintf(&b, "whom a clause burdens\n  development sets  %s\n  test and rounds   %s\n", burdensOf(matcher, seen), burdensOf(matcher, unseen))
	writeGroups(&b, "development sets together, by kind of the label", matcher, seen, func(l rules.Labelled) string { return l.Kind })
	writeGroups(&b, "clauses, development, by origin", matcher, seen[:developing], func(l rules.Labelled) string { return l.Origin })
	writeGroups(&b, "clauses, development, by damage", matcher, seen[:developing], func(l rules.Labelled) string { return l.Damage })
	golden(t, filepath.Join("testdata", "eval.txt"), b.String())
}

// read takes the set's lines.
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
	return slices.DeleteFunc(lines, func(l rules.Labelled) bool { return !s.has(l) })
}

func writeSet(b *strings.Builder, name string, m *rules.Matcher, set []rules.Labelled) {
	e := rules.Evaluate(m, set)
	fmt.Fprintf(b, "%s\n  %-28s %s\n", name, "sure and likely", figures(e.All))
	for _, level := range []rules.Confidence{rules.Sure, rules.Likely, rules.Hint} {
		o := e.ByLevel[level]
		fmt.Fprintf(b, "  %-28s P %.3f  tp %3d  fp %3d\n", "surest hit: "+string(level), o.Precision(), o.TruePositive, o.FalsePositive)
	}
}

// writeGroups writes the figures of each group that the name of a clause puts it in.
func writeGroups(b *strings.Builder, title string, m *rules.Matcher, set []rules.Labelled, group func(rules.Labelled) string) {
	fmt.Fprintln(b, title)
	groups := map[string][]rules.Labelled{}
	for _, l := range set {
		groups[group(l)] = append(groups[group(l)], l)
	}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		fmt.Fprintf(b, "  %-28s %s\n", stdcmp.Or(name, "(none)"), figures(rules.Evaluate(m, groups[name]).All))
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
