package index_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
)

// Searches are answered, and rightly, while the index is made anew again and again and documents change.
func TestSearchGoesOnWhileTheIndexIsMadeAnew(t *testing.T) {
	home, l := library(t, []string{"Ruộng chia theo đinh."}, []string{"Đình làng."})
	x := openIndex(t, home, l)
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			for ctx.Err() == nil {
				r, err := x.Search(t.Context(), index.Request{Query: "ruộng", Limit: 5})
				if err != nil || r.Total < 1 {
					t.Errorf("%d hits, error %v", r.Total, err)
					return
				}
			}
		})
	}
	for i := range 5 {
		put(t, l, fmt.Sprintf("/new %d.docx", i), []string{"Ruộng mới."})
		must(t, x.Rebuild(t.Context(), nil))
	}
	stop()
	all.Wait()
	r, err := x.Search(t.Context(), index.Request{Query: "ruộng", Limit: 10})
	must(t, err)
	if r.Total != 6 || r.Behind != 0 {
		t.Errorf("%d hits, %d behind", r.Total, r.Behind)
	}
}

// A search finds what another part of the program has just recorded, without being told.
func TestASearchTakesUpWhatIsNew(t *testing.T) {
	home, l := library(t, []string{"Ruộng công."})
	x := openIndex(t, home, l)
	put(t, l, "/0.docx", []string{"Đình làng."})
	if diff := cmp.Diff([]string{"Đình làng."}, texts(t, x, "đình")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{}, texts(t, x, "ruộng")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A large change is not waited for; the results say that they are behind.
func TestAnIndexThatIsBehindSaysSo(t *testing.T) {
	home, l := library(t, []string{"Ruộng công."})
	x := openIndex(t, home, l)
	for i := range 201 {
		put(t, l, fmt.Sprintf("/%d.docx", i), []string{"Ruộng tư."})
	}
	r, err := x.Search(t.Context(), index.Request{Query: "ruộng", Limit: 5})
	must(t, err)
	if r.Behind != 201 || r.Total != 1 {
		t.Errorf("%d behind, %d hits", r.Behind, r.Total)
	}
	must(t, x.Sync(t.Context(), nil))
	if r, err = x.Search(t.Context(), index.Request{Query: "ruộng", Limit: 5}); err != nil || r.Behind != 0 || r.Total != 201 {
		t.Errorf("after catching up: %d behind, %d hits, error %v", r.Behind, r.Total, err)
	}
}

// A ledger that was brought back from a copy is older than the index beside it.
func TestAnIndexNewerThanItsLedgerIsMadeAnew(t *testing.T) {
	home, l := library(t, []string{"Ruộng công."})
	first, err := index.Open(t.Context(), home, l)
	must(t, err)
	must(t, first.Close())
	must(t, l.Close())
	file := filepath.Join(home, ledger.FileName)
	copied, err := os.ReadFile(file)
	must(t, err)
	l, err = ledger.Open(t.Context(), home)
	must(t, err)
	put(t, l, "/later.docx", []string{"Ruộng tư."})
	second, err := index.Open(t.Context(), home, l)
	must(t, err)
	must(t, second.Close())
	must(t, l.Close())
	must(t, os.WriteFile(file, copied, 0o600))
	for _, beside := range []string{"-wal", "-shm"} {
		must(t, os.RemoveAll(file+beside))
	}
	l, err = ledger.Open(t.Context(), home)
	must(t, err)
	t.Cleanup(func() { _ = l.Close() })
	if diff := cmp.Diff([]string{"Ruộng công."}, texts(t, openIndex(t, home, l), "ruộng")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A rebuild that was stopped leaves the old index in use, and every change is found later.
func TestARebuildThatIsStoppedCostsNothing(t *testing.T) {
	home, l := library(t, []string{"Ruộng công."})
	x := openIndex(t, home, l)
	put(t, l, "/new.docx", []string{"Ruộng tư."})
	ctx, cancel := context.WithCancel(t.Context())
	err := x.Rebuild(ctx, func(int, int) { cancel() })
	if err == nil {
		t.Skip("the rebuild was faster")
	}
	if diff := cmp.Diff([]string{"Ruộng công.", "Ruộng tư."}, texts(t, x, "ruộng")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFacets(t *testing.T) {
	home, l := library(t, []string{"Ruộng công.", "!Ruộng chia theo đinh."}, []string{"!Đàn bà không có ruộng."})
	r, err := openIndex(t, home, l).Search(t.Context(), index.Request{Query: "ruộng", Limit: 1, Facets: true})
	must(t, err)
	got := map[query.Field][]index.Count{}
	for _, f := range r.Facets {
		got[f.Field] = f.Counts
	}
	want := map[query.Field][]index.Count{
		query.NewCommune: {{Value: "09343", Name: "xã Tân Chi", Clauses: 3}},
		query.Kind:       {{Value: "worship-ritual", Clauses: 2}},
		query.Rule:       {{Value: "r", Clauses: 2}},
		query.Status:     {{Value: "open", Clauses: 2}, {Value: "none", Clauses: 1}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facets (-want +got):\n%s", diff)
	}
}

// Pages are parts of one list, also where the ranking looks a second time.
func TestPages(t *testing.T) {
	var clauses []string
	for i := range 230 {
		clauses = append(clauses, fmt.Sprintf("Ruộng công số %d chia theo khẩu.", i))
	}
	home, l := library(t, clauses)
	x := openIndex(t, home, l)
	whole, err := x.Search(t.Context(), index.Request{Query: "ruộng công", Limit: 230})
	must(t, err)
	var joined []index.Ref
	for from := 0; from < 230; from += 45 {
		page, err := x.Search(t.Context(), index.Request{Query: "ruộng công", Limit: 45, Offset: from})
		must(t, err)
		for _, h := range page.Hits {
			joined = append(joined, h.Ref)
		}
	}
	var want []index.Ref
	for _, h := range whole.Hits {
		want = append(want, h.Ref)
	}
	if diff := cmp.Diff(want, joined); diff != "" {
		t.Errorf("pages (-whole +joined):\n%s", diff)
	}
	var each []index.Ref
	n, err := x.Each(t.Context(), index.Request{Query: "ruộng công"}, func(h index.Hit) error {
		each = append(each, h.Ref)
		return nil
	})
	if diff := cmp.Diff(want, each); diff != "" || n != 230 || err != nil {
		t.Errorf("%d, error %v, all hits (-whole +each):\n%s", n, err, diff)
	}
}

func TestLike(t *testing.T) {
	const own = "Con gái lấy chồng làng khác phải nộp cheo ba quan tiền cho làng."
	home, l := library(t, []string{own, "Đình làng mở cửa ngày rằm."},
		[]string{"con gái lấy chồng làng khác, phải nộp cheo ba quan tiền cho làng", "Con gái lấy chồng làng khác phải nộp cheo năm quan tiền cho làng.", "Con gái lấy chồng làng khác thì thôi."})
	x := openIndex(t, home, l)
	hit, list, err := x.LikeClause(t.Context(), index.Ref{Document: 1, Ordinal: 0}, 10)
	must(t, err)
	if hit.Clause.Text != own || len(list) != 3 {
		t.Fatalf("%q has %d like it", hit.Clause.Text, len(list))
	}
	if list[0].Share != index.SameWords || list[1].Share >= index.SameWords || list[1].Share < 0.5 || list[2].Share >= list[1].Share {
		t.Errorf("resemblance %.2f, %.2f, %.2f", list[0].Share, list[1].Share, list[2].Share)
	}
	list, err = x.Like(t.Context(), "không có gì giống", index.Ref{}, 10)
	if err != nil || len(list) != 0 {
		t.Errorf("%d clauses like a text that none is like, error %v", len(list), err)
	}
}

func TestArticle(t *testing.T) {
	home, l := library(t)
	article := func(number, clause string) corpus.Address {
		a := corpus.Address{{Level: corpus.LevelArticle, Number: number}}
		if clause != "" {
			a = append(a, corpus.Step{Level: corpus.LevelClause, Number: clause})
		}
		return a
	}
	e := ledger.Entry{Document: &corpus.Document{Path: "/a.docx", Status: corpus.StatusRead}, Key: "k", At: at}
	for i, a := range []corpus.Address{nil, article("1", ""), article("2", ""), article("2", "1"), article("2", "2"), article("3", "")} {
		e.Document.Clauses = append(e.Document.Clauses, corpus.Clause{Ordinal: i, Address: a, Text: fmt.Sprint("đoạn ", i)})
	}
	must(t, l.Record(t.Context(), e))
	x := openIndex(t, home, l)
	for ordinal, want := range map[int][]int{0: {0}, 1: {1}, 3: {2, 3, 4}} {
		clauses, err := x.Article(t.Context(), index.Ref{Document: 1, Ordinal: ordinal})
		must(t, err)
		var got []int
		for _, c := range clauses {
			got = append(got, c.Ordinal)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("article of clause %d (-want +got):\n%s", ordinal, diff)
		}
	}
}
