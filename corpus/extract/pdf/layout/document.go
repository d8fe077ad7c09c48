package layout

import (
	"cmp"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// Document gathers the pages of a file and turns them into paragraphs. The zero value is ready for use.
type Document struct {
	sheets []sheet
	sides  []sheet // text that stands across its page
}

// sheet is a page as blocks from top to bottom.
type sheet struct {
	number        int
	width, height float64
	blocks        []block
}

// block is a line of text or a row of a ruled table.
type block struct {
	top   float64
	line  line
	cells []string // of a ruled row; nil for a line
}

// Add lays out a page and gives its text line by line. The glyphs are not kept.
func (d *Document) Add(p Page) string {
	s := sheetOf(p)
	d.sheets = append(d.sheets, s)
	return s.text()
}

// AddSide does the same for text that stands across the page, as in a stamp on the margin.
func (d *Document) AddSide(p Page) string {
	s := sheetOf(p)
	d.sides = append(d.sides, s)
	return s.text()
}

func (s sheet) text() string {
	lines := make([]string, len(s.blocks))
	for i, b := range s.blocks {
		lines[i] = b.text()
	}
	return strings.Join(lines, "\n")
}

func sheetOf(p Page) sheet {
	s := sheet{number: p.Number, width: p.Width, height: p.Height}
	for i := range p.Glyphs {
		p.Glyphs[i].order = i
	}
	free, tables := tablesOf(p)
	for _, t := range tables {
		s.blocks = append(s.blocks, t...)
	}
	for _, l := range linesOf(p.Number, free, false) {
		l.drawn = p.Drawn
		s.blocks = append(s.blocks, block{top: l.y + l.size, line: l})
	}
	slices.SortStableFunc(s.blocks, func(a, b block) int { return cmp.Compare(b.top, a.top) })
	return s
}

// Paragraphs gives the text of all pages in reading order: of each page the running head, the body's paragraphs that
// start there, its footnotes and foot, and what stands across.
func (d *Document) Paragraphs() []corpus.Paragraph {
	sheets, edges := partFurniture(d.sheets)
	sheets, notes := partFootnotes(sheets)
	body := paragraphs(sheets, corpus.OriginBody)
	byPage := map[int][]corpus.Paragraph{}
	for _, list := range [][]corpus.Paragraph{edges.heads, body, notes, edges.feet, d.sideParagraphs()} {
		for _, p := range list {
			byPage[p.Page] = append(byPage[p.Page], p)
		}
	}
	var all []corpus.Paragraph
	for _, s := range d.sheets {
		all = append(all, byPage[s.number]...)
	}
	return all
}

func (d *Document) sideParagraphs() []corpus.Paragraph {
	var list []corpus.Paragraph
	for _, s := range d.sides {
		list = append(list, paragraphs([]sheet{s}, corpus.OriginTextBox)...)
	}
	return list
}
