package huonguoc_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/huonguoc/huonguoc"

// floors are the packages from the top of the house to its ground (docs/architecture.md). A package imports only packages on
// floors below its own; packages of one floor do not know each other.
var floors = [][]string{
	{"cmd/huonguoc", "web/webbench", "corpus/extract/fidelity", "corpus/samples/generate", "index/searchbench"},
	{"web"},
	{"scan", "access", "access/openid"},
	{"report"},
	{"report/official"},
	{"report/docx", "report/docx/docxtest"},
	{"bundle", "index", "review"},
	{"index/query"},
	{"ledger"},
	{"checker"},
	{"rules"},
	{"rules/gru"},
	{"corpus/roster"},
	{"corpus/samples", "corpus/source", "corpus/outline"},
	{"corpus/units", "corpus/extract"},
	{"corpus/likeness", "corpus/sheet"},
	{"corpus/extract/doc", "corpus/extract/html", "corpus/extract/odt", "corpus/extract/ooxml", "corpus/extract/pdf", "corpus/extract/picture", "corpus/extract/rtf", "corpus/extract/text"},
	{"corpus/extract/flow", "corpus/extract/ocr"},
	{"corpus/extract/listing", "corpus/extract/pdf/layout", "corpus/extract/quality", "corpus/extract/xmlpart"},
	{"corpus/extract/reading/readingtest"},
	{"corpus/extract/reading", "corpus/viet/legacy/legacytest"},
	{"corpus/viet/legacy"},
	{"corpus/viet", "corpus"},
	{"messages"},
}

func TestImportsPointDown(t *testing.T) {
	floor := map[string]int{}
	for i, packages := range floors {
		for _, p := range packages {
			floor[p] = i
		}
	}
	found := map[string]bool{}
	for _, file := range goFiles(t) {
		own := filepath.ToSlash(filepath.Dir(file))
		if own == "." {
			continue
		}
		found[own] = true
		from, known := floor[own]
		if !known {
			t.Errorf("package %s has no floor: say where it belongs", own)
			continue
		}
		for _, imported := range imports(t, file) {
			to, known := floor[imported]
			if !known || to <= from {
				t.Errorf("%s imports %s, which is not below it", file, imported)
			}
		}
	}
	for p := range floor {
		if !found[p] {
			t.Errorf("floor names package %s, which does not exist", p)
		}
	}
}

func goFiles(t *testing.T) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || path == "tools"):
			return filepath.SkipDir
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			list = append(list, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// imports are the project's own packages that a file imports.
func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, spec := range parsed.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if own, ok := strings.CutPrefix(path, module+"/"); ok {
			list = append(list, own)
		}
	}
	return list
}
