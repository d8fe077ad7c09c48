package quality

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Signals are the measures of one text. All but Words are shares from 0 to 1.
type Signals struct {
	Words   int     // words judged by Valid: without numbers and abbreviations
	Valid   float64 // of the words that can be Vietnamese syllables
	Toned   float64 // of the words with a tone mark: two thirds of running Vietnamese
	Single  float64 // of the words that are one letter, list labels not counted: letters torn apart
	Long    float64 // of the words longer than seven letters, the longest syllable: words glued together
	Bad     float64 // of the characters: U+FFFD, private use, controls
	Symbols float64 // of the characters: U+00A1 to U+00BF, where older encodings have their vowels
	Foreign float64 // of the words that are common in English or French, or not in Latin letters

	All    int // words, short capitals and names included
	Broken int // different words in small letters that are no syllables: a wrong letter seldom makes the same word twice
}

// Measure looks at a text: a page or a document.
func Measure(text string) Signals {
	text = norm.NFC.String(text)
	s := Signals{}
	s.Valid, s.Words = viet.ValidShare(text)
	s.characters(text)
	s.words(text)
	return s
}

func (s *Signals) characters(text string) {
	total, bad, symbols := 0, 0, 0
	for _, r := range text {
		total++
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Co, r), unicode.IsControl(r) && !unicode.IsSpace(r):
			bad++
		case r >= 0xa1 && r <= 0xbf:
			symbols++
		}
	}
	s.Bad, s.Symbols = share(bad, total), share(symbols, total)
}

func (s *Signals) words(text string) {
	common, loans := commonForeign(), commonLoans()
	total, toned, single, long, foreign := 0, 0, 0, 0, 0
	broken := map[string]bool{}
	eachWord(text, func(word, after string) {
		total++
		letters := utf8.RuneCountInString(word)
		if hasTone(word) {
			toned++
		}
		if letters == 1 && !strings.HasPrefix(after, ")") && !strings.HasPrefix(after, ".") {
			single++
		}
		if letters > 7 {
			long++
		}
		if common[strings.ToLower(word)] || !isLatin(word) {
			foreign++
		}
		if letters > 1 && startsSmall(word) && !viet.IsSyllable(word) && !loans[word] {
			broken[word] = true
		}
	})
	s.All, s.Broken = total, len(broken)
	s.Toned, s.Single = share(toned, total), share(single, total)
	s.Long, s.Foreign = share(long, total), share(foreign, total)
}

// eachWord visits the runs of letters, with the text that follows each.
func eachWord(text string, visit func(word, after string)) {
	start := -1
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			visit(text[start:i], text[i:])
			start = -1
		}
	}
	if start >= 0 {
		visit(text[start:], "")
	}
}

// hasTone tells whether a word carries one of the five tone marks.
func hasTone(word string) bool {
	for i, r := range word {
		if r < utf8.RuneSelf {
			continue
		}
		if isTone(r) || r >= 0x1EA0 && r <= 0x1EF9 { // the block of vowels that have both a mark and a tone, or a tone below
			return true
		}
		for _, part := range string(norm.NFD.PropertiesString(word[i:]).Decomposition()) {
			if isTone(part) {
				return true
			}
		}
	}
	return false
}

func isTone(r rune) bool {
	switch r {
	case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
		return true
	}
	return false
}

// startsSmall tells words from names and abbreviations, which need not be syllables.
func startsSmall(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

func isLatin(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Latin, r)
}

// commonLoans are words and units that good texts have and that are no syllables.
func commonLoans() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields("kg km cm mm ml kw kwh karaoke camera internet biogas video zalo facebook wifi gas website email " +
		"radio photocopy marketing container virus covid nilon xilanh axit xl nxb") {
		set[w] = true
	}
	return set
}

// commonForeign are words that run through every English or French text and are rare in Vietnamese.
func commonForeign() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields("the of and to in is for that with are was by be or not from shall this which " +
		"de le les des et est du un une dans pour que qui sur par au aux") {
		set[w] = true
	}
	return set
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
