package ooxml

import (
	"strconv"
	"strings"
)

// symbol is the character of a w:sym: a code in a picture font, or shifted into the private area at F000.
func symbol(font, char string) string {
	code, err := strconv.ParseUint(char, 16, 16)
	if err != nil {
		return ""
	}
	if code >= 0xf000 && code <= 0xf0ff {
		code -= 0xf000
	}
	if isPictureFont(font) {
		return pictureSign(code)
	}
	if code < ' ' {
		return ""
	}
	return string(rune(code))
}

func isPictureFont(font string) bool {
	font = strings.ToLower(font)
	return strings.HasPrefix(font, "wingdings") || strings.HasPrefix(font, "webdings") || font == "symbol"
}

// pictureSign gives the boxes of forms as characters of their own and every other picture as a bullet: the code's
// letter ("þ" for a ticked box) would be read as text.
func pictureSign(code uint64) string {
	switch code {
	case 0x2d:
		return "-"
	case 0x6f, 0xa8, 0x71:
		return "☐"
	case 0xfe, 0xfd, 0x52, 0x54:
		return "☑"
	case 0xe0:
		return "→"
	default:
		return "•"
	}
}
