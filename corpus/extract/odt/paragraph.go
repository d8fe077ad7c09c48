package odt

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// paragraph gathers one paragraph while it is walked.
type paragraph struct {
	line    flow.Line
	style   string
	look    look
	outline int    // level of a heading, from 1; 0 for other paragraphs
	start   string // number at which a heading begins anew
	page    int    // on which its first letter stands; 0 before
	space   bool   // white space was written last, so more of it means nothing
	hidden  bool   // a field hides all of it
}

// paragraph walks a text:p or text:h and gives it with its number, then its text boxes.
func (w *walker) paragraph(e element, emit emitter) {
	p := &paragraph{style: e.attr("text:style-name"), space: true}
	if w.styles.startsPage(familyParagraph, p.style) && len(w.body) > 0 && w.origin == corpus.OriginBody {
		w.breaks++
	}
	p.look = w.styles.over(look{}, styleKey{familyParagraph, p.style})
	if e.name == "text:h" && e.attr("text:is-list-header") != "true" {
		p.outline = number(e.attr("text:outline-level"), 1)
		p.start = headingStart(e)
	}
	w.hidden = false
	w.inline(p, p.look)
	w.finish(p, emit)
	if w.origin != corpus.OriginTable {
		w.endBoxes(emit)
	}
}

// headingStart is the number at which a heading begins anew, "" for one that goes on.
func headingStart(e element) string {
	if e.attr("text:restart-numbering") != "true" {
		return ""
	}
	if start := e.attr("text:start-value"); start != "" {
		return start
	}
	return "1"
}

func (w *walker) finish(p *paragraph, emit emitter) {
	text := strings.TrimSpace(p.line.Text())
	if p.hidden {
		if text != "" {
			w.notes[reading.NoteHidden]++
		}
		return
	}
	if p.look.hidden && text == "" {
		return
	}
	label := w.label(p)
	if text == "" && strings.Trim(label, "-+* ") == "" {
		return
	}
	if p.page == 0 {
		p.page = w.breaks + 1
	}
	out := corpus.Paragraph{Text: strings.TrimRight(label+text, " "), AutoNumber: label != "", Page: p.page, Origin: w.origin}
	w.check(out)
	emit(out)
}

// write adds letters in a look, and settles on which page the paragraph starts.
func (w *walker) write(p *paragraph, text string, l look) {
	if l.hidden {
		w.hide(text)
		return
	}
	if strings.TrimSpace(text) != "" {
		w.hidden = false
	}
	if p.page == 0 && strings.TrimSpace(text) != "" {
		p.page = w.breaks + 1
	}
	p.line.Write(text, l.face)
}

// hide counts each stretch of hidden letters once.
func (w *walker) hide(text string) {
	if !w.hidden && strings.TrimSpace(text) != "" {
		w.hidden = true
		w.notes[reading.NoteHidden]++
	}
}

// letters writes text of the file, in which any run of white space means one space (OpenDocument §6.1.2).
func (w *walker) letters(p *paragraph, text string, l look) {
	var b strings.Builder
	for _, c := range text {
		blank := strings.ContainsRune(" \t\r\n", c)
		switch {
		case !blank:
			b.WriteRune(c)
		case !p.space:
			b.WriteByte(' ')
		}
		p.space = blank
	}
	w.write(p, b.String(), l)
}

// sign writes what an element stands for.
func (w *walker) sign(p *paragraph, text string, l look) {
	w.write(p, text, l)
	p.space = false
	w.s.skip()
}
