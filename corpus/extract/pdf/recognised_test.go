package pdf_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// seen is a page as package ocr gives it: one glyph a word, a line for each text.
func seen(number int, confidence float64, lines ...string) ocr.Page {
	p := ocr.Page{Number: number, Engine: "ocr/x", Confidence: confidence, Layout: layout.Page{Number: number, Width: 595, Height: 842}}
	for i, line := range lines {
		for j, word := range strings.Fields(line) {
			p.Words++
			p.Layout.Glyphs = append(p.Layout.Glyphs, layout.Glyph{Text: word + " ", X: 72 + 40*float64(j), Y: 760 - 24*float64(i), Width: 36, Size: 12})
		}
	}
	return p
}

func blankPage(number int) ocr.Page {
	return ocr.Page{Number: number, Engine: "ocr/x", Blank: true, Layout: layout.Page{Number: number}}
}

var picturePage = page{content: "q 500 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"}

// garbledPage has a font that does not say what its codes mean.
func garbledPage(w *writer) page {
	l := lettersOf(all(), 3)
	upper := tdLines(newWriter())[0].content
	lower := strings.Replace(upper, " 778 Td", " 500 Td", 1)
	return page{resources: "/Font<</F1 " + w.composite(l, "") + ">>", content: upper + "\n" + lower}
}

// hiddenPage has the text of an earlier recognition under its picture.
func hiddenPage(w *writer) page {
	p := tdLines(w)[0]
	p.content = "3 Tr " + p.content + " " + picturePage.content
	return p
}

