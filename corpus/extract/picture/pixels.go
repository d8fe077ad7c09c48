package picture

import "image"

// greyOf gives the brightness of a picture, as on white paper where it is transparent, with its corner at 0, 0.
func greyOf(p image.Image) *image.Gray {
	bounds := p.Bounds()
	out := image.NewGray(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	switch p := p.(type) {
	case *image.Gray:
		copyRows(out, p.Pix, p.Stride)
	case *image.YCbCr: // brightness is a plane of its own
		copyRows(out, p.Y, p.YStride)
	case image.RGBA64Image:
		for y := range bounds.Dy() {
			for x := range bounds.Dx() {
				c := p.RGBA64At(bounds.Min.X+x, bounds.Min.Y+y)
				out.Pix[y*out.Stride+x] = brightness(uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A))
			}
		}
	default:
		for y := range bounds.Dy() {
			for x := range bounds.Dx() {
				out.Pix[y*out.Stride+x] = brightness(p.At(bounds.Min.X+x, bounds.Min.Y+y).RGBA())
			}
		}
	}
	return out
}

// brightness weighs premultiplied 16-bit colours as JFIF does, over white.
func brightness(r, g, b, a uint32) uint8 {
	return uint8((19595*r+38470*g+7471*b+1<<15)>>24 + (0xffff-a)>>8)
}

func copyRows(out *image.Gray, pixels []byte, stride int) {
	for y := range out.Rect.Dy() {
		copy(out.Pix[y*out.Stride:(y+1)*out.Stride], pixels[y*stride:])
	}
}

// longest is the side in pixels from which on a picture is made smaller: A3 at 300 dots an inch is 4,961 long, and more
// dots cost time and give nothing.
const longest = 5200

// fit halves a picture until it is small enough.
func fit(p *image.Gray) *image.Gray {
	for max(p.Rect.Dx(), p.Rect.Dy()) > longest && min(p.Rect.Dx(), p.Rect.Dy()) > 1 {
		p = half(p)
	}
	return p
}

func half(p *image.Gray) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, p.Rect.Dx()/2, p.Rect.Dy()/2))
	for y := range out.Rect.Dy() {
		upper, lower := p.Pix[2*y*p.Stride:], p.Pix[(2*y+1)*p.Stride:]
		for x := range out.Rect.Dx() {
			sum := int(upper[2*x]) + int(upper[2*x+1]) + int(lower[2*x]) + int(lower[2*x+1])
			out.Pix[y*out.Stride+x] = uint8((sum + 2) / 4)
		}
	}
	return out
}

// upright undoes the orientation of Exif (2.32, 4.6.4, tag 274): where row 0 and column 0 of the pixels are seen.
func upright(p *image.Gray, orientation int) *image.Gray {
	width, height := p.Rect.Dx(), p.Rect.Dy()
	place, ok := places()[orientation]
	if !ok {
		return p
	}
	out := image.NewGray(image.Rect(0, 0, width, height))
	if orientation >= 5 {
		out = image.NewGray(image.Rect(0, 0, height, width))
	}
	for y := range height {
		for x := range width {
			seenX, seenY := place(x, y, width-1, height-1)
			out.Pix[seenY*out.Stride+seenX] = p.Pix[y*p.Stride+x]
		}
	}
	return out
}

// places tell for each orientation but the first where a pixel is seen; right and bottom are the greatest x and y.
func places() map[int]func(x, y, right, bottom int) (int, int) {
	return map[int]func(x, y, right, bottom int) (int, int){
		2: func(x, y, right, _ int) (int, int) { return right - x, y },
		3: func(x, y, right, bottom int) (int, int) { return right - x, bottom - y },
		4: func(x, y, _, bottom int) (int, int) { return x, bottom - y },
		5: func(x, y, _, _ int) (int, int) { return y, x },
		6: func(x, y, _, bottom int) (int, int) { return bottom - y, x },
		7: func(x, y, right, bottom int) (int, int) { return bottom - y, right - x },
		8: func(x, y, right, _ int) (int, int) { return y, right - x },
	}
}
