package pdf

import (
	led "github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"
)

// encoding gives the text of each code of a simple font; "" where it says nothing.
type encoding [256]string

// readEncoding follows ISO 32000-1, 9.6.6: a base encoding by name and differences from it.
func readEncoding(font led.Value) encoding {
	enc := font.Key("Encoding")
	if enc.Kind() != led.Dict {
		return baseEncoding(enc.Name(), font)
	}
	table := baseEncoding(enc.Key("BaseEncoding").Name(), font)
	differences := enc.Key("Differences")
	at := int64(0)
	for i := range min(differences.Len(), 1024) {
		item := differences.Index(i)
		switch item.Kind() {
		case led.Integer:
			at = item.Int64()
		case led.Name:
			if at >= 0 && at < 256 {
				table[at] = glyphText(item.Name())
			}
			at++
		}
	}
	return table
}

func baseEncoding(name string, font led.Value) encoding {
	switch name {
	case "WinAnsiEncoding":
		return ofCharmap(charmap.Windows1252)
	case "MacRomanEncoding", "MacExpertEncoding":
		return ofCharmap(charmap.Macintosh)
	case "StandardEncoding":
		return standardEncoding()
	}
	// Without a name the font program's own encoding holds. TrueType programs of office software follow cp1252, Type 1
	// programs the standard encoding.
	if font.Key("Subtype").Name() == "TrueType" {
		return ofCharmap(charmap.Windows1252)
	}
	return standardEncoding()
}

func ofCharmap(m *charmap.Charmap) encoding {
	var table encoding
	for c := 32; c < 256; c++ {
		if r := m.DecodeByte(byte(c)); r != '\uFFFD' && (r < 0x7F || r > 0x9F) {
			table[c] = string(r)
		}
	}
	table[0xA0] = " "
	return table
}

// standardEncoding is Adobe's standard Latin encoding (ISO 32000-1, annex D.2).
func standardEncoding() encoding {
	var table encoding
	for c := 32; c < 127; c++ {
		table[c] = string(rune(c))
	}
	table['\''], table['`'] = "’", "‘"
	for first, letters := range standardRuns {
		for i, r := range []rune(letters) {
			if r != ' ' {
				table[first+i] = string(r)
			}
		}
	}
	return table
}

var standardRuns = map[int]string{
	0xA1: "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ",
	0xB1: "–†‡· ¶•‚„”»…‰ ¿",
	0xC1: "`´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—",
	0xE1: "Æ ª    ŁØŒº     æ   ı  łøœß",
}
