package layout

import (
	"regexp"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// smallPrint is the size of footnotes against the text, at most.
const smallPrint = 0.95

var noteSign = regexp.MustCompile(`^(\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}|\*{1,3})\s*\S`)

// partFootnotes takes the footnotes off the pages: the last lines of a page's lower half, all in small print, the
// first of which begins with a number that the text above has as a raised sign. The numbers go, there and where the text refers to them.
func partFootnotes(sheets []sheet) ([]sheet, []corpus.Paragraph) {
	rest := slices.Clone(sheets)
	size := usualSize(sheets)
	var notes []corpus.Paragraph
	for i, s := range rest {
		from := s.firstNote(size)
		if from == len(s.blocks) {
			continue
		}
		found := paragraphs([]sheet{{s.number, s.width, s.height, s.blocks[from:]}}, corpus.OriginFootnote)
		signs := map[string]bool{}
		for j, note := range found {
			if m := noteSign.FindStringSubmatch(note.Text); m != nil {
				signs[m[1]] = true
				found[j].Text = strings.TrimSpace(note.Text[len(m[1]):])
			}
		}
		notes = append(notes, found...)
		rest[i].blocks = withoutReferences(s.blocks[:from], signs)
	}
	return rest, notes
}

// withoutReferences takes the raised numbers of footnotes off the words of a page's text.
func withoutReferences(blocks []block, signs map[string]bool) []block {
	for i := range blocks {
		for _, c := range blocks[i].line.cells {
			for j := range c {
				base, sign, rest := c[j].parts()
				if signs[sign] && base != "" && !measure[base] {
					c[j].text, c[j].sign = base+rest, span{}
				}
			}
		}
	}
	return blocks
}

// measure lists units before which a raised figure is a power.
var measure = map[string]bool{"m": true, "km": true, "cm": true, "dm": true, "mm": true}

func (s sheet) firstNote(size float64) int {
	from := len(s.blocks)
	referred := s.signs()
	for i := len(s.blocks) - 1; i >= 0; i-- {
		b := s.blocks[i]
		if b.cells != nil || b.line.size > smallPrint*size || b.top > s.height/2 {
			break
		}
		if m := noteSign.FindStringSubmatch(b.line.text()); m != nil && referred[m[1]] {
			from = i
		}
	}
	return from
}

// signs are the raised signs in the lines of a page that come after a word.
func (s sheet) signs() map[string]bool {
	found := map[string]bool{}
	for _, b := range s.blocks {
		for _, c := range b.line.cells {
			for _, w := range c {
				if base, sign, _ := w.parts(); base != "" && sign != "" {
					found[sign] = true
				}
			}
		}
	}
	return found
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
