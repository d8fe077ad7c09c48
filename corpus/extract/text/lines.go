package text

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// line is one line of a file.
type line struct {
	text   string // without indent and trailing space
	indent int    // columns of space in front, a tab counted as eight
	width  int    // columns, with the indent
	page   int
}

func (l line) blank() bool { return l.text == "" }

// split cuts a text into lines, whatever their ends are. A form feed starts a page; page numbers are 0 in a text
// without one.
func split(text string) (lines []line, pages int) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n").Replace(text)
	parts := strings.Split(strings.TrimRight(text, "\f\n \x1a"), "\f")
	if len(parts) > 1 {
		pages = len(parts)
	}
	for i, part := range parts {
		for _, raw := range strings.Split(part, "\n") {
			l := newLine(raw)
			l.page = min(i+1, pages)
			lines = append(lines, l)
		}
	}
	return lines, pages
}

func newLine(raw string) line {
	raw = strings.TrimRightFunc(raw, unicode.IsSpace)
	text := strings.TrimLeftFunc(raw, unicode.IsSpace)
	indent := 0
	for _, r := range raw[:len(raw)-len(text)] {
		indent++
		if r == '\t' {
			indent += 7
		}
	}
	return line{text: text, indent: indent, width: indent + columns(text)}
}

// labels matches the words and signs that begin a unit of a convention; a line that starts with one is never the
// continuation of another (domain.md §5.2). What follows must be a number, so that "điều kiện" and "18 tuổi" may go on
// a sentence.
func labels() *regexp.Regexp {
	const (
		number = `(?:\d+\p{L}?|[ivxlc]+|\p{L}|nhất|nhì|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười)`
		tier   = `(?:phần|chương|tiểu mục|mục|điều|khoản|điểm)\s+(?:thứ\s+)?` + number + `(?:[\s.:)]|$)`
		count  = `\d{1,3}(?:\.\d{1,3})*[.)/]\s|\d{1,3}(?:\.\d{1,3})+\s`
		letter = `\p{L}[.)/]\s|[ivxl]{2,6}[.)/]\s|\p{L}{2}\)\s`
		bullet = `[-–—+*•]`
	)
	return regexp.MustCompile(`(?i)^(?:` + tier + `|` + count + `|` + letter + `|` + bullet + `|căn cứ\s)`)
}

// ended tells a line after which nothing is joined.
func (l line) ended() bool {
	last, _ := utf8.DecodeLastRuneInString(l.text)
	return strings.ContainsRune(".:;!?", last)
}

// isLabelled tells whether the line begins a unit.
func (l line) isLabelled(labels *regexp.Regexp) bool {
	return labels.MatchString(norm.NFC.String(l.text))
}

func (l line) isLower() bool {
	first, _ := utf8.DecodeRuneInString(l.text)
	return unicode.IsLower(first)
}

// firstWord is the width in columns of the line's first word.
func (l line) firstWord() int {
	word, _, _ := strings.Cut(l.text, " ")
	return columns(word)
}

// columns counts characters as a person does: a combining mark takes no place of its own.
func columns(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}
