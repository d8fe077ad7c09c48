package rtf_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/reading/readingtest"
	"github.com/huonguoc/huonguoc/corpus/extract/rtf"
)

// kept are files that an office program wrote.
func kept(t testing.TB) [][]byte {
	t.Helper()
	return readingtest.Kept(t, "testdata/*.rtf")
}

func TestStopsWithItsContext(t *testing.T) { readingtest.StopsWithItsContext(t, rtf.Read, kept(t)) }

func TestDamagedCopies(t *testing.T) { readingtest.DamagedCopies(t, rtf.Read, kept(t)) }

// The seeds are short: the whole files are what TestDamagedCopies changes.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi{\fonttbl{\f0\fcharset163 A;}{\f1 VNI-Times;}}{\header h}\pard\intbl a\cell\row{\listtext 1.\tab}\u7897?\par}`))
	f.Add([]byte(head + listTables + `\pard\ls1\ilvl1 a\par}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		rtf.Recognise(data)
		result, err := rtf.Read(t.Context(), data, reading.Limits{Part: 1 << 20, Nodes: 100_000})
		if err != nil && len(result.Paragraphs) > 0 {
			t.Errorf("%d paragraphs beside error %v", len(result.Paragraphs), err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	files := kept(b)
	size := 0
	for _, data := range files {
		size += len(data)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, data := range files {
			if _, err := rtf.Read(context.Background(), data, reading.Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// A file that breaks off gives the beginning of its text, and says so.
func TestCutCopies(t *testing.T) {
	for _, whole := range kept(t) {
		end := bytes.LastIndexByte(whole, '}')
		all, err := rtf.Read(t.Context(), whole, reading.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for percent := 1; percent <= 100; percent++ {
			result, err := rtf.Read(t.Context(), whole[:end*percent/100], reading.Limits{})
			if err != nil || !readingtest.IsNoted(result, reading.NoteTruncated) {
				t.Fatalf("cut at %d %%: notes %v, error %v", percent, result.Notes, err)
			}
			if percent == 100 && readingtest.Words(result) != readingtest.Words(all) {
				t.Errorf("without its last brace the file lost text")
			}
		}
	}
}

func TestBombs(t *testing.T) {
	const head = `{\rtf1 `
	tests := []struct {
		name, data string
		limits     reading.Limits
		want       corpus.Reason
	}{
		{"groups in groups", head + strings.Repeat("{", 1_000_000), reading.Limits{}, corpus.ReasonTooLarge},
		{"many groups", head + strings.Repeat("{}", 3000), reading.Limits{Nodes: 1000}, corpus.ReasonTooLarge},
		{"tables in tables", head + `\itap2000000000 a\nestcell\nestrow\itap-5 b\cell\row}`, reading.Limits{}, corpus.ReasonNone},
		{"more text than a part may have", head + listTables + strings.Repeat(`\ls1\ilvl1 a\par`, 1000) + "}", reading.Limits{Part: 1000}, corpus.ReasonTooLarge},
		{"bytes beyond the end", head + `\bin2147483647 a}`, reading.Limits{}, corpus.ReasonNone},
		{"closed too often", head + strings.Repeat("}", 1000), reading.Limits{}, corpus.ReasonNone},
		{"not this format", "Điều 1", reading.Limits{}, corpus.ReasonDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := rtf.Read(t.Context(), []byte(tt.data), tt.limits)
			if got := reading.ReasonOf(err); got != tt.want {
				t.Errorf("reason %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}

func TestMarkInFront(t *testing.T) {
	result, err := rtf.Read(t.Context(), []byte("\xef\xbb\xbf\r\n{\\rtf1 a\\par}"), reading.Limits{})
	if err != nil || readingtest.Words(result) != "a\n" {
		t.Errorf("text %q, error %v", readingtest.Words(result), err)
	}
}

// What follows the last group is either nothing, or a sign that the groups are out of balance.
func TestTextBehindTheEnd(t *testing.T) {
	for behind, want := range map[string]bool{"": false, "\r\n\x00\x00": false, `\par a}`: true} {
		result, err := rtf.Read(t.Context(), []byte(`{\rtf1 a\par}`+behind), reading.Limits{})
		if err != nil || readingtest.IsNoted(result, reading.NoteTruncated) != want {
			t.Errorf("behind %q: notes %v, error %v", behind, result.Notes, err)
		}
	}
}
