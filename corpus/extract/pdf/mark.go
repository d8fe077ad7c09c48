package pdf

import (
	"strings"
	"unicode/utf16"

	led "github.com/ledongthuc/pdf"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

// mark is a marked-content sequence (ISO 32000-1, 14.6). One with ActualText spells out what its glyphs mean: a
// ligature, a soft hyphen. One that is a pagination artifact holds running heads and page numbers.
type mark struct {
	replaced  bool
	text      string
	shown     bool
	furniture bool
}

// maxActualText bounds in bytes the replacement that is believed: a word, not a page.
const maxActualText = 64

func (in *interpreter) beginMark(tag, properties token) {
	if len(in.marks) >= maxSaved {
		return
	}
	m := mark{furniture: tag.text == "Artifact" && properties.key("Type").text == "Pagination"}
	if text, ok := in.actualText(properties); ok && len(text) <= maxActualText {
		m.replaced, m.text = true, text
	}
	in.marks = append(in.marks, m)
}

func (in *interpreter) actualText(properties token) (string, bool) {
	if text := properties.key("ActualText"); text.kind == stringToken {
		return textString(text.text), true
	}
	if properties.kind != nameToken {
		return "", false
	}
	v := in.resources.Key("Properties").Key(properties.text).Key("ActualText")
	return textString(v.RawString()), v.Kind() == led.String
}

func (in *interpreter) endMark() {
	if n := len(in.marks); n > 0 {
		in.marks = in.marks[:n-1]
	}
}

// mark applies the open sequences to a glyph: a replacement text goes on the first of its sequence, the others are
// not shown.
func (in *interpreter) mark(g *layout.Glyph) (shown bool) {
	shown = true
	for i := range in.marks {
		m := &in.marks[i]
		g.Furniture = g.Furniture || m.furniture
		if !m.replaced || !shown {
			continue
		}
		shown = !m.shown && m.text != ""
		m.shown, g.Text = true, m.text
	}
	return shown
}

// textString decodes a text string outside of content: UTF-16 or UTF-8 with its mark, or a single-byte code that is
// Latin-1 for all letters.
func textString(raw string) string {
	if rest, ok := strings.CutPrefix(raw, "\xFE\xFF"); ok {
		return string(utf16.Decode(units(rest)))
	}
	if rest, ok := strings.CutPrefix(raw, "\xEF\xBB\xBF"); ok {
		return rest
	}
	runes := make([]rune, 0, len(raw))
	for i := range len(raw) {
		runes = append(runes, rune(raw[i]))
	}
	return string(runes)
}
