package pdf

import (
	"context"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// ReadByPDFium is the second reader alone.
func ReadByPDFium(ctx context.Context, data []byte, l reading.Limits) (reading.Result, error) {
	d, err := readPDFium(ctx, data, l.WithDefaults(), nil)
	if err != nil {
		return reading.Result{}, err
	}
	return d.result(), nil
}

// ReadByLed is the first reader alone.
func ReadByLed(ctx context.Context, data []byte, l reading.Limits) (reading.Result, error) {
	d, err := tryLed(ctx, data, l.WithDefaults(), nil)
	if err != nil {
		return reading.Result{}, err
	}
	return d.result(), nil
}

// GlyphText is the text of a glyph's name.
func GlyphText(name string) string { return glyphText(name) }

// CMapText reads a CMap and tells what a code means.
func CMapText(data []byte, code uint32) (string, bool) { return readCMap(data).text(code) }

// Cut splits raw into codes by the code spaces of a CMap; it gives the length of each.
func Cut(data []byte, raw string) (lengths []int) {
	m := readCMap(data)
	for len(raw) > 0 {
		_, n := m.take(raw)
		lengths, raw = append(lengths, n), raw[n:]
	}
	return lengths
}

// StandardEncoding is the letter of a code in Adobe's standard encoding.
func StandardEncoding(code byte) string { return standardEncoding()[code] }

// Interpret runs a content stream without fonts and gives the glyphs that it places.
func Interpret(ctx context.Context, content []byte) ([]layout.Glyph, error) {
	c := &canvas{}
	b := &budget{ctx: ctx, limits: reading.DefaultLimits()}
	in := &interpreter{budget: b, fonts: &fontCache{budget: b, fonts: map[string]*font{}}, canvas: c, state: initialState(), named: map[string]*font{}}
	err := in.run(content)
	return c.turns[0], err
}
