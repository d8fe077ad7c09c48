package odt

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
)

// table walks a table row by row.
func (w *walker) table(e element, emit emitter) {
	if w.styles.startsPage("table", e.attr("table:style-name")) && len(w.body) > 0 && w.origin == corpus.OriginBody {
		w.breaks++
	}
	origin, place := w.origin, w.place
	w.place = nil
	if origin == corpus.OriginBody {
		w.origin = corpus.OriginTable
	}
	w.s.children(func(part element) { w.tablePart(part, emit) })
	w.origin, w.place = origin, place
	if origin != corpus.OriginTable {
		w.endBoxes(emit)
	}
}

func (w *walker) tablePart(e element, emit emitter) {
	switch e.name {
	case "table:table-row":
		w.row(emit)
	case "text:soft-page-break":
		w.pageEnd()
		w.s.skip()
	case "table:title", "table:desc", "table:shapes":
		w.s.skip()
	default:
		w.s.children(func(inner element) { w.tablePart(inner, emit) })
	}
}

// row walks a row. A cell that others cover from the left is no cell of its own; one that is covered from above is an
// empty one.
func (w *walker) row(emit emitter) {
	var cells [][]corpus.Paragraph
	covered := 0
	w.s.children(func(e element) {
		switch e.name {
		case "table:table-cell":
			covered = number(e.attr("table:number-columns-spanned"), 1) - 1
			var cell []corpus.Paragraph
			w.blocks(func(p corpus.Paragraph) { cell = append(cell, p) })
			cells = append(cells, cell)
		case "table:covered-table-cell":
			if covered--; covered < 0 {
				cells = append(cells, nil)
			}
			w.s.skip()
		default:
			w.s.skip()
		}
	})
	for _, p := range flow.Row(cells) {
		emit(p)
	}
}
