package ooxml

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// The name spaces whose elements carry or hide text, under the prefixes that Word uses.
const (
	nsOther = ""
	nsW     = "w"
	nsMC    = "mc"
	nsMath  = "m"
	nsPic   = "pic"
	nsVML   = "v"
	nsO     = "o"
)

// nameSpace gives the prefix for a name space in its transitional or strict form.
func nameSpace(uri string) string {
	switch uri {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main":
		return nsW
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return nsMC
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		return nsMath
	case "http://schemas.openxmlformats.org/drawingml/2006/picture", "http://purl.oclc.org/ooxml/drawingml/picture":
		return nsPic
	case "urn:schemas-microsoft-com:vml":
		return nsVML
	case "urn:schemas-microsoft-com:office:office":
		return nsO
	default:
		return nsOther
	}
}

// element is the start of an XML element, known by the prefix of its name space and its local name.
type element struct {
	space, name string
	attrs       []xml.Attr
}

func (e element) is(space, name string) bool { return e.space == space && e.name == name }

// attr is an attribute's value, whatever its prefix: "" when absent.
func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reads an on/off property: present means on, unless its value says off (ECMA-376 §17.17.4).
func (e element) on() bool { return isOn(e.attr("val")) }

func isOn(val string) bool {
	switch val {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// stream reads one part element by element and stops at the limits. After an error every call returns it again.
type stream struct {
	ctx    context.Context
	limits reading.Limits
	part   string
	dec    *xml.Decoder
	tokens int
	nodes  int
	depth  int
	err    error
}

func newStream(ctx context.Context, part string, data []byte, limits reading.Limits) (*stream, error) {
	dec, err := newDecoder(data)
	if err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "decode part %q: %w", part, err)
	}
	return &stream{ctx: ctx, limits: limits, part: part, dec: dec}, nil
}

// token gives the next token, or nil at the end of the part and after an error.
func (s *stream) token() xml.Token {
	if s.err != nil {
		return nil
	}
	if s.tokens++; s.tokens&0x3ff == 0 && s.ctx.Err() != nil {
		s.err = fmt.Errorf("read part %q: %w", s.part, s.ctx.Err())
		return nil
	}
	tok, err := s.dec.Token()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			s.err = reading.Fail(corpus.ReasonDamaged, "read part %q: %w", s.part, err)
		}
		return nil
	}
	s.count(tok)
	return tok
}

func (s *stream) count(tok xml.Token) {
	switch tok.(type) {
	case xml.StartElement:
		s.depth++
		s.nodes++
	case xml.EndElement:
		s.depth--
	}
	if s.depth > s.limits.Depth || s.nodes > s.limits.Nodes {
		s.err = reading.Fail(corpus.ReasonTooLarge, "part %q: more than %d levels or %d elements", s.part, s.limits.Depth, s.limits.Nodes)
	}
}

// children calls visit for every element directly inside the one that was just entered, until its end. visit must
// read its element to the end, by children, text or skip.
func (s *stream) children(visit func(element)) {
	for {
		switch t := s.token().(type) {
		case xml.StartElement:
			visit(element{space: nameSpace(t.Name.Space), name: t.Name.Local, attrs: t.Attr})
		case xml.EndElement, nil:
			return
		}
	}
}

// text reads the characters of the element that was just entered, to its end.
func (s *stream) text() string {
	var b strings.Builder
	for depth := 1; depth > 0; {
		switch t := s.token().(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		case nil:
			return b.String()
		}
	}
	return b.String()
}

// skip passes over the element that was just entered and tells whether it held any of the named text elements.
func (s *stream) skip(texts ...string) bool {
	found := false
	for depth := 1; depth > 0; {
		switch t := s.token().(type) {
		case xml.StartElement:
			depth++
			for _, name := range texts {
				found = found || t.Name.Local == name
			}
		case xml.EndElement:
			depth--
		case nil:
			return found
		}
	}
	return found
}

// newDecoder reads UTF-8, and UTF-16 with a byte order mark: the encodings that the package standard allows.
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

// unmarshal reads a small part whole into tagged structures.
func unmarshal(data []byte, into any) error {
	dec, err := newDecoder(data)
	if err != nil {
		return err
	}
	return dec.Decode(into)
}
