package xmlpart

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Stream reads one part element by element and stops at the limits: its nodes, its depth, and the end of its context.
// After an error there are no more tokens.
type Stream struct {
	ctx    context.Context
	limits reading.Limits
	part   string
	dec    *xml.Decoder
	tokens int
	nodes  int
	depth  int
	err    error
}

// Open begins a part; its name goes into errors.
func Open(ctx context.Context, part string, data []byte, limits reading.Limits) (*Stream, error) {
	dec, err := newDecoder(data)
	if err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "decode part %q: %w", part, err)
	}
	return &Stream{ctx: ctx, limits: limits, part: part, dec: dec}, nil
}

// Err is what ended the stream before its end: a *reading.Error, or one that wraps the context's.
func (s *Stream) Err() error { return s.err }

// Fail ends the stream with an error, unless one has ended it already.
func (s *Stream) Fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// Children calls visit for every element directly inside the one that was just entered, until its end. visit must read
// its element to the end.
func (s *Stream) Children(visit func(xml.StartElement)) { s.Mixed(visit, func(string) {}) }

// Mixed is Children for elements that hold letters between their elements.
func (s *Stream) Mixed(visit func(xml.StartElement), text func(string)) {
	for {
		switch t := s.token().(type) {
		case xml.StartElement:
			visit(t)
		case xml.CharData:
			text(string(t))
		case xml.EndElement, nil:
			return
		}
	}
}

// Text reads the characters of the element that was just entered, to its end.
func (s *Stream) Text() string {
	var b strings.Builder
	s.Skip(func(t xml.Token) {
		if letters, ok := t.(xml.CharData); ok {
			b.Write(letters)
		}
	})
	return b.String()
}

// Skip passes over the element that was just entered and shows what it held.
func (s *Stream) Skip(see func(xml.Token)) {
	for depth := 1; depth > 0; {
		t := s.token()
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case nil:
			return
		}
		see(t)
	}
}

// token gives the next token, or nil at the end of the part and after an error.
func (s *Stream) token() xml.Token {
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

func (s *Stream) count(tok xml.Token) {
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
