package doc

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Letters that have a meaning of their own (§2.4.1, §2.8.25).
const (
	picture      = 0x01
	cellEnd      = 0x07
	shapeAnchor  = 0x08
	tab          = 0x09
	lineEnd      = 0x0b
	pageEnd      = 0x0c
	paragraphEnd = 0x0d
	columnEnd    = 0x0e
	fieldBegin   = 0x13
	fieldResult  = 0x14
	fieldEnd     = 0x15
	hardHyphen   = 0x1e
	wordHyphen   = 0x1f // shown only where a line ends; LibreOffice writes it for the soft hyphen
	symbolLetter = 0x28
)

// paragraph gathers one paragraph while it is walked.
type paragraph struct {
	layout layout
	mark   look // of the paragraph's end, which its number takes
	line   flow.Line
	begun  bool // a letter was written, so page is settled
	old    bool // one was of an encoding from before Unicode
	page   int
	boxes  []box            // text boxes that hang here
	marked reading.NoteKind // what the letter before was counted as
	high   rune             // first half of a letter outside the first plane
}

// paragraph walks a paragraph and gives it with its number, then its text boxes.
func (w *walker) paragraph(parts []stretch, end stretch) error {
	if err := w.within(); err != nil {
		return err
	}
	p := &paragraph{layout: w.layout(end)}
	p.mark = w.look(p.layout.style, end)
	if p.layout.pageBreak {
		w.breaks++
	}
	for _, s := range parts {
		l := w.look(p.layout.style, s)
		for i := range s.to - s.from {
			w.letter(p, l, s.letter(w.main, i), s.from+i)
		}
	}
	w.fields.settle()
	letter := rune(0)
	if end.from < end.to {
		letter = end.letter(w.main, 0)
	}
	return w.place(p, letter)
}

// letter handles one letter of a paragraph.
func (w *walker) letter(p *paragraph, l look, r rune, at int) {
	if w.mark(r) || w.code(r) {
		return
	}
	kind := reading.NoteKind("")
	switch {
	case l.deleted:
		kind = reading.NoteDeleted
	case l.hidden:
		kind = reading.NoteHidden
	case l.inserted:
		kind = reading.NoteInserted
	}
	if kind != p.marked && !unicode.IsSpace(r) {
		p.marked = kind
		if kind != "" {
			w.notes[kind]++
		}
	}
	if l.deleted || l.hidden {
		w.shapes.at(at)
		return
	}
	w.visible(p, l, r, at)
}

// visible writes a letter that is seen, or what it stands for.
func (w *walker) visible(p *paragraph, l look, r rune, at int) {
	switch r {
	case picture:
		w.picture(l)
	case shapeAnchor:
		w.anchor(p, at)
	case pageEnd:
		w.breaks++
		w.newLine(p, l)
	case lineEnd, columnEnd:
		w.newLine(p, l)
	case hardHyphen:
		w.write(p, l, '-')
	case wordHyphen:
		if w.font(l, softHyphen).hyphen {
			w.write(p, l, softHyphen)
		}
	case symbolLetter:
		if l.symbol != 0 {
			p.write(w, string(l.symbol), w.fonts.at(l.symbolIn), l.caps)
			return
		}
		w.write(p, l, r)
	default:
		if r >= ' ' || r == tab {
			w.write(p, l, r)
		}
	}
}

func (w *walker) newLine(p *paragraph, l look) {
	if p.begun {
		w.write(p, l, '\n')
	}
}

// write adds a letter. One outside the first plane comes in two halves, of which each alone is no letter.
func (w *walker) write(p *paragraph, l look, r rune) {
	if high := p.high; high != 0 {
		p.high = 0
		if r = utf16.DecodeRune(high, r); r == unicode.ReplacementChar {
			w.notes[reading.NoteInvalidBytes]++
		}
	} else if utf16.IsSurrogate(r) {
		p.high = r
		return
	}
	p.write(w, string(r), w.font(l, r), l.caps)
}

// write settles on which page the paragraph starts.
func (p *paragraph) write(w *walker, text string, font typeface, caps bool) {
	if !p.begun {
		p.begun, p.page = true, w.breaks+1
	}
	p.old = p.old || font.old
	p.line.Write(text, flow.Face{Font: font.name, Caps: caps})
}

func (w *walker) picture(l look) {
	switch {
	case l.form || !l.special:
	case l.object:
		w.notes[reading.NoteEmbedded]++
	default:
		w.notes[reading.NotePictures]++
	}
}

// finish counts the paragraph in its list and gives it, unless there is nothing to see. A line of a table of contents is
// left out: it repeats a heading, and would be taken for an article of its own.
func (w *walker) finish(p *paragraph, tables int) {
	w.carry.Append(&p.line)
	if p.old {
		w.notes[reading.NoteOldEncoding]++
	}
	if p.mark.deleted && tables == 0 {
		return
	}
	text := trimmed(&w.carry)
	w.carry = flow.Line{}
	label := w.label(p, text == "")
	if text == "" && strings.Trim(label, "-+* ") == "" {
		return
	}
	if w.styles.isContents(p.layout.style) {
		w.notes[reading.NoteContents]++
		return
	}
	if !p.begun {
		p.page = w.breaks + 1
	}
	w.emit(corpus.Paragraph{
		Text: strings.TrimRight(label+text, " "), AutoNumber: label != "", Page: p.page, Origin: w.originIn(tables),
	})
}

func trimmed(line *flow.Line) string { return strings.TrimSpace(line.Text()) }
