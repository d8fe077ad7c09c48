package ocr

import (
	"bytes"
	"context"
	_ "embed" // the sample
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"strings"
)

// samplePicture are two printed lines at 200 dots an inch, sampleText what they say.
//
//go:embed sample.png
var samplePicture []byte

const sampleText = "Mọi người trong thôn, nam cũng như nữ, đều có quyền dự họp, bàn bạc và biểu quyết việc chung của thôn."

// ErrMisread tells of a tesseract that runs and does not read Vietnamese.
var ErrMisread = errors.New("tesseract misreads the sample")

// Test has the engine read two clean lines. It fails with ErrMisread when the words come out otherwise.
func (e Engine) Test(ctx context.Context) error {
	p, err := png.Decode(bytes.NewReader(samplePicture))
	if err != nil {
		return fmt.Errorf("unpack the sample: %w", err)
	}
	grey := image.NewGray(p.Bounds())
	draw.Draw(grey, grey.Rect, p, p.Bounds().Min, draw.Src)
	best, err := e.best(ctx, Picture{Gray: grey, DPI: 200})
	if err != nil {
		return err
	}
	var words []string
	for _, l := range best.lines {
		for _, w := range l.words {
			words = append(words, strings.TrimSpace(w.text))
		}
	}
	if got := strings.Join(words, " "); got != sampleText {
		return fmt.Errorf("%w: %q", ErrMisread, got)
	}
	return nil
}
