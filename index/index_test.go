package index_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
)

var at = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)

// library is a ledger with documents given as lists of clauses; a clause that starts with "!" is flagged.
func library(t *testing.T, documents ...[]string) (home string, l *ledger.Ledger) {
	t.Helper()
	home = t.TempDir()
	l, err := ledger.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	for i, clauses := range documents {
		put(t, l, fmt.Sprintf("/%d.docx", i), clauses)
	}
	return home, l
}

func put(t *testing.T, l *ledger.Ledger, path string, clauses []string) {
	t.Helper()
	e := ledger.Entry{
		Document: &corpus.Document{Path: path, SHA256: path, Status: corpus.StatusRead}, Key: path, At: at,
		Commune: checker.Commune{Code: "09343", Name: "xã Tân Chi"},
	}
	for i, text := range clauses {
		if text[0] == '!' {
			text = text[1:]
			e.Findings = append(e.Findings, checker.Finding{Rule: "r", Fingerprint: fmt.Sprint(path, i), Kind: "worship-ritual", Confidence: "sure", Ordinal: i})
		}
		e.Document.Clauses = append(e.Document.Clauses, corpus.Clause{Ordinal: i, Citation: fmt.Sprintf("Điều %d", i+1), Text: text})
	}
	if err := l.Record(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}

func openIndex(t *testing.T, home string, l *ledger.Ledger) *index.Index {
	t.Helper()
	x, err := index.Open(t.Context(), home, l)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return x
}

func texts(t *testing.T, x *index.Index, q index.Query) []string {
	t.Helper()
	if q.Limit == 0 {
		q.Limit = 10
	}
	results, err := x.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, h := range results.Hits {
		list = append(list, h.Clause.Text)
	}
	return list
}

func TestSearch(t *testing.T) {
	const (
		married  = "Con gái lấy chồng xa thì thôi hưởng ruộng."
		fire     = "Phòng chống cháy nổ, con cái trong nhà lấy nước nhanh chóng."
		unmarked = "Con gai lay chong xa thi thoi huong ruong."
		temple   = "Đàn bà không được vào đình."
		peace    = "Tổ hoà giải hoạt động thường xuyên."
	)
	home, l := library(t, []string{married, fire}, []string{unmarked, "!" + temple}, []string{norm.NFD.String(peace), "Hoa quả trên bàn thờ."})
	x := openIndex(t, home, l)
	tests := map[string]struct {
		query index.Query
		want  []string
	}{
		"with marks: itself, then text that lost its marks": {index.Query{Text: "con gái lấy chồng"}, []string{married, unmarked}},
		"without marks: as typed, then with marks":          {index.Query{Text: "con gai lay chong"}, []string{unmarked, married}},
		"half with marks":            {index.Query{Text: "con gái lay chong"}, []string{unmarked, married}},
		"capitals":                   {index.Query{Text: "ĐÀN BÀ"}, []string{temple}},
		"hyphened old spelling":      {index.Query{Text: "đàn-bà"}, []string{temple}},
		"tone on the other place":    {index.Query{Text: "hòa giải"}, []string{norm.NFD.String(peace)}},
		"decomposed query":           {index.Query{Text: norm.NFD.String("hoà giải")}, []string{norm.NFD.String(peace)}},
		"marks rank before none":     {index.Query{Text: "hòa"}, []string{norm.NFD.String(peace), "Hoa quả trên bàn thờ."}},
		"all words are wanted":       {index.Query{Text: "đàn bà ruộng"}, []string{}},
		"flagged only":               {index.Query{Flagged: true}, []string{temple}},
		"by kind":                    {index.Query{Text: "đình", Kind: "worship-ritual"}, []string{temple}},
		"by another kind":            {index.Query{Text: "đình", Kind: "divorce"}, []string{}},
		"by commune, without type":   {index.Query{Text: "đình", Commune: "tan chi"}, []string{temple}},
		"by commune, with type":      {index.Query{Text: "đình", Commune: "Xã Tân Chi"}, []string{temple}},
		"by commune code":            {index.Query{Text: "đình", Commune: "09343"}, []string{temple}},
		"by another commune":         {index.Query{Text: "đình", Commune: "An Lạc"}, []string{}},
		"query syntax has no effect": {index.Query{Text: `đình* "OR (`}, []string{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, texts(t, x, test.query)); diff != "" {
				t.Errorf("hits (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheIndexFollowsTheLedger(t *testing.T) {
	home, l := library(t, []string{"Ruộng chia theo đinh.", "Ruộng công."}, []string{"Ruộng tư."})
	x := openIndex(t, home, l)
	put(t, l, "/0.docx", []string{"Đất chia theo nhân khẩu."})
	if _, err := l.MarkGone(t.Context(), []string{"/"}, map[string]bool{"/0.docx": true}, at); err != nil {
		t.Fatal(err)
	}
	if err := x.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{}, texts(t, x, index.Query{Text: "ruộng"})); diff != "" {
		t.Errorf("old words are still found:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Đất chia theo nhân khẩu."}, texts(t, x, index.Query{Text: "nhân khẩu"})); diff != "" {
		t.Errorf("new words:\n%s", diff)
	}
}

func TestALostOrDamagedIndexIsMadeAnew(t *testing.T) {
	tests := map[string]func(t *testing.T, folder string){
		"removed": func(t *testing.T, folder string) { must(t, os.RemoveAll(folder)) },
		"damaged": func(t *testing.T, folder string) {
			must(t, os.WriteFile(filepath.Join(folder, "index_meta.json"), []byte("{"), 0o600))
		},
		"emptied": func(t *testing.T, folder string) { must(t, os.RemoveAll(filepath.Join(folder, "store"))) },
		"a file": func(t *testing.T, folder string) {
			must(t, errors.Join(os.RemoveAll(folder), os.WriteFile(folder, nil, 0o600)))
		},
	}
	for name, harm := range tests {
		t.Run(name, func(t *testing.T) {
			home, l := library(t, []string{"Ruộng chia theo đinh."})
			x, err := index.Open(t.Context(), home, l)
			must(t, err)
			must(t, x.Close())
			harm(t, filepath.Join(home, index.FolderName))
			again := openIndex(t, home, l)
			if diff := cmp.Diff([]string{"Ruộng chia theo đinh."}, texts(t, again, index.Query{Text: "ruộng"})); diff != "" {
				t.Errorf("hits (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAnIndexInUseIsNamed(t *testing.T) {
	home, l := library(t, []string{"Ruộng."})
	openIndex(t, home, l)
	if _, err := index.Open(t.Context(), home, l); !errors.Is(err, index.ErrBusy) {
		t.Errorf("second opening: %v, want ErrBusy", err)
	}
}

func TestHighlight(t *testing.T) {
	tests := map[string]struct{ text, query, want string }{
		"neighbours join":         {"Con gái lấy chồng xa.", "con gái lấy chồng", "[Con gái lấy chồng] xa."},
		"apart":                   {"Con trai lấy vợ, con gái lấy chồng.", "lấy chồng", "Con trai [lấy] vợ, con gái [lấy chồng]."},
		"without marks":           {"Con gái lấy chồng xa.", "chong", "Con gái lấy [chồng] xa."},
		"marks keep others out":   {"Phòng chống, chồng, chong chóng.", "chồng", "Phòng chống, [chồng], [chong] chóng."},
		"decomposed text":         {norm.NFD.String("Đàn bà vào đình."), "đàn bà", "[" + norm.NFD.String("Đàn bà") + "]" + norm.NFD.String(" vào đình.")},
		"hyphened":                {"Người đàn-bà góa.", "đàn bà", "Người [đàn-bà] góa."},
		"punctuation parts spans": {"Vợ, chồng.", "vợ chồng", "[Vợ], [chồng]."},
		"nothing":                 {"Vợ chồng.", "", "Vợ chồng."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, at := "", 0
			for _, s := range index.Highlight(test.text, index.Terms(test.query)) {
				got += test.text[at:s.Start] + "[" + test.text[s.Start:s.End] + "]"
				at = s.End
			}
			if got += test.text[at:]; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
