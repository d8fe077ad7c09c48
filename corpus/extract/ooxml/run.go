package ooxml

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// inline walks what stands in a paragraph: runs, and the wrappers around them.
func (w *walker) inline(p *paragraph, e element) {
	again := func(inner element) { w.inline(p, inner) }
	switch {
	case e.is(nsMC, "AlternateContent"):
		w.alternatives(again)
	case e.is(nsMath, "t"):
		w.write(p, w.s.Text(), face{})
	case e.space != nsW:
		w.within(again)
	case e.name == "r":
		w.run(p)
	case e.name == "del", e.name == "moveFrom":
		w.deleted()
	case e.name == "ins", e.name == "moveTo":
		w.inserted(again)
	case e.name == "fldSimple":
		w.instruction(e.attr("instr"))
		w.within(again)
	case e.name == "p":
		// A paragraph inside a paragraph is not allowed, but no reason to lose its text.
		w.paragraph(func(inner piece) { p.boxes = append(p.boxes, inner) })
	case e.name == "sdtPr", e.name == "rPr", e.name == "pPr":
		w.s.skip()
	default:
		w.within(again)
	}
}

func (w *walker) inserted(visit func(element)) {
	before := w.produced
	w.within(visit)
	if w.produced != before {
		w.notes[reading.NoteInserted]++
	}
}

// run walks a stretch of text in one format.
func (w *walker) run(p *paragraph) {
	r := &run{p: p, look: w.styles.look(p.style, "", runFormat{})}
	w.s.children(func(e element) {
		if e.is(nsW, "rPr") {
			r.look = w.runLook(p)
			return
		}
		w.content(r, e)
	})
	if r.hid {
		w.notes[reading.NoteHidden]++
	}
}

// run is the state of one run: how its letters look, and whether any were hidden.
type run struct {
	p    *paragraph
	look look
	hid  bool
}

func (w *walker) runLook(p *paragraph) look {
	var direct runFormat
	named := ""
	w.s.children(func(e element) {
		switch {
		case e.is(nsW, "rStyle"):
			named = e.attr("val")
		case e.is(nsW, "rFonts"):
			direct.Fonts = e.fonts()
		case e.is(nsW, "caps"):
			direct.Caps = e.toggle()
		case e.is(nsW, "vanish"):
			direct.Vanish = e.toggle()
		}
		w.s.skip()
	})
	return w.styles.look(p.style, named, direct)
}

func (e element) toggle() *toggle {
	for _, a := range e.attrs {
		if a.Name.Local == "val" {
			return &toggle{Val: &a.Value}
		}
	}
	return &toggle{}
}

// content handles one element of a run.
func (w *walker) content(r *run, e element) {
	switch {
	case e.is(nsMC, "AlternateContent"):
		w.alternatives(func(inner element) { w.content(r, inner) })
		return
	case e.space != nsW:
		w.drawing(r, e)
		return
	}
	switch e.name {
	case "t":
		w.put(r, w.s.Text())
		return
	case "drawing", "pict", "object":
		w.drawing(r, e)
		return
	case "ruby":
		w.ruby(r)
		return
	case "instrText":
		w.instruction(w.s.Text())
		return
	case "fldChar":
		w.fields.char(e.attr("fldCharType"))
	case "lastRenderedPageBreak":
		w.at.rendered++
	case "br":
		w.lineBreak(r, e)
	case "softHyphen":
		w.softHyphen(r)
	case "sym":
		w.symbol(r, e)
	default:
		w.put(r, signs(e.name))
	}
	w.s.skip()
}

// signs are the elements of a run that stand for one character.
func signs(name string) string {
	switch name {
	case "tab", "ptab":
		return "\t"
	case "cr":
		return "\n"
	case "noBreakHyphen":
		return "-"
	default:
		return ""
	}
}

func (w *walker) lineBreak(r *run, e element) {
	if e.attr("type") == "page" {
		w.at.typed++
	}
	if r.p.begun {
		w.put(r, "\n")
	}
}

// put writes text in the run's look.
func (w *walker) put(r *run, text string) {
	switch {
	case r.look.hidden:
		r.hid = r.hid || strings.TrimSpace(text) != ""
	default:
		w.write(r.p, text, r.look.face)
	}
}

// softHyphen is a letter in the old encodings, ư in TCVN3. In other text it does not show.
func (w *walker) softHyphen(r *run) {
	if r.look.encoding != legacy.Unicode {
		w.put(r, "\u00AD")
	}
}

// symbol writes one character of a font that it names itself.
func (w *walker) symbol(r *run, e element) {
	outer := r.look.face
	if encoding, upper, ok := legacy.ByFont(e.attr("font")); ok {
		r.look.face = face{encoding, upper}
	}
	w.put(r, symbol(e.attr("font"), e.attr("char")))
	r.look.face = outer
}

// ruby keeps the base text and leaves out the reading aid above it.
func (w *walker) ruby(r *run) {
	w.s.children(func(e element) {
		if e.is(nsW, "rubyBase") {
			w.s.children(func(inner element) { w.inline(r.p, inner) })
			return
		}
		w.s.skip()
	})
}

// drawing walks a picture or shape for the text boxes in it.
func (w *walker) drawing(r *run, e element) {
	switch {
	case e.is(nsMC, "AlternateContent"):
		w.alternatives(func(inner element) { w.drawing(r, inner) })
		return
	case e.is(nsW, "txbxContent"):
		w.textBox(r)
		return
	case e.is(nsPic, "pic"), e.is(nsVML, "imagedata"):
		w.note(reading.NotePictures)
	case e.is(nsO, "OLEObject"):
		w.note(reading.NoteEmbedded)
	}
	w.within(func(inner element) { w.drawing(r, inner) })
}

// textBox walks a box as text of its own, which follows the paragraph that it hangs at.
func (w *walker) textBox(r *run) {
	if r.look.hidden {
		r.hid = w.s.skip("t") || r.hid
		return
	}
	origin, fields, carry := w.origin, w.fields, w.carry
	if origin == corpus.OriginBody || origin == corpus.OriginTable {
		w.origin = corpus.OriginTextBox
	}
	w.fields, w.carry = nil, ""
	w.blocks(collect(&r.p.boxes))
	w.origin, w.fields, w.carry = origin, fields, carry
}
