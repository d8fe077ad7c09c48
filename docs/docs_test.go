// Package docs_test holds the papers to what they describe.
package docs_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/report"
)

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A field that is not in docs/json.md is no contract.
func TestEveryFieldIsDescribed(t *testing.T) {
	text := read(t, "json.md")
	for _, name := range fields(reflect.TypeFor[report.Checked](), reflect.TypeFor[checker.Tally](), reflect.TypeFor[checker.Share]()) {
		if !regexp.MustCompile("[`\".]" + name + "[`\"]").MatchString(text) {
			t.Errorf("the field %s is not described", name)
		}
	}
}

// fields are the JSON names in the given types and in all they are made of.
func fields(types ...reflect.Type) (names []string) {
	for _, typ := range types {
		switch typ.Kind() {
		case reflect.Slice, reflect.Pointer:
			names = append(names, fields(typ.Elem())...)
		case reflect.Struct:
			for i := range typ.NumField() {
				f := typ.Field(i)
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if name != "" && name != "-" {
					names = append(names, name)
				}
				names = append(names, fields(f.Type)...)
			}
		}
	}
	return names
}

// Every module that the project's own code imports stands in the table of docs/dependencies.md with the version in use.
func TestEveryDependencyHasAReason(t *testing.T) {
	text := read(t, "dependencies.md")
	versions := requirements(read(t, filepath.Join("..", "go.mod")))
	used := map[string]bool{}
	for _, path := range imported(t, "..") {
		if module := moduleOf(path, versions); module != "" {
			used[module] = true
		}
	}
	if len(used) < 10 {
		t.Fatalf("only %d modules were found", len(used))
	}
	for module := range used {
		row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(module) + ` \| ` + regexp.QuoteMeta(versions[module]) + ` \|`)
		if !row.MatchString(text) {
			t.Errorf("no row for %s %s", module, versions[module])
		}
	}
	for _, row := range regexp.MustCompile(`(?m)^\| ([a-z.]+/[^ ]+) \|`).FindAllStringSubmatch(text, -1) {
		if !used[row[1]] {
			t.Errorf("a row for %s, which no code imports", row[1])
		}
	}
}

func requirements(mod string) map[string]string {
	versions := map[string]string{}
	for _, line := range regexp.MustCompile(`(?m)^(?:require|)\s+([^\s/]+\.[^\s/]+/\S+) (v\S+)`).FindAllStringSubmatch(mod, -1) {
		versions[line[1]] = line[2]
	}
	return versions
}

// moduleOf is the module with the longest path that a package lies in; empty for the standard library and the project itself.
func moduleOf(path string, versions map[string]string) (module string) {
	for m := range versions {
		if (path == m || strings.HasPrefix(path, m+"/")) && len(m) > len(module) {
			module = m
		}
	}
	return module
}

// imported are the packages that the Go files below a folder import; tools has a module of its own.
func imported(t *testing.T, root string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{".git", ".tools", "testdata", "tools"}, entry.Name()):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			paths = append(paths, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// The rule language is to be printed on two pages (A4, letters of 9 points): a page takes about 72 lines of 118 letters.
func TestTheRuleLanguagePrintsOnTwoPages(t *testing.T) {
	for _, name := range []string{"rules.md", "quy-tac.md"} {
		lines := 0
		for line := range strings.Lines(read(t, name)) {
			lines += 1 + len([]rune(strings.TrimSpace(line)))/118
		}
		if lines > 2*72 {
			t.Errorf("%s would print about %d lines; two pages take %d", name, lines, 2*72)
		}
	}
}
