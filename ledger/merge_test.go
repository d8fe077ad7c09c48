package ledger_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

func bodies(t interface {
	Helper()
	Fatal(...any)
}, l *ledger.Ledger) [][]byte {
	t.Helper()
	list, err := l.Bodies(noCancel())
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Several offices decide for themselves and exchange their logs in whatever order, also over others and more than once. When
// each has seen every other's entries, all come to the same decisions, and nothing that anybody entered is lost.
func TestMergingOrderDoesNotMatter(t *testing.T) {
	fresh := freshLedgers(t, 3)
	rapid.Check(t, func(rt *rapid.T) {
		offices := make([]*ledger.Ledger, len(fresh))
		for i, file := range fresh {
			home := inMemory(t)
			if err := os.WriteFile(filepath.Join(home, ledger.FileName), file, 0o600); err != nil {
				rt.Fatal(err)
			}
			l, err := ledger.OpenExisting(noCancel(), home)
			if err != nil {
				rt.Fatal(err)
			}
			defer func() { _ = l.Close() }()
			offices[i] = l
		}
		for step := range rapid.IntRange(1, 14).Draw(rt, "steps") {
			a := rapid.IntRange(0, 2).Draw(rt, "office")
			if rapid.IntRange(0, 3).Draw(rt, "what") == 0 {
				b := rapid.IntRange(0, 2).Draw(rt, "from")
				if a != b {
					exchange(rt, offices[b], offices[a])
				}
				continue
			}
			act(rt, offices[a], at.Add(time.Duration(step)*time.Minute))
		}
		for range 2 {
			for _, pair := range rapid.Permutation([][2]int{{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 2}, {2, 0}}).Draw(rt, "order") {
				exchange(rt, offices[pair[0]], offices[pair[1]])
			}
		}
		first, err := offices[0].Decisions(noCancel())
		if err != nil {
			rt.Fatal(err)
		}
		for i, l := range offices {
			others, err := l.Decisions(noCancel())
			if err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(first, others); diff != "" {
				rt.Fatalf("office %d decides otherwise:\n%s", i, diff)
			}
			if err := l.CheckSound(noCancel()); err != nil {
				rt.Fatalf("office %d: %v", i, err)
			}
		}
	})
}

// inMemory is a folder whose disk does not have to be waited for, where the system has one; other tests are about what a disk
// keeps.
func inMemory(t *testing.T) string {
	t.Helper()
	home, err := os.MkdirTemp("/dev/shm", "huonguoc-merge-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	return home
}

// freshLedgers are the files of new ledgers, each with a name of its own: to make them costs far more than to copy them.
func freshLedgers(t *testing.T, n int) (files [][]byte) {
	t.Helper()
	for range n {
		home := t.TempDir()
		l, err := ledger.Open(t.Context(), home)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(filepath.Join(home, ledger.FileName))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

func exchange(rt *rapid.T, from, to *ledger.Ledger) {
	book, err := from.Book(noCancel())
	if err != nil {
		rt.Fatal(err)
	}
	if _, err := to.Merge(noCancel(), bodies(rt, from), "An", checker.Source{Book: book}, at); err != nil {
		rt.Fatal(err)
	}
}

// act is one of the things a person can do about one of three findings.
func act(rt *rapid.T, l *ledger.Ledger, when time.Time) {
	finding := fmt.Sprintf("f%d", rapid.IntRange(1, 3).Draw(rt, "finding"))
	actor := rapid.SampledFrom([]string{"An", "Bình"}).Draw(rt, "actor")
	d := decide(actor, rapid.SampledFrom([]checker.Decision{checker.Confirmed, checker.Dismissed, checker.Unsure}).Draw(rt, "decision"), finding)
	d.Settle = rapid.IntRange(0, 4).Draw(rt, "settle") == 0
	if rapid.IntRange(0, 3).Draw(rt, "undo") == 0 {
		d = ledger.Draft{Event: checker.Event{Actor: actor, Act: checker.ActUndo, Items: []checker.Item{{Finding: finding}}}}
	}
	if _, err := l.Append(noCancel(), d, when); err != nil && !(d.Act == checker.ActUndo && errors.Is(err, checker.ErrEvent)) {
		rt.Fatal(err)
	}
}

// Nothing of a log that contradicts itself or the ledger gets in.
func TestMergeRefuses(t *testing.T) {
	other := open(t)
	enter(t, other, decide("Bình", checker.Confirmed, "f1"), decide("Bình", checker.Unsure, "f2"))
	list := bodies(t, other)
	swap := func(body []byte, old, by string) []byte { return bytes.Replace(body, []byte(old), []byte(by), 1) }
	l := open(t)
	mine, err := l.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := other.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		first, then [][]byte
		want        error
	}{
		"a gap":            {nil, list[1:], ledger.ErrGap},
		"in our own name":  {nil, [][]byte{swap(list[0], theirs, mine)}, ledger.ErrForged},
		"a second version": {list, [][]byte{swap(list[0], "confirm", "unsure"), list[1]}, ledger.ErrForked},
		"no entry":         {nil, [][]byte{[]byte(`{"act":"decide"}`)}, checker.ErrEvent},
		"not canonical":    {nil, [][]byte{swap(list[0], ",", ", ")}, checker.ErrEvent},
		"unknown field":    {nil, [][]byte{swap(list[0], `{"book"`, `{"bell":1,"book"`)}, checker.ErrEvent},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l := l
			if test.first != nil {
				l = open(t)
				if _, err := l.Merge(t.Context(), test.first, "An", checker.Source{Book: theirs}, at); err != nil {
					t.Fatal(err)
				}
			}
			before, err := l.Head(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if _, err := l.Merge(t.Context(), test.then, "An", checker.Source{Book: theirs}, at); !errors.Is(err, test.want) {
				t.Errorf("got error %v, want %v", err, test.want)
			}
			if after, err := l.Head(t.Context()); err != nil || after != before {
				t.Errorf("the log went from %v to %v, error %v", before, after, err)
			}
		})
	}
}
