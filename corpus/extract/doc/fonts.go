package doc

import "unicode/utf16"

// fontNameAt is where a font's name stands in its entry (§2.9.86).
const fontNameAt = 39

// fonts are the names of the fonts, by number.
type fonts []string

func readFonts(f *file) (fonts, error) {
	b, err := f.part(partFonts)
	if err != nil {
		return nil, err
	}
	var names fonts
	for at := 4; at < len(b) && len(names) < u16(b, 0); {
		entry := span(b, at+1, u8(b, at))
		if entry == nil {
			break
		}
		names = append(names, untilZero(entry, fontNameAt))
		at += 1 + len(entry)
	}
	return names, nil
}

// name is that of a font, "" for a number that is not in the table.
func (f fonts) name(number int) string {
	if number < 0 || number >= len(f) {
		return ""
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
