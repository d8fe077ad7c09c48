package picture_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
	"github.com/huonguoc/huonguoc/corpus/extract/picture"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

func TestReadAsksForRecognition(t *testing.T) {
	p := page(80, 120)
	tests := []struct {
		name   string
		data   []byte
		format corpus.Format
		pages  int
	}{
		{"jpeg", encodeJPEG(t, p), corpus.FormatJPEG, 1},
		{"png", encodePNG(t, p), corpus.FormatPNG, 1},
		{"tiff", encodeTIFF(t, p), corpus.FormatTIFF, 1},
		{"tiff of two pages and a preview", chain(p.Pix, 0, plainPage(80, 120, 8), plainPage(8, 12, 8, tag{number: 254, longs: []uint32{1}}), plainPage(80, 60, 8)), corpus.FormatTIFF, 2},
		{"a chain that comes back", chain(p.Pix, uint32(8+len(p.Pix)), plainPage(80, 120, 8), plainPage(80, 120, 8)), corpus.FormatTIFF, 2},
		{"a chain that leaves the file", chain(p.Pix, 1<<31, plainPage(80, 120, 8)), corpus.FormatTIFF, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, err := picture.Read(t.Context(), tt.data, reading.Limits{})
			if reading.ReasonOf(err) != corpus.ReasonNoTextLayer || result.Format != tt.format || len(result.Pages) != tt.pages || len(result.Pending) != tt.pages {
				t.Fatalf("got %+v, %v", result, err)
			}
			for _, number := range result.Pending {
				shown, err := picture.Render(t.Context(), tt.data, number, reading.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				if shown.Gray.Rect.Dx() != 80 || shown.DPI <= 0 {
					t.Errorf("page %d: %v at %v dots an inch", number, shown.Gray.Rect, shown.DPI)
				}
				if want := [4]int{20, 90, 150, 220}; tt.pages == 1 && corners(shown.Gray) != want {
					t.Errorf("corners %v, want %v", corners(shown.Gray), want)
				}
			}
		})
	}
}

func TestRenderShowsEachPage(t *testing.T) {
	first, second := page(40, 40), page(60, 20)
	data := chain(append(bytes.Clone(first.Pix), second.Pix...), 0, plainPage(40, 40, 8), plainPage(60, 20, 8+1600))
	for number, want := range map[int]*image.Gray{1: first, 2: second} {
		got, err := picture.Render(t.Context(), data, number, reading.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.Gray); diff != "" {
			t.Errorf("page %d differs (-want +got):\n%s", number, diff)
		}
	}
	for _, number := range []int{0, 3} {
		if _, err := picture.Render(t.Context(), data, number, reading.Limits{}); err == nil {
			t.Errorf("page %d of 2 was shown", number)
		}
	}
}

