package report_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/rules"
)

// reasons are all values of corpus.Reason, read from the source so that a new one cannot be forgotten here.
func reasons(t *testing.T) []corpus.Reason {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../corpus/document.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var list []corpus.Reason
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Reason" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, corpus.Reason(value))
		}
		return true
	})
	if len(list) < 15 {
		t.Fatalf("only %d reasons found", len(list))
	}
	return list
}

func TestExplainEveryReason(t *testing.T) {
	for _, lang := range messages.Languages() {
		say := catalogue(t, lang)
		for _, r := range reasons(t) {
			reason, cure := report.Explain(r, say)
			if r == corpus.ReasonNone {
				if reason != "" || cure != "" {
					t.Errorf("%s: nothing to explain, but %q, %q", lang, reason, cure)
				}
				continue
			}
			for _, sentence := range []string{reason, cure} {
				if !strings.HasSuffix(sentence, ".") || !strings.Contains(sentence, " ") {
					t.Errorf("%s, %s: %q is no sentence", lang, r, sentence)
				}
			}
		}
	}
}

// No table shows the id of a message in place of its words.
func TestEveryWordIsInTheCatalogue(t *testing.T) {
	prefixes := []string{"column.", "table.", "sheet.", "about.", "status.", "confidence.", "against.", "kind.", "counted.", "reason.", "cure.", "commune."}
	check := func(where, text string) {
		for _, p := range prefixes {
			if strings.HasPrefix(text, p) {
				t.Errorf("%s: %q is an id", where, text)
			}
		}
	}
	for _, lang := range messages.Languages() {
		for _, table := range report.Tables(fixture(), catalogue(t, lang)) {
			check(lang, table.Name)
			check(lang, table.Title)
			check(lang, table.Note)
			for _, c := range table.Columns {
				check(lang, c.Title)
			}
			for _, row := range append(table.Rows, table.Total) {
				for _, c := range row {
					check(lang, c.Text)
				}
			}
		}
	}
}

func TestKindTitle(t *testing.T) {
	for _, kind := range rules.Kinds() {
		if got, want := report.KindTitle(kind.ID, catalogue(t, "vi")), kind.Code+" "+kind.Title; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got, want := report.KindTitle(kind.ID, catalogue(t, "en")), kind.Code+" "+kind.English; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := report.KindTitle("no-such-kind", catalogue(t, "vi")); got != "no-such-kind" {
		t.Errorf("an unknown kind reads %q", got)
	}
}

func TestDay(t *testing.T) {
	tests := map[corpus.Date]string{"2015-04-12": "12/04/2015", "": "", "2015": "2015", "2015-04": "2015-04"}
	for day, want := range tests {
		if got := report.Day(day); got != want {
			t.Errorf("%q: got %q, want %q", day, got, want)
		}
	}
}
