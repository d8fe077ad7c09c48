package ooxml

import (
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// paragraph gathers one paragraph while it is walked.
type paragraph struct {
	text  letters
	at    mark
	begun bool    // a letter was written, so at is settled
	boxes []piece // text boxes that hang at this paragraph

	style   string
	num     *numRef
	mark    runFormat // format of the paragraph's end, which its number takes
	deleted bool      // the end is deleted: the text belongs to the next paragraph
}

// paragraph walks a paragraph and gives it with its number, then its text boxes.
func (w *walker) paragraph(emit func(piece)) {
	p := &paragraph{style: w.styles.or("")}
	w.s.children(func(e element) {
		if e.is(nsW, "pPr") {
			w.properties(p)
			return
		}
		w.inline(p, e)
	})
	w.fields.settle()
	if !p.begun {
		p.at = w.at
	}
	w.finish(p, emit)
	for _, box := range p.boxes {
		emit(box)
	}
}

func (w *walker) properties(p *paragraph) {
	w.s.children(func(e element) {
		switch {
		case e.is(nsW, "pStyle"):
			p.style = w.styles.or(e.attr("val"))
		case e.is(nsW, "numPr"):
			p.num = w.numbering()
			return
		case e.is(nsW, "rPr"):
			w.markFormat(p)
			return
		case e.is(nsW, "pageBreakBefore") && e.on():
			w.at.typed++
		}
		w.s.skip()
	})
}

func (w *walker) numbering() *numRef {
	ref := &numRef{}
	w.s.children(func(e element) {
		if value, err := strconv.Atoi(e.attr("val")); err == nil {
			switch e.name {
			case "numId":
				ref.NumID = &number{value}
			case "ilvl":
				ref.Level = &number{value}
			}
		}
		w.s.skip()
	})
	return ref
}

// markFormat reads the format of the paragraph's end. An end inside a deletion joins the paragraph to the next.
func (w *walker) markFormat(p *paragraph) {
	w.s.children(func(e element) {
		switch {
		case e.is(nsW, "del"), e.is(nsW, "moveFrom"):
			p.deleted = true
		case e.is(nsW, "rFonts"):
			p.mark.Fonts = e.fonts()
		case e.is(nsW, "caps"):
			p.mark.Caps = e.toggle()
		case e.is(nsW, "vanish"):
			p.mark.Vanish = e.toggle()
		}
		w.s.skip()
	})
}

// finish counts the paragraph in its list and gives it, unless there is nothing to see. A line of a table of contents is
// left out: it repeats a heading, and would be taken for an article of its own.
func (w *walker) finish(p *paragraph, emit func(piece)) {
	text := w.carry + p.text.text()
	if p.text.decoded {
		w.notes[reading.NoteOldEncoding]++
	}
	if p.deleted {
		w.carry = text
		return
	}
	w.carry = ""
	text = strings.TrimSpace(text)
	label := w.label(p, text)
	if text == "" && strings.Trim(label, "-+* ") == "" {
		return
	}
	w.produced++
	if w.styles.isContents(p.style) {
		w.notes[reading.NoteContents]++
		return
	}
	emit(piece{text: strings.TrimRight(label+text, " "), auto: label != "", at: p.at, origin: w.origin})
}

// label advances the paragraph's list and renders its number; "" for a paragraph without one, or wholly hidden.
func (w *walker) label(p *paragraph, text string) string {
	l, index := w.lists.find(p.num, p.style, w.styles)
	if l == nil || l.counted == nil {
		return ""
	}
	mark := w.styles.look(p.style, "", p.mark)
	if mark.hidden && text == "" {
		return ""
	}
	w.counts.Advance(l.counted, index)
	old := mark.encoding != legacy.Unicode
	label, exact := w.counts.Label(l.counted, index, mark.caps && !old)
	if !exact {
		w.notes[reading.NoteUnknownNumber]++
	}
	if old {
		var l letters
		l.write(label, mark.face)
		return l.text()
	}
	return label
}

// write adds letters, and settles on which page the paragraph starts.
func (w *walker) write(p *paragraph, text string, f face) {
	if text == "" || w.fields.hide() {
		return
	}
	if !p.begun {
		p.begun, p.at = true, w.at
	}
	w.produced++
	p.text.write(text, f)
}
