package ooxml

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// row gathers the cells of one table row.
type row struct {
	cells  [][]piece
	boxes  []piece
	start  mark
	end    mark // the furthest page that a cell reaches
	gone   bool // deleted or hidden
	reason reading.NoteKind
}

// table walks a table row by row.
func (w *walker) table(emit func(piece)) {
	origin := w.origin
	if origin == corpus.OriginBody {
		w.origin = corpus.OriginTable
	}
	w.s.children(func(e element) { w.tablePart(e, emit) })
	w.origin = origin
}

func (w *walker) tablePart(e element, emit func(piece)) {
	switch {
	case e.is(nsW, "tr"):
		w.row(emit)
	case e.is(nsW, "tblPr"), e.is(nsW, "tblGrid"), e.is(nsW, "sdtPr"):
		w.s.skip()
	default:
		w.within(func(inner element) { w.tablePart(inner, emit) })
	}
}

func (w *walker) row(emit func(piece)) {
	r := &row{start: w.at, end: w.at}
	w.s.children(func(e element) { w.rowPart(r, e) })
	w.at = r.end
	for _, p := range w.join(r) {
		emit(p)
	}
	for _, box := range r.boxes {
		emit(box)
	}
}

func (w *walker) rowPart(r *row, e element) {
	switch {
	case e.is(nsW, "trPr"):
		w.rowProperties(r)
	case e.is(nsW, "tc") && r.gone:
		if w.s.skip("t", "delText") {
			w.notes[r.reason]++
		}
	case e.is(nsW, "tc"):
		w.cell(r)
	case e.is(nsW, "tblPrEx"), e.is(nsW, "sdtPr"):
		w.s.skip()
	default:
		w.within(func(inner element) { w.rowPart(r, inner) })
	}
}

func (w *walker) rowProperties(r *row) {
	w.s.children(func(e element) {
		switch {
		case e.is(nsW, "del"):
			r.gone, r.reason = true, reading.NoteDeleted
		case e.is(nsW, "hidden") && e.on():
			r.gone, r.reason = true, reading.NoteHidden
		}
		w.s.skip()
	})
}

// cell walks a cell from the page on which the row starts: where a row runs over a page's end, Word marks the break in
// every cell, but it is one break.
func (w *walker) cell(r *row) {
	var pieces []piece
	w.at = r.start
	w.blocks(func(p piece) {
		if p.origin == corpus.OriginTextBox && w.origin != corpus.OriginTextBox {
			r.boxes = append(r.boxes, p)
			return
		}
		pieces = append(pieces, p)
	})
	r.cells = append(r.cells, pieces)
	r.end.rendered = max(r.end.rendered, w.at.rendered)
	r.end.typed = max(r.end.typed, w.at.typed)
}

// join makes one piece of a row. A row of a single cell is a frame around text rather than a table: its paragraphs
// stay apart.
func (w *walker) join(r *row) []piece {
	if len(r.cells) == 1 {
		return r.cells[0]
	}
	whole := piece{at: r.start, origin: w.origin}
	texts := make([]string, len(r.cells))
	found := false
	for i, cell := range r.cells {
		texts[i] = cellText(cell)
		if !found && len(cell) > 0 {
			found, whole.at, whole.auto = true, cell[0].at, cell[0].auto
		}
	}
	if !found {
		return nil
	}
	whole.text = strings.TrimRight(strings.Join(texts, "\t"), "\t")
	return []piece{whole}
}

func cellText(cell []piece) string {
	lines := make([]string, len(cell))
	for i, p := range cell {
		lines[i] = strings.ReplaceAll(p.text, "\t", " ")
	}
	return strings.Join(lines, "\n")
}
