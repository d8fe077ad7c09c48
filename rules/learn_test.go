package rules_test

import (
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/rules"
)

// TestWeights holds the embedded pack's weights to what learning gives, from everything that its authors may see: the
// development parts of the labelled sets and the examples of the rules. go test ./rules -run Weights -update writes them
// anew. The last digit is left to the machine: some join a multiplication and an addition into one rounding.
func TestWeights(t *testing.T) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	files, err := pack.Learn(lessons(t, pack), rules.UsualLearning())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		path := filepath.Join("packs", "gender", name)
		if *update {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		stored, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		weights, leans, letters := weightsBySign(t, string(stored))
		learnedWeights, learnedLeans, learnedLetters := weightsBySign(t, text)
		for what, both := range map[string][2]map[string]float64{"weight": {weights, learnedWeights}, "lean": {leans, learnedLeans}} {
			if name, by := farthest(both[0], both[1]); by > 0.01 {
				t.Errorf("%s: the %s of %q differs by %.3f from what learning gives; write the weights anew with -update", path, what, name, by)
			}
		}
		for name, of := range letters {
			if !nearLetters(of, learnedLetters[name]) {
				t.Errorf("%s: the topics of %q are %s, and %s by learning; write the weights anew with -update", path, name, of, learnedLetters[name])
			}
		}
	}
}

// nearLetters tells whether the same letters stand in both, one letter before or behind being near enough.
func nearLetters(a, b string) bool {
	for i := range min(len(a), len(b)) {
		if d := int(a[i]) - int(b[i]); d < -1 || d > 1 {
			return false
		}
	}
	return len(a) == len(b)
}

// weightsBySign reads a file of weights, leans and letters.
func weightsBySign(t *testing.T, text string) (weights, leans map[string]float64, letters map[string]string) {
	t.Helper()
	weights, leans, letters = map[string]float64{}, map[string]float64{}, map[string]string{}
	for line := range strings.Lines(text) {
		parts := strings.Split(strings.TrimSpace(line), "\t")
		weights[parts[1]] = parseNumber(t, parts[0])
		if len(parts) > 2 && parts[2] != "" {
			leans[parts[1]] = parseNumber(t, parts[2])
		}
		if len(parts) > 3 {
			letters[parts[1]] = parts[3]
		}
	}
	return weights, leans, letters
}

func parseNumber(t *testing.T, text string) float64 {
	t.Helper()
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return number
}

// farthest is the sign whose two weights differ most. The lightest may be in one file alone.
func farthest(a, b map[string]float64) (name string, by float64) {
	lightest := math.Inf(1)
	for _, weight := range a {
		lightest = min(lightest, math.Abs(weight))
	}
	for _, both := range []map[string]float64{a, b} {
		for sign := range both {
			d := math.Abs(a[sign] - b[sign])
			if _, inA := a[sign]; !inA {
				d -= lightest
			}
			if _, inB := b[sign]; !inB {
				d -= lightest
			}
			if d > by {
				name, by = sign, d
			}
		}
	}
	return name, by
}

func lessons(t *testing.T, pack *rules.Pack) []rules.Labelled {
	t.Helper()
	var all []rules.Labelled
	authors := lessonsByAuthor(t)
	for _, name := range slices.Sorted(maps.Keys(authors)) {
		all = append(all, authors[name]...)
	}
	for range examplesCount {
		all = append(all, examplesOf(pack)...)
	}
	return all
}

// examplesCount is how often the rules' examples are learned from: a lawyer wrote them, as what must hold.
const examplesCount = 6

// lessonsByAuthor are the labelled clauses that may be learned from: by file, and those of clauses.jsonl by the letter that
// its authors' ids begin with.
func lessonsByAuthor(t *testing.T) map[string][]rules.Labelled {
	t.Helper()
	paths := append(files(t, "testdata/*.jsonl"), files(t, "testdata/authors/*.jsonl")...)
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

func files(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatal(pattern, err)
	}
	return paths
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
