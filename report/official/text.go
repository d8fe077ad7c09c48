package official

import (
	"strings"

	"github.com/huonguoc/huonguoc/report/docx"
)

// SentTo is "Kính gửi: …", regular, in the middle; several addressees stand each on a line of its own that begins with "- "
// and ends with ";", the last with ".".
func SentTo(word string, to []string) []docx.Block {
	look := docx.Run{Size: BodySize}
	if len(to) == 1 {
		return []docx.Block{docx.Paragraph{Runs: Field(word + " " + to[0]).Runs(look), Align: docx.Center, Before: 12, After: 6}}
	}
	blocks := []docx.Block{docx.Paragraph{Runs: Field(word).Runs(look), Left: docx.MM(40), Before: 12}}
	for i, name := range to {
		blocks = append(blocks, docx.Paragraph{Runs: Field("- " + name + stop(i, len(to))).Runs(look), Left: docx.MM(55)})
	}
	return blocks
}

// stop is what a line of a list ends with.
func stop(i, n int) string {
	if i == n-1 {
		return "."
	}
	return ";"
}

// Basis is the list of căn cứ: italic, each line ends with ";", the last with ".".
func Basis(lines []string) []docx.Block {
	var blocks []docx.Block
	for i, line := range lines {
		blocks = append(blocks, body(Field(strings.TrimRight(line, ".; ")+stop(i, len(lines))).Runs(docx.Run{Size: BodySize, Italic: true})))
	}
	return blocks
}

// body is a paragraph of the text: justified, its first line indented.
func body(runs []docx.Run) docx.Paragraph {
	return docx.Paragraph{Runs: runs, Align: docx.Justify, First: docx.MM(FirstLine), Before: Spacing, Line: LineSpace}
}

// Text is a paragraph of the text; what stands between square brackets is marked as to be filled in.
func Text(s string) docx.Block { return body(Field(s).Runs(docx.Run{Size: BodySize})) }

// Plain is a paragraph of the text whose brackets mean nothing, for words of other people.
func Plain(runs ...docx.Run) docx.Block {
	for i := range runs {
		runs[i].Size = BodySize
	}
	return body(runs)
}

// Part is a heading of the first level in a report: "I. NHỮNG KẾT QUẢ", capitals, bold.
func Part(number, title string) docx.Block {
	p := body([]docx.Run{{Text: number + ". " + strings.ToUpper(title), Size: BodySize, Bold: true}})
	p.Align, p.Level, p.KeepNext, p.Before = docx.Left, 1, true, 12
	return p
}

// Item is a heading of the second level: "1. Số liệu chung", bold.
func Item(number, title string) docx.Block {
	p := body([]docx.Run{{Text: number + ". " + title, Size: BodySize, Bold: true}})
	p.Level, p.KeepNext = 2, true
	return p
}

// Caption stands above a table: in the middle, bold.
func Caption(s string) docx.Block {
	return docx.Paragraph{Runs: []docx.Run{{Text: s, Size: 13, Bold: true}}, Align: docx.Center, Before: 12, After: 4, KeepNext: true}
}

// Note is a small remark, in italics.
func Note(s string) docx.Block {
	return docx.Paragraph{Runs: []docx.Run{{Text: s, Size: 12, Italic: true}}, Align: docx.Justify, Before: 4, After: 4}
}

// letters are those of the Vietnamese alphabet in its order, by which points are counted.
var letters = [...]string{
	"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
}

// Letter counts points as a paper does: a, b, c, d, đ, e, g …; after y come aa, ab …
func Letter(i int) string {
	if i < len(letters) {
		return letters[i]
	}
	return Letter(i/len(letters)-1) + letters[i%len(letters)]
}

// Roman is a number from 1 in Roman figures.
func Roman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}
