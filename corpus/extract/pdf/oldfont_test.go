package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

// oldFont adds an 8-bit font of all codes; VNI's marks stand above the letter before them and take no room.
func (w *writer) oldFont(name string, e legacy.Encoding, entries string) string {
	var widths strings.Builder
	for c := 32; c < 256; c++ {
		width := 500
		if strings.ContainsAny(legacy.Letter(e, rune(c)), "\u0300\u0301\u0302\u0303\u0306\u0309\u0323") {
			width = 0
		}
		fmt.Fprintf(&widths, "%d ", width)
	}
	return w.add(fmt.Sprintf("<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 32/LastChar 255/Widths[%s]%s>>", name, widths.String(), entries))
}

// hexOf writes text in an old encoding as a PDF string.
func hexOf(t *testing.T, e legacy.Encoding, text string) string {
	t.Helper()
	data, err := legacytest.Encode(e, text)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("<%X>", data)
}

func TestOldFonts(t *testing.T) {
	winAnsi := "/Encoding/WinAnsiEncoding"
	named := "/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[173/hyphen 181/mu 184/cedilla]>>"
	tests := []struct {
		name, font, entries string
		encoding            legacy.Encoding
		upper               bool
	}{
		{"TCVN3", "ABCDEF+.VnTime", winAnsi, legacy.TCVN3, false},
		{"TCVN3, the point escaped", "#2EVnTime", winAnsi, legacy.TCVN3, false},
		{"TCVN3, glyphs by name, ư a hyphen", "ABCDEF+.VnTime", named, legacy.TCVN3, false},
		{"the capital font", ".VnTimeH", winAnsi, legacy.TCVN3, true},
		{"VNI", "VNI-Times", winAnsi, legacy.VNI, false},
		{"VPS", "VPS#20Times", winAnsi, legacy.VPS, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWriter()
			font := w.oldFont(tt.font, tt.encoding, tt.entries)
			content := setLines(verses, func(line string, x, y float64) string {
				return fmt.Sprintf("BT /F1 12 Tf %g %g Td %s Tj ET\n", x, y, hexOf(t, tt.encoding, line))
			})
			data := w.file(page{resources: "/Font<</F1 " + font + ">>", content: content})
			want := verses
			if tt.upper {
				want = strings.Split(strings.ToUpper(strings.Join(verses, "\n")), "\n")
			}
			if diff := cmp.Diff(want, textOf(t, data)); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			result, err := pdf.ReadByLed(t.Context(), data, reading.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]reading.Note{{Kind: reading.NoteOldEncoding, Count: 1}}, result.Notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
		})
	}
}

// A font without a name that tells; both readers find the encoding by the words.
func TestOldEncodingWithoutFont(t *testing.T) {
	readers := map[string]reader{"led": pdf.ReadByLed, "pdfium": pdf.ReadByPDFium}
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI} {
		w := newWriter()
		font := w.oldFont("ABCDEF+Bai", e, "/Encoding/WinAnsiEncoding")
		content := setLines(verses, func(line string, x, y float64) string {
			return fmt.Sprintf("BT /F1 12 Tf %g %g Td %s Tj ET\n", x, y, hexOf(t, e, line))
		})
		data := w.file(page{resources: "/Font<</F1 " + font + ">>", content: content})
		for name, read := range readers {
			t.Run(name+", "+e.String(), func(t *testing.T) {
				result, err := read(t.Context(), data, reading.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, p := range result.Paragraphs {
					got = append(got, p.Text)
				}
				// PDFium gives hyphens for soft ones; the document shows what they were.
				got, _ = legacy.RepairParagraphs(got)
				if diff := cmp.Diff(verses, got); diff != "" {
					t.Errorf("text differs (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// Somebody drew Unicode text with a font of the old name: its map says so.
func TestUnicodeInAnOldFont(t *testing.T) {
	w := newWriter()
	l := lettersOf(all(), 33)
	font := w.simple(l, "/ToUnicode "+w.stream("", l.toUnicode(1)))
	w.objects[len(w.objects)-1] = strings.Replace(w.objects[len(w.objects)-1], "/BaseFont/Bai", "/BaseFont/.VnTime", 1)
	if diff := cmp.Diff(verses, textOf(t, w.file(shown8(l, font)...))); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
}
