package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ValidShare is the share of the words of a source text that can be Vietnamese syllables, 0 to 1, and the number of
// words it was taken of; no words give 0, 0. A good text has 0.91 to 1, text of a lost encoding 0.1 to 0.6. The measure
// wants a page; on a line it means little.
//
// A word is what spaces and common punctuation leave together, so that "C¸c", which a lost encoding makes of "Các",
// counts once. Not counted are numbers with the unit behind them ("50.000đ"), the letters of lists ("a)"), and
// capitals of up to five letters that are no syllable ("UBND", "III").
func ValidShare(s string) (share float64, words int) {
	valid := 0
	for i := 0; i < len(s); {
		start := i + separators(s[i:])
		end := start + wordLength(s[start:])
		if w := s[start:end]; w != "" && counts(s, start, end) {
			words++
			if IsSyllable(withoutHidden(w)) {
				valid++
			}
		}
		i = max(end, i+1)
	}
	if words == 0 {
		return 0, 0
	}
	return float64(valid) / float64(words), words
}

// separators is the length of what stands before the first word of s.
func separators(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !separates(r) })
	if n < 0 {
		return len(s)
	}
	return n
}

func wordLength(s string) int {
	n := strings.IndexFunc(s, separates)
	if n < 0 {
		return len(s)
	}
	return n
}

// separates tells whether a rune parts words. Signs that Vietnamese text has no use for do not: they are what is left
// of letters.
func separates(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return letters.ascii[r].code == 0 && r >= ' ' || classOf(r) == newline || r == '\t'
	case r >= '\u2000' && r <= '\u2BFF': // punctuation, arrows, boxes, bullets
		return classOf(r) != dropped
	default:
		return classOf(r) != other && classOf(r) != dropped
	}
}

// counts tells whether the word s[start:end] says something about the quality of the text.
func counts(s string, start, end int) bool {
	word := s[start:end]
	n := utf8.RuneCountInString(word)
	switch {
	case start > 0 && isDigit(s[start-1]) && n <= 3:
		return false
	case n == 1:
		return countsAlone(word, s[end:])
	case n <= 5 && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsUpper(r) }) < 0:
		return IsSyllable(word)
	default:
		return true
	}
}

// countsAlone: one letter is a word unless it numbers a list or is a capital that no syllable has; a sign is none, but
// what stands for a lost letter is.
func countsAlone(word, rest string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if r != utf8.RuneError && !isLetter(r) || unicode.IsUpper(r) && !IsSyllable(word) {
		return false
	}
	return !strings.HasPrefix(rest, ")") && !strings.HasPrefix(rest, ".")
}

func withoutHidden(word string) string {
	return strings.Map(func(r rune) rune {
		if classOf(r) == dropped {
			return -1
		}
		return r
	}, word)
}
