package pdf

import (
	"context"
	"fmt"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// renderDPI is the resolution that scans are made with; more gains nothing.
const renderDPI = 300

// Render draws page number (from 1) as it is seen, in grey, at 300 dots an inch or as many as keep it within the limit
// of pixels. The errors are those of Read.
func Render(ctx context.Context, data []byte, number int, l reading.Limits) (ocr.Picture, error) {
	l = l.WithDefaults()
	p, err := startPDFium(ctx, l.CacheDir)
	if err != nil {
		return ocr.Picture{}, err
	}
	defer p.close()
	picture, err := p.render(data, number, l)
	if ended := ctx.Err(); ended != nil {
		return ocr.Picture{}, fmt.Errorf("render pdf: %w", ended)
	}
	return picture, err
}

func (p *pdfium) render(data []byte, number int, l reading.Limits) (picture ocr.Picture, err error) {
	defer contain(&err, "render pdf")
	document, err := p.instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return picture, reading.Fail(corpus.ReasonDamaged, "render pdf: open: %w", err)
	}
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: document.Document, Index: number - 1}}
	size, err := p.instance.GetPageSize(&requests.GetPageSize{Page: page})
	if err != nil {
		return picture, reading.Fail(corpus.ReasonDamaged, "render page %d: %w", number, err)
	}
	dpi := resolution(size.Width, size.Height, l.Pixels)
	if dpi < 1 {
		return picture, reading.Fail(corpus.ReasonTooLarge, "render page %d: %.0f × %.0f points", number, size.Width, size.Height)
	}
	drawn, err := p.instance.RenderPageInDPI(&requests.RenderPageInDPI{
		Page: page, DPI: dpi, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT, ImageFormat: requests.RenderImageFormatGrayscale,
	})
	if err != nil {
		return picture, reading.Fail(corpus.ReasonDamaged, "render page %d: %w", number, err)
	}
	defer drawn.Cleanup()
	grey, ok := drawn.Result.RenderedImage.(*image.Gray)
	if !ok {
		return picture, fmt.Errorf("render page %d: %T is no grey picture", number, drawn.Result.RenderedImage)
	}
	// The pixels lie in the module's memory, which ends here.
	own := image.NewGray(image.Rect(0, 0, grey.Rect.Dx(), grey.Rect.Dy()))
	for y := range own.Rect.Dy() {
		copy(own.Pix[y*own.Stride:(y+1)*own.Stride], grey.Pix[y*grey.Stride:])
	}
	return ocr.Picture{Gray: own, DPI: float64(dpi)}, nil
}

// resolution is the number of dots an inch at which a page of so many points stays within so many pixels.
func resolution(width, height float64, pixels int64) int {
	inches := width / 72 * height / 72
	if !(inches > 0) {
		return 0
	}
	return int(min(renderDPI, math.Sqrt(float64(pixels)/inches)))
}
