package pdf

import (
	"context"
	"fmt"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// renderDPI is the resolution that scans are made with; more gains nothing.
const renderDPI = 300

// Render draws page number (from 1) as it is seen, in grey, at 300 dots an inch, at those of the scan that fills it, or at
// as many as keep it within the limit of pixels. The errors are those of Read.
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
	dpi := min(resolution(size.Width, size.Height, l.Pixels), p.scanned(document.Document, number-1, size.Width*size.Height))
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
	picture = ocr.Picture{Gray: own, DPI: float64(dpi)}
	if scanned, err := p.ownPixels(document.Document, number-1, picture); err == nil {
		return scanned, nil
	}
	return picture, nil
}

// A scan fills its page when it covers that share of it; one with fewer dots than coarsest is blown up for recognition.
const (
	fills    = 0.8
	coarsest = 100
)

// scanned is the resolution of the picture that fills a page, 300 where none does: pixels that are made up between those
// of a scan cost time and make recognition worse.
func (p *pdfium) scanned(document references.FPDF_DOCUMENT, index int, area float64) int {
	loaded, err := p.instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: document, Index: index})
	if err != nil {
		return renderDPI
	}
	defer func() { _, _ = p.instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	page := requests.Page{ByReference: &loaded.Page}
	objects, err := p.instance.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil || objects.Count > maxScanObjects {
		return renderDPI
	}
	for i := range objects.Count {
		object, err := p.instance.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			continue
		}
		if dpi := p.dots(object.PageObject, page, area); dpi > 0 {
			return max(coarsest, min(renderDPI, dpi))
		}
	}
	return renderDPI
}

// maxScanObjects is the number of things on a page above which it is no plain scan.
const maxScanObjects = 100

// dots is the resolution of a picture that fills the page, 0 for anything else.
func (p *pdfium) dots(object references.FPDF_PAGEOBJECT, page requests.Page, area float64) int {
	kind, err := p.instance.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil || kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
		return 0
	}
	b, err := p.instance.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil || float64(b.Right-b.Left)*float64(b.Top-b.Bottom) < fills*area {
		return 0
	}
	m, err := p.instance.FPDFImageObj_GetImageMetadata(&requests.FPDFImageObj_GetImageMetadata{ImageObject: object, Page: page})
	if err != nil {
		return 0
	}
	return int(math.Round(float64(max(m.ImageMetadata.HorizontalDPI, m.ImageMetadata.VerticalDPI))))
}

// resolution is the number of dots an inch at which a page of so many points stays within so many pixels.
func resolution(width, height float64, pixels int64) int {
	inches := width / 72 * height / 72
	if !(inches > 0) {
		return 0
	}
	return int(min(renderDPI, math.Sqrt(float64(pixels)/inches)))
}
