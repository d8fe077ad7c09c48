package outline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus"
)

// line is one line of a paragraph, or one row of a table.
type line struct {
	text  string   // source letters, trimmed; cells of a row are parted by "\t"
	cells []string // of a table row with at least two cells that are not empty
	page  int
	auto  bool // the number in front was rendered from the file's list definitions
	marks []mark
}

// isRow tells that the line is a row of a real table, not a line of text in a frame.
func (l *line) isRow() bool { return len(l.cells) > 1 }

// readLines splits paragraphs at forced line breaks and drops what is no text: empty lines, ornaments, page furniture.
func readLines(paragraphs []corpus.Paragraph) []line {
	lines := make([]line, 0, len(paragraphs))
	for _, p := range paragraphs {
		switch p.Origin {
		case corpus.OriginHeader, corpus.OriginFooter, corpus.OriginFootnote:
		case corpus.OriginTable:
			lines = appendRow(lines, p)
		default:
			lines = appendText(lines, p)
		}
	}
	return lines
}

func appendText(lines []line, p corpus.Paragraph) []line {
	auto := p.AutoNumber
	for text := range strings.SplitSeq(p.Text, "\n") {
		if text = strings.TrimSpace(text); !saysSomething(text) {
			continue
		}
		l := line{text: text, page: p.Page, auto: auto}
		if !inContents(text) {
			l.marks = readMarks(text, auto)
		}
		if len(l.marks) == 0 {
			l.cells = tabbedCells(text)
		}
		lines = append(lines, l)
		auto = false
	}
	return lines
}

// tabbedCells are the cells of a row that was typed with tabs, or stands so in a text file; a sentence with a stray tab
// has none.
func tabbedCells(text string) []string {
	cells := splitCells(text)
	if len(cells) < 2 || slices.ContainsFunc(cells, func(c string) bool { return wordCount(c) > longestCell }) {
		return nil
	}
	return cells
}

const longestCell = 25 // words

// splitCells are the cells of a row that are not empty.
func splitCells(row string) []string {
	if !strings.Contains(row, "\t") {
		return nil
	}
	var cells []string
	for cell := range strings.SplitSeq(row, "\t") {
		if cell = strings.TrimSpace(cell); cell != "" {
			cells = append(cells, cell)
		}
	}
	return cells
}

// appendRow keeps a row whole; a row with one filled cell is text in a frame.
func appendRow(lines []line, p corpus.Paragraph) []line {
	cells := splitCells(p.Text)
	if len(cells) < 2 || labelOnly(cells[0]) && len(cells) == 2 {
		p.Text = strings.TrimSpace(strings.ReplaceAll(p.Text, "\t", " "))
		return appendText(lines, p)
	}
	if text := strings.TrimSpace(p.Text); saysSomething(text) {
		lines = append(lines, line{text: text, cells: cells, page: p.Page})
	}
	return lines
}

// saysSomething tells text from ornaments such as "-----", "***" or "o0o".
func saysSomething(text string) bool {
	if strings.EqualFold(strings.Trim(text, "-*=_. "), "o0o") {
		return false
	}
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// leaders are the dots of a table of contents: "Điều 5. Hội họp ........ 3" opens no article.
var leaders = regexp.MustCompile(`(?:\.{4}|…{2}|_{4})[.…_ ]*\d{1,3}$`)

func inContents(text string) bool {
	last := text[len(text)-1]
	return last >= '0' && last <= '9' && leaders.MatchString(text)
}

// terminated tells that a sentence or list item ends here.
func terminated(text string) bool {
	text = strings.TrimRight(text, " \t)”\"'»]")
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".;:!?…", r)
}

func endsWithColon(text string) bool {
	return strings.HasSuffix(strings.TrimRightFunc(text, unicode.IsSpace), ":")
}

// ended is terminated without the colon: nothing more is to be expected.
func ended(text string) bool { return terminated(text) && !endsWithColon(text) }

// fullStop tells that a text ends with the end of a sentence, not of a list item.
func fullStop(text string) bool { return ended(text) && !strings.HasSuffix(text, ";") }

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "\"'“‘(«"))
	return unicode.IsLower(r)
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "\"'“‘(«"))
	return unicode.IsUpper(r)
}

// allCaps tells that a line is set in capitals: at least two capitals and no small letter.
func allCaps(text string) bool {
	upper := 0
	for _, r := range text {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			upper++
		}
	}
	return upper > 1
}

// wordCount is the number of words, without building them.
func wordCount(text string) int {
	n, inside := 0, false
	for _, r := range text {
		space := unicode.IsSpace(r)
		if !space && !inside {
			n++
		}
		inside = !space
	}
	return n
}
