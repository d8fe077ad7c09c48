package extract

import (
	"context"
	"fmt"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
	"github.com/huonguoc/huonguoc/corpus/extract/picture"
)

// pager shows the pages of a format as pictures, and reads a file with what was recognised on them.
type pager struct {
	format corpus.Format
	render func(ctx context.Context, data []byte, number int, limits Limits) (ocr.Picture, error)
	join   func(ctx context.Context, data []byte, limits Limits, recognised []ocr.Page) (Result, error)
}

// pagers lists the formats that may hold pictures of text.
func pagers() []pager {
	return []pager{
		{corpus.FormatPDF, pdf.Render, pdf.Join},
		{corpus.FormatJPEG, picture.Render, picture.Join},
		{corpus.FormatPNG, picture.Render, picture.Join},
		{corpus.FormatTIFF, picture.Render, picture.Join},
	}
}

func pagerOf(format corpus.Format) (pager, error) {
	for _, p := range pagers() {
		if p.format == format {
			return p, nil
		}
	}
	return pager{}, fmt.Errorf("recognise pages: %q has none", format)
}
