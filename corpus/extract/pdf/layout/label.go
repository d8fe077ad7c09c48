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

// startsUnit tells whether a label is followed by a capital, as in a heading or clause and seldom in a reference. Each of
// the legal bases is a unit of its own.
func startsUnit(text string) bool {
	if strings.HasPrefix(text, "Căn cứ ") {
		return true
	}
	label := labelAtHead.FindString(text)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[len(label):], `"“‘«([ `))
	return label != "" && unicode.IsUpper(r)
}

// runsOn tells whether text ends in a word or mark behind which a reference may follow: "theo quy định tại".
func runsOn(text string) bool {
	return strings.HasSuffix(text, ",") || runningWords[strings.ToLower(lastWord(text))]
}

var runningWords = map[string]bool{
	"tại": true, "theo": true, "của": true, "và": true, "hoặc": true, "với": true, "từ": true, "đến": true, "trong": true,
	"điều": true, "khoản": true, "điểm": true, "mục": true, "chương": true, "phần": true, "số": true, "ngày": true,
	"tháng": true, "năm": true, "các": true, "những": true, "như": true, "ở": true, "trừ": true,
}

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
