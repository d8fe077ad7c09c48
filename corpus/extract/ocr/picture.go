package ocr

import "image"

// Picture is a page as seen.
type Picture struct {
	Gray *image.Gray
	DPI  float64 // pixels an inch, as far as known: a guess where the file is silent
}

// filter makes a picture easier to read. It gives a picture of the same size, and leaves its own alone.
type filter func(*image.Gray) *image.Gray

// fine is the resolution in dots an inch from which a letter is so large that softening takes its noise and leaves its
// marks; on a coarser picture the marks go first.
const fine = 180

// filter is the one through which a picture is read first.
func (p Picture) filter() filter {
	if p.DPI >= fine {
		return soften
	}
	return func(g *image.Gray) *image.Gray { return g }
}

// soften weighs each pixel with its eight neighbours, 1 2 1, 2 4 2, 1 2 1: the grain of a sensor and the ripples of JPEG go.
// The border is kept.
func soften(p *image.Gray) *image.Gray {
	width, height := p.Rect.Dx(), p.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		copy(out.Pix[y*out.Stride:], p.Pix[y*p.Stride:y*p.Stride+width])
		if y == 0 || y == height-1 || width < 3 {
			continue
		}
		above, own, below := p.Pix[(y-1)*p.Stride:], p.Pix[y*p.Stride:], p.Pix[(y+1)*p.Stride:]
		for x := 1; x < width-1; x++ {
			out.Pix[y*out.Stride+x] = uint8((column(above, own, below, x-1) + 2*column(above, own, below, x) + column(above, own, below, x+1) + 8) / 16)
		}
	}
	return out
}

// column weighs a pixel with those above and below it.
func column(above, own, below []byte, x int) int {
	return int(above[x]) + 2*int(own[x]) + int(below[x])
}

// median takes the middle of each pixel and its eight neighbours: specks vanish, strokes stay. The border is kept.
func median(p *image.Gray) *image.Gray {
	width, height := p.Rect.Dx(), p.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		copy(out.Pix[y*out.Stride:], p.Pix[y*p.Stride:y*p.Stride+width])
		if y == 0 || y == height-1 || width < 3 {
			continue
		}
		medianRow(out.Pix[y*out.Stride:], p.Pix[(y-1)*p.Stride:], p.Pix[y*p.Stride:], p.Pix[(y+1)*p.Stride:], width)
	}
	return out
}

// medianRow needs the three columns around a pixel, each sorted, and moves on by one: of nine values the middle one is
// the middle of the greatest of the lowest, the middle of the middle, and the lowest of the greatest.
func medianRow(out, above, own, below []byte, width int) {
	l0, l1, l2 := sort3(above[0], own[0], below[0])
	m0, m1, m2 := sort3(above[1], own[1], below[1])
	for x := 1; x < width-1; x++ {
		r0, r1, r2 := sort3(above[x+1], own[x+1], below[x+1])
		out[x] = middle(max(l0, m0, r0), middle(l1, m1, r1), min(l2, m2, r2))
		l0, l1, l2, m0, m1, m2 = m0, m1, m2, r0, r1, r2
	}
}

func sort3(a, b, c byte) (byte, byte, byte) {
	if a > b {
		a, b = b, a
	}
	if b > c {
		b, c = c, b
	}
	if a > b {
		a, b = b, a
	}
	return a, b, c
}

func middle(a, b, c byte) byte { return max(min(a, b), min(max(a, b), c)) }

// turned gives the picture after so many quarter turns clockwise.
func turned(p *image.Gray, quarters int) *image.Gray {
	for range quarters & 3 {
		p = quarter(p)
	}
	return p
}

func quarter(p *image.Gray) *image.Gray {
	width, height := p.Rect.Dx(), p.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, height, width))
	for y := range height {
		for x, v := range p.Pix[y*p.Stride : y*p.Stride+width] {
			out.Pix[x*out.Stride+height-1-y] = v
		}
	}
	return out
}
