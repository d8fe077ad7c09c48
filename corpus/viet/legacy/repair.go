package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Repair is a word that somebody's bad conversion has damaged.
type Repair struct {
	Paragraph int    // index of its paragraph
	From, To  string // as it stands, and as it was meant
	Certain   bool   // it was put right; otherwise it was left, and To is the likeliest guess
}

// A pattern is believed when so many words show it, and so many different ones: a single "cỏc" is a slip of the keyboard.
const (
	proofs         = 3
	differentWords = 2
)

// RepairText is RepairParagraphs for one text.
func RepairText(text string) (string, []Repair) {
	mended, found := RepairParagraphs([]string{text})
	return mended[0], found
}

// RepairParagraphs puts the words of a document right that a conversion has damaged, as far as there is no doubt: the
// word is none, one damage explains it, and the document shows that damage again and again. Words that the same damage
// may have turned into other words are reported and left.
func RepairParagraphs(texts []string) ([]string, []Repair) {
	mended := make([]string, len(texts))
	var found []Repair
	for i, text := range texts {
		var repairs []Repair
		mended[i], repairs = mendHooks(text)
		found = append(found, placed(repairs, i)...)
	}
	hyphens := believesHyphens(mended)
	for i, text := range mended {
		var repairs []Repair
		mended[i], repairs = mendSigns(text, hyphens)
		found = append(found, placed(repairs, i)...)
	}
	if patterns := believed(mended); len(patterns) > 0 {
		for i, text := range mended {
			var repairs []Repair
			mended[i], repairs = mendWords(text, patterns)
			found = append(found, placed(repairs, i)...)
		}
	}
	return mended, found
}

func placed(repairs []Repair, paragraph int) []Repair {
	for i := range repairs {
		repairs[i].Paragraph = paragraph
	}
	return repairs
}

// believed are the patterns that the document proves. A word proves a pattern that alone explains it.
func believed(texts []string) []*pattern {
	count, different := map[*pattern]int{}, map[*pattern]map[string]bool{}
	for _, text := range texts {
		for _, w := range wordsOf(text) {
			word := text[w.start:w.end]
			if isPlain(word) || viet.IsSyllable(word) {
				continue
			}
			word = plainWord(word)
			if p := onlyPattern(word); p != nil && p.proves(word) {
				if different[p] == nil {
					different[p] = map[string]bool{}
				}
				count[p]++
				different[p][word] = true
			}
		}
	}
	var list []*pattern
	for _, p := range patterns {
		if count[p] >= proofs && len(different[p]) >= differentWords {
			list = append(list, p)
		}
	}
	return list
}

// onlyPattern is the one pattern that makes a word of what is none.
func onlyPattern(word string) (only *pattern) {
	for _, p := range patterns {
		if _, ok := p.fix(word); !ok {
			continue
		}
		if only != nil {
			return nil
		}
		only = p
	}
	return only
}

// mendWords goes through the words of a paragraph.
func mendWords(text string, patterns []*pattern) (string, []Repair) {
	var b strings.Builder
	var found []Repair
	at := 0
	for _, w := range wordsOf(text) {
		word := text[w.start:w.end]
		to, certain := mendWord(plainWord(word), patterns)
		if to == "" || isAbbreviation(word) || beside(text, w, isJoint) {
			continue
		}
		to = likeCase(to, word)
		found = append(found, Repair{From: word, To: to, Certain: certain})
		if certain {
			b.WriteString(text[at:w.start] + to)
			at = w.end
		}
	}
	b.WriteString(text[at:])
	return b.String(), found
}

// mendWord gives what a word in small letters was meant to be, "" when nothing is wrong with it.
func mendWord(word string, patterns []*pattern) (to string, certain bool) {
	valid := viet.IsSyllable(word)
	for _, p := range patterns {
		guess, ok := p.guess(word, valid)
		switch {
		case guess == "":
		case to != "" && to != guess:
			return to, false
		default:
			to, certain = guess, ok
		}
	}
	return to, certain
}

// isAbbreviation tells "TM", which is no "TƯM".
func isAbbreviation(word string) bool { return isPlain(word) && strings.ToUpper(word) == word }

// beside tells whether the rune before or behind a word is of a kind.
func beside(text string, w span, is func(rune) bool) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:w.start])
	after, _ := utf8.DecodeRuneInString(text[w.end:])
	return is(before) || is(after)
}

func plainWord(word string) string { return strings.ToLower(norm.NFC.String(word)) }

// likeCase gives a word in small letters the case of another.
func likeCase(word, like string) string {
	first, size := utf8.DecodeRuneInString(like)
	rest, _ := utf8.DecodeRuneInString(like[size:])
	switch {
	case shouts(like), unicode.IsUpper(first) && (size == len(like) || unicode.IsUpper(rest)):
		return strings.ToUpper(word)
	case unicode.IsUpper(first):
		first, size := utf8.DecodeRuneInString(word)
		return string(unicode.ToUpper(first)) + word[size:]
	}
	return word
}
