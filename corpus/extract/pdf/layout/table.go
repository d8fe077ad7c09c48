package layout

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// tablesOf parts the glyphs inside ruled tables from the free ones; each table is a list of row blocks.
func tablesOf(p Page) (free []Glyph, tables [][]block) {
	grids := gridsOf(p.Rules)
	if len(grids) == 0 {
		return p.Glyphs, nil
	}
	inside := make([]map[int][]Glyph, len(grids))
	for _, glyph := range p.Glyphs {
		i, at := locate(grids, glyph)
		if i < 0 {
			free = append(free, glyph)
			continue
		}
		if inside[i] == nil {
			inside[i] = map[int][]Glyph{}
		}
		inside[i][at] = append(inside[i][at], glyph)
	}
	for i, g := range grids {
		if len(inside[i]) > 0 {
			tables = append(tables, g.blocks(p, inside[i]))
		}
	}
	return free, tables
}

// locate finds the table and cell of a glyph by the middle of its body.
func locate(grids []*grid, glyph Glyph) (int, int) {
	for i, g := range grids {
		if at, ok := g.find(glyph.X+glyph.Width/2, glyph.Y+glyph.Size/4); ok {
			return i, at
		}
	}
	return -1, 0
}

// blocks gives the table's rows. A cell merged with one above or to the left is empty or left out, as a word
// processor stores it.
func (g *grid) blocks(p Page, inside map[int][]Glyph) []block {
	var list []block
	for row := range g.rows() {
		var cells []string
		for column := range g.columns() {
			at := row*g.columns() + column
			switch root := g.root(at); {
			case root == at:
				cells = append(cells, cellText(p, inside[at], g.xs[column], g.right(at)))
			case root/g.columns() < row && root%g.columns() == column:
				cells = append(cells, "")
			}
		}
		if strings.Join(cells, "") != "" {
			list = append(list, block{top: g.ys[row], cells: cells})
		}
	}
	return list
}

// right is the right edge of a cell with what is merged to it in its row.
func (g *grid) right(at int) float64 {
	last := at
	for last%g.columns() < g.columns()-1 && g.root(last+1) == at {
		last++
	}
	return g.xs[last%g.columns()+1]
}

// maxPadding bounds in points the room between a cell's text and its border; more is an indent, or text in the middle.
const maxPadding = 6

// cellText is a cell's paragraphs, parted by line breaks.
func cellText(p Page, glyphs []Glyph, left, right float64) string {
	lines := linesOf(p.Number, glyphs, true)
	if len(lines) == 0 {
		return ""
	}
	blocks := make([]block, len(lines))
	padding := right
	for i, l := range lines {
		blocks[i] = block{top: l.y + l.size, line: l}
		padding = min(padding, l.x0()-left)
	}
	padding = min(max(0, padding), maxPadding)
	room := column{left + padding, right - padding}
	f := flow{columns: func(int) column { return room }}
	var texts []string
	for _, para := range f.run(blocks, corpus.OriginTable) {
		texts = append(texts, para.Text)
	}
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n")
}
