package pdf

import (
	"math"
	"strings"
	"unicode/utf16"

	led "github.com/ledongthuc/pdf"
)

// font turns the codes of a shown string into text and advances.
type font struct {
	toUnicode *cmap // nil when the font has none
	simple    *encoding
	widths    widths
	bold      bool
	old       oldFont
	height    float64 // of the letters at size 1; 1 but for fonts drawn by the file itself

	// Of a composite font only:
	codes *cmap // its embedded encoding; nil means two bytes a code, the code being the CID
	ucs2  bool  // a predefined encoding whose codes are UTF-16
}

// widths are advances of codes or CIDs in units of the font size.
type widths struct {
	of       map[uint32]float64
	standard *[95]float64 // in thousandths, for codes from 32, when of lacks the code
	missing  float64
}

// char is one code with what it stands for.
type char struct {
	text    string
	advance float64 // in units of the font size
	space   bool    // the single-byte code 32, to which word spacing is added
	old     bool    // converted from an encoding of before Unicode
}

// unmapped stands for a code whose letter nobody can tell. Text full of it is recognised as garbage.
const unmapped = "\uFFFD"

// decode cuts a shown string into its characters.
func (f *font) decode(raw string, visit func(char)) {
	for len(raw) > 0 {
		c, n := f.take(raw)
		text := f.text(c, raw[:n])
		letters := f.old.letters(text, c)
		visit(char{letters, f.widths.width(f.cid(c)), n == 1 && c == ' ', letters != text})
		raw = raw[n:]
	}
}

func (f *font) take(raw string) (uint32, int) {
	switch {
	case f.simple != nil:
		return uint32(raw[0]), 1
	case f.codes != nil:
		return f.codes.take(raw)
	}
	n := min(2, len(raw))
	return code(raw[:n]), n
}

func (f *font) cid(c uint32) uint32 {
	if f.codes != nil {
		return f.codes.cid(c)
	}
	return c
}

// text prefers ToUnicode; a NUL or an empty target there means that the producer did not know either.
func (f *font) text(c uint32, raw string) string {
	if f.toUnicode != nil {
		if s, ok := f.toUnicode.text(c); ok && strings.Trim(s, "\x00") != "" {
			return plain(s)
		}
	}
	switch {
	case f.simple != nil && f.simple[c] != "":
		return f.simple[c]
	case f.ucs2:
		return string(utf16.Decode(units(raw)))
	}
	return unmapped
}

func (w widths) width(c uint32) float64 {
	if v, ok := w.of[c]; ok {
		return v
	}
	if w.standard != nil && c >= 32 && c < 127 {
		return w.standard[c-32] / 1000
	}
	return w.missing
}

// symbols are bullets and signs of the fonts Symbol and Wingdings, which Word maps to U+F000 and up.
var symbols = map[rune]rune{
	'\uF02D': '-', '\uF02B': '+', '\uF0B7': '•', '\uF0A7': '•', '\uF0D8': '•', '\uF076': '•', '\uF0A8': '•',
	'\uF0FC': '•', '\uF06E': '•', '\uF071': '•', '\uF075': '•', '\uF0E0': '→', '\uF0DE': '→', '\uF0B0': '°',
	'\uF0B1': '±', '\uF0A3': '≤', '\uF0B3': '≥', '\uF0B4': '×',
}

// plain undoes symbol codes and presentation ligatures, which no search would find.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if sign, ok := symbols[r]; ok {
			return sign
		}
		return r
	}, ligatures.Replace(s))
}

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// readFont reads a font dictionary. Streams are read through read, which bounds them; one that cannot be read leaves
// the font without that part.
func readFont(v led.Value, read func(led.Value) []byte) *font {
	f := &font{bold: isBold(v), height: letterHeight(v)}
	if stream := v.Key("ToUnicode"); stream.Kind() == led.Stream {
		if m := readCMap(read(stream)); m.size() > 0 {
			f.toUnicode = m
		}
	}
	f.old = oldFontOf(v, f.toUnicode)
	if v.Key("Subtype").Name() == "Type0" {
		f.readComposite(v, read)
		return f
	}
	table := readEncoding(v)
	f.simple = &table
	f.widths = simpleWidths(v)
	return f
}

// forceBold is the flag of a font descriptor that asks for bold drawing (ISO 32000-1, table 123).
const forceBold = 1 << 18

func isBold(v led.Value) bool {
	d := v.Key("FontDescriptor")
	if d.IsNull() {
		d = v.Key("DescendantFonts").Index(0).Key("FontDescriptor")
	}
	name := strings.ToLower(v.Key("BaseFont").Name())
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || d.Key("FontWeight").Float64() >= 600 ||
		d.Key("Flags").Int64()&forceBold != 0
}

// letterHeight is the height of a Type 3 font's letters, whose units are the file's own choice.
func letterHeight(v led.Value) float64 {
	if v.Key("Subtype").Name() != "Type3" {
		return 1
	}
	box, scale := v.Key("FontBBox"), math.Abs(v.Key("FontMatrix").Index(3).Float64())
	if h := math.Abs(box.Index(3).Float64()-box.Index(1).Float64()) * scale; h > 0 {
		return h
	}
	return max(1000*scale, 0.001)
}

func simpleWidths(v led.Value) widths {
	scale := 0.001
	if v.Key("Subtype").Name() == "Type3" {
		scale = v.Key("FontMatrix").Index(0).Float64()
	}
	list := v.Key("Widths")
	w := widths{of: map[uint32]float64{}, missing: v.Key("FontDescriptor").Key("MissingWidth").Float64() * scale}
	if list.Len() == 0 {
		w.standard, w.missing = standardWidths(v.Key("BaseFont").Name()), 0.5
		return w
	}
	first := v.Key("FirstChar").Int64()
	for i := range min(list.Len(), 256) {
		w.of[uint32(first)+uint32(i)] = list.Index(i).Float64() * scale
	}
	return w
}

func (f *font) readComposite(v led.Value, read func(led.Value) []byte) {
	switch enc := v.Key("Encoding"); {
	case enc.Kind() == led.Stream:
		f.codes = readCMap(read(enc))
	case strings.Contains(enc.Name(), "UCS2"), strings.Contains(enc.Name(), "UTF16"):
		f.ucs2 = true
	}
	descendant := v.Key("DescendantFonts").Index(0)
	f.widths = widths{of: compositeWidths(descendant.Key("W")), missing: 1}
	if dw := descendant.Key("DW"); dw.Kind() != led.Null {
		f.widths.missing = dw.Float64() / 1000
	}
}

// compositeWidths reads a W array: "c [w w …]" or "first last w" (ISO 32000-1, 9.7.4.3).
func compositeWidths(list led.Value) map[uint32]float64 {
	of := map[uint32]float64{}
	for i := 0; i+1 < list.Len(); {
		first, second := uint32(list.Index(i).Int64()), list.Index(i+1)
		if second.Kind() == led.Array {
			for j := range min(second.Len(), 1<<16) {
				of[first+uint32(j)] = second.Index(j).Float64() / 1000
			}
			i += 2
			continue
		}
		last, width := uint32(second.Int64()), list.Index(i+2).Float64()/1000
		for c := first; c <= min(last, 0xFFFF) && c >= first; c++ {
			of[c] = width
		}
		i += 3
	}
	return of
}
