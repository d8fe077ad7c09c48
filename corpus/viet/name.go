package viet

import (
	"strings"
	"unicode"
)

// TitleName undoes the capitals of a place name: "ĐỒNG MÂY" → "Đồng Mây". Every word gets one capital; digits and Roman
// numbers stay. A name that has a small letter is a person's choice of capitals and is only composed (see Compose).
func TitleName(s string) string {
	s = Compose(s)
	if !allCapitals(s) {
		return s
	}
	var b strings.Builder
	for rest := s; rest != ""; {
		n := strings.IndexFunc(rest, func(r rune) bool { return !isLetter(r) && !unicode.IsMark(r) })
		switch n {
		case 0:
			n = len(rest) - len(strings.TrimLeftFunc(rest, func(r rune) bool { return !isLetter(r) }))
			b.WriteString(rest[:n])
		case -1:
			n = len(rest)
			b.WriteString(titleWord(rest))
		default:
			b.WriteString(titleWord(rest[:n]))
		}
		rest = rest[n:]
	}
	return b.String()
}

func allCapitals(s string) bool {
	return strings.IndexFunc(s, unicode.IsUpper) >= 0 && strings.IndexFunc(s, unicode.IsLower) < 0
}

func titleWord(word string) string {
	if isRoman(word) {
		return word
	}
	runes := []rune(word)
	for i := 1; i < len(runes); i++ {
		runes[i] = unicode.ToLower(runes[i])
	}
	return string(runes)
}

// isRoman tells a Roman number from a name; "VI" and "XI" are taken for names, since both are syllables.
func isRoman(word string) bool {
	return strings.Trim(word, "IVX") == "" && !IsSyllable(word)
}
