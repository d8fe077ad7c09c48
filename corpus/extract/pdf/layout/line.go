package layout

import (
	"cmp"
	"slices"
	"strings"
)

// line is a row cut into words and, where gaps are wide, into cells.
type line struct {
	page      int
	y, size   float64
	cells     []cell
	furniture bool // the file says so
	drawn     bool // the order of its glyphs says what belongs together
}

// cell is a stretch of words without a wide gap.
type cell []word

func (c cell) x0() float64 { return c[0].x0 }
func (c cell) x1() float64 { return c[len(c)-1].x1 }

// first and last are the places of its glyphs in the order in which the page draws them.
func (c cell) first() int {
	return slices.MinFunc(c, func(a, b word) int { return cmp.Compare(a.first, b.first) }).first
}

func (c cell) last() int {
	return slices.MaxFunc(c, func(a, b word) int { return cmp.Compare(a.last, b.last) }).last
}

func (c cell) text() string {
	parts := make([]string, len(c))
	for i, w := range c {
		parts[i] = w.text
	}
	return strings.Join(parts, " ")
}

func (l line) x0() float64 { return l.cells[0].x0() }
func (l line) x1() float64 { return l.cells[len(l.cells)-1].x1() }

// text is the line with its cells parted by tabs.
func (l line) text() string {
	parts := make([]string, len(l.cells))
	for i, c := range l.cells {
		parts[i] = c.text()
	}
	return strings.Join(parts, "\t")
}

// bold tells whether every word is in bold, plain whether none is.
func (l line) bold() bool {
	return !l.anyWord(func(w word) bool { return w.bold < w.glyphs })
}

func (l line) plain() bool {
	return !l.anyWord(func(w word) bool { return w.bold > 0 })
}

func (l line) anyWord(is func(word) bool) bool {
	return slices.ContainsFunc(l.cells, func(c cell) bool { return slices.ContainsFunc(c, is) })
}

// first is the width of the line's first word, with those that a no-break space ties to it.
func (l line) first() float64 {
	words := l.cells[0]
	i := 0
	for i < len(words)-1 && words[i].glued {
		i++
	}
	return words[i].x1 - words[0].x0
}

// linesOf makes lines of glyphs. whole keeps every line in one cell.
func linesOf(page int, glyphs []Glyph, whole bool) []line {
	var lines []line
	for _, r := range rowsOf(glyphs) {
		words := r.words()
		if len(words) == 0 {
			continue
		}
		l := line{page: page, y: r.y, size: r.size, cells: []cell{words}, furniture: r.furniture()}
		if !whole {
			l.cells = cut(words, r.size)
		}
		lines = append(lines, l)
	}
	return lines
}

func (r row) furniture() bool {
	return !slices.ContainsFunc(r.glyphs, func(g Glyph) bool { return !g.Furniture })
}

// Wide gaps, in units of the font size.
const (
	wideGap     = 1.2 // parts cells
	usualSpace  = 0.3
	farGap      = 2.2 // and is so many times as wide as the line's usual gap
	labelIndent = 5.0 // how far after its number a clause may begin
)

// cut parts words into cells at wide gaps. A line that a justified break has stretched keeps its words together, and
// a clause's number stays with its text.
func cut(words []word, size float64) []cell {
	gaps := make([]float64, 0, len(words))
	for i := 1; i < len(words); i++ {
		gaps = append(gaps, words[i].x0-words[i-1].x1)
	}
	limit := max(wideGap*size, farGap*usualGap(gaps, size))
	cells := []cell{{words[0]}}
	for i, gap := range gaps {
		if gap > limit {
			cells = append(cells, cell{})
		}
		last := len(cells) - 1
		cells[last] = append(cells[last], words[i+1])
	}
	if len(cells) == 2 && isLabel(cells[0].text()) && cells[1].x0()-cells[0].x1() < labelIndent*size {
		return []cell{words}
	}
	return cells
}

// usualGap is the median gap of a line of many words; of a short line it is a plain space, since there every gap may
// be one between cells.
func usualGap(gaps []float64, size float64) float64 {
	if len(gaps) < 4 {
		return usualSpace * size
	}
	sorted := slices.Sorted(slices.Values(gaps))
	if least, most := sorted[0], sorted[len(sorted)-1]; least > size/2 && most < 1.6*least {
		return most
	}
	return min(sorted[len(sorted)/2], size)
}
