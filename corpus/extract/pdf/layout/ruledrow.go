package layout

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// ruledRow is the last row of a ruled table, which the next page may go on with.
type ruledRow struct {
	cells []string
	page  int
	at    int    // its paragraph in the list
	head  string // the first row of the table, which a word processor may repeat on each page
}

// takeRuled adds a row of a ruled table. On the page after the last row, the table's first row is a repetition, and a
// row with an empty first cell is the rest of the row that the page break has cut.
func (f *flow) takeRuled(b block) {
	last := f.ruled
	follows := len(last.cells) > 0 && last.at == len(f.list)-1
	turned := follows && b.line.page == last.page+1
	switch {
	case turned && b.text() == last.head:
		return
	case turned && len(b.cells) == len(last.cells) && b.cells[0] == "":
		f.goOnRuled(b)
		return
	}
	f.ruled = ruledRow{slices.Clone(b.cells), b.line.page, len(f.list), last.head}
	if !follows {
		f.ruled.head = b.text()
	}
	f.list = append(f.list, corpus.Paragraph{Text: b.text(), Page: b.line.page, Origin: corpus.OriginTable})
}

func (f *flow) goOnRuled(b block) {
	for i, text := range b.cells {
		f.ruled.cells[i] = joinCells(f.ruled.cells[i], text)
	}
	f.list[f.ruled.at].Text = strings.Join(f.ruled.cells, "\t")
}

// joinCells puts the rest of a cell behind its beginning: as a line where a sentence goes on, else as a paragraph.
func joinCells(text, rest string) string {
	switch {
	case rest == "" || text == "":
		return text + rest
	case startsInside(rest):
		return joinLines(text, rest)
	}
	return text + "\n" + rest
}
