package ocr_test

import (
	"image"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
)

// drawPicture makes pictures of all small sizes, some with a gap between their rows.
func drawPicture(t *rapid.T) *image.Gray {
	width, height := rapid.IntRange(1, 9).Draw(t, "width"), rapid.IntRange(1, 9).Draw(t, "height")
	p := image.NewGray(image.Rect(0, 0, width+rapid.IntRange(0, 2).Draw(t, "gap"), height))
	for i := range p.Pix {
		p.Pix[i] = rapid.Byte().Draw(t, "grey")
	}
	return p.SubImage(image.Rect(0, 0, width, height)).(*image.Gray)
}

func TestMedianIsTheMiddle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPicture(t)
		got := ocr.Median(p)
		for y := 1; y < p.Rect.Dy()-1; y++ {
			for x := 1; x < p.Rect.Dx()-1; x++ {
				var around []byte
				for dy := -1; dy <= 1; dy++ {
					for dx := -1; dx <= 1; dx++ {
						around = append(around, p.GrayAt(x+dx, y+dy).Y)
					}
				}
				slices.Sort(around)
				if got.GrayAt(x, y).Y != around[4] {
					t.Fatalf("at %d, %d: %d, want %d of %v", x, y, got.GrayAt(x, y).Y, around[4], around)
				}
			}
		}
	})
}

func TestSoftenWeighsNeighbours(t *testing.T) {
	weights := [3][3]int{{1, 2, 1}, {2, 4, 2}, {1, 2, 1}}
	rapid.Check(t, func(t *rapid.T) {
		p := drawPicture(t)
		got := ocr.Soften(p)
		for y := range p.Rect.Dy() {
			for x := range p.Rect.Dx() {
				want := int(p.GrayAt(x, y).Y)
				if x > 0 && y > 0 && x < p.Rect.Dx()-1 && y < p.Rect.Dy()-1 {
					sum := 8
					for dy := -1; dy <= 1; dy++ {
						for dx := -1; dx <= 1; dx++ {
							sum += weights[dy+1][dx+1] * int(p.GrayAt(x+dx, y+dy).Y)
						}
					}
					want = sum / 16
				}
				if int(got.GrayAt(x, y).Y) != want {
					t.Fatalf("at %d, %d: %d, want %d", x, y, got.GrayAt(x, y).Y, want)
				}
			}
		}
	})
}

func TestTurnedComesRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPicture(t)
		quarters := rapid.IntRange(1, 3).Draw(t, "quarters")
		there := ocr.Turned(p, quarters)
		if want := p.GrayAt(0, 0).Y; quarters == 1 && there.GrayAt(there.Rect.Dx()-1, 0).Y != want {
			t.Fatal("a quarter turn clockwise brings the upper left corner to the upper right")
		}
		back := ocr.Turned(there, 4-quarters)
		for y := range p.Rect.Dy() {
			for x := range p.Rect.Dx() {
				if back.GrayAt(x, y) != p.GrayAt(x, y) {
					t.Fatalf("at %d, %d: %v, want %v", x, y, back.GrayAt(x, y), p.GrayAt(x, y))
				}
			}
		}
	})
}

// TestFlattenSeesInkAgainstItsPaper has bars of ink at half of the paper's brightness, on paper that gets darker.
func TestFlattenSeesInkAgainstItsPaper(t *testing.T) {
	p := whitePage(600, 400)
	for i := range p.Pix {
		x, y := i%p.Stride, i/p.Stride
		paper := 240 - x/4
		p.Pix[i] = uint8(paper)
		if y%20 < 4 {
			p.Pix[i] = uint8(paper / 2)
		}
	}
	flat := ocr.Flatten(p)
	for _, x := range []int{5, 300, 595} {
		if ink, paper := flat.GrayAt(x, 202).Y, flat.GrayAt(x, 210).Y; ink > 150 || paper < 215 {
			t.Errorf("column %d: ink %d, paper %d; want about 128 on nearly 255", x, ink, paper)
		}
	}
	even := whitePage(600, 400)
	if ocr.Flatten(even) != even {
		t.Error("a page without shadow was changed")
	}
}

func TestFlattenAnySize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPicture(t)
		if diff := cmp.Diff(p.Rect.Size(), ocr.Flatten(p).Rect.Size()); diff != "" {
			t.Fatal(diff)
		}
		ocr.IsBlank(p)
	})
}

func BenchmarkMedian(b *testing.B) {
	p := whitePage(2480, 3508)
	b.SetBytes(int64(len(p.Pix)))
	for b.Loop() {
		ocr.Median(p)
	}
}

func BenchmarkFlatten(b *testing.B) {
	p := whitePage(2480, 3508)
	for i := range p.Pix {
		p.Pix[i] = uint8(250 - i%p.Stride/20)
	}
	b.SetBytes(int64(len(p.Pix)))
	for b.Loop() {
		ocr.Flatten(p)
	}
}
