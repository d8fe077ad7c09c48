package ooxml

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/listing"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// mark is a place in the main text: how many page breaks stood before it, as Word recorded when it last laid out the
// document, and as its author typed them.
type mark struct{ rendered, typed int }

// piece is a paragraph, or a table's row, as it was walked.
type piece struct {
	text   string
	auto   bool
	at     mark
	origin corpus.Origin
}

// walker turns parts into pieces. It follows one part at a time; lists and notes run through all of them.
type walker struct {
	styles *styles
	lists  *lists
	counts *listing.Counters
	notes  map[reading.NoteKind]int

	s        *stream
	origin   corpus.Origin
	at       mark
	fields   fields
	carry    string // text of paragraphs whose end was deleted: it belongs to the next paragraph
	produced int    // things found so far, to see whether a branch held anything
}

// story walks a part, or the part of it that was just entered, as text of its own.
func (w *walker) story(s *stream, origin corpus.Origin) []piece {
	var pieces []piece
	w.s, w.origin, w.fields, w.carry = s, origin, nil, ""
	w.blocks(collect(&pieces))
	return pieces
}

func collect(into *[]piece) func(piece) {
	return func(p piece) { *into = append(*into, p) }
}

// blocks walks everything that can hold paragraphs, to the end of the element that was just entered.
func (w *walker) blocks(emit func(piece)) {
	w.s.children(func(e element) { w.block(e, emit) })
	w.flush(emit)
}

func (w *walker) block(e element, emit func(piece)) {
	switch {
	case e.is(nsMC, "AlternateContent"):
		w.alternatives(func(inner element) { w.block(inner, emit) })
	case e.space != nsW:
		w.within(func(inner element) { w.block(inner, emit) })
	case e.name == "p":
		w.paragraph(emit)
	case e.name == "tbl":
		w.table(emit)
	case e.name == "altChunk", e.name == "subDoc":
		w.note(reading.NoteUnreadParts)
		w.s.skip()
	case e.name == "del", e.name == "moveFrom":
		w.deleted()
	case e.name == "sectPr", e.name == "sdtPr":
		w.s.skip()
	default:
		w.within(func(inner element) { w.block(inner, emit) })
	}
}

// within walks the children of an element that is only a wrapper.
func (w *walker) within(visit func(element)) { w.s.children(visit) }

// flush gives text that waits for a paragraph which does not come.
func (w *walker) flush(emit func(piece)) {
	if text := strings.TrimSpace(w.carry); text != "" {
		emit(piece{text: text, at: w.at, origin: w.origin})
	}
	w.carry = ""
}

// alternatives walks the first branch of an AlternateContent that holds anything. Word writes a text box twice, for new
// and for old readers; a person sees it once.
func (w *walker) alternatives(visit func(element)) {
	before := w.produced
	w.s.children(func(element) {
		if w.produced != before {
			w.s.skip()
			return
		}
		w.s.children(visit)
	})
}

func (w *walker) note(kind reading.NoteKind) {
	w.notes[kind]++
	w.produced++
}

// deleted passes over a tracked deletion.
func (w *walker) deleted() {
	if w.s.skip("t", "delText") {
		w.notes[reading.NoteDeleted]++
	}
}
