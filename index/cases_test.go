package index_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
)

var update = flag.Bool("update", false, "write the golden files anew")

// searchCase is a file of testdata/search, as its README tells.
type searchCase struct {
	Documents []caseDocument
	Queries   []caseQuery
}

type caseDocument struct {
	Village, Commune, District, Province, Adopted, Form string
	Today                                               struct{ Code, Name string }
	Clauses                                             []caseClause
}

type caseClause struct{ ID, Text, Kind, Grade, Rule, Confidence string }

type caseQuery struct {
	Query string
	Sort  index.Sort
	Want  []string
	Mean  string
	Near  []string
}

// Every file is tried with text and queries in every normal form of Unicode: the order must always be the same.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "search", "*.yaml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d files, error %v", len(paths), err)
	}
	forms := map[string]norm.Form{"NFC": norm.NFC, "NFD": norm.NFD, "NFKC": norm.NFKC, "NFKD": norm.NFKD}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		for in, text := range forms {
			t.Run(name+"/"+in, func(t *testing.T) {
				c := readCase(t, path)
				x, ids := c.open(t, text)
				for as, form := range forms {
					got := c.run(t, x, ids, form)
					checkGolden(t, strings.TrimSuffix(path, ".yaml")+".golden", in+", query "+as, got)
				}
			})
		}
	}
}

func readCase(t *testing.T, path string) searchCase {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var c searchCase
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&c); err != nil {
		t.Fatalf("%s: %s", path, yaml.FormatError(err, false, true))
	}
	return c
}

// open makes a ledger and an index of the documents, and the ids of the clauses by text.
func (c searchCase) open(t *testing.T, form norm.Form) (*index.Index, map[string]string) {
	home := t.TempDir()
	l, err := ledger.Open(t.Context(), home)
	must(t, err)
	t.Cleanup(func() { _ = l.Close() })
	ids := map[string]string{}
	for i, d := range c.Documents {
		e := ledger.Entry{Document: d.document(i), Key: fmt.Sprint(i), At: at, Commune: checker.Commune{Code: d.Today.Code, Name: d.Today.Name}}
		for n, clause := range d.Clauses {
			text := form.String(clause.Text)
			if ids[text] != "" {
				t.Fatalf("two clauses have the text %q", clause.Text)
			}
			ids[text] = clause.ID
			e.Document.Clauses = append(e.Document.Clauses, corpus.Clause{Ordinal: n, Citation: fmt.Sprintf("Điều %d", n+1), Text: text})
			if f, flagged := clause.finding(n); flagged {
				e.Findings = append(e.Findings, f)
			}
		}
		must(t, l.Record(t.Context(), e))
	}
	return openIndex(t, home, l), ids
}

func (d caseDocument) document(i int) *corpus.Document {
	return &corpus.Document{
		Path: fmt.Sprintf("/%d.docx", i), SHA256: fmt.Sprint(i), Status: corpus.StatusRead,
		Convention: corpus.Convention{
			Village: d.Village, Commune: d.Commune, District: d.District, Province: d.Province, AdoptedOn: corpus.Date(d.Adopted), Kind: corpus.Kind(d.Form),
		},
	}
}

func (c caseClause) finding(ordinal int) (checker.Finding, bool) {
	f := checker.Finding{Rule: c.Rule, Kind: c.Kind, Grade: c.Grade, Confidence: c.Confidence, Fingerprint: c.ID, Ordinal: ordinal}
	if f.Rule == "" {
		f.Rule = c.Kind
	}
	return f, c.Kind != ""
}

// run asks all queries, compares the order with the one wanted, and gives the golden text: every hit with its highlights.
func (c searchCase) run(t *testing.T, x *index.Index, ids map[string]string, form norm.Form) string {
	var golden strings.Builder
	for _, q := range c.Queries {
		results, err := x.Search(t.Context(), index.Request{Query: form.String(q.Query), Sort: q.Sort, Limit: 50})
		must(t, err)
		fmt.Fprintf(&golden, "%s\n", q.Query)
		got := write(&golden, "  ", results.Hits, ids)
		if diff := cmp.Diff(q.Want, got); diff != "" && len(q.Want)+len(got) > 0 {
			t.Errorf("%s: order (-want +got):\n%s", q.Query, diff)
		}
		if near := write(&golden, "  ~ ", results.Near, ids); q.Near != nil {
			if diff := cmp.Diff(q.Near, near); diff != "" {
				t.Errorf("%s: clauses with most of the words (-want +got):\n%s", q.Query, diff)
			}
		}
		if mean := norm.NFC.String(results.DidYouMean); mean != q.Mean {
			t.Errorf("%s: did you mean %q, want %q", q.Query, mean, q.Mean)
		}
	}
	return golden.String()
}

func write(out *strings.Builder, before string, hits []index.Hit, ids map[string]string) (got []string) {
	for _, h := range hits {
		id := ids[h.Clause.Text]
		got = append(got, id)
		fmt.Fprintf(out, "%s%s: %s\n", before, id, norm.NFC.String(bracketed(h)))
	}
	return got
}

func bracketed(h index.Hit) (text string) {
	end := 0
	for _, s := range h.Highlights {
		text += h.Clause.Text[end:s.Start] + "[" + h.Clause.Text[s.Start:s.End] + "]"
		end = s.End
	}
	return text + h.Clause.Text[end:]
}

func checkGolden(t *testing.T, path, what, got string) {
	t.Helper()
	if *update {
		must(t, os.WriteFile(path, []byte(got), 0o600))
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
		t.Errorf("%s, text in %s (-golden +got; -update writes it anew):\n%s", path, what, diff)
	}
}
