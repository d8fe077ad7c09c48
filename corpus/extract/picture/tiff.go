package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"io"

	"golang.org/x/image/tiff"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// tiffSheets lists the pages of a TIFF file; the small copies that some programs put beside them are none.
func tiffSheets(data []byte, l reading.Limits) ([]sheet, error) {
	list, err := directories(data, l.Pages+1)
	if err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "read the pages of a TIFF file: %w", err)
	}
	if len(list) > l.Pages {
		return nil, reading.Fail(corpus.ReasonTooLarge, "read the pages of a TIFF file: more than %d", l.Pages)
	}
	var sheets []sheet
	for _, d := range list {
		if d.number(tagSubfile, 0)&1 == 1 {
			continue
		}
		sheets = append(sheets, d.sheet(data))
	}
	if len(sheets) == 0 {
		return nil, reading.Fail(corpus.ReasonDamaged, "read the pages of a TIFF file: only previews")
	}
	return sheets, nil
}

// compressedJPEG is the compression of strips that are JPEG files without their tables (Adobe's technical note 2).
const compressedJPEG = 7

func (d directory) sheet(data []byte) sheet {
	s := sheetOf(nil, nil, nil, d.orientation())
	s.size = func() (image.Config, error) { return tiff.DecodeConfig(d.first(data)) }
	s.decode = func() (image.Image, error) { return tiff.Decode(d.first(data)) }
	if d.number(tagCompression, 1) == compressedJPEG {
		s.size = func() (image.Config, error) {
			return image.Config{Width: int(d.number(tagWidth, 0)), Height: int(d.number(tagHeight, 0))}, nil
		}
		s.decode = func() (image.Image, error) { return d.jpeg(data) }
	}
	return s
}

// first shows the file as if this page were its first, which is the one that golang.org/x/image reads.
func (d directory) first(data []byte) io.Reader {
	head := bytes.Clone(data[:8])
	orderOf(data).PutUint32(head[4:], d.offset)
	return &patched{Reader: bytes.NewReader(data), head: head}
}

// patched is a file with other first bytes. The decoder reads it by offsets only.
type patched struct {
	*bytes.Reader
	head []byte
}

func (p *patched) ReadAt(b []byte, offset int64) (int, error) {
	n, err := p.Reader.ReadAt(b, offset)
	if offset < int64(len(p.head)) {
		copy(b[:n], p.head[offset:])
	}
	return n, err
}

var errStrips = errors.New("the strips of a TIFF file are damaged")

// jpeg joins the strips of a page, each a JPEG file of so many rows.
func (d directory) jpeg(data []byte) (image.Image, error) {
	offsets, counts := d.numbers(tagOffsets), d.numbers(tagCounts)
	if len(offsets) == 0 || len(offsets) != len(counts) {
		return nil, tiff.UnsupportedError("JPEG without strips")
	}
	width, height := int(d.number(tagWidth, 0)), int(d.number(tagHeight, 0))
	rows := int(min(d.number(tagRows, uint32(height)), uint32(height)))
	out := image.NewGray(image.Rect(0, 0, width, height))
	for i, offset := range offsets {
		strip, ok := from(data, offset)
		if !ok || uint64(len(strip)) < uint64(counts[i]) {
			return nil, errStrips
		}
		part, err := d.strip(strip[:counts[i]], width, height)
		if err != nil {
			return nil, fmt.Errorf("read strip %d: %w", i+1, err)
		}
		draw.Draw(out, image.Rect(0, i*rows, width, height), part, image.Point{}, draw.Src)
	}
	return out, nil
}

// strip puts the page's tables in front of a strip's own data: all but the mark that ends them, and all but the mark
// that begins it.
func (d directory) strip(strip []byte, width, height int) (*image.Gray, error) {
	tables := d.fields[tagTables].value
	if len(tables) >= 4 && len(strip) >= 2 {
		strip = append(bytes.Clone(tables[:len(tables)-2]), strip[2:]...)
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(strip))
	if err != nil {
		return nil, err
	}
	if config.Width > width+mcu || config.Height > height+mcu {
		return nil, errStrips
	}
	p, err := jpeg.Decode(bytes.NewReader(strip))
	if err != nil {
		return nil, err
	}
	return greyOf(p), nil
}

// mcu is the most that a strip may be larger than its page: JPEG works in blocks of up to 16 pixels.
const mcu = 16
