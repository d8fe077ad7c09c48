package index_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
)

// judged is a question with the clauses that answer it; see the head of judgements.yaml.
type judged struct {
	Query            string
	Answers, Related []string
}

// atRank is how far down the lists are looked at.
const atRank = 10

// The quality of the ranking on sixty judged questions is kept in a file beside that of SQLite FTS5 on the same clauses. A
// change of the ranking shows there; -update writes it anew.
func TestRelevance(t *testing.T) {
	clauses := relevanceCorpus(t)
	questions := judgements(t, clauses)
	lines := []string{"question | own NDCG@10, recall@10"}
	engines := []engine{newOwn(t, clauses)}
	for _, s := range ftsSettings() {
		engines = append(engines, newFTS(t, clauses, s))
	}
	sums := make([][2]float64, len(engines))
	for _, q := range questions {
		for i, e := range engines {
			ndcg, recall := q.score(e.ask(t, q.Query))
			sums[i][0] += ndcg / float64(len(questions))
			sums[i][1] += recall / float64(len(questions))
			if i == 0 {
				lines = append(lines, fmt.Sprintf("%s | %.2f %.2f", q.Query, ndcg, recall))
			}
		}
	}
	lines = append(lines, "", fmt.Sprintf("%d questions, %d clauses", len(questions), len(clauses)))
	for i, e := range engines {
		lines = append(lines, fmt.Sprintf("NDCG@10 %.3f  recall@10 %.3f  %s", sums[i][0], sums[i][1], e.name()))
	}
	got := strings.Join(lines, "\n") + "\n"
	path := filepath.Join("testdata", "relevance", "quality.golden")
	if *update {
		must(t, os.WriteFile(path, []byte(got), 0o600))
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
		t.Errorf("quality (-golden +got; -update writes it anew):\n%s", diff)
	}
}

// engine answers a question with the names of its ten best clauses.
type engine interface {
	name() string
	ask(t *testing.T, query string) []string
}

// relevanceCorpus is every clause by name, in a fixed order.
func relevanceCorpus(t *testing.T) (list []caseClause) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "rules", "testdata", "clauses.jsonl"))
	must(t, err)
	for line := range strings.Lines(string(data)) {
		var c struct{ ID, Text string }
		must(t, json.Unmarshal([]byte(line), &c))
		list = append(list, caseClause{ID: c.ID, Text: c.Text})
	}
	paths, err := filepath.Glob(filepath.Join("..", "corpus", "samples", "testdata", "formats", "txt", "*.txt"))
	must(t, err)
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		for _, c := range sampleDocument(t, path).Clauses {
			list = append(list, caseClause{ID: name + " " + c.Citation, Text: c.Text})
		}
	}
	return list
}

func judgements(t *testing.T, clauses []caseClause) (list []judged) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "relevance", "judgements.yaml"))
	must(t, err)
	must(t, yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&list))
	known := map[string]bool{}
	for _, c := range clauses {
		known[c.ID] = true
	}
	for _, q := range list {
		for _, id := range append(slices.Clone(q.Answers), q.Related...) {
			if !known[id] {
				t.Errorf("%s: there is no clause %q", q.Query, id)
			}
		}
	}
	return list
}

func (q judged) gain(id string) float64 {
	switch {
	case slices.Contains(q.Answers, id):
		return 3
	case slices.Contains(q.Related, id):
		return 1
	}
	return 0
}

// score is NDCG (Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, 2002, with the gains as they
// are) and the share of the answers, both among the first ten.
func (q judged) score(ranked []string) (ndcg, recall float64) {
	var ideal []float64
	for range q.Answers {
		ideal = append(ideal, 3)
	}
	for _, id := range q.Related {
		if !slices.Contains(q.Answers, id) {
			ideal = append(ideal, 1)
		}
	}
	var gained, best float64
	found := 0
	for i := range atRank {
		discount := math.Log2(float64(i) + 2)
		if i < len(ranked) {
			gained += q.gain(ranked[i]) / discount
			if q.gain(ranked[i]) == 3 {
				found++
			}
		}
		if i < len(ideal) {
			best += ideal[i] / discount
		}
	}
	return gained / best, float64(found) / float64(min(len(q.Answers), atRank))
}

// own is the index under test.
type own struct {
	index *index.Index
	ids   []string
}

