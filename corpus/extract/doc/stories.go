package doc

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

const (
	sectionSize    = 12 // §2.8.26
	commentRefSize = 30 // §2.8.7
	separators     = 6  // texts before those of the first section: lines above footnotes
	perSection     = 6
)

// headerOrigins are what the texts of a section are, in their order (§2.8.22): of even, odd and first pages.
var headerOrigins = [perSection]corpus.Origin{
	corpus.OriginHeader, corpus.OriginHeader, corpus.OriginFooter, corpus.OriginFooter, corpus.OriginHeader, corpus.OriginFooter,
}

// body walks the body with the text boxes in it. Boxes that hang nowhere follow.
func (w *walker) body() ([]corpus.Paragraph, error) {
	from, to := w.extent(storyBody)
	paragraphs, err := w.story(from, to, corpus.OriginBody)
	if err != nil {
		return nil, err
	}
	for _, b := range w.shapes.rest() {
		more, err := w.story(b.from, b.to, corpus.OriginTextBox)
		if err != nil {
			return nil, err
		}
		paragraphs = append(paragraphs, more...)
	}
	return paragraphs, nil
}

// hang gives the text boxes that hang at what was given last.
func (w *walker) hang(boxes []box) error {
	for _, b := range boxes {
		origin := w.origin
		if origin == corpus.OriginBody {
			origin = corpus.OriginTextBox
		}
		paragraphs, err := w.story(b.from, b.to, origin)
		if err != nil {
			return err
		}
		for _, p := range paragraphs {
			w.emit(p)
		}
	}
	return nil
}

// around walks headers, footers, footnotes and endnotes. Documents repeat a header for every section and for first
// pages; the same text is given once.
func (w *walker) around() ([]corpus.Paragraph, error) {
	extents, err := w.headers()
	if err != nil {
		return nil, err
	}
	var all []corpus.Paragraph
	seen := map[string]bool{}
	for _, e := range append(extents, w.whole(storyFootnotes), w.whole(storyEndnotes)) {
		paragraphs, err := w.story(e.from, e.to, e.origin)
		if err != nil {
			return nil, err
		}
		if text := joined(paragraphs); e.origin == corpus.OriginFootnote || !seen[text] {
			seen[text] = true
			all = append(all, paragraphs...)
		}
	}
	return all, nil
}

// extent is a range of positions with one origin.
type extent struct {
	box
	origin corpus.Origin
}

func (w *walker) whole(s story) extent {
	from, to := w.extent(s)
	return extent{box{from, to}, corpus.OriginFootnote}
}

// headers are the texts of headers, of text boxes in them, and of footers.
func (w *walker) headers() ([]extent, error) {
	b, err := w.part(partHeaders)
	if err != nil {
		return nil, err
	}
	texts := newPlc(b, 0)
	start, end := w.extent(storyHeaders)
	var heads, feet []extent
	for i := separators; i < texts.n-1; i++ { // the last position is not used
		e := extent{box{start + texts.pos(i), start + texts.pos(i+1)}, headerOrigins[(i-separators)%perSection]}
		if e.from < start || e.from >= e.to || e.to > end {
			continue
		}
		if e.origin == corpus.OriginHeader {
			heads = append(heads, e)
		} else {
			feet = append(feet, e)
		}
	}
	from, to := w.extent(storyHeaderBoxes)
	heads = append(heads, extent{box{from, to}, corpus.OriginHeader})
	return append(heads, feet...), nil
}

func joined(paragraphs []corpus.Paragraph) string {
	var b strings.Builder
	for _, p := range paragraphs {
		b.WriteString(string(p.Origin) + p.Text + "\n")
	}
	return b.String()
}

func (w *walker) countComments() error {
	comments, err := w.plc(partCommentRefs, commentRefSize)
	if comments.n > 0 {
		w.notes[reading.NoteComments] = comments.n
	}
	return err
}

// sectionEnds are the positions of the letters that end a section. They look like page breaks.
func sectionEnds(f *file) (map[int]bool, error) {
	sections, err := f.plc(partSections, sectionSize)
	ends := map[int]bool{}
	for i := range sections.n {
		ends[sections.pos(i+1)-1] = true
	}
	return ends, err
}
