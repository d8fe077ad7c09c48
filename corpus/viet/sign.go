package viet

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A scanByte says what a byte is to a scanner. Those from scanLetter on go on with a word.
type scanByte uint8

const (
	scanSign scanByte = iota // look at the whole rune, and at what stands around it
	scanSpace
	scanMark
	scanDigit
	scanLetter // a letter, or the first byte of a rune that may well be one or stand on one
	scanTail   // a later byte of a rune
)

var scanBytes = newScanBytes()

func newScanBytes() (table [256]scanByte) {
	for c := range table {
		switch b := byte(c); {
		case b < utf8.RuneSelf:
			table[c] = scanASCII(b)
		case isTail(b):
			table[c] = scanTail
		case b >= 0xC3 && b <= 0xC9, b == 0xE1, b == 0xCC, b == 0xCD: // as in composed, and the combining marks
			table[c] = scanLetter
		}
	}
	return table
}

func scanASCII(c byte) scanByte {
	class := classOf(rune(c))
	switch {
	case letters.ascii[c].code != 0:
		return scanLetter
	case isDigit(c):
		return scanDigit
	case class == space:
		return scanSpace
	case class == newline, class == dash:
		return scanSign
	}
	return scanMark // " and ' are marks of one byte as well
}

// sign is what a scanner makes of a rune outside of words and numbers: a space, a newline, a dash, or a mark (other). What
// is dropped changes the characters around it, and only the whole normal form can tell how.
type sign struct {
	class  class
	normal rune // of a mark
}

// punctuationSigns are those of the block that holds nearly all quotation marks and dashes.
var punctuationSigns = newSigns(punctuation, punctuationEnd)

func newSigns(first, end rune) []sign {
	table := make([]sign, 0, end-first)
	for r := first; r < end; r++ {
		table = append(table, findSign(r))
	}
	return table
}

func signAt(source string, i int) (sign, int) {
	if c := source[i]; c < utf8.RuneSelf {
		return sign{class: classOf(rune(c))}, 1
	}
	r, size := utf8.DecodeRuneInString(source[i:])
	if r >= punctuation && r < punctuationEnd {
		return punctuationSigns[r-punctuation], size
	}
	return findSign(r), size
}

func findSign(r rune) sign {
	switch c := classOf(r); c {
	case double:
		return sign{other, '"'}
	case single:
		return sign{other, '\''}
	case other:
		if !standsAlone(r) {
			return sign{class: dropped}
		}
		return sign{other, unicode.ToLower(r)}
	default:
		return sign{class: c}
	}
}

// standsAlone tells whether a rune is a mark whatever stands around it.
func standsAlone(r rune) bool {
	p := norm.NFC.PropertiesString(string(r))
	return r != utf8.RuneError && !isLetter(r) && !unicode.IsMark(r) && p.BoundaryBefore() && p.Decomposition() == nil
}

// dashBehind tells what a dash is behind the tokens: it parts two words as a space does, or is a mark. At the end of a
// line it may join two halves of a word, and of that the normal form decides.
func dashBehind(tokens []Scanned, source string, at, end int) sign {
	mark := sign{other, '-'}
	last := len(tokens) - 1
	if last < 0 || tokens[last].Kind != Word || int(tokens[last].End) != at || end == len(source) {
		return mark
	}
	switch next := scanBytes[source[end]]; {
	case next == scanLetter && source[end] < utf8.RuneSelf:
		return sign{class: space}
	case next == scanMark, next == scanDigit:
		return mark
	case next == scanSpace:
		if i := skip(source, end, space); i == len(source) || plain(source[i:]) && classOf(rune(source[i])) != newline {
			return mark
		}
	case next == scanLetter:
		if l, _ := composed(source[end:]); l != nil {
			return sign{class: space}
		}
	}
	return sign{class: dropped}
}

// markValue is the rune of a mark in normal form, RuneError for one with combining marks on it.
func markValue(normal string) int32 {
	r, size := utf8.DecodeRuneInString(normal)
	if size < len(normal) {
		return utf8.RuneError
	}
	return r
}
