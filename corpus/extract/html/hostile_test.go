package html_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/html"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/reading/readingtest"
)

// kept are files that an office program wrote.
func kept(t testing.TB) [][]byte {
	t.Helper()
	return readingtest.Kept(t, "testdata/*.html")
}

func TestStopsWithItsContext(t *testing.T) { readingtest.StopsWithItsContext(t, html.Read, kept(t)) }

func TestDamagedCopies(t *testing.T) { readingtest.DamagedCopies(t, html.Read, kept(t)) }

// The seeds are short: the whole files are what TestDamagedCopies changes.
func FuzzRead(f *testing.F) {
	f.Add([]byte("<style>p.a{display:none}</style><p class=a>x<table><tr><td>b<ol type=a><li>c</table><p style='mso-list:Ignore'>1."))
	f.Add([]byte(archive("base64", "PHA+YTwvcD4=")))
	f.Fuzz(func(t *testing.T, data []byte) {
		html.Recognise(data)
		result, err := html.Read(t.Context(), data, reading.Limits{Part: 1 << 20, Nodes: 100_000})
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
			if _, err := html.Read(context.Background(), data, reading.Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// A page that breaks off gives the beginning of its text, and says so.
func TestCutCopies(t *testing.T) {
	for _, whole := range kept(t) {
		end := bytes.LastIndex(whole, []byte("</html"))
		for percent := 1; percent <= 100; percent++ {
			result, err := html.Read(t.Context(), whole[:end*percent/100], reading.Limits{})
			if err != nil || !readingtest.IsNoted(result, reading.NoteTruncated) {
				t.Fatalf("cut at %d %%: notes %v, error %v", percent, result.Notes, err)
			}
		}
	}
}

func TestCutArchives(t *testing.T) {
	whole := archive("base64", strings.Repeat("PHA+YTwvcD4K", 100))
	from := strings.Index(whole, "PHA+") + 50
	result, err := html.Read(t.Context(), []byte(whole[:from]), reading.Limits{})
	if err != nil || !readingtest.IsNoted(result, reading.NoteTruncated) || readingtest.Words(result) == "" {
		t.Errorf("notes %v, text %q, error %v", result.Notes, readingtest.Words(result), err)
	}
	if _, err := html.Read(t.Context(), []byte(whole[:120]), reading.Limits{}); reading.ReasonOf(err) != corpus.ReasonDamaged {
		t.Errorf("an archive without a page: %v", err)
	}
}

func TestBombs(t *testing.T) {
	nested := strings.Repeat("Content-Type: multipart/related; boundary=a\n\n--a\n", 1000)
	tests := []struct {
		name, data string
		limits     reading.Limits
		want       corpus.Reason
	}{
		{"elements in elements", "<html>" + strings.Repeat("<div>", 100_000), reading.Limits{}, corpus.ReasonTooLarge},
		{"many elements", "<html>" + strings.Repeat("<br>", 3000), reading.Limits{Nodes: 1000}, corpus.ReasonTooLarge},
		{"entities are not those of the page", `<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><p>&b;</html>`, reading.Limits{}, corpus.ReasonNone},
		{"archives in archives", "MIME-Version: 1.0\n" + nested, reading.Limits{}, corpus.ReasonDamaged},
		{"an archive of many parts", strings.Replace(archive("8bit", "x"), "Content-Id: <main>", strings.Repeat("\r\n\r\n------=_Next\r\n", 50), 1), reading.Limits{Entries: 20}, corpus.ReasonTooLarge},
		{"a page over its limit", "<html>" + strings.Repeat("a", 2000), reading.Limits{Part: 1000}, corpus.ReasonTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := html.Read(t.Context(), []byte(tt.data), tt.limits)
			if got := reading.ReasonOf(err); got != tt.want {
				t.Errorf("reason %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}
