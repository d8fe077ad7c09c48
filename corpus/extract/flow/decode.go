package flow

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// IsLegacy tells the fonts of the encodings from before Unicode, whose letters are not what their codes say.
func IsLegacy(font string) bool {
	_, _, ok := legacy.ByFont(font)
	return ok
}

// code is what a font does to its letters.
type code struct {
	legacy   bool
	encoding legacy.Encoding
	upper    bool   // small letters are drawn as capitals
	picture  string // the font, if its letters are pictures
}

func codeOf(face Face) code {
	if face.Font == "" {
		return code{upper: face.Caps}
	}
	encoding, upper, ok := legacy.ByFont(face.Font)
	c := code{legacy: ok, encoding: encoding, upper: upper || face.Caps}
	if IsPictureFont(face.Font) {
		c.picture = face.Font
	}
	return c
}

// letters gives the text of a stretch in Unicode.
func (c code) letters(text string) string {
	if c.legacy {
		text = legacy.DecodeRun(c.encoding, text)
	} else {
		text = Symbols(text, c.picture)
	}
	if c.upper {
		text = strings.ToUpper(text)
	}
	return text
}
