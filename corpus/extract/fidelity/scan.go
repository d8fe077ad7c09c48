package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// What a phone leaves of a page: it lies a little askew, light falls from one side, the sensor adds grain.
const (
	scanQuality = 60    // JPEG
	scanGrain   = 14    // standard deviation of a grey value, of 255
	scanSkew    = 0.014 // largest angle, in radians
	scanShade   = 60    // how much darker the far side is
)

// scanKinds are photographs and image-only PDF files at the usual resolutions.
func scanKinds(from kind) []kind {
	printed := kind{name: "pdf, for the scans", make: converted("pdf", from)}
	var list []kind
	for _, dpi := range []int{150, 200, 300} {
		needs := []string{"pdftoppm", "pdfimages", "tesseract"}
		photographs := kind{name: fmt.Sprintf("jpg, %d dpi", dpi), make: photographed(printed, dpi), peers: []engine{tesseract, tesseractBest}, needs: needs, scan: true}
		list = append(list, photographs,
			kind{name: fmt.Sprintf("scanned pdf, %d dpi", dpi), make: bound(photographs, dpi), peers: []engine{tesseract, tesseractBest}, needs: needs, scan: true})
	}
	return list
}

// photographed makes a .jpg of every page.
func photographed(from kind, dpi int) maker {
	return func(ctx context.Context, w *workshop) ([]document, error) {
		sources, err := w.make(ctx, from)
		if err != nil {
			return nil, err
		}
		var list []document
		for _, d := range sources[:w.scans] {
			folder, err := w.folder("scan")
			if err != nil {
				return nil, err
			}
			pages, err := photograph(ctx, d.files[0], folder, dpi)
			if err != nil {
				return nil, fmt.Errorf("scan %s: %w", d.id, err)
			}
			list = append(list, document{d.id, pages})
		}
		return list, nil
	}
}

func photograph(ctx context.Context, pdf, folder string, dpi int) ([]string, error) {
	if _, err := command(ctx, "pdftoppm", "-r", strconv.Itoa(dpi), "-gray", "-png", pdf, filepath.Join(folder, "page")); err != nil {
		return nil, err
	}
	drawn, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil {
		return nil, err
	}
	var pages []string
	for i, name := range drawn {
		page, err := readGrey(name)
		if err != nil {
			return nil, err
		}
		random := rand.New(rand.NewPCG(uint64(i), uint64(dpi))) //nolint:gosec // the same grain in every run is the point
		worn := wear(rotate(page, (random.Float64()*2-1)*scanSkew), random)
		var out bytes.Buffer
		if err := jpeg.Encode(&out, worn, &jpeg.Options{Quality: scanQuality}); err != nil {
			return nil, err
		}
		path := filepath.Join(folder, stem(name)+".jpg")
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			return nil, err
		}
		pages = append(pages, path)
	}
	return pages, nil
}

func readGrey(name string) (*image.Gray, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	grey := image.NewGray(picture.Bounds())
	draw.Draw(grey, grey.Bounds(), picture, picture.Bounds().Min, draw.Src)
	return grey, nil
}

// rotate turns a page about its middle by an angle in radians; what comes in from outside is paper.
func rotate(from *image.Gray, angle float64) *image.Gray {
	bounds := from.Bounds()
	to := image.NewGray(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	sin, cos := math.Sincos(angle)
	mx, my := float64(bounds.Dx())/2, float64(bounds.Dy())/2
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			dx, dy := float64(x)-mx, float64(y)-my
			to.Pix[y*to.Stride+x] = between(from, mx+dx*cos-dy*sin, my+dx*sin+dy*cos)
		}
	}
	return to
}

// between is the grey value between pixels, weighted by nearness.
func between(from *image.Gray, x, y float64) uint8 {
	left, top := int(math.Floor(x)), int(math.Floor(y))
	if left < 0 || top < 0 || left+1 >= from.Rect.Dx() || top+1 >= from.Rect.Dy() {
		return 255
	}
	fx, fy := x-float64(left), y-float64(top)
	upper := from.Pix[top*from.Stride+left:]
	lower := from.Pix[(top+1)*from.Stride+left:]
	return uint8((float64(upper[0])*(1-fx)+float64(upper[1])*fx)*(1-fy) + (float64(lower[0])*(1-fx)+float64(lower[1])*fx)*fy)
}

// wear adds the shade and the grain.
func wear(page *image.Gray, random *rand.Rand) *image.Gray {
	width := page.Rect.Dx()
	for i, value := range page.Pix {
		shade := float64(scanShade*(i%page.Stride)) / float64(width)
		grey := float64(value) - shade + random.NormFloat64()*scanGrain
		page.Pix[i] = uint8(min(max(grey, 0), 255))
	}
	return page
}

// bound puts the photographed pages into one PDF file each, without a text layer.
func bound(from kind, dpi int) maker {
	return func(ctx context.Context, w *workshop) ([]document, error) {
		sources, err := w.make(ctx, from)
		if err != nil {
			return nil, err
		}
		folder, err := w.folder("bound")
		if err != nil {
			return nil, err
		}
		var list []document
		for _, d := range sources {
			data, err := picturePDF(d.files, dpi)
			if err != nil {
				return nil, err
			}
			path := filepath.Join(folder, d.id+".pdf")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				return nil, err
			}
			list = append(list, document{d.id, []string{path}})
		}
		return list, nil
	}
}

// picturePDF has one grey JPEG a page and nothing else.
func picturePDF(files []string, dpi int) ([]byte, error) {
	f := newPDF()
	f.catalogue(len(files), 3, 3)
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		size, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		const pointsPerInch = 72
		width, height := size.Width*pointsPerInch/dpi, size.Height*pointsPerInch/dpi
		f.object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "+
			"/Resources << /XObject << /Scan %d 0 R >> >> >>", width, height, f.next()+1, f.next()+2))
		f.stream("", fmt.Appendf(nil, "q %d 0 0 %d 0 0 cm /Scan Do Q", width, height))
		f.stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "+
			"/BitsPerComponent 8 /Filter /DCTDecode ", size.Width, size.Height), data)
	}
	return f.finish(), nil
}
