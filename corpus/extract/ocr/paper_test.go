package ocr_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
)

// scanner is what a machine or a phone makes of a clean page.
type scanner struct {
	name    string
	dpi     int     // 100, 150, 200 or 300
	lean    float64 // degrees, clockwise
	noise   float64 // standard deviation of a grey value
	specks  int     // per million pixels
	shadow  float64 // how much darker the far corner is, 0 to 1
	quality int     // of the JPEG in between; 0 for none
}

// scan makes a page rendered at 300 dots an inch look as if it had been on paper.
func (s scanner) scan(t testing.TB, p ocr.Picture, seed uint64) ocr.Picture {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 7))
	small := shrink(p.Gray, float64(s.dpi)/p.DPI)
	out := lean(small, s.lean)
	width, height := float64(out.Rect.Dx()), float64(out.Rect.Dy())
	for i, v := range out.Pix {
		x, y := float64(i%out.Stride), float64(i/out.Stride)
		light := 1 - s.shadow*(x/width+y/height)/2
		out.Pix[i] = uint8(math.Max(0, math.Min(255, float64(v)*light+random.NormFloat64()*s.noise)))
	}
	for range s.specks * len(out.Pix) / 1_000_000 {
		at := random.IntN(len(out.Pix) - 1)
		out.Pix[at], out.Pix[at+1] = uint8(random.IntN(80)), uint8(random.IntN(160))
	}
	return ocr.Picture{Gray: compressed(t, out, s.quality), DPI: float64(s.dpi)}
}

// shrink averages the pixels under each of the smaller picture.
func shrink(p *image.Gray, factor float64) *image.Gray {
	if factor >= 1 {
		return p
	}
	out := image.NewGray(image.Rect(0, 0, int(float64(p.Rect.Dx())*factor), int(float64(p.Rect.Dy())*factor)))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.Pix[y*out.Stride+x] = average(p, float64(x)/factor, float64(y)/factor, float64(x+1)/factor, float64(y+1)/factor)
		}
	}
	return out
}

func average(p *image.Gray, x0, y0, x1, y1 float64) uint8 {
	sum, area := 0.0, 0.0
	for y := int(y0); y < min(int(math.Ceil(y1)), p.Rect.Dy()); y++ {
		high := math.Min(y1, float64(y+1)) - math.Max(y0, float64(y))
		for x := int(x0); x < min(int(math.Ceil(x1)), p.Rect.Dx()); x++ {
			share := high * (math.Min(x1, float64(x+1)) - math.Max(x0, float64(x)))
			sum, area = sum+share*float64(p.Pix[y*p.Stride+x]), area+share
		}
	}
	return uint8(sum / area)
}

// lean turns a picture about its middle, on white.
func lean(p *image.Gray, degrees float64) *image.Gray {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	width, height := p.Rect.Dx(), p.Rect.Dy()
	out := image.NewGray(p.Rect)
	for y := range height {
		for x := range width {
			dx, dy := float64(x-width/2), float64(y-height/2)
			out.Pix[y*out.Stride+x] = between(p, dx*cos+dy*sin+float64(width/2), dy*cos-dx*sin+float64(height/2))
		}
	}
	return out
}

// between is the grey value at a place between four pixels.
func between(p *image.Gray, x, y float64) uint8 {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	fx, fy := x-float64(x0), y-float64(y0)
	at := func(x, y int) float64 {
		if !(image.Point{X: x, Y: y}.In(p.Rect)) {
			return 255
		}
		return float64(p.Pix[y*p.Stride+x])
	}
	top, bottom := at(x0, y0)*(1-fx)+at(x0+1, y0)*fx, at(x0, y0+1)*(1-fx)+at(x0+1, y0+1)*fx
	return uint8(top*(1-fy) + bottom*fy)
}

func compressed(t testing.TB, p *image.Gray, quality int) *image.Gray {
	t.Helper()
	if quality == 0 {
		return p
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	decoded, err := jpeg.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return decoded.(*image.Gray)
}
