package viet

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A cluster is a rune with the marks that follow it: one character to its reader.

// A mark is a combining mark of Vietnamese: it gives a tone, or turns letters into others.
type mark struct {
	tone    tone
	letters []code // pairs: of the first makes the second
}

// marks has the marks of Vietnamese from U+0300 on.
var marks = map[rune]mark{
	'\u0300': {tone: huyen}, '\u0340': {tone: huyen}, '\u0309': {tone: hoi}, '\u0303': {tone: nga},
	'\u0301': {tone: sac}, '\u0341': {tone: sac}, '\u0323': {tone: nang},
	'\u0302': {letters: encode("aâeêoô")},
	'\u0306': {letters: encode("aă")},
	'\u031B': {letters: encode("oơuư")},
}

const dotAbove = '\u0307' // over an i it shows nothing: what is left of a Turkish İ

// marked tells whether something that changes the character before it stands at the start of s: a combining mark,
// perhaps behind characters that do not show.
func marked(s string) bool {
	switch {
	case plain(s):
		return false
	case s[0] == 0xCC && len(s) > 1 && isTail(s[1]): // U+0300 to U+033F, all of them marks
		return true
	}
	rest := s[skip(s, 0, dropped):]
	r, size := utf8.DecodeRuneInString(rest)
	if r == utf8.RuneError && size <= 1 {
		return false
	}
	return !norm.NFC.PropertiesString(rest).BoundaryBefore()
}

// plain is the quick answer for what mostly follows a letter: ASCII or a composed letter of Vietnamese.
func plain(s string) bool {
	switch {
	case s == "" || s[0] < 0x80:
		return true
	case s[0] >= 0xC3 && s[0] <= 0xC9: // U+00C0 to U+027F
		return true
	case s[0] == 0xE1 && len(s) > 1: // U+1E80 to U+1EFF
		return s[1] == 0xBA || s[1] == 0xBB
	default:
		return false
	}
}

// clusterEnd is the end of the cluster at i. Characters that do not show count only when a mark follows them; the vowels
// of Korean, which join the letter before them too, only behind a letter.
func clusterEnd(s string, i int) int {
	first, size := utf8.DecodeRuneInString(s[i:])
	i += size
	for marked(s[i:]) {
		next := skip(s, i, dropped)
		r, size := utf8.DecodeRuneInString(s[next:])
		if !unicode.IsMark(r) && !isLetter(first) {
			break
		}
		i = next + size
	}
	return i
}

// nextLetter reads the letter at the start of s with its marks. Its code is 0 when s starts with something else.
func nextLetter(s string) (letter, int) {
	r, size := utf8.DecodeRuneInString(s)
	end := clusterEnd(s, 0)
	l := letterOf(r)
	if l.code == 0 || end == size {
		return l, end
	}
	return compose(l, s[size:end]), end
}

// compose puts marks onto a letter, in whatever order they come. Marks that Vietnamese does not write there make it
// foreign.
func compose(l letter, marks string) letter {
	for _, r := range marks {
		if classOf(r) != dropped && !l.mark(r) {
			l.code = foreign
			return l
		}
	}
	composed := newLetter(spelling[l.code][l.tone], l.code, l.tone)
	composed.flags = l.flags
	return composed
}

func (l *letter) mark(r rune) bool {
	m, ok := marks[r]
	switch {
	case !ok:
		return r == dotAbove && l.code == codeI
	case m.tone != level:
		return l.setTone(m.tone)
	}
	for i := 0; i < len(m.letters); i += 2 {
		if l.code == m.letters[i] {
			l.code = m.letters[i+1]
			return true
		}
	}
	return false
}

func (l *letter) setTone(t tone) bool {
	if l.tone != level || !isVowel(l.code) {
		return false
	}
	l.tone = t
	return true
}
