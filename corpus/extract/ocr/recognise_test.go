package ocr_test

import (
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
)

func TestEngineReadsItsSample(t *testing.T) {
	if err := engine(t).Test(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestRecogniseScans bounds the errors of one convention as scanners of all kinds see it. The bounds are half as much
// again as what was measured; docs/ocr.md has the whole table.
func TestRecogniseScans(t *testing.T) {
	e := engine(t)
	s := load(t, "09-bai-dua.pdf")
	tests := []struct {
		by                scanner
		characters, words float64
	}{
		{scanner{name: "clean", dpi: 300}, 0.003, 0.009},
		{scanner{name: "light", dpi: 150, lean: 0.6, noise: 8, quality: 75}, 0.004, 0.012},
		{scanner{name: "light", dpi: 200, lean: 0.6, noise: 8, quality: 75}, 0.003, 0.009},
		{scanner{name: "shadow", dpi: 200, lean: 1, noise: 8, specks: 20, shadow: 0.7, quality: 60}, 0.006, 0.018},
		{scanner{name: "heavy", dpi: 200, lean: -2, noise: 18, specks: 400, shadow: 0.35, quality: 50}, 0.03, 0.06},
	}
	for _, tt := range tests {
		t.Run(tt.by.name, func(t *testing.T) {
			o := s.read(t, e, tt.by)
			t.Logf("characters %.4f, words %.4f, confidence %.3f, unsure %.4f, missed %.4f", o.characters, o.words, o.confidence, o.unsure, o.missed)
			if o.characters > tt.characters || o.words > tt.words {
				t.Errorf("errors: characters %.4f, words %.4f; want at most %.4f, %.4f", o.characters, o.words, tt.characters, tt.words)
			}
		})
	}
}

// TestRecogniseTurned has a page lie on each of its sides.
func TestRecogniseTurned(t *testing.T) {
	e := engine(t)
	picture := load(t, "09-bai-dua.pdf").pages[0]
	small := scanner{dpi: 150}.scan(t, picture, 1)
	want := plainPage(t, e, small)
	for quarters := 1; quarters < 4; quarters++ {
		got := plainPage(t, e, ocr.Picture{Gray: ocr.Turned(small.Gray, quarters), DPI: 150})
		if rate := errorRate([]rune(want), []rune(got)); rate > 0.01 {
			t.Errorf("after %d quarter turns: error rate %.4f against the upright page", quarters, rate)
		}
	}
}

func plainPage(t *testing.T, e ocr.Engine, p ocr.Picture) string {
	t.Helper()
	page, err := e.Recognise(t.Context(), 1, p)
	if err != nil {
		t.Fatal(err)
	}
	return plain(paragraphs([]ocr.Page{page}))
}

// TestRecogniseLostLines covers half of a page with a pattern that hides its text: the rest is read surely, and the page
// must not pass for whole.
func TestRecogniseLostLines(t *testing.T) {
	e := engine(t)
	p := scanner{dpi: 150}.scan(t, load(t, "09-bai-dua.pdf").pages[0], 1)
	whole, err := e.Recognise(t.Context(), 1, p)
	if err != nil {
		t.Fatal(err)
	}
	for y := p.Gray.Rect.Dy() / 2; y < p.Gray.Rect.Dy()*9/10; y++ {
		for x := p.Gray.Rect.Dx() / 10; x < p.Gray.Rect.Dx()*9/10; x++ {
			if (x/7+y/7)%2 == 0 {
				p.Gray.Pix[y*p.Gray.Stride+x] = 30
			}
		}
	}
	half, err := e.Recognise(t.Context(), 1, p)
	if err != nil {
		t.Fatal(err)
	}
	if whole.Missed > 0.005 || half.Missed < 0.05 {
		t.Errorf("missed %.4f of the whole page and %.4f of the hidden one; want under 0.005 and over 0.05", whole.Missed, half.Missed)
	}
}

func TestRecogniseNoText(t *testing.T) {
	e := engine(t)
	photograph := whitePage(400, 300)
	for i := range photograph.Pix {
		photograph.Pix[i] = uint8(i * 7919 >> 5)
	}
	tests := []struct {
		name  string
		p     ocr.Picture
		blank bool
	}{
		{"an empty sheet", ocr.Picture{Gray: whitePage(1240, 1754), DPI: 150}, true},
		{"no text but ink", ocr.Picture{Gray: photograph, DPI: 150}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page, err := e.Recognise(t.Context(), 1, tt.p)
			if err != nil || page.Words > 3 || page.Blank != tt.blank {
				t.Errorf("%d words, blank %v, error %v; want hardly any, %v", page.Words, page.Blank, err, tt.blank)
			}
		})
	}
}

func TestRecogniseNoPicture(t *testing.T) {
	for _, p := range []ocr.Picture{{}, {Gray: whitePage(3, 500), DPI: 300}} {
		if _, err := (ocr.Engine{Program: "never started"}).Recognise(t.Context(), 1, p); err == nil {
			t.Error("no error")
		}
	}
}
