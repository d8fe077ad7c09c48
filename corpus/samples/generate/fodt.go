package main

import (
	_ "embed"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// layout is a flat OpenDocument file with the styles that the writer below names; the mark in it is replaced by the body.
//
//go:embed layout.fodt
var layout string

const bodyMark = "<!--body-->"

// writer writes blocks as OpenDocument text.
type writer struct {
	out    strings.Builder
	tables int
}

// flatODT is the document of a text.
func flatODT(blocks []block) string {
	var w writer
	titleSeen := false
	for i, b := range blocks {
		switch {
		case b.isTable():
			w.table(b, i == 0)
		case b.level > 0:
			w.listItem(b)
		default:
			titleSeen = w.paragraph(b, titleSeen)
		}
	}
	return strings.Replace(layout, bodyMark, w.out.String(), 1)
}

// paragraph writes a block and tells whether the title has now been seen: its lines are set larger than headings.
func (w *writer) paragraph(b block, titleSeen bool) bool {
	switch b.style {
	case centred:
		name := "Heading"
		switch {
		case strings.HasPrefix(b.text, "("):
			name = "Note"
		case sectionOpener.MatchString(b.text):
			titleSeen = true
		case !titleSeen:
			name = "Title"
		}
		w.p(name, escape(b.text))
		return titleSeen || name == "Note"
	case boldLeft:
		w.p("BoldLeft", escape(b.text))
	default:
		w.bodyParagraph(b.text)
		titleSeen = true
	}
	return titleSeen
}

var (
	sectionOpener = regexp.MustCompile(`^(?i)(lời nói đầu|tựa|mở đầu|phần|chương|mục)( |$)`)
	articleLabel  = regexp.MustCompile(`^(Điều|ĐIỀU)( thứ)? [\p{L}\d]+( ?[.:\-–])?`)
	basis         = regexp.MustCompile(`^(Căn cứ|Thực hiện|Xét|Theo đề nghị).*[;,]$`)
)

func (w *writer) bodyParagraph(text string) {
	label := articleLabel.FindString(text)
	switch {
	case label != "" && isTitle(text):
		w.p("Article", escape(text))
	case label != "":
		w.p("Body", span("Strong", label)+escape(text[len(label):]))
	case basis.MatchString(text):
		w.p("Basis", escape(text))
	default:
		w.p("Body", escape(text))
	}
}

// isTitle tells a short heading from the first sentence of an article.
func isTitle(text string) bool {
	return utf8.RuneCountInString(text) < 90 && !strings.ContainsRune(".;:", rune(text[len(text)-1]))
}

// listItem writes a paragraph of the automatic list. Every item opens the list anew and continues it, as the office
// program itself does when headings stand between the items.
func (w *writer) listItem(b block) {
	name := "Item"
	if b.level == 1 && isTitle(b.text) {
		name = "ArticleItem"
	}
	w.out.WriteString(`<text:list text:style-name="Numbers" text:continue-numbering="true">`)
	w.out.WriteString(strings.Repeat(`<text:list-item><text:list>`, b.level-1))
	w.out.WriteString(`<text:list-item>`)
	w.p(name, escape(b.text))
	w.out.WriteString(`</text:list-item>`)
	w.out.WriteString(strings.Repeat(`</text:list></text:list-item>`, b.level-1))
	w.out.WriteString("</text:list>\n")
}

func (w *writer) table(b block, head bool) {
	w.tables++
	if !head {
		w.p("Gap", "")
	}
	fmt.Fprintf(&w.out, `<table:table table:name="Table%d" table:style-name="Table">`, w.tables)
	for _, share := range columnShares(b, head) {
		fmt.Fprintf(&w.out, `<table:table-column table:style-name="Column%d"/>`, share)
	}
	for i, row := range b.rows {
		w.out.WriteString(`<table:table-row table:style-name="Row">`)
		for _, cell := range row {
			w.cell(b.style, cell, i == 0)
		}
		w.out.WriteString("</table:table-row>\n")
	}
	w.out.WriteString("</table:table>\n")
	w.p("Gap", "")
}

func (w *writer) cell(s style, text string, first bool) {
	if s == bordered {
		w.out.WriteString(`<table:table-cell table:style-name="Lined" office:value-type="string">`)
		w.p(borderedCellStyle(text, first), escape(text))
	} else {
		w.out.WriteString(`<table:table-cell table:style-name="Plain" office:value-type="string">`)
		w.p("Cell", invisibleCell(text))
	}
	w.out.WriteString(`</table:table-cell>`)
}

func borderedCellStyle(text string, first bool) string {
	switch {
	case first:
		return "CellHead"
	case utf8.RuneCountInString(text) <= 4:
		return "Cell"
	default:
		return "CellLeft"
	}
}

// invisibleCell sets a line of the head or of a signature: offices and names bold, dates and "(Đã ký)" in italics.
func invisibleCell(text string) string {
	switch {
	case text == "":
		return ""
	case strings.HasPrefix(text, "Độc lập"):
		return span("StrongLine", text)
	case strings.HasPrefix(text, "(") || strings.Contains(text, "ngày "):
		return span("Slanted", text)
	case strings.HasPrefix(text, "Số"):
		return escape(text)
	case strings.ToUpper(text) == text, startsUpper(text):
		return span("Strong", text)
	default:
		return escape(text)
	}
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// columnShares are the column widths in twentieths of the line, each with a style of its own in the layout.
func columnShares(b block, head bool) []int {
	columns := len(b.rows[0])
	if b.style == invisible && columns == 2 && head {
		return []int{7, 13}
	}
	if b.style == invisible {
		return evenShares(columns)
	}
	return fittedShares(b.rows)
}

func evenShares(columns int) []int {
	shares := make([]int, columns)
	for i := range shares {
		shares[i] = 20 / columns
	}
	return shares
}

// fittedShares gives a column room by its longest cell, within limits.
func fittedShares(rows [][]string) []int {
	widest := make([]int, len(rows[0]))
	total := 0
	for _, row := range rows {
		for i, cell := range row {
			widest[i] = max(widest[i], min(utf8.RuneCountInString(cell), 30), 8)
		}
	}
	for _, n := range widest {
		total += n
	}
	shares := make([]int, len(widest))
	for i, n := range widest {
		shares[i] = max(2, n*20/total)
	}
	return shares
}

func (w *writer) p(name, content string) {
	fmt.Fprintf(&w.out, "<text:p text:style-name=\"%s\">%s</text:p>\n", name, content)
}

func span(name, text string) string {
	return fmt.Sprintf(`<text:span text:style-name="%s">%s</text:span>`, name, escape(text))
}

func escape(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic(fmt.Sprintf("a strings.Builder never fails: %v", err))
	}
	return b.String()
}
