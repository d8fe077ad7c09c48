package ocr

import "image"

// dark is the share of the paper's brightness under which a pixel is ink.
const dark = 0.6

// threshold is the brightness under which a pixel of the picture is ink. Half of the pixels of a page are paper at
// least.
func threshold(p *image.Gray) uint8 {
	var histogram [256]int
	width, height := p.Rect.Dx(), p.Rect.Dy()
	for y := range height {
		for _, v := range p.Pix[y*p.Stride : y*p.Stride+width] {
			histogram[v]++
		}
	}
	paper, seen := 0, 0
	for seen*2 < width*height && paper < 255 {
		seen += histogram[paper]
		paper++
	}
	return uint8(float64(paper) * dark)
}

// ink counts the inked pixels of a part of the picture.
func ink(p *image.Gray, part image.Rectangle, under uint8) (n int) {
	part = part.Intersect(p.Rect) // a recogniser may point beyond the page
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for _, v := range p.Pix[y*p.Stride+part.Min.X : y*p.Stride+part.Max.X] {
			if v < under {
				n++
			}
		}
	}
	return n
}

// edge is the share of a page's side that a scanner's lid darkens.
const edge = 50

// missed is the share of the page that is ink on which no word was found. The boxes of neighbours hardly overlap.
func (r reading) missed() float64 {
	p := r.picture.Gray
	under := threshold(p)
	inner := p.Rect.Inset(min(p.Rect.Dx(), p.Rect.Dy()) / edge)
	all, found := ink(p, inner, under), 0
	for _, l := range r.lines {
		for _, w := range l.words {
			box := image.Rect(int(w.left), int(w.top), int(w.right)+1, int(w.bottom)+1)
			found += ink(p, box.Intersect(inner), under)
		}
	}
	return max(0, float64(all-found)/float64(max(1, p.Rect.Dx()*p.Rect.Dy())))
}

// blank is the share of ink below which a page without words is an empty sheet and not a picture.
const blank = 0.003

func isBlank(p *image.Gray) bool {
	return float64(ink(p, p.Rect, threshold(p))) < blank*float64(p.Rect.Dx()*p.Rect.Dy())
}
