package pdf

import (
	"errors"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
)

// A page is drawn at whole dots an inch on whole points, a scan is seldom so many pixels: drawing moves each by a part of
// its width and blurs the marks of small letters. Where a page is one scan and nothing else, its own pixels are taken.

// How much the drawn page and the scan may differ and still be one picture.
const (
	sameWidth  = 0.02 // of the width in pixels
	sameLight  = 8.0  // of 255, on average over a field of the page
	pageFields = 24   // fields side by side, and as many one below the other
)

var errNoScan = errors.New("the page is more than one scan, or less")

// ownPixels gives the scan that a page consists of in place of the page as it was drawn.
func (p *pdfium) ownPixels(document references.FPDF_DOCUMENT, index int, drawn ocr.Picture) (ocr.Picture, error) {
	loaded, err := p.instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: document, Index: index})
	if err != nil {
		return drawn, err
	}
	defer func() { _, _ = p.instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	page := requests.Page{ByReference: &loaded.Page}
	objects, err := p.instance.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil || objects.Count != 1 {
		return drawn, errors.Join(errNoScan, err)
	}
	object, err := p.instance.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page})
	if err != nil {
		return drawn, err
	}
	own, err := p.pixels(object.PageObject, drawn.Gray.Rect.Dx())
	if err != nil || !alike(own, drawn.Gray) {
		return drawn, errors.Join(errNoScan, err)
	}
	return ocr.Picture{Gray: own, DPI: drawn.DPI * float64(own.Rect.Dx()) / float64(drawn.Gray.Rect.Dx())}, nil
}

// pixels gives a picture of about so many pixels across in grey.
func (p *pdfium) pixels(object references.FPDF_PAGEOBJECT, across int) (*image.Gray, error) {
	made, err := p.instance.FPDFImageObj_GetBitmap(&requests.FPDFImageObj_GetBitmap{ImageObject: object})
	if err != nil {
		return nil, err
	}
	defer func() { _, _ = p.instance.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: made.Bitmap}) }()
	width, err := p.instance.FPDFBitmap_GetWidth(&requests.FPDFBitmap_GetWidth{Bitmap: made.Bitmap})
	if err != nil || math.Abs(float64(width.Width-across)) > sameWidth*float64(across) {
		return nil, errors.Join(errNoScan, err)
	}
	height, heightErr := p.instance.FPDFBitmap_GetHeight(&requests.FPDFBitmap_GetHeight{Bitmap: made.Bitmap})
	stride, strideErr := p.instance.FPDFBitmap_GetStride(&requests.FPDFBitmap_GetStride{Bitmap: made.Bitmap})
	format, formatErr := p.instance.FPDFBitmap_GetFormat(&requests.FPDFBitmap_GetFormat{Bitmap: made.Bitmap})
	buffer, bufferErr := p.instance.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: made.Bitmap})
	if err := errors.Join(heightErr, strideErr, formatErr, bufferErr); err != nil {
		return nil, err
	}
	return grey(buffer.Buffer, width.Width, height.Height, stride.Stride, format.Format)
}

// grey copies pixels out of the module's memory.
func grey(buffer []byte, width, height, stride int, format enums.FPDF_BITMAP_FORMAT) (*image.Gray, error) {
	depth := map[enums.FPDF_BITMAP_FORMAT]int{
		enums.FPDF_BITMAP_FORMAT_GRAY: 1, enums.FPDF_BITMAP_FORMAT_BGR: 3, enums.FPDF_BITMAP_FORMAT_BGRX: 4,
	}[format]
	if depth == 0 || width < 1 || height < 1 || stride < width*depth || len(buffer) < stride*height {
		return nil, errNoScan
	}
	out := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		row, to := buffer[y*stride:], out.Pix[y*out.Stride:]
		for x := range width {
			if depth == 1 {
				to[x] = row[x]
				continue
			}
			b, g, r := int(row[x*depth]), int(row[x*depth+1]), int(row[x*depth+2])
			to[x] = uint8((29*b + 150*g + 77*r) >> 8) // ITU-R BT.601
		}
	}
	return out, nil
}

// alike tells whether two pictures show the same: the light is the same in every field of the page. It sees a scan that the
// page turns, mirrors, masks, cuts or writes over.
func alike(a, b *image.Gray) bool {
	for row := range pageFields {
		for column := range pageFields {
			if math.Abs(light(a, column, row)-light(b, column, row)) > sameLight {
				return false
			}
		}
	}
	return true
}

// light is the average of a field's pixels, 0 to 255.
func light(p *image.Gray, column, row int) float64 {
	width, height := p.Rect.Dx(), p.Rect.Dy()
	sum, n := 0, 0
	for y := row * height / pageFields; y < (row+1)*height/pageFields; y++ {
		for _, v := range p.Pix[y*p.Stride+column*width/pageFields : y*p.Stride+(column+1)*width/pageFields] {
			sum, n = sum+int(v), n+1
		}
	}
	return float64(sum) / float64(max(1, n))
}
