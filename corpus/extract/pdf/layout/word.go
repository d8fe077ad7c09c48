package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// word is a run of letters between gaps.
type word struct {
	text        string
	x0, x1      float64
	size        float64
	glued       bool // a no-break space follows
	seam        bool // the word before nearly touches it
	bold        int  // so many of its glyphs are bold
	glyphs      int
	first, last int  // of its glyphs in the order in which the page draws them
	sign        span // of its text, the small sign above the line: the number of a footnote, a power
}

// span is a byte range; empty when there is nothing.
type span struct{ start, end int }

// Gaps in units of the font size. A space is 0.25 wide in most faces and never less than 0.18 in a squeezed line;
// kerning opens up to 0.1.
const (
	wordGap      = 0.16
	seamGap      = 0.02 // parts two syllables that make none together: a tab may be as narrow
	overprint    = 0.12
	minLetterGap = 4 // gaps that it takes to call a line letter-spaced; one less where it holds spaces
)

// words cuts a row.
func (r row) words() []word {
	glyphs := slices.Clone(r.glyphs)
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.X, b.X) })
	glyphs = slices.CompactFunc(glyphs, overprinted)
	threshold := letterGap(glyphs)
	var words []word
	open := false
	for _, g := range glyphs {
		text := printable(g.Text)
		trimmed := strings.TrimFunc(text, unicode.IsSpace)
		if trimmed == "" {
			if n := len(words); open && n > 0 && text == "\u00A0" {
				words[n-1].glued = true
			}
			open = open && text == ""
			continue
		}
		between := wordGap
		if n := len(words); open && n > 0 && !startsSpace(text) {
			between = (g.X-words[n-1].x1)/max(g.Size, words[n-1].size) - threshold + wordGap
		}
		if between >= seamGap {
			words = append(words, newWord(g, between < wordGap))
		}
		words[len(words)-1].add(g, trimmed)
		open = !endsSpace(text)
	}
	return joinSeams(words)
}

// joinSeams joins words that only a seam parts, unless the seam is all that makes two syllables of them.
func joinSeams(words []word) []word {
	joined := words[:0]
	for _, w := range words {
		if n := len(joined); n > 0 && w.seam && !apart(joined[n-1].text, w.text) {
			joined[n-1].join(w)
			continue
		}
		joined = append(joined, w)
	}
	for i := range joined {
		joined[i].compose()
	}
	return joined
}

// apart tells whether two texts that nearly touch are two words: syllables that make none together, or a syllable and a
// drawn line.
func apart(left, right string) bool {
	left = lastWord(norm.NFC.String(left))
	if !viet.IsSyllable(left) {
		return false
	}
	next := firstWord(norm.NFC.String(right))
	return viet.IsSyllable(next) && !viet.IsSyllable(left+next) || strings.HasPrefix(right, "---")
}

// compose brings the text to NFC; fonts may map a letter and its mark one by one.
func (w *word) compose() {
	base, sign, rest := w.parts()
	base, sign = norm.NFC.String(base), norm.NFC.String(sign)
	w.sign = span{len(base), len(base) + len(sign)}
	w.text = base + sign + norm.NFC.String(rest)
}

// parts are a word's text before its raised sign, the sign, and the text after it.
func (w word) parts() (base, sign, rest string) {
	return w.text[:w.sign.start], w.text[w.sign.start:w.sign.end], w.text[w.sign.end:]
}

// newWord begins a word at a glyph, which is still to be added.
func newWord(g Glyph, seam bool) word {
	return word{x0: g.X, x1: g.X + g.Width, seam: seam, first: g.order, last: g.order}
}

// join puts a word that nearly touches this one behind it.
func (w *word) join(next word) {
	if next.sign.start < next.sign.end {
		w.raise(next.sign.start, next.sign.end)
	}
	w.text += next.text
	w.glued, w.bold, w.glyphs = next.glued, w.bold+next.bold, w.glyphs+next.glyphs
	w.first, w.last = min(w.first, next.first), max(w.last, next.last)
	w.x0, w.x1, w.size = min(w.x0, next.x0), max(w.x1, next.x1), max(w.size, next.size)
}

// raise marks a byte range of what is to be added as a small sign above the line, or lengthens the sign before it.
func (w *word) raise(start, end int) {
	if start > 0 || w.sign.end == 0 || w.sign.end != len(w.text) {
		w.sign.start = len(w.text) + start
	}
	w.sign.end = len(w.text) + end
}

func (w *word) add(g Glyph, text string) {
	if g.raised {
		w.raise(0, len(text))
	}
	w.text += text
	w.first, w.last = min(w.first, g.order), max(w.last, g.order)
	w.glyphs++
	if g.Bold {
		w.bold++
	}
	w.x0, w.x1, w.size = min(w.x0, g.X), max(w.x1, g.X+g.Width), max(w.size, g.Size)
}

// overprinted recognises a letter drawn twice to look bold.
func overprinted(a, b Glyph) bool {
	apart := math.Abs(b.X - a.X)
	return a.Text == b.Text && apart < overprint*a.Size && apart < a.Width/2
}

// letterGap is the gap that parts words on a line, in units of the font size. Where most letters stand apart, as in
// spread headings, the usual letter gap is added.
func letterGap(glyphs []Glyph) float64 {
	var gaps []float64
	enough := minLetterGap
	for i := 1; i < len(glyphs); i++ {
		a, b := glyphs[i-1], glyphs[i]
		if strings.TrimSpace(a.Text) == "" || strings.TrimSpace(b.Text) == "" {
			enough = minLetterGap - 1
			continue
		}
		gaps = append(gaps, (b.X-a.X-a.Width)/b.Size)
	}
	if len(gaps) < enough {
		return wordGap
	}
	slices.Sort(gaps)
	return wordGap + max(0, gaps[len(gaps)/2])
}

// printable drops control characters, which stand for glyphs without a letter.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

func startsSpace(s string) bool { return s != strings.TrimLeftFunc(s, unicode.IsSpace) }
func endsSpace(s string) bool   { return s != strings.TrimRightFunc(s, unicode.IsSpace) }
