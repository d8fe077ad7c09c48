package picture_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"golang.org/x/image/tiff"
)

// page is a picture of so many pixels whose quarters have four greys: the upper left is the darkest, then clockwise.
func page(width, height int) *image.Gray {
	p := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			p.SetGray(x, y, color.Gray{Y: quarters[2*y/height][2*x/width]})
		}
	}
	return p
}

var quarters = [2][2]uint8{{20, 90}, {220, 150}}

// corners are the greys of the four quarters, clockwise from the upper left, to the nearest ten.
func corners(p *image.Gray) [4]int {
	at := func(x, y int) int { return (int(p.GrayAt(x*p.Rect.Dx()/4, y*p.Rect.Dy()/4).Y) + 5) / 10 * 10 }
	return [4]int{at(1, 1), at(3, 1), at(3, 3), at(1, 3)}
}

func encodePNG(t testing.TB, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodeJPEG(t testing.TB, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodeTIFF(t testing.TB, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := tiff.Encode(&b, p, &tiff.Options{Compression: tiff.Deflate}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// held puts the orientation of Exif into a JPEG file, as a telephone does.
func held(file []byte, orientation uint16) []byte {
	exif := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	exif = binary.BigEndian.AppendUint16(exif, orientation)
	exif = append(exif, 0, 0, 0, 0, 0, 0)
	out := append([]byte{}, file[:2]...)
	out = append(out, 0xff, 0xe0, 0, 4, 0, 0) // a segment before it that is of no interest
	out = append(out, 0xff, 0xe1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(exif)+2))
	return append(append(out, exif...), file[2:]...)
}

// tag is a field of a directory with values of type LONG, or bytes.
type tag struct {
	number  uint16
	longs   []uint32
	content []byte
}

// chain builds a TIFF file in which each directory leads to the next; data stands behind the header, at offset 8.
func chain(data []byte, last uint32, pages ...[]tag) []byte {
	out := append([]byte("II*\x00\x00\x00\x00\x00"), data...)
	link := 4
	for _, tags := range pages {
		slices.SortFunc(tags, func(a, b tag) int { return int(a.number) - int(b.number) })
		var body []byte
		start := len(out)
		after := start + 2 + 12*len(tags) + 4
		var values []byte
		for _, t := range tags {
			kind, count, content := uint16(4), uint32(len(t.longs)), t.content
			if t.content != nil {
				kind, count = 7, uint32(len(t.content))
			}
			for _, v := range t.longs {
				content = binary.LittleEndian.AppendUint32(content, v)
			}
			body = binary.LittleEndian.AppendUint16(body, t.number)
			body = binary.LittleEndian.AppendUint16(body, kind)
			body = binary.LittleEndian.AppendUint32(body, count)
			if len(content) <= 4 {
				body = append(body, append(content, make([]byte, 4-len(content))...)...)
				continue
			}
			body = binary.LittleEndian.AppendUint32(body, uint32(after+len(values)))
			values = append(values, content...)
		}
		binary.LittleEndian.PutUint32(out[link:], uint32(start))
		out = binary.LittleEndian.AppendUint16(out, uint16(len(tags)))
		out = append(out, body...)
		link = len(out)
		out = append(append(out, 0, 0, 0, 0), values...)
	}
	binary.LittleEndian.PutUint32(out[link:], last)
	return out
}

// plainPage describes grey pixels that lie unpacked at an offset.
func plainPage(width, height, offset uint32, more ...tag) []tag {
	return append([]tag{
		{number: 256, longs: []uint32{width}}, {number: 257, longs: []uint32{height}}, {number: 258, longs: []uint32{8}},
		{number: 259, longs: []uint32{1}}, {number: 262, longs: []uint32{1}}, {number: 273, longs: []uint32{offset}},
		{number: 277, longs: []uint32{1}}, {number: 278, longs: []uint32{height}}, {number: 279, longs: []uint32{width * height}},
	}, more...)
}

// fixCRC makes the header of a PNG file right again.
func fixCRC(file []byte) {
	binary.BigEndian.PutUint32(file[29:], crc32.ChecksumIEEE(file[12:29]))
}
