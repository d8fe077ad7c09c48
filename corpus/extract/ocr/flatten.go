package ocr

import "image"

// block is the side of the squares, in pixels, for which the paper's brightness is looked up: larger than letters, so
// that each holds some paper, and smaller than shadows.
const block = 48

// Paper is never darker than darkest: a black square is a picture or the scanner's lid, and stays black. A page whose
// paper is everywhere as bright as even, against its brightest, is left alone.
const (
	darkest = 64
	even    = 0.88
)

// flatten takes the shadow off a page: every pixel is seen against the paper around it. Without this, tesseract, which
// has one threshold for all of a page, loses the darker half of a photograph, and does not know it. It returns its
// argument where there is no shadow.
func flatten(p *image.Gray) *image.Gray {
	paper := paperOf(p)
	if paper.isEven() {
		return p
	}
	width, height := p.Rect.Dx(), p.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, width, height))
	row := make([]float64, width)
	for y := range height {
		paper.row(y, row)
		for x, v := range p.Pix[y*p.Stride : y*p.Stride+width] {
			out.Pix[y*out.Stride+x] = uint8(min(255, float64(v)*255/row[x]))
		}
	}
	return out
}

// sheet is the brightness of the paper, block by block.
type sheet struct {
	columns, rows int
	light         []float64
}

func paperOf(p *image.Gray) sheet {
	width, height := p.Rect.Dx(), p.Rect.Dy()
	s := sheet{columns: (width + block - 1) / block, rows: (height + block - 1) / block}
	for y := range s.rows {
		for x := range s.columns {
			s.light = append(s.light, light(p, image.Rect(x*block, y*block, min(width, (x+1)*block), min(height, (y+1)*block))))
		}
	}
	return s.smooth().smooth()
}

// light is the brightness that a tenth of the pixels of a rectangle reach.
func light(p *image.Gray, r image.Rectangle) float64 {
	var histogram [256]int
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, v := range p.Pix[y*p.Stride+r.Min.X : y*p.Stride+r.Max.X] {
			histogram[v]++
		}
	}
	v, left := 255, r.Dx()*r.Dy()/10
	for ; v > darkest && left >= histogram[v]; v-- {
		left -= histogram[v]
	}
	return float64(v)
}

// smooth averages every block with its neighbours, so that no edge is seen between two.
func (s sheet) smooth() sheet {
	out := sheet{columns: s.columns, rows: s.rows, light: make([]float64, len(s.light))}
	for y := range s.rows {
		for x := range s.columns {
			sum, n := 0.0, 0.0
			for ny := max(0, y-1); ny <= min(s.rows-1, y+1); ny++ {
				for nx := max(0, x-1); nx <= min(s.columns-1, x+1); nx++ {
					sum, n = sum+s.light[ny*s.columns+nx], n+1
				}
			}
			out.light[y*s.columns+x] = sum / n
		}
	}
	return out
}

func (s sheet) isEven() bool {
	least, most := 255.0, 0.0
	for _, v := range s.light {
		least, most = min(least, v), max(most, v)
	}
	return least >= even*most
}

// row gives the paper's brightness along a line of pixels, between the middles of the blocks.
func (s sheet) row(y int, out []float64) {
	top, bottom, fy := s.around(y, s.rows)
	for x := range out {
		left, right, fx := s.around(x, s.columns)
		upper := s.light[top*s.columns+left]*(1-fx) + s.light[top*s.columns+right]*fx
		lower := s.light[bottom*s.columns+left]*(1-fx) + s.light[bottom*s.columns+right]*fx
		out[x] = upper*(1-fy) + lower*fy
	}
}

// around gives the two blocks of n between whose middles a pixel lies, and how far it is from the first.
func (s sheet) around(at, n int) (first, second int, share float64) {
	place := (float64(at)+0.5)/block - 0.5
	first = max(0, min(n-1, int(place)))
	second = min(n-1, first+1)
	return first, second, max(0, min(1, place-float64(first)))
}