func TestReadAsksForRecognition(t *testing.T) {
	w := newWriter()
	good := tdLines(w)
	tests := []struct {
		name  string
		pages []page
		want  []int
	}{
		{"text", good, nil},
		{"an empty page is no picture", append(good[:1:1], page{}), nil},
		{"a scanned page among good ones", append(good[:1:1], picturePage, good[0]), []int{2}},
		{"nothing but scans", []page{picturePage, picturePage}, []int{1, 2}},
		{"letters without meaning", []page{good[0], garbledPage(w)}, []int{2}},
		{"the hidden text of a scanner", []page{hiddenPage(w)}, []int{1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, err := pdf.Read(t.Context(), w.file(tt.pages...), limits(t))
			if reason := reading.ReasonOf(err); reason != corpus.ReasonNone && reason != corpus.ReasonNoTextLayer {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, result.Pending); diff != "" {
				t.Errorf("pending pages differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestJoin(t *testing.T) {
	w := newWriter()
	good := tdLines(w)[0]
	scanned := []string{"Điều 7. Việc tang", "Nam nữ cùng lo"}
	garbage := strings.Repeat("qx zvw kjh ", 40)
	cleaner := strings.Repeat("Mọi người trong làng đều được dự họp và cùng bàn việc chung. ", 10)
	tests := []struct {
		name   string
		pages  []page
		seen   []ocr.Page
		texts  []string
		engine string
		silent int // pages still without text
	}{
		{"a scanned page after a good one", []page{good, picturePage}, []ocr.Page{seen(2, 0.95, scanned...)},
			append(append([]string{}, verses...), scanned...), "pdf/led, ocr/x", 0},
		{"nothing but scans", []page{picturePage, picturePage}, []ocr.Page{seen(1, 0.95, scanned...), blankPage(2)}, scanned, "ocr/x", 0},
		{"one of the scans could not be read", []page{good, picturePage, picturePage}, []ocr.Page{seen(3, 0.95, scanned...)},
			append(append([]string{}, verses...), scanned...), "pdf/led, ocr/x", 1},
		{"a good page stays as it is", []page{good}, []ocr.Page{seen(1, 0.99, scanned...)}, verses, "pdf/led", 0},
		{"a hidden text that recognition agrees with stays", []page{hiddenPage(w)}, []ocr.Page{seen(1, 0.95, verses...)}, verses, "pdf/led", 0},
		{"what makes less sense is not taken", []page{good, picturePage}, []ocr.Page{seen(1, 0.3, garbage)}, verses, "pdf/led", 1},
		{"letters without meaning give way", []page{garbledPage(w)}, []ocr.Page{seen(1, 0.95, cleaner)},
			[]string{strings.TrimSpace(cleaner)}, "ocr/x", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, err := pdf.Join(t.Context(), w.file(tt.pages...), limits(t), tt.seen)
			if err != nil {
				t.Fatal(err)
			}
			// Where paragraphs end is the layout's matter, and depends on all pages.
			if diff := cmp.Diff(strings.Join(tt.texts, " "), strings.Join(texts(result), " ")); diff != "" {
				t.Errorf("texts differ (-want +got):\n%s", diff)
			}
			if result.Engine != tt.engine || noted(result, reading.NoteNoTextPages) != tt.silent || len(result.Pages) != len(tt.pages) {
				t.Errorf("%q, %d pages of %d without text; want %q, %d", result.Engine, noted(result, reading.NoteNoTextPages), len(result.Pages), tt.engine, tt.silent)
			}
		})
	}
}

func TestJoinKeepsConfidence(t *testing.T) {
	p := seen(1, 0.91, verses...)
	p.Unsure, p.Missed = 0.02, 0.003
	result, err := pdf.Join(t.Context(), newWriter().file(picturePage), limits(t), []ocr.Page{p})
	if err != nil {
		t.Fatal(err)
	}
	if got := result.Pages[0]; got.Confidence != 0.91 || got.Unsure != 0.02 || got.Missed != 0.003 || got.Quality == 0 || got.Words == 0 {
		t.Errorf("%+v", got)
	}
}

func TestRender(t *testing.T) {
	w := newWriter()
	file := w.file(page{content: "0 0 0 rg 0 421 297.5 421 re f"}, page{})
	p, err := pdf.Render(t.Context(), file, 1, limits(t))
	if err != nil {
		t.Fatal(err)
	}
	width, height := p.Gray.Rect.Dx(), p.Gray.Rect.Dy()
	if p.DPI != 300 || width < 2478 || width > 2481 || height < 3507 || height > 3510 {
		t.Errorf("%d × %d pixels at %v dots an inch", width, height, p.DPI)
	}
	for name, place := range map[string]struct{ x, y, want int }{
		"upper left": {width / 4, height / 4, 0}, "upper right": {width * 3 / 4, height / 4, 255}, "lower left": {width / 4, height * 3 / 4, 255},
	} {
		if got := int(p.Gray.GrayAt(place.x, place.y).Y); got != place.want {
			t.Errorf("%s: %d, want %d", name, got, place.want)
		}
	}
}

// TestRenderScan: a scan is shown with the dots that it has.
func TestRenderScan(t *testing.T) {
	w := newWriter()
	tests := []struct {
		name           string
		width, height  int // of the picture in pixels
		across, upward int // on the page, in points
		want           float64
	}{
		{"a scan of 150 dots an inch", 1240, 1754, 595, 842, 150},
		{"a scan of 600", 4960, 7016, 595, 842, 300},
		{"a fax of 72", 595, 842, 595, 842, 100},
		{"a picture on a part of the page", 400, 400, 300, 300, 300},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			picture := w.stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray", tt.width, tt.height),
				strings.Repeat("\x00", (tt.width+7)/8*tt.height))
			file := w.file(page{resources: "/XObject<</I " + picture + ">>", content: fmt.Sprintf("q %d 0 0 %d 0 0 cm /I Do Q", tt.across, tt.upward)})
			p, err := pdf.Render(t.Context(), file, 1, limits(t))
			if err != nil || p.DPI != tt.want {
				t.Errorf("%v dots an inch, %v; want %v", p.DPI, err, tt.want)
			}
		})
	}
}

// TestRenderOwnPixels wants the pixels of a scan as they are, and of a page that changes its scan what is seen.
func TestRenderOwnPixels(t *testing.T) {
	const width, height = 413, 585 // no whole number of dots an inch on this page
	w := newWriter()
	pixels := make([]byte, width*height)
	for i := range pixels {
		pixels[i] = byte(i%width/7*31 + i/width/9*17)
	}
	picture := w.stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray", width, height), string(pixels))
	const across, upward = 198, 281
	tests := []struct {
		name, content string
		own           bool
	}{
		{"a scan", "q 198 0 0 281 0 0 cm /I Do Q", true},
		{"on its head", "q -198 0 0 -281 198 281 cm /I Do Q", false},
		{"mirrored", "q -198 0 0 281 198 0 cm /I Do Q", false},
		{"written over", "q 198 0 0 281 0 0 cm /I Do Q 1 g 20 20 90 90 re f", false},
		{"cut", "q 0 0 90 281 re W n 198 0 0 281 0 0 cm /I Do Q", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := w.file(page{more: fmt.Sprintf("/MediaBox[0 0 %d %d]", across, upward), resources: "/XObject<</I " + picture + ">>", content: tt.content})
			p, err := pdf.Render(t.Context(), file, 1, limits(t))
			if err != nil {
				t.Fatal(err)
			}
			if own := bytes.Equal(p.Gray.Pix, pixels); own != tt.own {
				t.Errorf("the scan's own pixels: %v, want %v (%d × %d)", own, tt.own, p.Gray.Rect.Dx(), p.Gray.Rect.Dy())
			}
		})
	}
}

func TestRenderLimits(t *testing.T) {
	w := newWriter()
	huge := w.file(page{more: "/MediaBox[0 0 14400 14400]"})
	l := limits(t)
	l.Pixels = 1 << 20
	p, err := pdf.Render(t.Context(), huge, 1, l)
	if err != nil || len(p.Gray.Pix) > 1<<20 || p.DPI < 1 {
		t.Errorf("%d pixels at %v dots an inch, %v", len(p.Gray.Pix), p.DPI, err)
	}
	l.Pixels = 100
	if _, err := pdf.Render(t.Context(), huge, 1, l); reading.ReasonOf(err) != corpus.ReasonTooLarge {
		t.Errorf("got %v, want too large", err)
	}
	if _, err := pdf.Render(t.Context(), huge, 2, limits(t)); reading.ReasonOf(err) != corpus.ReasonDamaged {
		t.Errorf("page 2 of 1: got %v, want damaged", err)
	}
	if _, err := pdf.Render(t.Context(), []byte("%PDF-1.4"), 1, limits(t)); reading.ReasonOf(err) != corpus.ReasonDamaged {
		t.Errorf("no file: got %v, want damaged", err)
	}
}
