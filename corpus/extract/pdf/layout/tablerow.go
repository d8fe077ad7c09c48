package layout

import (
	"math"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// tableRow is a row of cells without rules: a head in two columns, a table set with tabs, two signatures side by side.
// The lines below may hold the rest of its wrapped cells.
type tableRow struct {
	cells []string
	spans []column
	drawn []int // the last glyph of each cell, in the order of drawing
	last  line
	page  int
	run   bool // its last cell has gone on at the margin: the row is one paragraph set with tabs
}

// takeRow takes a line that belongs to a row of cells. A line of several cells begins a row; a line that only goes on
// with wrapped cells is added to them.
func (f *flow) takeRow(l line, origin corpus.Origin) bool {
	if f.row != nil && f.row.wrap(l, f.columns(l.page)) {
		return true
	}
	if len(l.cells) < 2 {
		return false
	}
	f.close(origin)
	f.closeRow()
	row := &tableRow{last: l, page: l.page}
	for _, c := range l.cells {
		row.cells = append(row.cells, c.text())
		row.spans = append(row.spans, column{c.x0(), c.x1()})
		row.drawn = append(row.drawn, c.last())
	}
	f.row = row
	return true
}

func (f *flow) closeRow() {
	if f.row != nil {
		f.list = append(f.list, corpus.Paragraph{Text: strings.Join(f.row.cells, "\t"), Page: f.row.page, Origin: corpus.OriginTable})
		f.row = nil
	}
}

// wrap adds a line to the cells that it continues: close below, and every part of it the rest of one cell.
func (r *tableRow) wrap(l line, room column) bool {
	gap := r.last.y - l.y
	if l.page != r.page || gap <= 0 || gap > closePitch*l.size || len(l.cells) >= len(r.cells) {
		return false
	}
	if r.runsOn(l, room) {
		r.goOn(len(r.cells)-1, l.cells[0])
		r.last, r.run = l, true
		return true
	}
	if r.run {
		return false
	}
	targets := make([]int, len(l.cells))
	for i, c := range l.cells {
		if targets[i] = r.under(c, room); targets[i] < 0 || l.drawn && !r.drawnBefore(targets[i], c) {
			return false
		}
	}
	for i, c := range l.cells {
		r.goOn(targets[i], c)
	}
	r.last = l
	return true
}

// goOn adds c to a cell.
func (r *tableRow) goOn(at int, c cell) {
	r.cells[at] = joinLines(r.cells[at], c.text())
	r.spans[at] = column{min(r.spans[at].left, c.x0()), max(r.spans[at].right, c.x1())}
	r.drawn[at] = max(r.drawn[at], c.last())
}

// runsOn tells whether the row is a paragraph set with tabs, and l its next line: drawn after the last cell, which left
// no room for its first word, and begun at the left margin.
func (r *tableRow) runsOn(l line, room column) bool {
	c := l.cells[0]
	if !l.drawn || len(l.cells) > 1 || !r.drawnBefore(len(r.cells)-1, c) || !continues(c.text()) {
		return false
	}
	full := room.right-r.last.x1() < (breakSpace+fitSlack)*l.size+l.first()
	return full && c.x0() <= r.spans[0].left+sameIndent*l.size
}

// drawnBefore tells whether a cell is the one that was drawn last before c.
func (r *tableRow) drawnBefore(at int, c cell) bool {
	first := c.first()
	for _, last := range r.drawn {
		if last < first && last > r.drawn[at] {
			return false
		}
	}
	return r.drawn[at] < first
}

// closePitch is the greatest distance of two lines of one cell, in units of the font size.
const closePitch = 1.7

// under is the cell that c continues, -1 when none: c stands below it, and its first word had no room there.
func (r *tableRow) under(c cell, room column) int {
	size := c[0].size
	first := breakSpace*size + c[0].x1 - c[0].x0
	for i, span := range r.spans {
		rest := 0.0
		switch {
		case math.Abs(c.x0()-span.left) < sameIndent*size && continues(c.text()):
			rest = r.limit(i, room) - span.right
		case math.Abs(c.x0()+c.x1()-span.left-span.right) < 2*centreSlack*size:
			rest = r.cellWidth(i, room) - span.width()
		default:
			continue
		}
		if first > rest-wideGap*size && c.x1() < r.limit(i, room) {
			return i
		}
	}
	return -1
}

// continues tells whether text begins as the middle of a sentence does, and not as a clause.
func continues(text string) bool { return startsInside(text) && !startsLabel(text) }

// limit is where the next cell begins.
func (r *tableRow) limit(i int, room column) float64 {
	if i+1 < len(r.spans) {
		return r.spans[i+1].left
	}
	return max(room.right, r.spans[i].right)
}

// cellWidth guesses the width of a cell whose text stands in its middle: its borders lie half-way to the middles of
// its neighbours, and it reaches as far to one side as to the other.
func (r *tableRow) cellWidth(i int, room column) float64 {
	middle := r.spans[i].middle()
	left, right := middle-room.left, room.right-middle
	if i > 0 {
		left = (middle - r.spans[i-1].middle()) / 2
	}
	if i+1 < len(r.spans) {
		right = (r.spans[i+1].middle() - middle) / 2
	}
	return 2 * min(left, right)
}
