package rules_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/rules"
)

// TestWeights learns the embedded pack's weights anew with -update, from everything that its authors may see: the
// development parts of the labelled sets and the examples of the rules.
func TestWeights(t *testing.T) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	if !*update {
		t.Skip("run with -update to learn the weights anew")
	}
	files, err := pack.Learn(lessons(t, pack), rules.UsualLearning())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join("packs", "gender", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func lessons(t *testing.T, pack *rules.Pack) []rules.Labelled {
	t.Helper()
	var all []rules.Labelled
	authors := lessonsByAuthor(t)
	for _, name := range slices.Sorted(maps.Keys(authors)) {
		all = append(all, authors[name]...)
	}
	return append(all, examplesOf(pack)...)
}

// lessonsByAuthor are the labelled clauses that may be learned from: by file, and those of clauses.jsonl by the letter that
// its authors' ids begin with.
func lessonsByAuthor(t *testing.T) map[string][]rules.Labelled {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	authors := map[string][]rules.Labelled{}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		set, err := rules.ReadSet(f)
		_ = f.Close()
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".jsonl")
		for _, l := range set {
			switch {
			case name != "clauses":
				authors[name] = append(authors[name], l)
			case l.Part != "test":
				authors[name+" "+l.ID[:1]] = append(authors[name+" "+l.ID[:1]], l)
			}
		}
	}
	return authors
}

// examplesOf turns the rules' examples into labelled clauses; those of hints are left out.
func examplesOf(pack *rules.Pack) []rules.Labelled {
	var out []rules.Labelled
	for _, r := range pack.Rules {
		for _, e := range r.Examples {
			if e.Match && r.Confidence == rules.Hint {
				continue
			}
			l := rules.Labelled{Text: e.Text, Label: rules.LabelN, Headings: e.Headings}
			if e.Match {
				l.Label = rules.LabelD
			}
			if n := len(e.LeadIns); n > 0 {
				l.LeadIn = e.LeadIns[n-1]
			}
			out = append(out, l)
		}
	}
	return out
}