// TestRenderUpright has a telephone held in each of the eight ways; the page is seen the same.
func TestRenderUpright(t *testing.T) {
	want := [4]int{20, 90, 150, 220}
	stored := [8][4]int{
		{20, 90, 150, 220}, {90, 20, 220, 150}, {150, 220, 20, 90}, {220, 150, 90, 20},
		{20, 220, 150, 90}, {90, 150, 220, 20}, {150, 90, 20, 220}, {220, 20, 90, 150},
	}
	for i, greys := range stored {
		p := image.NewGray(image.Rect(0, 0, 64, 32))
		for at := range p.Pix {
			x, y := at%64/32, at/64/16
			p.Pix[at] = uint8(greys[[2][2]int{{0, 1}, {3, 2}}[y][x]])
		}
		files := map[string][]byte{
			"jpeg": held(encodeJPEG(t, p), uint16(i+1)),
			"tiff": chain(p.Pix, 0, plainPage(64, 32, 8, tag{number: 274, longs: []uint32{uint32(i + 1)}})),
		}
		for name, data := range files {
			got, err := picture.Render(t.Context(), data, 1, reading.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if corners(got.Gray) != want {
				t.Errorf("%s of orientation %d: corners %v, want %v", name, i+1, corners(got.Gray), want)
			}
			if tall := got.Gray.Rect.Dy() > got.Gray.Rect.Dx(); tall != (i >= 4) {
				t.Errorf("%s of orientation %d: seen as %v", name, i+1, got.Gray.Rect)
			}
		}
	}
}

// TestRenderStripsOfJPEG: the tables stand apart from the strips, as scanners write them.
func TestRenderStripsOfJPEG(t *testing.T) {
	upper, lower := page(64, 32), page(64, 16)
	tables, first := parted(t, encodeJPEG(t, upper))
	_, second := parted(t, encodeJPEG(t, lower))
	data := append(bytes.Clone(first), second...)
	file := chain(data, 0, []tag{
		{number: 256, longs: []uint32{64}}, {number: 257, longs: []uint32{48}}, {number: 259, longs: []uint32{7}},
		{number: 273, longs: []uint32{8, uint32(8 + len(first))}}, {number: 278, longs: []uint32{32}},
		{number: 279, longs: []uint32{uint32(len(first)), uint32(len(second))}}, {number: 347, content: tables},
	})
	got, err := picture.Render(t.Context(), file, 1, reading.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Gray.Rect.Dx() != 64 || got.Gray.Rect.Dy() != 48 {
		t.Fatalf("seen as %v", got.Gray.Rect)
	}
	want := [4]int{20, 90, 150, 220}
	for i, strip := range []image.Rectangle{image.Rect(0, 0, 64, 32), image.Rect(0, 32, 64, 48)} {
		part := picture.GreyOf(got.Gray.SubImage(strip))
		if corners(part) != want {
			t.Errorf("strip %d: corners %v, want %v", i+1, corners(part), want)
		}
	}
}

// parted takes the quantisation and Huffman tables of a JPEG file into a file of their own.
func parted(t *testing.T, file []byte) (tables, rest []byte) {
	t.Helper()
	tables, rest = []byte{0xff, 0xd8}, []byte{0xff, 0xd8}
	for at := 2; at < len(file); {
		size := 2 + int(binary.BigEndian.Uint16(file[at+2:]))
		switch file[at+1] {
		case 0xdb, 0xc4:
			tables = append(tables, file[at:at+size]...)
		case 0xda:
			return append(tables, 0xff, 0xd9), append(rest, file[at:]...)
		default:
			rest = append(rest, file[at:at+size]...)
		}
		at += size
	}
	t.Fatal("no scan")
	return nil, nil
}

func TestReadReasons(t *testing.T) {
	p := page(80, 120)
	whole := encodePNG(t, p)
	bomb := bytes.Clone(whole)
	binary.BigEndian.PutUint32(bomb[16:], 60_000)
	binary.BigEndian.PutUint32(bomb[20:], 60_000)
	fixCRC(bomb)
	many := make([][]tag, 5)
	for i := range many {
		many[i] = plainPage(80, 120, 8)
	}
	tests := []struct {
		name   string
		data   []byte
		limits reading.Limits
		want   corpus.Reason
	}{
		{"3.6 thousand million pixels in a png", bomb, reading.Limits{}, corpus.ReasonTooLarge},
		{"as many in a tiff", chain(nil, 0, plainPage(60_000, 60_000, 8)), reading.Limits{}, corpus.ReasonTooLarge},
		{"as many in strips of JPEG", chain(nil, 0, []tag{{number: 256, longs: []uint32{60_000}}, {number: 257, longs: []uint32{60_000}}, {number: 259, longs: []uint32{7}}}), reading.Limits{}, corpus.ReasonTooLarge},
		{"more pages than the limit", chain(p.Pix, 0, many...), reading.Limits{Pages: 4}, corpus.ReasonTooLarge},
		{"only the sign", []byte("\xff\xd8\xff"), reading.Limits{}, corpus.ReasonDamaged},
		{"no directory", []byte("II*\x00\xff\xff\xff\x00"), reading.Limits{}, corpus.ReasonDamaged},
		{"only a preview", chain(p.Pix, 0, plainPage(80, 120, 8, tag{number: 254, longs: []uint32{1}})), reading.Limits{}, corpus.ReasonDamaged},
		{"a compression of the future", chain(p.Pix, 0, swap(plainPage(80, 120, 8), 262, 77)), reading.Limits{}, corpus.ReasonUnknownFormat},
		{"no picture", []byte("thôn"), reading.Limits{}, corpus.ReasonUnknownFormat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := picture.Read(t.Context(), tt.data, tt.limits)
			if got := reading.ReasonOf(err); got != tt.want {
				t.Errorf("reason %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}

func swap(tags []tag, number uint16, value uint32) []tag {
	for i := range tags {
		if tags[i].number == number {
			tags[i].longs = []uint32{value}
		}
	}
	return tags
}

func TestRenderCut(t *testing.T) {
	p := page(200, 200)
	for name, data := range map[string][]byte{"jpeg": encodeJPEG(t, p), "png": encodePNG(t, p), "tiff": encodeTIFF(t, p)} {
		for percent := range 100 {
			_, err := picture.Render(t.Context(), data[:len(data)*percent/100], 1, reading.Limits{})
			if reason := reading.ReasonOf(err); err != nil && reason != corpus.ReasonDamaged && reason != corpus.ReasonUnknownFormat {
				t.Errorf("%s cut at %d %%: reason %q (%v)", name, percent, reason, err)
			}
		}
	}
}

func TestJoin(t *testing.T) {
	data := chain(page(80, 120).Pix, 0, plainPage(80, 120, 8), plainPage(80, 120, 8), plainPage(80, 120, 8))
	text := func(number int, words ...string) ocr.Page {
		p := ocr.Page{Number: number, Engine: "ocr/x", Words: len(words), Confidence: 0.9, Layout: layout.Page{Number: number, Width: 595, Height: 842}}
		for i, w := range words {
			p.Layout.Glyphs = append(p.Layout.Glyphs, layout.Glyph{Text: w + " ", X: 50 + 40*float64(i), Y: 700, Width: 35, Size: 12})
		}
		return p
	}
	blank := ocr.Page{Number: 2, Engine: "ocr/x", Blank: true, Layout: layout.Page{Number: 2}}
	tests := []struct {
		name       string
		recognised []ocr.Page
		texts      []string
		missing    int
		reason     corpus.Reason
	}{
		{"all", []ocr.Page{text(1, "Điều", "1."), blank, text(3, "Thôn")}, []string{"Điều 1.", "Thôn"}, 0, ""},
		{"one failed", []ocr.Page{text(1, "Điều", "1."), blank}, []string{"Điều 1."}, 1, ""},
		{"no word on one", []ocr.Page{text(1, "Điều", "1."), blank, text(3)}, []string{"Điều 1."}, 1, ""},
		{"a page that the file has not", []ocr.Page{text(4, "Lạ"), text(1, "Điều")}, []string{"Điều"}, 2, ""},
		{"no word at all", []ocr.Page{text(1), blank, text(3)}, nil, 2, corpus.ReasonNoTextLayer},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, err := picture.Join(t.Context(), data, reading.Limits{}, tt.recognised)
			if reading.ReasonOf(err) != tt.reason {
				t.Fatal(err)
			}
			var texts []string
			for _, p := range result.Paragraphs {
				texts = append(texts, p.Text)
			}
			if diff := cmp.Diff(tt.texts, texts); diff != "" {
				t.Errorf("texts differ (-want +got):\n%s", diff)
			}
			missing := 0
			for _, n := range result.Notes {
				missing += n.Count
			}
			if missing != tt.missing || len(result.Pages) != 3 || result.Engine != "ocr/x" {
				t.Errorf("%d pages missing, want %d: %+v", missing, tt.missing, result)
			}
		})
	}
}

func TestGreyOf(t *testing.T) {
	colours := map[string]struct {
		c    color.Color
		want uint8
	}{
		"white": {color.White, 255}, "black": {color.Black, 0}, "clear": {color.Transparent, 255},
		"half black": {color.NRGBA{A: 128}, 127}, "red ink": {color.NRGBA{R: 255, A: 255}, 76},
	}
	for name, c := range colours {
		p := image.NewNRGBA(image.Rect(3, 4, 5, 6))
		p.Set(4, 5, c.c)
		if got := picture.GreyOf(p).GrayAt(1, 1).Y; math.Abs(float64(got)-float64(c.want)) > 1 {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

// TestFit keeps the proportions of a page and comes down to what a scanner would have made.
func TestFit(t *testing.T) {
	got := picture.Fit(page(7016, 4960))
	if got.Rect.Dx() != 3508 || got.Rect.Dy() != 2480 || corners(got) != [4]int{20, 90, 150, 220} {
		t.Errorf("%v with corners %v", got.Rect, corners(got))
	}
	thin := picture.Fit(page(100_000, 1))
	if thin.Rect.Dy() < 1 {
		t.Errorf("%v", thin.Rect)
	}
}

func TestUprightKeepsAllPixels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := image.NewGray(image.Rect(0, 0, rapid.IntRange(1, 7).Draw(t, "width"), rapid.IntRange(1, 7).Draw(t, "height")))
		for i := range p.Pix {
			p.Pix[i] = uint8(i)
		}
		got := picture.Upright(p, rapid.IntRange(-1, 10).Draw(t, "orientation"))
		seen := map[byte]bool{}
		for _, v := range got.Pix {
			seen[v] = true
		}
		if len(seen) != len(p.Pix) || len(got.Pix) != len(p.Pix) {
			t.Fatalf("%d of %d pixels", len(seen), len(p.Pix))
		}
	})
}

// FuzzRead: whatever the bytes, there is a reason, and what can be shown has pixels within the limit.
func FuzzRead(f *testing.F) {
	p := page(32, 16)
	for _, seed := range [][]byte{
		held(encodeJPEG(f, p), 6), encodePNG(f, p), encodeTIFF(f, p), chain(p.Pix, 0, plainPage(32, 16, 8), plainPage(16, 16, 8)),
		[]byte(strings.Repeat("MM\x00*", 8)),
	} {
		f.Add(seed)
	}
	limits := reading.Limits{Pixels: 1 << 20, Pages: 8}
	f.Fuzz(func(t *testing.T, data []byte) {
		result, err := picture.Read(t.Context(), data, limits)
		if reading.ReasonOf(err) == corpus.ReasonNone {
			t.Fatal("no reason")
		}
		for _, number := range result.Pending {
			shown, err := picture.Render(t.Context(), data, number, limits)
			if err == nil && (len(shown.Gray.Pix) == 0 || int64(len(shown.Gray.Pix)) > limits.Pixels) {
				t.Errorf("page %d has %d pixels", number, len(shown.Gray.Pix))
			}
		}
	})
}
