package extract

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"

	"golang.org/x/image/draw"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// showWidth is the width of a shown page in pixels: what a screen can show, and a fraction of what recognition needs.
const showWidth = 1240

// Show draws a page (from 1) of a file as a PNG picture, in a child process, for a person to look at. Only formats that have
// pictures of pages can be shown: PDF, JPEG, PNG, TIFF.
func (p *Pool) Show(ctx context.Context, data []byte, number int) ([]byte, error) {
	if _, refused := p.refuse(data); refused || number < 1 {
		return nil, fmt.Errorf("show page %d: %w", number, reading.Fail(corpus.ReasonDamaged, "nothing to show"))
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(p.ctx, cancel)()
	a := p.perform(ctx, data, task{Format: formatBySign(data), Page: number, Show: true})
	if a.Reason != corpus.ReasonNone {
		return nil, reading.Fail(a.Reason, "show page %d", number)
	}
	return a.Picture, nil
}

// showPage draws a page in this process.
func showPage(ctx context.Context, data []byte, limits Limits, t task) (picture []byte, err error) {
	defer contain(&err)
	p, err := pagerOf(t.Format)
	if err != nil {
		return nil, reading.Fail(corpus.ReasonUnknownFormat, "show page %d: %w", t.Page, err)
	}
	drawn, err := p.render(ctx, data, t.Page, limits)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := png.Encode(&b, narrowed(drawn.Gray)); err != nil {
		return nil, fmt.Errorf("encode page %d: %w", t.Page, err)
	}
	return b.Bytes(), nil
}

// narrowed is a picture that is not wider than a screen.
func narrowed(grey *image.Gray) image.Image {
	width, height := grey.Rect.Dx(), grey.Rect.Dy()
	if width <= showWidth {
		return grey
	}
	small := image.NewGray(image.Rect(0, 0, showWidth, max(1, height*showWidth/width)))
	draw.ApproxBiLinear.Scale(small, small.Rect, grey, grey.Rect, draw.Src, nil)
	return small
}
