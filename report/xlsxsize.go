package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Widths of columns, in characters.
const (
	narrowest = 8
	widest    = 20
	sentence  = 30  // a column of sentences beside others
	line      = 100 // all columns of sentences together fill at least this
	button    = 3   // the room that a filter's button takes from a title
	indent    = 2   // the room that is left free at both sides
)

// Heights of rows, in points. Programs do not agree on whether they fit a row to wrapped text when they open a file, so
// heights are written.
const (
	lineHeight = 12.75
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
		most = max(most, lines(t, 10*(widths[i]-indent)))
	}
	return min(highest, lineHeight*float64(most)+2)
}

// lines counts the lines of a text wrapped between words, or inside a word that is longer than a line. The width is in
// tenths of a character.
func lines(text string, width int) int {
	n := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		n++
		used := 0
		for word := range strings.FieldsSeq(paragraph) {
			length := breadth(word)
			if used > 0 && used+space+length > width {
				n++
				used = 0
			}
			if used > 0 {
				used += space
			}
			used += length
			n += (used - 1) / width
			used = (used-1)%width + 1
		}
	}
	return n
}

// space is the breadth of the space between two words.
const space = 5

// breadth is the room that a word takes, in tenths of the character that widths are counted in: about what the letters of
// Arial take.
func breadth(word string) int {
	sum := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			sum += 13
		} else {
			sum += 9
		}
	}
	return sum
}
