package xmlpart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// Decode reads a small part whole into structures with the tags of encoding/xml.
func Decode(data []byte, into any) error {
	dec, err := newDecoder(data)
	if err != nil {
		return err
	}
	return dec.Decode(into)
}

// newDecoder reads UTF-8, and UTF-16 with a byte order mark: the encodings that the package standards allow.
func newDecoder(data []byte) (*xml.Decoder, error) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		decoded, err := unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return nil, fmt.Errorf("decode UTF-16: %w", err)
		}
		data = decoded
	}
	dec := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	dec.CharsetReader = sameBytes
	return dec, nil
}

// sameBytes accepts a declaration of UTF-16 whose part is UTF-8 by now, or always was.
func sameBytes(label string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii":
		return r, nil
	}
	return nil, fmt.Errorf("encoding %q is not one that a part may have", label)
}
