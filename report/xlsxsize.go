package report

import (
	"strings"
	"unicode/utf8"
)

// Widths of columns, in characters.
const (
	narrowest = 8
	widest    = 20
	sentence  = 30  // a column of sentences beside others
	line      = 100 // all columns of sentences together fill at least this
	button    = 3   // the room that a filter's button takes from a title
)

// Heights of rows, in points. Programs do not agree on whether they fit a row to wrapped text when they open a file, so
// heights are written.
const (
	lineHeight = 13.5
	highest    = 409 // the most that a row can have
)

// widths fit the columns to their content and to the longest word of their titles, within bounds.
func (s sheet) widths() []int {
	list := make([]int, len(s.Columns))
	sentences := 0
	for i, c := range s.Columns {
		if c.Wide {
			sentences++
		} else {
			list[i] = s.fit(i)
		}
	}
	for i, c := range s.Columns {
		if c.Wide {
			list[i] = max(sentence, line/sentences)
		}
	}
	return list
}

func (s sheet) fit(column int) int {
	longest := narrowest
	for _, word := range strings.Fields(s.Columns[column].Title) {
		longest = max(longest, utf8.RuneCountInString(word)+button)
	}
	for _, row := range s.Rows {
		longest = max(longest, min(widest, utf8.RuneCountInString(row[column].Text)+2))
	}
	return longest
}

// height is the height of a row whose texts are wrapped at the widths.
func height(texts []string, widths []int) float64 {
	most := 1
	for i, t := range texts {
		most = max(most, lines(t, lettersIn(widths[i])))
	}
	return min(highest, lineHeight*float64(most)+2)
}

// lettersIn is how many letters of running text fit a width, which is counted in digits: syllables and spaces are narrower.
// Two places are for the indent.
func lettersIn(width int) int { return (width - 2) * 115 / 100 }

// lines counts the lines of a text wrapped between words at a width in characters.
func lines(text string, width int) int {
	n := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		n++
		used := 0
		for word := range strings.FieldsSeq(paragraph) {
			length := utf8.RuneCountInString(word)
			switch {
			case used == 0:
				n += (length - 1) / width
				used = length % width
			case used+1+length > width:
				n += 1 + (length-1)/width
				used = length % width
			default:
				used += 1 + length
			}
		}
	}
	return n
}
