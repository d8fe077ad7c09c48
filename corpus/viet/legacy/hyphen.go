package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// softHyphen is what TCVN3's ư looks like in Unicode: programs drop it, or print a hyphen or a minus for it.
const softHyphen = '\u00AD'

// minus is what some programs print for a soft hyphen. It stands in no Vietnamese word.
const minus = '\u2212'

// hyphensToU turns hyphens of TCVN3 text that were a soft hyphen back into one, where the word shows it: "ng-êi" can
// only be "người", "®µn-bµ" is two words.
func hyphensToU(s string) string {
	if !strings.ContainsAny(s, "-−") {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		n := wordEnd(s)
		_, size := utf8.DecodeRuneInString(s[n:])
		b.WriteString(mendHyphens(s[:n]))
		b.WriteString(s[n : n+size])
		s = s[n+size:]
	}
	return b.String()
}

// wordEnd is the length of the stretch without space that s begins with.
func wordEnd(s string) int {
	if n := strings.IndexFunc(s, unicode.IsSpace); n >= 0 {
		return n
	}
	return len(s)
}

// mendHyphens looks at one stretch without spaces, in old characters.
func mendHyphens(stretch string) string {
	if !strings.ContainsAny(stretch, "-−") {
		return stretch
	}
	whole := strings.Map(func(r rune) rune {
		if r == '-' || r == minus {
			return softHyphen
		}
		return r
	}, stretch)
	if !touchesLetter(whole) {
		return stretch
	}
	letters := func(s string) string { return trimSigns(plainTCVN3(s)) }
	if !viet.IsSyllable(letters(whole)) {
		return stretch
	}
	for _, part := range strings.FieldsFunc(stretch, func(r rune) bool { return r == '-' || r == minus }) {
		if !viet.IsSyllable(letters(part)) {
			return whole
		}
	}
	return stretch
}

// touchesLetter tells a word with a hyphen in it from one with a figure, or a hyphen that stands alone.
func touchesLetter(word string) bool {
	core := strings.TrimFunc(word, func(r rune) bool { return r != softHyphen && !unicode.IsLetter(r) && !isOld(r) })
	return len(core) > len("\u00AD") && !strings.ContainsFunc(word, unicode.IsDigit)
}

// plainTCVN3 decodes without a look at hyphens.
func plainTCVN3(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(letterIn(tables[TCVN3], r))
	}
	return b.String()
}

// trimSigns takes away the punctuation around a word.
func trimSigns(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}
