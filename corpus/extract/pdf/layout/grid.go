package layout

import (
	"cmp"
	"math"
	"slices"
)

// near is how far apart two lines of a table may be and still meet, in points.
const near = 3.0

// maxGrid bounds the cells of one table; a drawing made of thousands of strokes is none.
const maxGrid = 20_000

// maxTableRules bounds the rules of a page that are looked at: finding which of them meet takes their number squared.
const maxTableRules = 3_000

// grid is a ruled table: its lines, and which of the cells between them belong together.
type grid struct {
	xs     []float64 // left to right
	ys     []float64 // top to bottom
	parent []int     // of the cell at row*columns+column: the first cell that it is merged with
}

func (g *grid) rows() int    { return len(g.ys) - 1 }
func (g *grid) columns() int { return len(g.xs) - 1 }

// gridsOf finds the tables among a page's rules: sets of rules that meet, with at least two columns and one row.
func gridsOf(rules []Rule) []*grid {
	if len(rules) > maxTableRules {
		return nil
	}
	var grids []*grid
	for _, set := range meeting(unite(rules)) {
		if g := gridOf(set); g != nil {
			grids = append(grids, g)
		}
	}
	return grids
}

func (r Rule) horizontal() bool { return r.Y0 == r.Y1 }

// unite makes one rule of pieces that continue each other; writers draw a border for each cell.
func unite(rules []Rule) []Rule {
	sorted := slices.Clone(rules)
	slices.SortFunc(sorted, func(a, b Rule) int {
		if a.horizontal() != b.horizontal() {
			return cmp.Compare(b2i(b.horizontal()), b2i(a.horizontal()))
		}
		return cmp.Or(cmp.Compare(math.Round(a.across()), math.Round(b.across())), cmp.Compare(a.start(), b.start()))
	})
	var united []Rule
	for _, r := range sorted {
		if n := len(united); n > 0 && united[n-1].continues(r) {
			united[n-1].X1, united[n-1].Y1 = max(united[n-1].X1, r.X1), max(united[n-1].Y1, r.Y1)
			if r.horizontal() {
				united[n-1].Y1 = united[n-1].Y0
			} else {
				united[n-1].X1 = united[n-1].X0
			}
			continue
		}
		united = append(united, r)
	}
	return united
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// across is the coordinate that a rule keeps, start and end are those that it spans.
func (r Rule) across() float64 {
	if r.horizontal() {
		return r.Y0
	}
	return r.X0
}

func (r Rule) start() float64 {
	if r.horizontal() {
		return r.X0
	}
	return r.Y0
}

func (r Rule) end() float64 {
	if r.horizontal() {
		return r.X1
	}
	return r.Y1
}

func (r Rule) continues(next Rule) bool {
	return r.horizontal() == next.horizontal() && math.Abs(r.across()-next.across()) <= near/2 &&
		next.start() <= r.end()+near
}

func (r Rule) meets(s Rule) bool {
	return r.X0 <= s.X1+near && s.X0 <= r.X1+near && r.Y0 <= s.Y1+near && s.Y0 <= r.Y1+near
}

// meeting parts rules into sets that hang together.
func meeting(rules []Rule) [][]Rule {
	var sets [][]Rule
	seen := make([]bool, len(rules))
	for i := range rules {
		if seen[i] {
			continue
		}
		seen[i] = true
		set := []Rule{rules[i]}
		for next := 0; next < len(set); next++ {
			for j := range rules {
				if !seen[j] && set[next].meets(rules[j]) {
					seen[j] = true
					set = append(set, rules[j])
				}
			}
		}
		sets = append(sets, set)
	}
	return sets
}

// gridOf is the table that a set of rules draws, nil when it is none: an underline, a frame, a picture.
func gridOf(set []Rule) *grid {
	var xs, ys []float64
	lying, standing := 0, 0
	for _, r := range set {
		xs, ys = append(xs, r.X0, r.X1), append(ys, r.Y0, r.Y1)
		if r.horizontal() {
			lying++
		} else {
			standing++
		}
	}
	g := &grid{xs: levels(xs), ys: levels(ys)}
	slices.Reverse(g.ys)
	if lying < 2 || standing < 1 || g.columns() < 2 || g.rows()*g.columns() > maxGrid {
		return nil
	}
	g.merge(set)
	return g
}

// levels are the distinct values, ascending; values nearer than near count as one.
func levels(values []float64) []float64 {
	slices.Sort(values)
	distinct := values[:1]
	for _, v := range values[1:] {
		if v-distinct[len(distinct)-1] > near {
			distinct = append(distinct, v)
		}
	}
	return distinct
}

// merge joins cells that no rule parts.
func (g *grid) merge(set []Rule) {
	columns := g.columns()
	g.parent = make([]int, g.rows()*columns)
	for i := range g.parent {
		g.parent[i] = i
	}
	for row := range g.rows() {
		for column := range columns {
			at := row*columns + column
			x, y := (g.xs[column]+g.xs[column+1])/2, (g.ys[row]+g.ys[row+1])/2
			if column > 0 && !ruled(set, g.xs[column], y, false) {
				g.join(at-1, at)
			}
			if row > 0 && !ruled(set, x, g.ys[row], true) {
				g.join(at-columns, at)
			}
		}
	}
}

// ruled tells whether a rule of the set runs through a place.
func ruled(set []Rule, x, y float64, horizontal bool) bool {
	return slices.ContainsFunc(set, func(r Rule) bool {
		return r.horizontal() == horizontal && x >= r.X0-near && x <= r.X1+near && y >= r.Y0-near && y <= r.Y1+near
	})
}

func (g *grid) root(i int) int {
	for g.parent[i] != i {
		i = g.parent[i]
	}
	return i
}

func (g *grid) join(a, b int) {
	a, b = g.root(a), g.root(b)
	g.parent[max(a, b)] = min(a, b)
}

// find is the cell at a place, ok is false outside of the table.
func (g *grid) find(x, y float64) (int, bool) {
	column, _ := slices.BinarySearch(g.xs, x)
	row, _ := slices.BinarySearchFunc(g.ys, y, func(level, y float64) int { return cmp.Compare(y, level) })
	if column < 1 || column >= len(g.xs) || row < 1 || row >= len(g.ys) {
		return 0, false
	}
	return g.root((row-1)*g.columns() + column - 1), true
}
