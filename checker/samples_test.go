package checker_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/corpus/samples"
	"github.com/huonguoc/huonguoc/rules"
)

var update = flag.Bool("update", false, "write the golden files anew")

const formats = "../corpus/samples/testdata/formats"

// sample is one text in one format, read and judged.
type sample struct {
	key      samples.Key
	document corpus.Document
	findings []checker.Finding
}

// readAll reads every sample in all three formats, once for all tests.
var readAll = sync.OnceValues(func() (map[string][]sample, error) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		return nil, err
	}
	judge, err := checker.New(pack)
	if err != nil {
		return nil, err
	}
	keys, err := samples.Keys()
	if err != nil {
		return nil, err
	}
	byFormat := map[string][]sample{}
	for _, format := range []string{"docx", "pdf", "txt"} {
		for _, key := range keys {
			s, err := readSample(judge, key, format)
			if err != nil {
				return nil, err
			}
			byFormat[format] = append(byFormat[format], s)
		}
	}
	return byFormat, nil
})

func readSample(judge *checker.Checker, key samples.Key, format string) (sample, error) {
	return readFile(judge, key, filepath.Join(formats, format, key.ID+"."+format))
}

func readFile(judge *checker.Checker, key samples.Key, path string) (sample, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return sample{}, err
	}
	r := extract.Read(context.Background(), data, extract.DefaultLimits())
	s := sample{key: key, document: corpus.Document{Status: r.Status, Reason: r.Reason, Format: r.Format}}
	s.document.Convention, s.document.Clauses = outline.Parse(r.Paragraphs)
	s.findings = judge.Check(&s.document)
	return s, nil
}

func all(t *testing.T) map[string][]sample {
	t.Helper()
	byFormat, err := readAll()
	if err != nil {
		t.Fatal(err)
	}
	return byFormat
}

func TestEverySampleIsRead(t *testing.T) {
	for format, list := range all(t) {
		for _, s := range list {
			if s.document.Status != corpus.StatusRead {
				t.Errorf("%s as %s: %s (%s)", s.key.ID, format, s.document.Status, s.document.Reason)
			}
		}
	}
}

func TestEveryHeadIsRight(t *testing.T) {
	for format, list := range all(t) {
		for _, s := range list {
			if diff := cmp.Diff(s.key.Head, s.document.Convention); diff != "" {
				t.Errorf("%s as %s: head (-key +read):\n%s", s.key.ID, format, diff)
			}
		}
	}
}

func TestEveryArticleIsFound(t *testing.T) {
	for format, list := range all(t) {
		for _, s := range list {
			seen := map[string]bool{}
			for _, c := range s.document.Clauses {
				for i, step := range c.Address {
					if step.Level == corpus.LevelArticle {
						seen[c.Address[:i+1].String()] = true
					}
				}
			}
			if len(seen) != s.key.Articles {
				t.Errorf("%s as %s: %d articles, the key says %d", s.key.ID, format, len(seen), s.key.Articles)
			}
		}
	}
}

// The same text gives the same findings at the same addresses, with the same fingerprints, from every format.
func TestFormatsAgree(t *testing.T) {
	byFormat := all(t)
	for i, word := range byFormat["docx"] {
		for _, format := range []string{"pdf", "txt"} {
			other := byFormat[format][i]
			if diff := cmp.Diff(places(word), places(other)); diff != "" {
				t.Errorf("%s: findings (-docx +%s):\n%s", word.key.ID, format, diff)
			}
		}
	}
}

func places(s sample) []string {
	list := []string{}
	for _, f := range s.findings {
		list = append(list, fmt.Sprintf("%s %s %s", f.Address, f.Rule, f.Fingerprint))
	}
	return list
}

// TestQuality measures the findings on the samples as Word files against their answer keys. The unit is the clause: a clause
// counts as flagged when any finding that is no hint stands on it, and as found by its kind when one of them has the
// kind of the key. Borderline clauses are never scored (labelling guide).
func TestQuality(t *testing.T) {
	report := measure(all(t)["docx"])
	golden := filepath.Join("testdata", "quality.txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(report), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), report); diff != "" {
		t.Errorf("quality changed (-before +now); look at it, then run with -update:\n%s", diff)
	}
}

// score counts clauses.
type score struct{ expected, found, asKind, flagged, right int }

func (s score) line(name string) string {
	return fmt.Sprintf("%-26s %9s %9s %9s %10d %8d\n", name, ratio(s.right, s.flagged), ratio(s.found, s.expected), ratio(s.asKind, s.expected), s.expected, s.flagged)
}

func ratio(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(part)/float64(whole))
}

func measure(list []sample) string {
	var total score
	kinds := map[string]*score{}
	kind := func(id string) *score {
		if kinds[id] == nil {
			kinds[id] = &score{}
		}
		return kinds[id]
	}
	clean := 0
	var missed, wrong []string
	for _, s := range list {
		flagged := flaggedAt(s)
		expected := map[string]bool{}
		for _, e := range s.key.Findings {
			expected[e.Address] = true
			k := kind(e.Kind)
			total.expected++
			k.expected++
			if len(flagged[e.Address]) == 0 {
				missed = append(missed, fmt.Sprintf("%s %s %s", s.key.ID, e.Address, e.Kind))
				continue
			}
			total.found++
			k.found++
			if slices.Contains(flagged[e.Address], e.Kind) {
				total.asKind++
				k.asKind++
			}
		}
		falsely := false
		for address, found := range flagged {
			total.flagged++
			right := 0
			if expected[address] {
				right = 1
			} else {
				falsely = true
				wrong = append(wrong, fmt.Sprintf("%s %s %s", s.key.ID, address, strings.Join(found, ", ")))
			}
			total.right += right
			for _, id := range found {
				kind(id).flagged++
				kind(id).right += right
			}
		}
		if !falsely && len(s.key.Findings) == 0 {
			clean++
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-26s %9s %9s %9s %10s %8s\n", "kind", "precision", "recall", "as kind", "expected", "flagged")
	b.WriteString(total.line("all clauses"))
	for _, k := range rules.Kinds() {
		if s := kinds[k.ID]; s != nil {
			b.WriteString(s.line(k.Code + " " + k.ID))
		}
	}
	fmt.Fprintf(&b, "\nclean conventions without any finding: %d of %d\n", clean, countClean(list))
	writeList(&b, "missed", missed)
	writeList(&b, "flagged wrongly", wrong)
	return b.String()
}

// flaggedAt are the kinds flagged at each address that is scored.
func flaggedAt(s sample) map[string][]string {
	unscored := map[string]bool{}
	for _, b := range s.key.Borderline {
		unscored[b.Address] = true
	}
	at := map[string][]string{}
	for _, f := range s.findings {
		if !f.IsHint() && !unscored[f.Address] && !slices.Contains(at[f.Address], f.Kind) {
			at[f.Address] = append(at[f.Address], f.Kind)
		}
	}
	return at
}

func countClean(list []sample) int {
	n := 0
	for _, s := range list {
		if len(s.key.Findings) == 0 {
			n++
		}
	}
	return n
}

func writeList(b *strings.Builder, title string, lines []string) {
	slices.Sort(lines)
	fmt.Fprintf(b, "\n%s: %d\n", title, len(lines))
	for _, l := range lines {
		b.WriteString("  " + l + "\n")
	}
}
