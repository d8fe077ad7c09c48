package viet

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the normal form without tone and letter marks, for those who type without: "Đàn-bà" → "dan ba". Two texts
// that differ in marks only have the same fold.
func Fold(s string) string { return Strip(Normal(s)) }

// Strip takes the tone and letter marks from a string that is in normal form already. It looks at each character by
// itself, so the parts of a text can be stripped one by one.
func Strip(normal string) string {
	out := make([]byte, 0, len(normal))
	for i := 0; i < len(normal); {
		if c := normal[i]; c < utf8.RuneSelf {
			out = append(out, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(normal[i:])
		out = appendBase(out, r, normal[i:i+size])
		i += size
	}
	return string(out)
}

// bases gives the ASCII letter below each code.
var bases = newBases()

func newBases() (table [foreign]byte) {
	for r, c := range codes {
		table[c] = asciiBase(r)
	}
	table[codes['đ']] = 'd'
	return table
}

// asciiBase is the ASCII letter that a rune is made of, 0 when there is none.
func asciiBase(r rune) byte {
	if first := norm.NFD.String(string(r))[0]; first < utf8.RuneSelf {
		return first
	}
	return 0
}

func appendBase(out []byte, r rune, text string) []byte {
	if l := letters.slot(r); l != nil && l.code != 0 && l.flags&doubtful == 0 {
		return append(out, bases[l.code])
	}
	switch {
	case r >= '\u0300' && r <= '\u036F':
		return out
	case r == utf8.RuneError || !isLetter(r):
		return append(out, text...)
	}
	if base := asciiBase(r); base != 0 {
		return append(out, base)
	}
	return append(out, text...)
}
