package flow

import "strings"

// IsPictureFont tells the fonts whose letters are pictures.
func IsPictureFont(font string) bool {
	font = strings.ToLower(font)
	return strings.HasPrefix(font, "wingdings") || strings.HasPrefix(font, "webdings") || font == "symbol"
}

// Symbols gives text of a picture font as signs that mean the same; other text comes back as it is. Word shifts the
// codes of such fonts into the private area at U+F000.
func Symbols(text, font string) string {
	picture := IsPictureFont(font)
	return strings.Map(func(r rune) rune {
		if r >= 0xf000 && r <= 0xf0ff {
			r -= 0xf000
		}
		switch {
		case picture && r > ' ':
			return pictureSign(r)
		default:
			return r
		}
	}, text)
}

// pictureSign gives the boxes of forms as characters of their own and every other picture as a bullet: the code's
// letter ("þ" for a ticked box) would be read as text.
func pictureSign(code rune) rune {
	switch code {
	case '-', '+', '*':
		return code
	case 0x6f, 0xa8, 0x71:
		return '☐'
	case 0xfe, 0xfd, 0x52, 0x54:
		return '☑'
	case 0xe0:
		return '→'
	default:
		return '•'
	}
}
