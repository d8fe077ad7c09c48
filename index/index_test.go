package index_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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

func texts(t *testing.T, x *index.Index, question string) []string {
	t.Helper()
	results, err := x.Search(t.Context(), index.Request{Query: question, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, h := range results.Hits {
		list = append(list, h.Clause.Text)
	}
	return list
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
	if diff := cmp.Diff([]string{}, texts(t, x, "ruộng")); diff != "" {
		t.Errorf("old words are still found:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Đất chia theo nhân khẩu."}, texts(t, x, "nhân khẩu")); diff != "" {
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
			if diff := cmp.Diff([]string{"Ruộng chia theo đinh."}, texts(t, again, "ruộng")); diff != "" {
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

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
