package layout

import (
	"github.com/huonguoc/huonguoc/corpus"
)

// flow joins lines to paragraphs.
type flow struct {
	columns func(page int) column
	list    []corpus.Paragraph
	open    *open
	row     *tableRow
	ruled   ruledRow
}

// open is the paragraph that may go on with the next line.
type open struct {
	text  string
	page  int
	first line // its first line
	last  line
	lines int
	cont  float64 // where its second and later lines begin, from the left margin
	pitch float64 // distance of its last two lines; 0 when it has one
	// balanced tells that every line so far leaves the same room on both sides, as the lines of a long title do.
	balanced bool
	// bold and plain tell that all of it is in bold, or none.
	bold, plain bool
}

// paragraphs joins the lines of sheets; rows with cells become paragraphs of their own.
func paragraphs(sheets []sheet, origin corpus.Origin) []corpus.Paragraph {
	f := flow{columns: columnsOf(sheets)}
	var blocks []block
	for _, s := range sheets {
		for _, b := range s.blocks {
			b.line.page = s.number
			blocks = append(blocks, b)
		}
	}
	return f.run(blocks, origin)
}

func (f *flow) run(blocks []block, origin corpus.Origin) []corpus.Paragraph {
	for i, b := range blocks {
		if b.cells != nil {
			f.close(origin)
			f.closeRow()
			f.takeRuled(b)
			continue
		}
		if f.takeRow(b.line, origin) {
			continue
		}
		f.closeRow()
		f.take(b.line, following(blocks, i), origin)
	}
	f.close(origin)
	f.closeRow()
	return f.list
}

// following is the line after block i on the same page, nil when there is none.
func following(blocks []block, i int) *line {
	if i+1 >= len(blocks) || blocks[i+1].cells != nil || len(blocks[i+1].line.cells) > 1 ||
		blocks[i+1].line.page != blocks[i].line.page {
		return nil
	}
	return &blocks[i+1].line
}

func (f *flow) take(l line, next *line, origin corpus.Origin) {
	left := f.columns(l.page).left
	if f.open != nil && !f.breaks(l, next) {
		o := f.open
		o.text = joinLines(o.text, l.cells[0].text())
		o.pitch = 0
		if o.last.page == l.page {
			o.pitch = o.last.y - l.y
		}
		if o.lines == 1 {
			o.cont = l.x0() - left
		}
		o.last = l
		o.lines++
		o.balanced = o.balanced && f.balanced(l)
		o.bold, o.plain = o.bold && l.bold(), o.plain && l.plain()
		return
	}
	f.close(origin)
	f.open = &open{text: l.cells[0].text(), page: l.page, first: l, last: l, lines: 1, cont: l.x0() - left,
		balanced: f.balanced(l), bold: l.bold(), plain: l.plain()}
}

func (f *flow) close(origin corpus.Origin) {
	if f.open != nil {
		f.list = append(f.list, corpus.Paragraph{Text: f.open.text, Page: f.open.page, Origin: origin})
		f.open = nil
	}
}
