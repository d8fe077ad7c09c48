package picture

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/tiff"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// sheet is one page of a picture file.
type sheet struct {
	size        func() (image.Config, error) // asked without unpacking
	decode      func() (image.Image, error)
	orientation int // as Exif counts, 1 to 8
}

// sheetsOf lists the pages of a file; nothing is unpacked yet.
func sheetsOf(data []byte, l reading.Limits) ([]sheet, error) {
	switch FormatOf(data) {
	case corpus.FormatJPEG:
		return []sheet{sheetOf(data, jpeg.DecodeConfig, jpeg.Decode, exifOrientation(data))}, nil
	case corpus.FormatPNG:
		return []sheet{sheetOf(data, png.DecodeConfig, png.Decode, 1)}, nil
	case corpus.FormatTIFF:
		return tiffSheets(data, l)
	}
	return nil, reading.Fail(corpus.ReasonUnknownFormat, "read a picture of no known format")
}

func sheetOf(data []byte, size func(io.Reader) (image.Config, error), decode func(io.Reader) (image.Image, error), orientation int) sheet {
	return sheet{
		size:        func() (image.Config, error) { return size(bytes.NewReader(data)) },
		decode:      func() (image.Image, error) { return decode(bytes.NewReader(data)) },
		orientation: orientation,
	}
}

// check refuses what cannot be shown: no picture, or more pixels than the limit. A picture of a few kilobytes may ask
// for gigabytes.
func (s sheet) check(l reading.Limits) error {
	config, err := s.size()
	if err != nil {
		return failed(err)
	}
	if config.Width <= 0 || config.Height <= 0 || int64(config.Width) > l.Pixels/int64(config.Height) {
		return reading.Fail(corpus.ReasonTooLarge, "show a picture of %d × %d pixels, the limit is %d", config.Width, config.Height, l.Pixels)
	}
	return nil
}

// grey unpacks the page.
func (s sheet) grey() (*image.Gray, error) {
	p, err := s.decode()
	if err != nil {
		return nil, failed(err)
	}
	return greyOf(p), nil
}

// failed tells what this program cannot show from what nobody can.
func failed(err error) error {
	var jpegLacks jpeg.UnsupportedError
	var pngLacks png.UnsupportedError
	var tiffLacks tiff.UnsupportedError
	if errors.As(err, &jpegLacks) || errors.As(err, &pngLacks) || errors.As(err, &tiffLacks) {
		return reading.Fail(corpus.ReasonUnknownFormat, "show a picture: %w", err)
	}
	return reading.Fail(corpus.ReasonDamaged, "show a picture: %w", err)
}
