package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// joinLines puts the next line of a paragraph behind its text. Lines are parted by a space unless the line ends in a
// hyphen: a soft one is gone with the break; a plain one stays, except where it cuts what is one Vietnamese syllable.
func joinLines(text, next string) string {
	if rest, ok := strings.CutSuffix(text, "\u00AD"); ok {
		return rest + next
	}
	before, ok := cutHyphen(text)
	if !ok {
		return text + " " + next
	}
	if cutSyllable(lastWord(before), firstWord(next)) {
		return before + next
	}
	return text + next
}

// cutHyphen takes a hyphen off the end of a word. A dash between spaces is none.
func cutHyphen(text string) (string, bool) {
	for _, hyphen := range []string{"-", "\u2010"} {
		if before, ok := strings.CutSuffix(text, hyphen); ok {
			r, _ := utf8.DecodeLastRuneInString(before)
			return before, unicode.IsLetter(r)
		}
	}
	return text, false
}

func cutSyllable(left, right string) bool {
	return viet.IsSyllable(left+right) && !(viet.IsSyllable(left) && viet.IsSyllable(right))
}

func lastWord(text string) string {
	i := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if i < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[i+size:]
}

func firstWord(text string) string {
	i := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if i < 0 {
		return text
	}
	return text[:i]
}
