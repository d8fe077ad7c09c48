package viet

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A cluster is a rune with the marks that follow it: one character to its reader.

// toneMarks and letterMarks are the combining marks of Vietnamese.
var toneMarks = map[rune]tone{
	'\u0300': huyen, '\u0309': hoi, '\u0303': nga, '\u0301': sac, '\u0323': nang, '\u0340': huyen, '\u0341': sac,
}

var letterMarks = map[rune]map[code]code{
	'\u0302': {codes['a']: codes['â'], codes['e']: codes['ê'], codes['o']: codes['ô']},
	'\u0306': {codes['a']: codes['ă']},
	'\u031B': {codes['o']: codes['ơ'], codes['u']: codes['ư']},
}

const dotAbove = '\u0307' // over an i it shows nothing: what is left of a Turkish İ

// marked tells whether something that changes the character before it stands at the start of s: a combining mark,
// perhaps behind characters that do not show.
func marked(s string) bool {
	if plain(s) {
		return false
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
	composed.doubtful = l.doubtful
	return composed
}

func (l *letter) mark(r rune) bool {
	switch t, ok := toneMarks[r]; {
	case ok:
		return l.setTone(t)
	case r == dotAbove:
		return l.code == codeI
	case l.code == foreign:
		return false
	}
	c, ok := letterMarks[r][l.code]
	if ok {
		l.code = c
	}
	return ok
}

func (l *letter) setTone(t tone) bool {
	if l.tone != level || !isVowel(l.code) {
		return false
	}
	l.tone = t
	return true
}
