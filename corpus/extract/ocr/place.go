package ocr

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

// place turns lines of pixels into a page of glyphs, one a word, in points. The page is turned straight about its
// middle, by the slope that most of its baselines share.
func place(lines []line, p Picture) layout.Page {
	width, height := float64(p.Gray.Rect.Dx()), float64(p.Gray.Rect.Dy())
	scale := pointsPerInch / p.DPI
	page := layout.Page{Number: 1, Width: width * scale, Height: height * scale}
	sin, cos := math.Sincos(lean(lines))
	usual := usualSize(lines)
	for _, l := range lines {
		size := l.size
		if math.Abs(size-usual) <= sameSize*usual {
			size = usual
		}
		for _, w := range l.words {
			if !w.isText() {
				continue
			}
			// The baseline under the word, then both about the middle of the page.
			x, y := w.left-width/2, l.bottom+l.offset+l.slope*(w.left-l.left)-height/2
			page.Glyphs = append(page.Glyphs, layout.Glyph{
				// The space behind a word keeps it apart from the next, however narrow the gap between their pictures.
				Text: strings.TrimSpace(w.text) + " ",
				X:    (x*cos + y*sin + width/2) * scale, Y: (height/2 - (y*cos - x*sin)) * scale,
				Width: (w.right - w.left) * scale, Size: size * scale,
			})
		}
	}
	return page
}

const pointsPerInch = 72

// sameSize is how far a line's height may be from the usual and still be the same type: it is measured from its
// letters, and a line of capitals with marks on them looks taller.
const sameSize = 0.2

// usualSize is the middle height of the lines, longer lines counting for more.
func usualSize(lines []line) float64 {
	return middleOf(lines, func(l line) float64 { return l.size })
}

// lean is the angle of the page in radians, clockwise; a page on its side is not straightened here.
func lean(lines []line) float64 {
	return math.Atan(middleOf(lines, func(l line) float64 { return l.slope }))
}

// turn is the number of clockwise quarter turns that bring most of the words upright: tesseract reads lines that run
// downwards or upwards, and it does not always say so.
func (r reading) turn() int {
	return int(middleOf(r.lines, line.turn))
}

func (l line) turn() float64 {
	if len(l.words) < 2 {
		return 0
	}
	first, last := l.words[0], l.words[len(l.words)-1]
	right, down := last.left-first.left, last.top-first.top
	switch {
	case math.Abs(down) <= math.Abs(right):
		return 0
	case down > 0:
		return 3
	}
	return 1
}

// middleOf is the median of a measure over the lines of some length, one vote a word.
func middleOf(lines []line, measure func(line) float64) float64 {
	var all []float64
	for _, l := range lines {
		for range l.words {
			all = append(all, measure(l))
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// isText tells a word from the rules and specks that are taken for one: bars and strokes, and marks of which the
// recogniser is unsure itself.
func (w word) isText() bool {
	text := strings.TrimSpace(w.text)
	switch {
	case text == "":
		return false
	case w.hasLetter():
		return true
	case strings.Trim(text, "|_¦[]{}") == "":
		return false
	}
	return w.confidence >= mark
}

// hasLetter tells whether the word has a letter or a digit.
func (w word) hasLetter() bool {
	return strings.IndexFunc(w.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
