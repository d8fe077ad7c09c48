package pdf

import (
	"strings"

	led "github.com/ledongthuc/pdf"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// oldFont says that a font's letters are those of an encoding from before Unicode. The zero value changes nothing.
type oldFont struct {
	encoding legacy.Encoding
	upper    bool // draws small letters as capitals
}

// oldFontOf goes by the font's name, unless the font's own map leads to letters that no old font has: then somebody
// drew Unicode text with it.
func oldFontOf(v led.Value, toUnicode *cmap) oldFont {
	encoding, upper, ok := legacy.ByFont(v.Key("BaseFont").Name())
	if !ok || toUnicode != nil && toUnicode.modern() {
		return oldFont{}
	}
	return oldFont{encoding, upper}
}

func (m *cmap) modern() bool {
	for _, text := range m.chars {
		if strings.ContainsFunc(text, legacy.IsModern) {
			return true
		}
	}
	for _, r := range m.ranges {
		if n := len(r.units); n == 1 && r.high-r.low < 256 {
			for c := r.low; c <= r.high; c++ {
				if text, _ := m.text(c); strings.ContainsFunc(text, legacy.IsModern) {
					return true
				}
			}
		}
	}
	return false
}

// softHyphen is the code that is ư in TCVN3. Producers name its glyph a hyphen.
const softHyphen = 0xAD

// letters is what the text of one code stands for. Marks of VNI come apart from their letter; the layout unites them.
func (o oldFont) letters(text string, code uint32) string {
	if o.encoding == legacy.Unicode {
		return text
	}
	if code == softHyphen && (text == "-" || text == "−") {
		text = "\u00AD"
	}
	var b strings.Builder
	for _, r := range text {
		b.WriteString(legacy.Letter(o.encoding, r))
	}
	if o.upper {
		return strings.ToUpper(b.String())
	}
	return b.String()
}
