package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// What a cheap office scanner leaves: grey pages at 150 dots an inch, a little askew, with grain.
const (
	scanDPI     = 150
	scanQuality = 35 // JPEG
	scanGrain   = 9  // largest change of a grey value, of 255
	scanSkew    = 0.006
)

// scan is the PDF as pictures of its pages, without a text layer.
func scan(ctx context.Context, pdf, scratch string) ([]byte, error) {
	prefix := filepath.Join(scratch, "page")
	if err := command(ctx, "pdftoppm", "-r", strconv.Itoa(scanDPI), "-gray", "-png", pdf, prefix); err != nil {
		return nil, fmt.Errorf("draw pages: %w", err)
	}
	names, err := filepath.Glob(prefix + "*.png")
	if err != nil {
		return nil, fmt.Errorf("list pages: %w", err)
	}
	var pages []picture
	for i, name := range names {
		page, err := scanPage(name, uint64(i))
		if err != nil {
			return nil, fmt.Errorf("scan page %d: %w", i+1, err)
		}
		pages = append(pages, page)
	}
	return imagePDF(pages, scanDPI), nil
}

func scanPage(name string, seed uint64) (picture, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return picture{}, err
	}
	drawn, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, err
	}
	random := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // the same grain in every run is the point
	angle := (random.Float64()*2 - 1) * scanSkew
	page := grain(rotate(drawn, angle), random)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, page, &jpeg.Options{Quality: scanQuality}); err != nil {
		return picture{}, err
	}
	return picture{jpeg: out.Bytes(), width: page.Bounds().Dx(), height: page.Bounds().Dy()}, nil
}

// rotate turns the page about its middle by an angle in radians; what comes in from outside is paper.
func rotate(from image.Image, angle float64) *image.Gray {
	bounds := from.Bounds()
	to := image.NewGray(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	sin, cos := math.Sincos(angle)
	mx, my := float64(bounds.Dx())/2, float64(bounds.Dy())/2
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			dx, dy := float64(x)-mx, float64(y)-my
			to.SetGray(x, y, color.Gray{Y: sample(from, mx+dx*cos-dy*sin, my+dx*sin+dy*cos)})
		}
	}
	return to
}

// sample is the grey value between pixels, weighted by nearness.
func sample(from image.Image, x, y float64) uint8 {
	left, top := math.Floor(x), math.Floor(y)
	fx, fy := x-left, y-top
	upper := at(from, left, top)*(1-fx) + at(from, left+1, top)*fx
	lower := at(from, left, top+1)*(1-fx) + at(from, left+1, top+1)*fx
	return uint8(upper*(1-fy) + lower*fy)
}

func at(from image.Image, x, y float64) float64 {
	point := image.Pt(int(x), int(y)).Add(from.Bounds().Min)
	if !point.In(from.Bounds()) {
		return 255
	}
	return float64(color.GrayModel.Convert(from.At(point.X, point.Y)).(color.Gray).Y)
}

func grain(page *image.Gray, random *rand.Rand) *image.Gray {
	for i, value := range page.Pix {
		changed := int(value) - 6 + random.IntN(2*scanGrain+1) - scanGrain
		page.Pix[i] = uint8(min(max(changed, 0), 255))
	}
	return page
}