func newOwn(t *testing.T, clauses []caseClause) *own {
	t.Helper()
	home := t.TempDir()
	l, err := ledger.Open(t.Context(), home)
	must(t, err)
	t.Cleanup(func() { _ = l.Close() })
	e := ledger.Entry{Document: &corpus.Document{Path: "/alle", Status: corpus.StatusRead}, Key: "k", At: at}
	o := &own{}
	for i, c := range clauses {
		e.Document.Clauses = append(e.Document.Clauses, corpus.Clause{Ordinal: i, Text: c.Text})
		o.ids = append(o.ids, c.ID)
	}
	must(t, l.Record(t.Context(), e))
	o.index = openIndex(t, home, l)
	return o
}

func (*own) name() string { return "huonguoc" }

// ask takes the hits and, when they are few, the clauses with most of the words, as a person sees them.
func (o *own) ask(t *testing.T, query string) (list []string) {
	t.Helper()
	r, err := o.index.Search(t.Context(), index.Request{Query: query, Limit: atRank})
	must(t, err)
	for _, h := range append(r.Hits, r.Near...) {
		list = append(list, o.ids[h.Ref.Ordinal])
	}
	return list[:min(len(list), atRank)]
}

// ftsSetting is a way to use FTS5.
type ftsSetting struct {
	label string
	tool  string              // tokenizer
	text  func(string) string // what is indexed
	weigh string              // columns: the text as it is, and folded
}

func ftsSettings() []ftsSetting {
	same := func(s string) string { return s }
	return []ftsSetting{
		{"SQLite FTS5, unicode61 with marks removed", "unicode61 remove_diacritics 2", same, ""},
		{"SQLite FTS5, normal form, marks kept", "unicode61 remove_diacritics 0", viet.Normal, ""},
		{"SQLite FTS5, normal form and folded in two columns, the first worth ten", "unicode61 remove_diacritics 0", viet.Normal, "10.0, 1.0"},
	}
}

type fts struct {
	ftsSetting
	db  *sql.DB
	ids []string
}

func newFTS(t *testing.T, clauses []caseClause, s ftsSetting) *fts {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "fts.sqlite"))
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	columns := "exact"
	if s.weigh != "" {
		columns = "exact, folded"
	}
	ctx := context.Background()
	_, err = db.ExecContext(ctx, fmt.Sprintf(`CREATE VIRTUAL TABLE words USING fts5(%s, tokenize="%s")`, columns, s.tool))
	must(t, err)
	f := &fts{ftsSetting: s, db: db}
	tx, err := db.BeginTx(ctx, nil)
	must(t, err)
	for i, c := range clauses {
		f.ids = append(f.ids, c.ID)
		values := []any{i, s.text(c.Text)}
		if s.weigh != "" {
			values = append(values, viet.Fold(c.Text))
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO words (rowid, `+columns+`) VALUES (?`+strings.Repeat(", ?", len(values)-1)+`)`, values...)
		must(t, err)
	}
	must(t, tx.Commit())
	return f
}

func (f *fts) name() string { return f.label }

// ask wants all words first, and fills up with clauses that have some; of all ways tried this one ranks best.
func (f *fts) ask(t *testing.T, query string) (list []string) {
	t.Helper()
	for _, joint := range []string{" AND ", " OR "} {
		for _, id := range f.match(t, f.words(query, joint)) {
			if !slices.Contains(list, id) && len(list) < atRank {
				list = append(list, id)
			}
		}
	}
	return list
}

func (f *fts) words(query, joint string) string {
	var words []string
	for _, w := range strings.Fields(strings.NewReplacer(",", " ", ".", " ").Replace(f.text(query))) {
		one := `"` + w + `"`
		if f.weigh != "" {
			one = `(exact : "` + w + `" OR folded : "` + viet.Fold(w) + `")`
		}
		words = append(words, one)
	}
	return strings.Join(words, joint)
}

func (f *fts) match(t *testing.T, expression string) (list []string) {
	t.Helper()
	order := "rank"
	if f.weigh != "" {
		order = "bm25(words, " + f.weigh + ")"
	}
	rows, err := f.db.QueryContext(context.Background(), `SELECT rowid FROM words WHERE words MATCH ? ORDER BY `+order+`, rowid LIMIT 20`, expression)
	must(t, err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var i int
		must(t, rows.Scan(&i))
		list = append(list, f.ids[i])
	}
	must(t, rows.Err())
	return list
}
