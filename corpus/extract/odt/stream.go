package odt

import (
	"bytes"
	"context"
	"encoding/xml"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/xmlpart"
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

// stream is a part whose elements are known by their names with prefix.
type stream struct{ *xmlpart.Stream }

func newStream(ctx context.Context, part string, data []byte, limits reading.Limits) (*stream, error) {
	s, err := xmlpart.Open(ctx, part, data, limits)
	return &stream{s}, err
}

// children calls visit for every element directly inside the one that was just entered, until its end. visit must
// read its element to the end, by children, mixed or skip.
func (s *stream) children(visit func(element)) { s.mixed(visit, func(string) {}) }

// mixed is children for elements that hold letters between their elements.
func (s *stream) mixed(visit func(element), text func(string)) {
	s.Mixed(func(t xml.StartElement) {
		visit(element{name: prefix(t.Name.Space) + ":" + t.Name.Local, attrs: t.Attr})
	}, text)
}

// skip passes over the element that was just entered and tells whether it held any letters.
func (s *stream) skip() (letters bool) {
	s.Skip(func(t xml.Token) {
		if text, ok := t.(xml.CharData); ok {
			letters = letters || len(bytes.TrimSpace(text)) > 0
		}
	})
	return letters
}
