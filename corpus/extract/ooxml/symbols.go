package ooxml

import (
	"strconv"

	"github.com/huonguoc/huonguoc/corpus/extract/flow"
)

// symbol is the character of a w:sym: a code in a picture font, or shifted into the private area at F000.
func symbol(font, char string) string {
	code, err := strconv.ParseUint(char, 16, 16)
	if err != nil || code&0xff < ' ' && code >= 0xf000 || code < ' ' {
		return ""
	}
	return flow.Symbols(string(rune(code)), font)
}
