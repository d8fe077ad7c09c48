// Package readingtest holds what the tests of every reader ask: that it stops when it is told to, and that no change of
// bytes makes it crash.
package readingtest

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Reader is the function that a format's package offers.
type Reader func(ctx context.Context, data []byte, limits reading.Limits) (reading.Result, error)

// Kept are the files of a pattern, written by an office program; that there are none is a failure.
func Kept(t testing.TB, pattern string) [][]byte {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%d files, error %v", len(names), err)
	}
	files := make([][]byte, len(names))
	for i, name := range names {
		if files[i], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// Words is the text of a result, a paragraph a line.
func Words(r reading.Result) string {
	var b strings.Builder
	for _, p := range r.Paragraphs {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

// IsNoted tells whether a result carries a note of a kind.
func IsNoted(r reading.Result, kind reading.NoteKind) bool {
	for _, n := range r.Notes {
		if n.Kind == kind {
			return true
		}
	}
	return false
}

// StopsWithItsContext wants a reader to give the error of a context that has ended.
func StopsWithItsContext(t *testing.T, read Reader, files [][]byte) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, data := range files {
		if _, err := read(ctx, data, reading.Limits{}); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want that of the context", err)
		}
	}
}

// DamagedCopies flips bits. Any change may make another document, but never a crash, and what is refused is refused with a
// reason of the reader's own.
func DamagedCopies(t *testing.T, read Reader, files [][]byte) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(rapid.SampledFrom(files).Draw(t, "file"))
		for range rapid.IntRange(1, 8).Draw(t, "changes") {
			data[rapid.IntRange(0, len(data)-1).Draw(t, "at")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		}
		_, err := read(context.Background(), data, reading.Limits{})
		var failure *reading.Error
		if err != nil && !errors.As(err, &failure) {
			t.Fatalf("refused without a reason: %v", err)
		}
	})
}
