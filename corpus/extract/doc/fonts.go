package doc

import (
	"unicode/utf16"

	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

const (
	fontNameAt = 39 // where a font's name stands in its entry (§2.9.86)
	softHyphen = '\u00ad'
)

// typeface is what a font does to the meaning of its letters.
type typeface struct {
	name   string // "" where letters mean what their codes say
	old    bool   // of an encoding from before Unicode
	hyphen bool   // the soft hyphen is a letter: in TCVN3 it is "ư"
}

func typefaceOf(name string) typeface {
	encoding, _, old := legacy.ByFont(name)
	switch {
	case old:
		return typeface{name, true, legacy.Letter(encoding, softHyphen) != string(softHyphen)}
	case flow.IsPictureFont(name):
		return typeface{name: name}
	default:
		return typeface{}
	}
}

// fonts are the fonts of a document, by number.
type fonts []typeface

func readFonts(f *file) (fonts, error) {
	b, err := f.part(partFonts)
	if err != nil {
		return nil, err
	}
	var all fonts
	for at := 4; at < len(b) && len(all) < u16(b, 0); {
		entry := span(b, at+1, u8(b, at))
		if entry == nil {
			break
		}
		all = append(all, typefaceOf(untilZero(entry, fontNameAt)))
		at += 1 + len(entry)
	}
	return all, nil
}

// at is the font of a number; a plain one for a number that is not in the table.
func (f fonts) at(number int) typeface {
	if number < 0 || number >= len(f) {
		return typeface{}
	}
	return f[number]
}

// untilZero is the UTF-16 text at an offset up to a zero or the end.
func untilZero(b []byte, at int) string {
	var units []uint16
	for ; at+1 < len(b); at += 2 {
		unit := u16(b, at)
		if unit == 0 {
			break
		}
		units = append(units, uint16(unit))
	}
	return string(utf16.Decode(units))
}

// utf16Letters are the letters of UTF-16 text.
func utf16Letters(b []byte) []rune {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(u16(b, 2*i))
	}
	return utf16.Decode(units)
}
