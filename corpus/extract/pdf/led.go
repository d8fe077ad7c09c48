package pdf

import (
	"context"

	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// engineLed and enginePDFium name the readers in a result.
const (
	engineLed    = "pdf/led"
	enginePDFium = "pdf/pdfium"
)

// readLed reads a file by this package's own text layer.
func readLed(ctx context.Context, data []byte, l reading.Limits, recognised map[int]ocr.Page) (*draft, error) {
	b := &budget{ctx: ctx, limits: l}
	file, err := open(data, b)
	if err != nil {
		return nil, err
	}
	d := &draft{engine: engineLed, bad: file.broken, recognised: recognised}
	if file.repaired {
		d.repaired = 1
	}
	fonts := &fontCache{budget: b, fonts: map[string]*font{}}
	for i, leaf := range file.leaves {
		c, p, err := leaf.read(b, fonts)
		if fatal(err) {
			return nil, err
		}
		if err != nil {
			c.broken++
		}
		d.add(c.pages(i+1, p.width, p.height), c)
	}
	return d, nil
}
