package odt

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// maxSpaces bounds how many spaces one element may stand for.
const maxSpaces = 100

// inline walks what stands in a paragraph, to the end of the element that was just entered.
func (w *walker) inline(p *paragraph, l look) {
	w.s.mixed(func(e element) { w.inlineElement(p, e, l) }, func(text string) { w.letters(p, text, l) })
}

func (w *walker) inlineElement(p *paragraph, e element, l look) {
	switch e.name {
	case "text:span":
		w.inline(p, w.styles.over(l, styleKey{familyText, e.attr("text:style-name")}))
	case "text:s":
		w.sign(p, strings.Repeat(" ", min(max(number(e.attr("text:c"), 1), 0), maxSpaces)), l)
	case "text:tab":
		w.sign(p, "\t", l)
	case "text:line-break":
		w.sign(p, "\n", l)
	case "text:soft-page-break":
		w.pageEnd()
		w.s.skip()
	case "text:note":
		w.note()
	case "office:annotation":
		w.notes[reading.NoteComments]++
		w.s.skip()
	case "text:ruby-text", "text:script", "text:label", "office:annotation-end", "text:note-citation":
		w.s.skip()
	case "text:hidden-text", "text:conditional-text":
		w.conditional(p, e, l)
	case "text:hidden-paragraph":
		p.hidden = p.hidden || e.attr("text:is-hidden") == "true"
		w.s.skip()
	default:
		w.otherInline(p, e, l)
	}
}

// otherInline walks shapes, and fields, links and marks, whose content is what a person sees.
func (w *walker) otherInline(p *paragraph, e element, l look) {
	if prefix, _, _ := cutName(e.name); prefix == "draw" {
		w.drawing(e)
		return
	}
	w.inline(p, l)
}

// conditional writes a field that a condition may hide.
func (w *walker) conditional(p *paragraph, e element, l look) {
	l.hidden = l.hidden || e.attr("text:is-hidden") == "true"
	w.inline(p, l)
}

// note reads a footnote or an endnote.
func (w *walker) note() {
	w.s.children(func(e element) {
		if e.name != "text:note-body" {
			w.s.skip()
			return
		}
		w.beside(corpus.OriginFootnote)
	})
}

func cutName(name string) (prefix, local string, found bool) { return strings.Cut(name, ":") }
