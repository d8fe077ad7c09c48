package layout

import (
	"cmp"
	"math"
	"slices"
)

// column is the room that lines of text fill, from the left to the right margin.
type column struct{ left, right float64 }

func (c column) width() float64  { return c.right - c.left }
func (c column) middle() float64 { return (c.left + c.right) / 2 }

// Support that a margin needs: so many lines that begin or end there, give or take.
const (
	marginSupport = 3
	marginSpread  = 2.5 // points
)

// columnsOf estimates the margins. Pages printed on both sides have two sets of them, so odd and even pages are
// looked at apart where they differ.
func columnsOf(sheets []sheet) func(page int) column {
	var byParity [2]column
	all := columnOf(sheets, func(sheet) bool { return true })
	for parity := range byParity {
		byParity[parity] = columnOf(sheets, func(s sheet) bool { return s.number%2 == parity })
		if !byParity[parity].mirrored(all) {
			byParity[parity] = all
		}
	}
	return func(page int) column { return byParity[page%2] }
}

// mirrored tells whether c is the column all moved sideways.
func (c column) mirrored(all column) bool {
	moved := c.right - all.right
	return c.width() > 0 && math.Abs(moved) > 2*marginSpread && math.Abs(c.left-all.left-moved) < 2*marginSpread
}

func columnOf(sheets []sheet, wanted func(sheet) bool) column {
	var lefts, rights []float64
	for _, s := range sheets {
		if !wanted(s) {
			continue
		}
		for _, b := range s.blocks {
			if b.cells == nil && len(b.line.cells) == 1 {
				lefts, rights = append(lefts, b.line.x0()), append(rights, b.line.x1())
			}
		}
	}
	if len(lefts) == 0 {
		return column{}
	}
	slices.Sort(lefts)
	slices.SortFunc(rights, func(a, b float64) int { return cmp.Compare(b, a) })
	c := column{supported(lefts), supported(rights)}
	c.right = max(c.right, furthest(sheets, wanted, c))
	return c
}

// furthest is where the longest line of running text ends: in ragged text, and in verse, no three lines share a margin.
// It is 0 when nothing says that a line is such.
func furthest(sheets []sheet, wanted func(sheet) bool, c column) (right float64) {
	for _, s := range sheets {
		for i := 1; i < len(s.blocks) && wanted(s); i++ {
			a, b := s.blocks[i-1], s.blocks[i]
			if a.cells != nil || b.cells != nil || len(a.line.cells) > 1 || len(b.line.cells) > 1 {
				continue
			}
			next := b.line
			runs := startsInside(next.text()) && !startsLabel(next.text()) && !endsSentence(a.line.text())
			if runs && math.Abs(next.x0()-c.left) <= marginSpread && a.line.size == next.size && s.width-a.line.x1() > c.left/3 {
				right = max(right, a.line.x1())
			}
		}
	}
	return right
}

// supported is the first value that enough of the following ones share, else the first of all: an outlier makes no
// margin.
func supported(values []float64) float64 {
	for i := range values {
		if i+marginSupport <= len(values) && math.Abs(values[i+marginSupport-1]-values[i]) <= marginSpread {
			return values[i]
		}
	}
	return values[0]
}
