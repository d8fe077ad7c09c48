package layout

import (
	"regexp"
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// smallPrint is the size of footnotes against the text, at most.
const smallPrint = 0.88

var noteSign = regexp.MustCompile(`^(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}|\*{1,3})\s*\S`)

// partFootnotes takes the footnotes off the pages: the last lines of a page's lower half, all in small print, the
// first of which begins with its number.
func partFootnotes(sheets []sheet) ([]sheet, []corpus.Paragraph) {
	rest := slices.Clone(sheets)
	size := usualSize(sheets)
	var notes []corpus.Paragraph
	for i, s := range rest {
		from := s.firstNote(size)
		if from == len(s.blocks) {
			continue
		}
		notes = append(notes, paragraphs([]sheet{{s.number, s.width, s.height, s.blocks[from:]}}, corpus.OriginFootnote)...)
		rest[i].blocks = s.blocks[:from]
	}
	return rest, notes
}

func (s sheet) firstNote(size float64) int {
	from := len(s.blocks)
	for i := len(s.blocks) - 1; i >= 0; i-- {
		b := s.blocks[i]
		if b.cells != nil || b.line.size > smallPrint*size || b.top > s.height/2 {
			break
		}
		if noteSign.MatchString(b.line.text()) {
			from = i
		}
	}
	return from
}

// usualSize is the font size that most letters of the document share.
func usualSize(sheets []sheet) float64 {
	letters := map[float64]int{}
	for _, s := range sheets {
		for _, b := range s.blocks {
			letters[b.line.size] += len(b.text())
		}
	}
	delete(letters, 0) // rows of ruled tables
	usual := 0.0
	for size, n := range letters {
		if n > letters[usual] || n == letters[usual] && size < usual {
			usual = size
		}
	}
	return usual
}
