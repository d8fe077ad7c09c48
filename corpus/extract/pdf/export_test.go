package pdf

import (
	"context"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// ReadByPDFium is the second reader alone.
func ReadByPDFium(ctx context.Context, data []byte, l reading.Limits) (reading.Result, error) {
	d, err := readPDFium(ctx, data, l.WithDefaults())
	if err != nil {
		return reading.Result{}, err
	}
	return d.result(), nil
}
