package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A label is what a numbered unit of a legal text begins with (domain.md §5.2).
var (
	labelWord = `(?i:phần|chương|mục|điều|ðiều|khoản)\s+(?:thứ\s+)?[\p{L}\d]{1,8}`
	labelMark = `\d{1,3}(?:\.\d{1,3})*\s*[.):/-]|[IVXLC]{1,6}\s*[.):/-]|\p{L}\s*[.):/-]|\d{1,3}(?:\.\d{1,3})+`
	bullet    = `[-–—+*•●○■▪·]`

	labelAlone  = regexp.MustCompile(`^(?:` + labelWord + `\s*[.:/-]?|` + labelMark + `|` + bullet + `)$`)
	labelAtHead = regexp.MustCompile(`^(?:` + labelWord + `\s*(?:[.:/–-]|$)|(?:` + labelMark + `)(?:\s|$)|` + bullet + `\s)`)
)

// isLabel tells whether text is a label and nothing else.
func isLabel(text string) bool { return labelAlone.MatchString(text) }

// startsLabel tells whether text begins as a numbered unit does.
func startsLabel(text string) bool { return labelAtHead.MatchString(text) }

// endsSentence tells whether a reader would expect a new unit after text.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, `"”’»)] `)
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".;:!?…", r)
}

// startsInside tells whether text begins as the middle of a sentence does: with a small letter, a figure or a mark.
func startsInside(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, `"“‘«([ `))
	return unicode.IsLower(r) || unicode.IsDigit(r) || strings.ContainsRune(",.;:)%", r)
}

// capitals tells whether text has no small letters.
func capitals(text string) bool { return strings.IndexFunc(text, unicode.IsLower) < 0 }
