package doc

import (
	"context"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/listing"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// walker turns stories into paragraphs. It follows one story at a time; lists and notes run through all of them.
type walker struct {
	*file
	ctx    context.Context
	limits reading.Limits

	pieces  []piece
	looks   bins
	layouts bins
	styles  *styles
	fonts   fonts
	lists   lists
	shapes  *shapes
	ends    map[int]bool // positions of letters that end a section

	counts *listing.Counters
	notes  flow.Notes
	spent  int // bytes of text given
	given  int // paragraphs given

	origin corpus.Origin
	breaks int // pages that ended so far
	fields fields
	carry  flow.Line // text of paragraphs whose end was deleted: it belongs to the next paragraph
	rows   []*row    // open rows, outermost first
	out    []corpus.Paragraph
}

// story walks the text between two positions as text of its own.
func (w *walker) story(from, to int, origin corpus.Origin) ([]corpus.Paragraph, error) {
	outer := *w
	w.origin, w.fields, w.carry, w.rows, w.out = origin, nil, flow.Line{}, nil, nil
	err := w.paragraphs(from, to)
	if err == nil {
		err = w.closeRows(0)
	}
	w.flush()
	out := w.out
	w.origin, w.fields, w.carry, w.rows, w.out = outer.origin, outer.fields, outer.carry, outer.rows, outer.out
	return out, err
}

// paragraphs cuts the text where a letter ends a paragraph. Formats of a paragraph hang at its end, so its stretches
// wait until that is found.
func (w *walker) paragraphs(from, to int) error {
	var parts []stretch
	err := w.stretches(from, to, func(s stretch) error {
		for {
			i := w.end(s)
			if i < 0 {
				parts = append(parts, s)
				return nil
			}
			part, end, rest := s.cut(i)
			if err := w.paragraph(append(parts, part), end); err != nil {
				return err
			}
			parts = parts[:0]
			if rest.from == rest.to {
				return nil
			}
			s = rest
		}
	})
	if err == nil && len(parts) > 0 {
		last := parts[len(parts)-1]
		_, end, _ := last.cut(last.to - last.from - 1)
		end.from = end.to // the letter was no end
		err = w.paragraph(parts, end)
	}
	return err
}

// end is the index of the first letter of the stretch that ends a paragraph, -1 without one.
func (w *walker) end(s stretch) int {
	for i := range s.to - s.from {
		switch s.letter(w.main, i) {
		case paragraphEnd, cellEnd:
			return i
		case pageEnd:
			if w.ends[s.from+i] {
				return i
			}
		}
	}
	return -1
}

// cut parts a stretch at a letter: what is before, the letter, and what is behind.
func (s stretch) cut(i int) (before, letter, behind stretch) {
	before, letter, behind = s, s, s
	before.to = s.from + i
	letter.from, letter.to, letter.at = s.from+i, s.from+i+1, s.at+i*s.width
	behind.from, behind.at = letter.to, letter.at+s.width
	return before, letter, behind
}

// emit gives a paragraph: into the cell that is open around it, or as it is. Text of a document costs more than its
// bytes where labels are long; the limits are those of all readers.
func (w *walker) emit(p corpus.Paragraph) {
	w.spent += len(p.Text)
	w.given++
	if n := len(w.rows); n > 0 {
		w.rows[n-1].cell = append(w.rows[n-1].cell, p)
		return
	}
	w.out = append(w.out, p)
}

// within tells whether what was given is within the limits.
func (w *walker) within() error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if int64(w.spent) > w.limits.Expanded || w.given > w.limits.Nodes {
		return reading.Fail(corpus.ReasonTooLarge, "walk the text: %d bytes in %d paragraphs", w.spent, w.given)
	}
	return nil
}

// flush gives text that waits for a paragraph which does not come.
func (w *walker) flush() {
	if text := trimmed(&w.carry); text != "" {
		w.emit(corpus.Paragraph{Text: text, Origin: w.originIn(0), Page: w.breaks + 1})
	}
	w.carry = flow.Line{}
}

// originIn is the origin of a paragraph within so many tables.
func (w *walker) originIn(tables int) corpus.Origin {
	if tables > 0 && w.origin == corpus.OriginBody {
		return corpus.OriginTable
	}
	return w.origin
}
