package ocr_test

import (
	"image"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
)

// leaning is a page of two lines that lean by 0.04, the second under the first, and a bar taken for a word.
const leaning = `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page' title='image "stdin"; bbox 0 0 1000 1400'>
<span class='ocr_line' title="bbox 100 100 500 150; baseline 0.04 -20; x_size 40">
 <span class='ocrx_word' title='bbox 100 100 200 130; x_wconf 96'>Mọi</span>
 <span class='ocrx_word' title='bbox 220 105 400 140; x_wconf 84'>ng&#432;ời &amp;</span>
 <span class='ocrx_word' title='bbox 410 110 415 150; x_wconf 91'>|</span>
</span>
<span class='ocr_header' title="bbox 100 160 500 210; baseline 0.04 -20; x_size 44">
 <span class='ocrx_word' title='bbox 100 160 180 190; x_wconf 30'><strong>đều</strong></span>
 <span class='ocrx_word' title='bbox 190 160 200 190; x_wconf 12'>~</span>
</span></div></body></html>`

func whitePage(width, height int) *image.Gray {
	p := image.NewGray(image.Rect(0, 0, width, height))
	for i := range p.Pix {
		p.Pix[i] = 255
	}
	return p
}

func TestPageOf(t *testing.T) {
	page, err := ocr.PageOf([]byte(leaning), ocr.Picture{Gray: whitePage(1000, 1400), DPI: 100})
	if err != nil {
		t.Fatal(err)
	}
	if page.Words != 3 || math.Abs(page.Confidence-0.70) > 1e-9 || math.Abs(page.Unsure-2.0/3) > 1e-9 {
		t.Errorf("%d words, confidence %v, unsure %v; want 3, 0.7, 2/3", page.Words, page.Confidence, page.Unsure)
	}
	var words []string
	for _, g := range page.Layout.Glyphs {
		words = append(words, g.Text)
	}
	if diff := cmp.Diff([]string{"Mọi ", "người & ", "đều "}, words); diff != "" {
		t.Errorf("words differ (-want +got):\n%s", diff)
	}
	first, second, below := page.Layout.Glyphs[0], page.Layout.Glyphs[1], page.Layout.Glyphs[2]
	if math.Abs(first.Y-second.Y) > 1e-9 || first.Y <= below.Y {
		t.Errorf("baselines %v and %v of one line, %v of the next", first.Y, second.Y, below.Y)
	}
	if first.Size != below.Size {
		t.Errorf("sizes %v and %v of type that is nearly the same", first.Size, below.Size)
	}
	want := []corpus.Paragraph{{Text: "Mọi người & đều", Page: 1, Origin: corpus.OriginBody}}
	if diff := cmp.Diff(want, paragraphs([]ocr.Page{page})); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
}

// FuzzPageOf: whatever the program answers, there are shares between 0 and 1 and no panic.
func FuzzPageOf(f *testing.F) {
	f.Add(leaning)
	f.Add(leaning[:len(leaning)/2])
	f.Add(`<span class='ocrx_word' title='bbox 1 2 3 4'>x</span>`)
	f.Add(`<span class='ocr_line' title='bbox -9e6 9e6 NaN Inf; baseline 1e300 x'><span class='ocrx_word' title='bbox 0 0 9999999 9999999; x_wconf -5'>a`)
	f.Fuzz(func(t *testing.T, document string) {
		page, err := ocr.PageOf([]byte(document), ocr.Picture{Gray: whitePage(60, 80), DPI: 100})
		if err != nil {
			return
		}
		if page.Unsure < 0 || page.Unsure > 1 || page.Missed < 0 || page.Missed > 1 || page.Words < 0 {
			t.Errorf("%+v", page)
		}
		for _, p := range paragraphs([]ocr.Page{page}) {
			if strings.TrimSpace(p.Text) == "" {
				t.Error("an empty paragraph")
			}
		}
	})
}
