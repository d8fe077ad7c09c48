package messages_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"github.com/huonguoc/huonguoc/messages"
)

func TestLanguagesHoldTheSameSentences(t *testing.T) {
	if diff := cmp.Diff(ids(t, "vi"), ids(t, "en")); diff != "" {
		t.Errorf("ids in vi (-) and en (+) differ:\n%s", diff)
	}
}

// Places such as {{.Files}} must agree too, or a sentence loses its figure in one language.
func TestLanguagesFillTheSamePlaces(t *testing.T) {
	vi, en := catalogue(t, "vi"), catalogue(t, "en")
	place := regexp.MustCompile(`\.[A-Z]\w*`)
	for id, text := range vi {
		a, b := place.FindAllString(text, -1), place.FindAllString(en[id], -1)
		slices.Sort(a)
		slices.Sort(b)
		if diff := cmp.Diff(slices.Compact(a), slices.Compact(b)); diff != "" {
			t.Errorf("%s: places differ:\n%s", id, diff)
		}
	}
}

// Every id that the program names in full is in the catalogue.
func TestEveryNamedSentenceExists(t *testing.T) {
	known := catalogue(t, "vi")
	call := regexp.MustCompile(`(?:say\.[TN]|usage)\("([^"]+[^".])"[,)]`)
	for _, path := range sources(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range call.FindAllStringSubmatch(string(data), -1) {
			if _, ok := known[m[1]]; !ok {
				t.Errorf("%s names %q, which is not in the catalogue", path, m[1])
			}
		}
	}
}

// Reasons and notes travel as codes and become sentences here.
func TestEveryCodeHasItsSentence(t *testing.T) {
	known := catalogue(t, "vi")
	for _, codes := range []struct{ file, kind, id string }{
		{"../corpus/document.go", "Reason", "reason."}, {"../corpus/document.go", "Reason", "cure."},
		{"../corpus/document.go", "Status", "status."}, {"../corpus/extract/reading/result.go", "NoteKind", "note."},
		{"../ledger/alike.go", "Relation", "alike.relation."}, {"../corpus/likeness/group.go", "Kind", "alike."},
		{"../rules/explain.go", "Why", "explain.why."}, {"../rules/explain.go", "Why", "explain.cure."},
		{"../rules/explain.go", "Standing", "explain.standing."}, {"../rules/status.go", "Status", "rule-status."},
		{"../corpus/roster/attach.go", "Why", "roster.why."}, {"../corpus/roster/problems.go", `Problem\w+`, "roster.problem."},
		{"../corpus/units/official.go", `Problem\w+`, "roster.problem."},
		{"../checker/event.go", "Act", "act."}, {"../checker/event.go", "Reason", "reason.dismiss."}, {"../checker/event.go", "LifeKind", "life."},
		{"../checker/verdict.go", "Verdict", "verdict."}, {"../checker/verdict.go", "Why", "why."}, {"../checker/counted.go", "Counting", "counted."},
		{"../checker/compare.go", "ChangeKind", "change."}, {"../checker/bridge.go", "Cause", "cause."},
		{"../checker/snapshot.go", "SnapshotFault", "snapshot.fault."}, {"../ledger/verify.go", "Fault", "log.fault."},
	} {
		data, err := os.ReadFile(codes.file)
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(`\s`+codes.kind+`\s+= "([^"]+)"`).FindAllStringSubmatch(string(data), -1)
		if len(found) < 3 {
			t.Errorf("%s: %d codes of kind %s found", codes.file, len(found), codes.kind)
		}
		for _, m := range found {
			if _, ok := known[codes.id+m[1]]; !ok {
				t.Errorf("%s%s is not in the catalogue", codes.id, m[1])
			}
		}
	}
}

func TestNumbersInTheManner(t *testing.T) {
	tests := map[string]struct {
		lang string
		got  func(*messages.Catalogue) string
		want string
	}{
		"thousands in Vietnamese":    {"vi", func(c *messages.Catalogue) string { return c.Int(12345) }, "12.345"},
		"thousands in English":       {"en", func(c *messages.Catalogue) string { return c.Int(12345) }, "12,345"},
		"percent in Vietnamese":      {"vi", func(c *messages.Catalogue) string { return c.Percent(87.5, true) }, "87,5 %"},
		"never rounded up to target": {"vi", func(c *messages.Catalogue) string { return c.Percent(94.96, true) }, "94,9 %"},
		"whole percent":              {"vi", func(c *messages.Catalogue) string { return c.Percent(100, true) }, "100,0 %"},
		"a tenth that binary misses": {"vi", func(c *messages.Catalogue) string { return c.Percent(100*0.289, true) }, "28,9 %"},
		"nothing to share":           {"vi", func(c *messages.Catalogue) string { return c.Percent(0, false) }, "–"},
		"unknown id stays":           {"vi", func(c *messages.Catalogue) string { return c.T("no.such") }, "no.such"},
		"one file in Vietnamese":     {"vi", func(c *messages.Catalogue) string { return c.N("index.rebuilt", 1) }, "Đã lập lại chỉ mục: 1 tệp."},
		"one file":                   {"en", func(c *messages.Catalogue) string { return c.N("index.rebuilt", 1) }, "Index made anew: 1 file."},
		"many files":                 {"en", func(c *messages.Catalogue) string { return c.N("index.rebuilt", 2000) }, "Index made anew: 2,000 files."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c, err := messages.New(test.lang)
			if err != nil {
				t.Fatal(err)
			}
			if got := test.got(c); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestUnknownLanguage(t *testing.T) {
	if _, err := messages.New("fr"); err == nil {
		t.Error("no error for a language that is not there")
	}
}

func catalogue(t *testing.T, lang string) map[string]string {
	t.Helper()
	areas, err := filepath.Glob("*." + lang + ".yaml")
	if err != nil || len(areas) == 0 {
		t.Fatalf("no messages in %s: %v", lang, err)
	}
	flat := map[string]string{}
	for _, area := range areas {
		data, err := os.ReadFile(area)
		if err != nil {
			t.Fatal(err)
		}
		var raw map[string]any
		if err := yaml.Unmarshal(data, &raw); err != nil {
			t.Fatalf("%s: %v", area, err)
		}
		for id, v := range raw {
			if _, twice := flat[id]; twice {
				t.Errorf("%s gives %s a second time", area, id)
			}
			flat[id] = sentence(v)
		}
	}
	return flat
}

// sentence is a message's text: itself, or its form for other counts than one.
func sentence(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		other, _ := v["other"].(string)
		return other
	}
	return ""
}

func ids(t *testing.T, lang string) []string {
	t.Helper()
	var list []string
	for id := range catalogue(t, lang) {
		list = append(list, id)
	}
	slices.Sort(list)
	return list
}

func sources(t *testing.T) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}
