package odt

import (
	"context"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// emitter takes the paragraphs of a text in order.
type emitter func(corpus.Paragraph)

// walker turns parts into paragraphs. It follows one part at a time; styles, lists and notes run through all of them.
type walker struct {
	styles *styles
	lists  *lists
	notes  flow.Notes
	limits reading.Limits

	s      *stream
	origin corpus.Origin
	place  *place
	hidden bool // a hidden stretch is being read

	body    []corpus.Paragraph
	around  map[corpus.Origin][]corpus.Paragraph
	boxes   []corpus.Paragraph // text boxes that wait for the end of their paragraph or row
	breaks  int                // pages that ended in the body
	counted int                // pages, as the writing program counted them
	written int64
}

func newWalker(limits reading.Limits) *walker {
	return &walker{
		styles: newStyles(), lists: newLists(), notes: flow.Notes{}, limits: limits, origin: corpus.OriginBody,
		around: map[corpus.Origin][]corpus.Paragraph{},
	}
}

// part walks one part, or a flat file, which is all of them in one.
func (w *walker) part(ctx context.Context, name string, data []byte) error {
	s, err := newStream(ctx, name, data, w.limits)
	if err != nil {
		return err
	}
	w.s = s
	w.styles.forget()
	s.children(func(element) { s.children(w.top) })
	return s.Err()
}

func (w *walker) top(e element) {
	switch e.name {
	case "office:font-face-decls":
		w.readFonts()
	case "office:styles":
		w.readStyles(w.styles.common)
	case "office:automatic-styles":
		w.readStyles(w.styles.automatic)
	case "office:master-styles":
		w.masters()
	case "office:meta":
		w.meta()
	case "office:body":
		w.s.children(func(inner element) { w.block(inner, w.keep) })
	default:
		w.s.skip()
	}
}

func (w *walker) keep(p corpus.Paragraph) { w.body = append(w.body, p) }

func (w *walker) meta() {
	w.s.children(func(e element) {
		if e.name == "meta:document-statistic" {
			w.counted = number(e.attr("meta:page-count"), 0)
		}
		w.s.skip()
	})
}

// masters reads the headers and footers, which belong to the page styles.
func (w *walker) masters() {
	w.s.children(func(element) {
		w.s.children(func(e element) {
			switch e.name {
			case "style:header", "style:header-left", "style:header-first":
				w.beside(corpus.OriginHeader)
			case "style:footer", "style:footer-left", "style:footer-first":
				w.beside(corpus.OriginFooter)
			default:
				w.s.skip()
			}
		})
	})
}

// beside walks text that stands beside the body. Page styles repeat headers; the same text is given once.
func (w *walker) beside(origin corpus.Origin) {
	known := map[string]bool{}
	for _, p := range w.around[origin] {
		known[p.Text] = true
	}
	for _, p := range w.story(origin) {
		if origin == corpus.OriginFootnote || !known[p.Text] {
			w.around[origin] = append(w.around[origin], p)
		}
	}
}

// story walks the element that was just entered as a text of its own.
func (w *walker) story(origin corpus.Origin) (text []corpus.Paragraph) {
	outer, place, boxes := w.origin, w.place, w.boxes
	w.origin, w.place, w.boxes = origin, nil, nil
	w.blocks(func(p corpus.Paragraph) { text = append(text, p) })
	w.origin, w.place, w.boxes = outer, place, boxes
	return text
}

// blocks walks everything that can hold paragraphs, to the end of the element that was just entered.
func (w *walker) blocks(emit emitter) { w.s.children(func(e element) { w.block(e, emit) }) }

func (w *walker) block(e element, emit emitter) {
	switch e.name {
	case "text:p", "text:h":
		w.paragraph(e, emit)
	case "text:list":
		w.list(e, emit)
	case "text:numbered-paragraph":
		w.numbered(e, emit)
	case "table:table":
		w.table(e, emit)
	case "text:section":
		w.section(e, emit)
	case "text:tracked-changes":
		w.changes()
	case "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index", "text:bibliography":
		w.index()
	case "text:soft-page-break":
		w.pageEnd()
		w.s.skip()
	case "office:forms", "text:index-title-template", "office:annotation":
		w.s.skip()
	default:
		w.other(e, emit)
	}
}

// other walks shapes that stand between paragraphs, and wrappers that mean nothing here.
func (w *walker) other(e element, emit emitter) {
	if prefix, _, _ := cutName(e.name); prefix == "draw" {
		w.drawing(e)
		w.endBoxes(emit)
		return
	}
	w.blocks(emit)
}

func (w *walker) section(e element, emit emitter) {
	if !w.styles.hidesSection(e) {
		w.blocks(emit)
		return
	}
	if w.s.skip() {
		w.notes[reading.NoteHidden]++
	}
}

// numbered walks a paragraph that is a list item without a list around it.
func (w *walker) numbered(e element, emit emitter) {
	outer := w.place
	w.place = &place{outermost: e, level: min(max(number(e.attr("text:level"), 1), 1), len(listStyle{})) - 1, start: e.attr("text:start-value"), numbered: true}
	if style := e.attr("text:style-name"); style != "" {
		w.place.list = w.lists.byID[e.attr("text:list-id")]
		w.place.list = w.listAt(w.place, e, style)
		w.lists.keep(e.attr("text:list-id"), style, w.place.list)
	}
	w.blocks(emit)
	w.place = outer
}

// index passes over a table of contents, whose lines would be taken for articles of their own.
func (w *walker) index() {
	if w.s.skip() {
		w.notes[reading.NoteContents]++
	}
}

// changes counts the tracked changes. Deleted text stands here and not in the text, inserted text only there.
func (w *walker) changes() {
	w.s.children(func(element) {
		w.s.children(func(e element) {
			held := w.s.skip()
			switch {
			case e.name == "text:deletion" && held:
				w.notes[reading.NoteDeleted]++
			case e.name == "text:insertion":
				w.notes[reading.NoteInserted]++
			}
		})
	})
}

func (w *walker) pageEnd() {
	if w.origin == corpus.OriginBody || w.origin == corpus.OriginTable {
		w.breaks++
	}
}

// check stops a walk that gives more than any document holds.
func (w *walker) check(p corpus.Paragraph) {
	if w.written += int64(len(p.Text)); w.written > w.limits.Part {
		w.s.Fail(reading.Fail(corpus.ReasonTooLarge, "text of more than %d bytes", w.limits.Part))
	}
}

// endBoxes gives the text boxes that were met, after the paragraph or the row that they hang at.
func (w *walker) endBoxes(emit emitter) {
	boxes := w.boxes
	w.boxes = nil
	for _, box := range boxes {
		emit(box)
	}
}
