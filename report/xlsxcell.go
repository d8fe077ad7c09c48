package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
)

// cellLimit is the longest text that a cell of a workbook holds, in UTF-16 units.
const cellLimit = 32_767

// stored is a cell's value in a workbook. Text is stored as text, so it can never become a formula; a cell without text
// stays empty, so that a filter for empty cells finds it.
func (c Cell) stored() any {
	switch {
	case c.Kind == Count:
		return int(c.Number)
	case c.Kind == Percentage || c.Kind == Date:
		return c.Number
	case c.Text == "":
		return nil
	default:
		return safe(c.Text)
	}
}

// escape is how the file format writes a character as its number (ECMA-376 part 1, §22.4.2.4). A text that happens to look
// like one must have its first letter escaped itself, or it would be read as that character.
var escape = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// safe takes out what a workbook cannot hold: control characters, and text past the limit of a cell.
func safe(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	s = escape.ReplaceAllString(s, "_x005F_$1")
	units := utf16.Encode([]rune(s))
	if len(units) <= cellLimit {
		return s
	}
	// A pair cut in two decodes to a replacement character.
	return strings.TrimSuffix(string(utf16.Decode(units[:cellLimit-1])), "\uFFFD") + "…"
}

// sheetName is a name as a workbook accepts it: 31 characters at most, none of : \ / ? * [ ].
func sheetName(name string) string {
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, name))
	if runes := []rune(name); len(runes) > 31 {
		return strings.TrimSpace(string(runes[:31]))
	}
	return name
}
