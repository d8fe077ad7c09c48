package checker_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus/samples"
	"github.com/huonguoc/huonguoc/rules"
)

// The files that the readers' own tests keep, written by an office program from the samples, give the same clauses and the
// same findings as the .docx that they were made of.
func TestOfficeFormatsAgree(t *testing.T) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	judge, err := checker.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	words, seen := all(t)["docx"], map[string]bool{}
	kept, err := filepath.Glob("../corpus/extract/*/testdata/[0-9][0-9]-*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range kept {
		extension := filepath.Ext(path)
		id := strings.TrimSuffix(filepath.Base(path), extension)
		i := slices.IndexFunc(words, func(s sample) bool { return s.key.ID == id })
		if i < 0 {
			t.Errorf("%s is of no sample", path)
			continue
		}
		seen[extension] = true
		other, err := readFile(judge, samples.Key{ID: id}, path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(places(words[i]), places(other)); diff != "" {
			t.Errorf("%s: findings (-docx +%s):\n%s", id, extension, diff)
		}
		if diff := cmp.Diff(clauses(words[i]), clauses(other)); diff != "" {
			t.Errorf("%s: clauses (-docx +%s):\n%s", id, extension, diff)
		}
	}
	for _, extension := range []string{".doc", ".rtf", ".odt", ".fodt", ".html"} {
		if !seen[extension] {
			t.Errorf("no %s is kept", extension)
		}
	}
}

func clauses(s sample) []string {
	var list []string
	for _, c := range s.document.Clauses {
		list = append(list, c.Citation+": "+c.Text)
	}
	return list
}
