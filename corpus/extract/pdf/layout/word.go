package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// word is a run of letters between gaps.
type word struct {
	text   string
	x0, x1 float64
	size   float64
	glued  bool // a no-break space follows
	bold   int  // so many of its glyphs are bold
	glyphs int
	sign   span // of its text, the small sign above the line: the number of a footnote, a power
}

// span is a byte range; empty when there is nothing.
type span struct{ start, end int }

// Gaps in units of the font size. A space is 0.25 wide in most faces and never less than 0.18 in a squeezed line;
// kerning opens up to 0.1.
const (
	wordGap      = 0.16
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
		if open && g.X-words[len(words)-1].x1 <= threshold*max(g.Size, words[len(words)-1].size) && !startsSpace(text) {
			words[len(words)-1].add(g, trimmed)
		} else {
			words = append(words, word{x0: g.X, x1: g.X + g.Width})
			words[len(words)-1].add(g, trimmed)
		}
		open = !endsSpace(text)
	}
	for i := range words {
		words[i].compose()
	}
	return words
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

func (w *word) add(g Glyph, text string) {
	if g.raised {
		if w.sign.end == 0 || w.sign.end != len(w.text) {
			w.sign.start = len(w.text)
		}
		w.sign.end = len(w.text) + len(text)
	}
	w.text += text
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
