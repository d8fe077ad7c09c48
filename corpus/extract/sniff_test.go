package extract_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
)

// compound makes a compound file (MS-CFB) with one stream of 4096 bytes.
func compound(stream string) []byte {
	const free, end, fat = 0xffffffff, 0xfffffffe, 0xfffffffd
	var b bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&b, binary.LittleEndian, v)
		}
	}
	put([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 16), uint16(0x3e), uint16(3), uint16(0xfffe), uint16(9), uint16(6), make([]byte, 6))
	put(uint32(0), uint32(1), uint32(1), uint32(0), uint32(4096), uint32(end), uint32(0), uint32(end), uint32(0), uint32(0))
	for range 108 {
		put(uint32(free))
	}
	put(uint32(fat), uint32(end)) // sector 0: the allocation table; sector 1: the directory
	for next := uint32(3); next <= 9; next++ {
		put(next)
	}
	put(uint32(end))
	for range 128 - 10 {
		put(uint32(free))
	}
	entry := func(name string, kind byte, child, start uint32, size uint64) {
		units := utf16.Encode([]rune(name))
		put(units, make([]byte, 64-2*len(units)), uint16(2*len(units)+2), kind, byte(1), uint32(free), uint32(free), child)
		put(make([]byte, 36), start, size)
	}
	entry("Root Entry", 5, 1, end, 0)
	entry(stream, 2, free, 2, 4096)
	put(make([]byte, 256), make([]byte, 4096))
	return b.Bytes()
}

// word makes a package with a main part and nothing else.
func word(t *testing.T, blocks string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	main := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>` + blocks + `</w:body></w:document>`
	if _, err := w.Write([]byte(main)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadWordPackages(t *testing.T) {
	const picture = `<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>`
	text := `<w:p><w:r><w:t>` + plainText + `</w:t></w:r></w:p>`
	tests := []struct {
		name   string
		data   []byte
		format corpus.Format
		status corpus.Status
		reason corpus.Reason
	}{
		{"text", word(t, text), corpus.FormatDOCX, corpus.StatusRead, corpus.ReasonNone},
		{"text and a picture", word(t, text+picture), corpus.FormatDOCX, corpus.StatusRead, corpus.ReasonNone},
		{"only pictures: a scan in a Word file", word(t, picture+picture), corpus.FormatDOCX, corpus.StatusUnreadable, corpus.ReasonNoTextLayer},
		{"nothing", word(t, ""), corpus.FormatDOCX, corpus.StatusUnreadable, corpus.ReasonEmpty},
		{"part of the text in a foreign chunk", word(t, text+`<w:altChunk/>`), corpus.FormatDOCX, corpus.StatusDoubtful, corpus.ReasonDoubtfulText},
		{"behind a password", compound("EncryptedPackage"), corpus.FormatDOCX, corpus.StatusUnreadable, corpus.ReasonLocked},
		{"old Word without a header", compound("WordDocument"), corpus.FormatDOC, corpus.StatusUnreadable, corpus.ReasonDamaged},
		{"a sheet of old Excel", compound("Workbook"), corpus.FormatUnknown, corpus.StatusUnreadable, corpus.ReasonUnknownFormat},
		{"a compound file cut short", compound("Workbook")[:700], corpus.FormatUnknown, corpus.StatusUnreadable, corpus.ReasonDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := extract.Read(context.Background(), tt.data, extract.Limits{})
			if got.Format != tt.format || got.Status != tt.status || got.Reason != tt.reason {
				t.Errorf("got %s, %s because of %q; want %s, %s because of %q", got.Format, got.Status, got.Reason, tt.format, tt.status, tt.reason)
			}
		})
	}
}
