package odt

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// The name spaces of OpenDocument differ in one word, which is mostly the prefix that files use.
const (
	spaceHead  = "urn:oasis:names:tc:opendocument:xmlns:"
	spaceTail  = ":1.0"
	spaceLoExt = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
)

// prefix gives the usual prefix of a name space, "" for one of another format.
func prefix(space string) string {
	if space == spaceLoExt {
		return "loext"
	}
	name, ok := strings.CutPrefix(space, spaceHead)
	if !ok {
		return ""
	}
	switch name = strings.TrimSuffix(name, spaceTail); name {
	case "xsl-fo-compatible":
		return "fo"
	case "drawing":
		return "draw"
	case "svg-compatible":
		return "svg"
	default:
		return name
	}
}

// element is the start of an XML element.
type element struct {
	name  string // "text:p"
	attrs []xml.Attr
}

// attr is an attribute's value, by its name with prefix: "" when absent.
func (e element) attr(name string) string {
	space, local, _ := strings.Cut(name, ":")
	for _, a := range e.attrs {
		if a.Name.Local == local && prefix(a.Name.Space) == space {
			return a.Value
		}
	}
	return ""
}

// id is the element's xml:id.
func (e element) id() string {
	for _, a := range e.attrs {
		if a.Name.Local == "id" && (a.Name.Space == "xml" || strings.HasSuffix(a.Name.Space, "/namespace")) {
			return a.Value
		}
	}
	return ""
}

// stream reads one part element by element and stops at the limits. After an error there are no more elements.
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

func newStream(ctx context.Context, part string, data []byte, limits reading.Limits) *stream {
	return &stream{ctx: ctx, limits: limits, part: part, dec: xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))}
}

// token gives the next token, or nil at the end of the part and after an error.
func (s *stream) token() xml.Token {
	if s.err != nil {
		return nil
	}
	if s.tokens++; s.tokens&0x3ff == 1 && s.ctx.Err() != nil {
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
// read its element to the end, by children, mixed or skip.
func (s *stream) children(visit func(element)) { s.mixed(visit, func(string) {}) }

// mixed is children for elements that hold letters between their elements.
func (s *stream) mixed(visit func(element), text func(string)) {
	for {
		switch t := s.token().(type) {
		case xml.StartElement:
			visit(element{name: prefix(t.Name.Space) + ":" + t.Name.Local, attrs: t.Attr})
		case xml.CharData:
			text(string(t))
		case xml.EndElement, nil:
			return
		}
	}
}

// skip passes over the element that was just entered and tells whether it held any letters.
func (s *stream) skip() (letters bool) {
	for depth := 1; depth > 0; {
		switch t := s.token().(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			letters = letters || len(bytes.TrimSpace(t)) > 0
		case nil:
			return letters
		}
	}
	return letters
}
