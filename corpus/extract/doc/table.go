package doc

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
)

// row gathers the cells of one table row. The file has no tables and no rows: it has paragraphs that say how many
// tables they are in, letters that end a cell, and a paragraph at the end of each row.
type row struct {
	cells [][]corpus.Paragraph
	cell  []corpus.Paragraph // the cell that is open
	boxes []box              // text boxes that hang in the row; they follow it
}

// place puts a paragraph where it belongs, given the letter that ends it.
func (w *walker) place(p *paragraph, end rune) error {
	tables := p.layout.tables()
	if err := w.closeRows(tables); err != nil {
		return err
	}
	for len(w.rows) < tables {
		w.rows = append(w.rows, &row{})
	}
	if tables == 0 {
		w.finish(p, 0)
		return w.hang(p.boxes)
	}
	r := w.rows[tables-1]
	r.boxes = append(r.boxes, p.boxes...)
	if p.layout.rowEnd {
		return w.closeRows(tables - 1)
	}
	w.finish(p, tables)
	if end == cellEnd || p.layout.cellEnd {
		r.cells, r.cell = append(r.cells, r.cell), nil
	}
	return nil
}

// closeRows gives the rows that are deeper than so many tables, innermost first.
func (w *walker) closeRows(tables int) error {
	for len(w.rows) > tables {
		r := w.rows[len(w.rows)-1]
		w.rows = w.rows[:len(w.rows)-1]
		if len(r.cell) > 0 {
			r.cells = append(r.cells, r.cell)
		}
		for _, p := range flow.Row(r.cells) {
			w.emit(p)
		}
		if err := w.hang(r.boxes); err != nil {
			return err
		}
	}
	return nil
}
