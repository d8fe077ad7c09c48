package layout

import (
	"cmp"
	"math"
	"slices"
)

// row is a set of glyphs on one baseline, superscripts included.
type row struct {
	y, size float64 // of the largest glyph
	glyphs  []Glyph
}

// Tolerances in units of the font size.
const (
	sameBaseline = 0.35 // columns of a head set in two sizes differ by a quarter
	superscript  = 0.60 // how far a raised sign stands above its line
	subscript    = 0.35
	smallSign    = 0.80 // size of a raised or lowered sign against its line, at most
)

// rowsOf groups glyphs by baseline, top first.
func rowsOf(glyphs []Glyph) []row {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b Glyph) int { return cmp.Compare(b.Y, a.Y) })
	var rows []row
	anchor := 0.0 // the first glyph's baseline, so that a row cannot creep down the page
	for _, g := range sorted {
		if n := len(rows); n > 0 && anchor-g.Y <= sameBaseline*min(rows[n-1].size, g.Size) {
			rows[n-1].add(g)
			continue
		}
		anchor = g.Y
		rows = append(rows, row{g.Y, g.Size, []Glyph{g}})
	}
	return joinColumns(joinSigns(rows))
}

// sideways is how far apart two baselines may be that belong to columns side by side; lines of one text stand a whole
// font size apart at least.
const sideways = 0.75

// joinColumns makes one row of two that stand beside each other, as do the columns of a head when one of them begins
// a little lower.
func joinColumns(rows []row) []row {
	var joined []row
	for _, r := range rows {
		n := len(joined)
		if n > 0 && joined[n-1].y-r.y <= sideways*min(joined[n-1].size, r.size) && joined[n-1].beside(r) {
			joined[n-1].glyphs = append(joined[n-1].glyphs, r.glyphs...)
			continue
		}
		joined = append(joined, r)
	}
	return joined
}

func (r row) beside(other row) bool {
	left, right := r.extent()
	from, to := other.extent()
	return max(left, from)-min(right, to) > wideGap*max(r.size, other.size)
}

func (r *row) add(g Glyph) {
	r.glyphs = append(r.glyphs, g)
	if g.Size > r.size {
		r.y, r.size = g.Y, g.Size
	}
}

// joinSigns puts rows of raised or lowered small signs into the line that they belong to.
func joinSigns(rows []row) []row {
	var joined []row
	for _, r := range rows {
		n := len(joined)
		switch {
		case n > 0 && signsOf(joined[n-1], r, superscript):
			r.glyphs = append(raise(joined[n-1].glyphs), r.glyphs...)
			joined[n-1] = r
		case n > 0 && signsOf(r, joined[n-1], subscript):
			joined[n-1].glyphs = append(joined[n-1].glyphs, r.glyphs...)
		default:
			joined = append(joined, r)
		}
	}
	return joined
}

func raise(glyphs []Glyph) []Glyph {
	for i := range glyphs {
		glyphs[i].raised = true
	}
	return glyphs
}

// signsOf tells whether all of small can be raised or lowered signs of line.
func signsOf(small, line row, distance float64) bool {
	if small.size > smallSign*line.size || math.Abs(small.y-line.y) > distance*line.size {
		return false
	}
	left, right := line.extent()
	from, to := small.extent()
	return from >= left-line.size && to <= right+2*line.size
}

func (r row) extent() (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, g := range r.glyphs {
		left, right = min(left, g.X), max(right, g.X+g.Width)
	}
	return left, right
}
