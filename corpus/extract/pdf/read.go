package pdf

import (
	"context"
	"errors"
	"fmt"

	led "github.com/ledongthuc/pdf"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Read gives the paragraphs of a PDF file with their pages.
//
// A line of a head in two columns, and a table row, is one paragraph of origin table, its cells parted by tabs. Running
// heads and feet come once, with their own origin; page numbers are left out. Pages tell the quality of each page;
// Engine is "pdf/led" or "pdf/pdfium".
//
// The error is a *reading.Error with one of the reasons locked, no-text-layer, damaged, too-large, or wraps that of the
// context.
//
// Pending names the pages that should be recognised from their picture: those without text, with poor text, or with the
// hidden text of an earlier recognition. It is filled beside the reason no-text-layer as well.
func Read(ctx context.Context, data []byte, l reading.Limits) (reading.Result, error) {
	return read(ctx, data, l, nil)
}

// Join reads the file again with what was recognised on some of its pages. A page's own text gives way only to one that
// makes more sense.
func Join(ctx context.Context, data []byte, l reading.Limits, recognised []ocr.Page) (reading.Result, error) {
	byNumber := make(map[int]ocr.Page, len(recognised))
	for _, p := range recognised {
		byNumber[p.Number] = p
	}
	return read(ctx, data, l, byNumber)
}

func read(ctx context.Context, data []byte, l reading.Limits, recognised map[int]ocr.Page) (reading.Result, error) {
	l = l.WithDefaults()
	if int64(len(data)) > l.Bytes {
		return reading.Result{}, reading.Fail(corpus.ReasonTooLarge, "read pdf: %d bytes, more than %d", len(data), l.Bytes)
	}
	d, err := readBest(ctx, data, l, recognised)
	if err != nil {
		return reading.Result{}, err
	}
	d.lost = lostObjects(ctx, data, l)
	if d.letters < silentPage/2 || d.silent == len(d.pages) {
		return d.result(), reading.Fail(corpus.ReasonNoTextLayer, "read pdf: %d letters on %d pages", d.letters, len(d.pages))
	}
	return d.result(), nil
}

// readBest asks the second reader only where the first is in doubt: it costs ten times as much.
func readBest(ctx context.Context, data []byte, l reading.Limits, recognised map[int]ocr.Page) (*draft, error) {
	first, err := tryLed(ctx, data, l, recognised)
	if fatal(err) || err == nil && (first.sound() || first.scan()) {
		return first, err
	}
	second, secondErr := readPDFium(ctx, data, l, recognised)
	switch {
	case err == nil && secondErr == nil:
		return better(first, second), nil
	case secondErr == nil:
		return second, nil
	case err == nil && !fatal(secondErr):
		return first, nil
	case fatal(secondErr):
		return nil, secondErr
	case errors.Is(err, led.ErrInvalidPassword):
		return nil, locked(err)
	}
	return nil, reading.Fail(corpus.ReasonDamaged, "read pdf: %w", errors.Join(err, secondErr))
}

// tryLed contains what the object layer throws outside of pages.
func tryLed(ctx context.Context, data []byte, l reading.Limits, recognised map[int]ocr.Page) (d *draft, err error) {
	defer contain(&err, "read pdf")
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("read pdf: %w", err)
	}
	return readLed(ctx, data, l, recognised)
}
