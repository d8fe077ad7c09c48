package ooxml

import (
	"context"
	"encoding/xml"
	"slices"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/xmlpart"
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

// stream is a part whose elements are known by the prefixes that Word uses.
type stream struct{ *xmlpart.Stream }

func newStream(ctx context.Context, part string, data []byte, limits reading.Limits) (*stream, error) {
	s, err := xmlpart.Open(ctx, part, data, limits)
	return &stream{s}, err
}

// children calls visit for every element directly inside the one that was just entered, until its end. visit must
// read its element to the end, by children, Text or skip.
func (s *stream) children(visit func(element)) {
	s.Children(func(t xml.StartElement) {
		visit(element{space: nameSpace(t.Name.Space), name: t.Name.Local, attrs: t.Attr})
	})
}

// skip passes over the element that was just entered and tells whether it held any of the named text elements.
func (s *stream) skip(texts ...string) (found bool) {
	s.Skip(func(t xml.Token) {
		if start, ok := t.(xml.StartElement); ok {
			found = found || slices.Contains(texts, start.Name.Local)
		}
	})
	return found
}
