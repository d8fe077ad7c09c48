package legacy

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A symbol font's characters are kept by Word in the private area, at its bytes shifted.
const symbolFirst, symbolLast = 0xF020, 0xF0FF

// byteOf is the old byte that a character stands for. Where Windows-1252 has no character, programs keep the byte's
// number; Greek mu stands in for the micro sign that it looks like.
func byteOf(r rune) (byte, bool) {
	switch {
	case r < 0x80 || r >= 0xA0 && r <= 0xFF || r >= 0x80 && r < 0xA0:
		return byte(r), r >= 0
	case r == 'μ':
		return 0xB5, true
	case r >= symbolFirst && r <= symbolLast:
		return byte(r - 0xF000), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// isOld tells characters that may stand for an old byte and mean something else in Unicode.
func isOld(r rune) bool {
	b, ok := byteOf(r)
	return ok && (b >= 0x80 || r != rune(b))
}

// View gives bytes as the characters of Windows-1252, one for each byte.
func View(data []byte) string {
	out := make([]byte, 0, len(data)+len(data)/2)
	for _, b := range data {
		r := charmap.Windows1252.DecodeByte(b)
		if r == utf8.RuneError {
			r = rune(b)
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}
