package odt_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/odt"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/reading/readingtest"
)

// kept are files that an office program wrote.
func kept(t testing.TB) [][]byte {
	t.Helper()
	return readingtest.Kept(t, "testdata/*odt")
}

func TestStopsWithItsContext(t *testing.T) { readingtest.StopsWithItsContext(t, odt.Read, kept(t)) }

func TestDamagedCopies(t *testing.T) { readingtest.DamagedCopies(t, odt.Read, kept(t)) }

// The seeds are short: the whole files are what TestDamagedCopies changes.
func FuzzRead(f *testing.F) {
	f.Add(flat(listLooks, list(`text:style-name="L"`, item(p("a")))+`<table:table><table:table-row><table:table-cell>`+p("b")+`</table:table-cell></table:table-row></table:table>`))
	f.Add(pack(f, map[string]string{"content.xml": "<a/>"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		odt.Recognise(data)
		result, err := odt.Read(t.Context(), data, reading.Limits{Part: 1 << 20, Nodes: 100_000})
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
			if _, err := odt.Read(context.Background(), data, reading.Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// A package that is cut has lost its directory. A flat file gives the beginning of its text, and says so.
func TestCutCopies(t *testing.T) {
	for _, whole := range kept(t) {
		flat := !bytes.HasPrefix(whole, []byte("PK"))
		end := len(bytes.TrimSpace(whole)) - 1
		for percent := 1; percent <= 100; percent++ {
			result, err := odt.Read(t.Context(), whole[:end*percent/100], reading.Limits{})
			kept := flat && err == nil && readingtest.IsNoted(result, reading.NoteTruncated) && readingtest.Words(result) != ""
			if !kept && reading.ReasonOf(err) != corpus.ReasonDamaged {
				t.Fatalf("cut at %d %%: notes %v, error %v", percent, result.Notes, err)
			}
			if flat && percent > 95 && !kept {
				t.Errorf("cut at %d %%: the text is lost: %v", percent, err)
			}
		}
	}
}

func TestBombs(t *testing.T) {
	deep := strings.Repeat("<text:section>", 1000)
	tests := []struct {
		name   string
		data   []byte
		limits reading.Limits
		want   corpus.Reason
	}{
		{"elements in elements", flat("", deep), reading.Limits{}, corpus.ReasonTooLarge},
		{"many elements", flat("", strings.Repeat("<text:p/>", 3000)), reading.Limits{Nodes: 1000}, corpus.ReasonTooLarge},
		{"entities", []byte(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + string(flat("", p("&b;")))), reading.Limits{}, corpus.ReasonDamaged},
		{"spaces", flat("", p(strings.Repeat(`<text:s text:c="2000000000"/>`, 50)+"a")), reading.Limits{}, corpus.ReasonNone},
		{"columns", flat("", `<table:table><table:table-row><table:table-cell table:number-columns-repeated="2000000000" table:number-columns-spanned="2000000000">`+p("a")+`</table:table-cell></table:table-row></table:table>`), reading.Limits{}, corpus.ReasonNone},
		{"levels", flat(listLooks, strings.Repeat(`<text:list text:style-name="L"><text:list-item>`, 100)+p("a")+strings.Repeat(`</text:list-item></text:list>`, 100)), reading.Limits{}, corpus.ReasonNone},
		{"a part over its ratio", pack(t, map[string]string{"content.xml": strings.Repeat(" ", 4<<20)}), reading.Limits{}, corpus.ReasonTooLarge},
		{"a part over its size", pack(t, map[string]string{"content.xml": strings.Repeat("ab", 2000)}), reading.Limits{Part: 1000}, corpus.ReasonTooLarge},
		{"many parts", pack(t, map[string]string{"content.xml": "a", "b": "c"}), reading.Limits{Entries: 2}, corpus.ReasonTooLarge},
		{"no text", pack(t, map[string]string{"styles.xml": "<a/>"}), reading.Limits{}, corpus.ReasonDamaged},
		{"a password", pack(t, map[string]string{"content.xml": "\x00", "META-INF/manifest.xml": "<manifest:encryption-data/>"}), reading.Limits{}, corpus.ReasonLocked},
		{"more text than a part may have", pack(t, map[string]string{"content.xml": string(flat("", strings.Repeat(`<text:p><text:s text:c="100"/>a<text:s text:c="100"/>a</text:p>`, 300)))}), reading.Limits{Part: 24_000}, corpus.ReasonTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := odt.Read(t.Context(), tt.data, tt.limits)
			if got := reading.ReasonOf(err); got != tt.want {
				t.Errorf("reason %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}
