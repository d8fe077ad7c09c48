package viet

import (
	"unicode"
	"unicode/utf8"
)

// A class says what the normal form does with a rune that is no letter of the tables.
type class uint8

const (
	other   class = iota // lower case and NFC
	space                // one U+0020 for a run
	newline              // \n
	dropped              // left out
	dash                 // -, or what the neighbours make of it
	double               // "
	single               // '
)

const (
	softHyphen = '\u00AD'
	byteOrder  = '\uFEFF'
)

// classes is read from the top; the first range that holds the rune decides. Nothing of Vietnamese is listed.
var classes = []struct {
	first, last rune
	class       class
}{
	{'\t', '\t', space}, {' ', ' ', space}, {'\u00A0', '\u00A0', space}, {'\u1680', '\u1680', space},
	{'\u2000', '\u200A', space}, {'\u202F', '\u202F', space}, {'\u205F', '\u205F', space}, {'\u3000', '\u3000', space},
	{'\n', '\r', newline}, {'\u0085', '\u0085', newline}, {'\u2028', '\u2029', newline},
	{softHyphen, softHyphen, dropped}, {'\u034F', '\u034F', dropped}, {'\u200B', '\u200F', dropped},
	{'\u202A', '\u202E', dropped}, {'\u2060', '\u206F', dropped}, {'\uFE00', '\uFE0F', dropped},
	{byteOrder, byteOrder, dropped},
	{'-', '-', dash}, {'\u2010', '\u2015', dash}, {'\u2043', '\u2043', dash}, {'\u2212', '\u2212', dash},
	{'\uFE58', '\uFE58', dash}, {'\uFE63', '\uFE63', dash}, {'\uFF0D', '\uFF0D', dash},
	{'"', '"', double}, {'«', '«', double}, {'»', '»', double}, {'\u201C', '\u201F', double}, {'\u2033', '\u2033', double},
	{'\'', '\'', single}, {'\u2018', '\u201B', single}, {'\u2032', '\u2032', single}, {'\u2039', '\u203A', single},
}

// Nearly all that is asked about is in one of two blocks.
const punctuation, punctuationEnd = 0x2000, 0x2070

var (
	latinClasses       = classTable(0, 0x100)
	punctuationClasses = classTable(punctuation, punctuationEnd)
)

func classTable(first, end rune) []class {
	table := make([]class, 0, end-first)
	for r := first; r < end; r++ {
		table = append(table, findClass(r))
	}
	return table
}

func classOf(r rune) class {
	switch {
	case r >= 0 && int(r) < len(latinClasses):
		return latinClasses[r]
	case r >= punctuation && r < punctuationEnd:
		return punctuationClasses[r-punctuation]
	case letterOf(r).code != 0:
		return other
	default:
		return findClass(r)
	}
}

func findClass(r rune) class {
	for _, c := range classes {
		if c.first <= r && r <= c.last {
			return c.class
		}
	}
	return other
}

// skip is the index of the first rune of s, from i on, that is of none of the classes.
func skip(s string, i int, any ...class) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError || !contains(any, classOf(r)) {
			return i
		}
		i += size
	}
	return i
}

func contains(set []class, c class) bool {
	for _, member := range set {
		if member == c {
			return true
		}
	}
	return false
}

// startsLetter tells whether the first rune of s that shows is a letter.
func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s[skip(s, 0, dropped):])
	return isLetter(r)
}

// isLetter tells whether a rune belongs into a word, be it of Vietnamese or not.
func isLetter(r rune) bool {
	return letterOf(r).code != 0 || unicode.IsLetter(r)
}

func upper(r rune) rune { return unicode.ToUpper(r) }
