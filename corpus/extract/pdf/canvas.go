package pdf

import (
	"math"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

// canvas collects what a page shows. Glyphs are kept apart by the quarter turn of their baseline: the turn that most
// letters share is the page's own, whatever its Rotate entry says.
type canvas struct {
	turns    [4][]layout.Glyph
	rules    []layout.Rule
	count    int
	hidden   int           // glyphs drawn invisibly
	old      int           // glyphs of fonts from before Unicode
	slanted  int           // glyphs of watermarks and the like, left out
	clipped  int           // glyphs outside of what is seen, left out
	broken   int           // streams that could not be unpacked to their end
	pictures int           // images drawn, inline ones included
	shapes   int           // painted paths that are no rules
	last     *layout.Glyph // of the glyphs placed
}

// slant is how far a baseline may lean, as the sine of its angle, and still be read as upright; scans with a text
// layer are seldom straight.
const slant = 0.17

// place adds a glyph whose baseline starts at x, y and runs in the direction dx, dy.
func (c *canvas) place(g layout.Glyph, dx, dy float64) {
	c.count++
	length := math.Hypot(dx, dy)
	if length == 0 || !finite(g.X, g.Y, g.Width, g.Size) || g.Size <= 0 {
		return
	}
	turn := 0
	switch {
	case math.Abs(dy) <= slant*length && dx > 0:
	case math.Abs(dx) <= slant*length && dy > 0:
		turn = 1
	case math.Abs(dy) <= slant*length:
		turn = 2
	case math.Abs(dx) <= slant*length:
		turn = 3
	default:
		c.slanted++
		return
	}
	g.X, g.Y = turned(g.X, g.Y, turn)
	c.turns[turn] = append(c.turns[turn], g)
	c.last = &c.turns[turn][len(c.turns[turn])-1]
}

// extend gives the room of a glyph that is not shown to the one before it, so that no gap opens. Only upright text is
// looked after; elsewhere a gap does no harm.
func (c *canvas) extend(g layout.Glyph) {
	if c.last != nil && c.last.Y == g.Y && g.X+g.Width > c.last.X && finite(g.X, g.Width) {
		c.last.Width = max(c.last.Width, g.X+g.Width-c.last.X)
	}
}

// outlined is the number of shapes on a page from which on they may be letters drawn as curves.
const outlined = 300

// pictured tells whether the page shows things that text may be part of.
func (c *canvas) pictured() bool { return c.pictures > 0 || c.shapes >= outlined }

// turned rotates a place back by quarter turns, so that a baseline of that turn runs to the right.
func turned(x, y float64, quarters int) (float64, float64) {
	for range quarters {
		x, y = y, -x
	}
	return x, y
}

// thin is the greatest thickness of a bar that is seen as a line, in points.
const thin = 2.5

// bar adds a painted path by its bounding box: a thin one is a rule, a stroked box four.
func (c *canvas) bar(b box, stroked bool) {
	if len(c.rules)+c.shapes >= maxPageRules || !finite(b.x0, b.y0, b.x1, b.y1) {
		return
	}
	wide, high := b.x1-b.x0, b.y1-b.y0
	switch {
	case b.curved:
		c.shapes++
	case math.Min(wide, high) <= thin && math.Max(wide, high) > thin:
		c.rules = append(c.rules, b.middle())
	case stroked && b.rectangle && wide > thin && high > thin:
		c.rules = append(c.rules, layout.Rule{X0: b.x0, Y0: b.y0, X1: b.x1, Y1: b.y0}, layout.Rule{X0: b.x0, Y0: b.y1, X1: b.x1, Y1: b.y1},
			layout.Rule{X0: b.x0, Y0: b.y0, X1: b.x0, Y1: b.y1}, layout.Rule{X0: b.x1, Y0: b.y0, X1: b.x1, Y1: b.y1})
	}
}

// box is the bounding box of a path in page space.
type box struct {
	x0, y0, x1, y1 float64
	points         int
	curved         bool
	rectangle      bool
}

func (b *box) add(x, y float64) {
	if b.points++; b.points == 1 {
		b.x0, b.y0, b.x1, b.y1 = x, y, x, y
		return
	}
	b.x0, b.x1 = math.Min(b.x0, x), math.Max(b.x1, x)
	b.y0, b.y1 = math.Min(b.y0, y), math.Max(b.y1, y)
}

// middle is the line along the middle of a thin box.
func (b box) middle() layout.Rule {
	if b.x1-b.x0 >= b.y1-b.y0 {
		y := (b.y0 + b.y1) / 2
		return layout.Rule{X0: b.x0, Y0: y, X1: b.x1, Y1: y}
	}
	x := (b.x0 + b.x1) / 2
	return layout.Rule{X0: x, Y0: b.y0, X1: x, Y1: b.y1}
}

// pages gives the canvas as layouts: the page itself first, then the glyphs of each other turn.
func (c *canvas) pages(number int, width, height float64) []layout.Page {
	own := 0
	for turn := range c.turns {
		if len(c.turns[turn]) > len(c.turns[own]) {
			own = turn
		}
	}
	list := []layout.Page{c.page(number, width, height, own)}
	for turn := range c.turns {
		if turn != own && len(c.turns[turn]) > 0 {
			side := c.page(number, width, height, turn)
			side.Rules = nil
			list = append(list, side)
		}
	}
	return list
}

// page is the page as seen by somebody for whom text of the given turn is upright.
func (c *canvas) page(number int, width, height float64, turn int) layout.Page {
	dx, dy := offset(width, height, turn)
	for i := range c.turns[turn] {
		c.turns[turn][i].X += dx
		c.turns[turn][i].Y += dy
	}
	rules := make([]layout.Rule, len(c.rules))
	for i, r := range c.rules {
		x0, y0 := turned(r.X0, r.Y0, turn)
		x1, y1 := turned(r.X1, r.Y1, turn)
		rules[i] = layout.Rule{X0: min(x0, x1) + dx, Y0: min(y0, y1) + dy, X1: max(x0, x1) + dx, Y1: max(y0, y1) + dy}
	}
	if turn%2 == 1 {
		width, height = height, width
	}
	return layout.Page{Number: number, Width: width, Height: height, Glyphs: c.turns[turn], Rules: rules, Drawn: 2*c.hidden <= c.count}
}

// offset moves turned places back on the paper, whose lower left corner stays the origin.
func offset(width, height float64, turn int) (float64, float64) {
	switch turn {
	case 1:
		return 0, width
	case 2:
		return width, height
	case 3:
		return height, 0
	}
	return 0, 0
}
