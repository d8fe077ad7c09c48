package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// edges are the running heads and feet, each different one once.
type edges struct{ heads, feet []corpus.Paragraph }

// margin is the share of the page's height at top and bottom where running heads stand.
const margin = 0.12

// markedMargin is the same where the file itself marks the text as a running head.
const markedMargin = 0.25

// edge is one end of the pages: from which side its blocks are counted, and where they end up.
type edge struct {
	top    bool
	origin corpus.Origin
}

// partFurniture takes running heads, feet and page numbers off the pages: rows on the outermost places that hold a
// page number, that the file marks, or that return on other pages at the same height.
func partFurniture(sheets []sheet) ([]sheet, edges) {
	rest := slices.Clone(sheets)
	heads := takeEdge(rest, edge{true, corpus.OriginHeader})
	feet := takeEdge(rest, edge{false, corpus.OriginFooter})
	return rest, edges{heads, feet}
}

func takeEdge(sheets []sheet, e edge) []corpus.Paragraph {
	seen := countRows(sheets, e)
	var list []corpus.Paragraph
	known := map[string]bool{}
	for i := range sheets {
		n := sheets[i].edgeRows(e, seen, len(sheets))
		var taken []block
		taken, sheets[i].blocks = split(sheets[i].blocks, n, e)
		for _, b := range taken {
			text := b.text()
			if shape := shapeOf(text); !isPageNumber(text) && !known[shape] {
				known[shape] = true
				list = append(list, corpus.Paragraph{Text: text, Page: sheets[i].number, Origin: e.origin})
			}
		}
	}
	return list
}

// split takes n blocks off one end.
func split(blocks []block, n int, e edge) (taken, rest []block) {
	if e.top {
		return blocks[:n], blocks[n:]
	}
	return blocks[len(blocks)-n:], blocks[:len(blocks)-n]
}

// rowKey tells rows apart by their text without figures and by their height on the page.
type rowKey struct {
	shape string
	level int
}

// countRows counts on how many pages each row of the margin stands.
func countRows(sheets []sheet, e edge) map[rowKey]int {
	seen := map[rowKey]int{}
	for _, s := range sheets {
		for _, b := range s.fromEdge(e) {
			if s.within(b, e, margin) {
				seen[s.key(b, 0)]++
			}
		}
	}
	return seen
}

func (s sheet) key(b block, shift int) rowKey {
	return rowKey{shapeOf(b.text()), int(math.Round(b.top/4)) + shift}
}

// edgeRows is the number of blocks at the edge that are furniture.
func (s sheet) edgeRows(e edge, seen map[rowKey]int, pages int) int {
	for n, b := range s.fromEdge(e) {
		repeated := s.within(b, e, margin) && s.repeated(b, seen, pages)
		number := s.within(b, e, margin) && isPageNumber(b.text())
		marked := b.line.furniture && s.within(b, e, markedMargin)
		if !repeated && !number && !marked {
			return n
		}
	}
	return len(s.blocks)
}

// repeated tells whether a row returns on at least two pages and two fifths of all.
func (s sheet) repeated(b block, seen map[rowKey]int, pages int) bool {
	count := 0
	for shift := -1; shift <= 1; shift++ {
		count += seen[s.key(b, shift)]
	}
	return count >= 2 && 5*count >= 2*pages
}

func (s sheet) fromEdge(e edge) []block {
	if e.top {
		return s.blocks
	}
	turned := slices.Clone(s.blocks)
	slices.Reverse(turned)
	return turned
}

func (s sheet) within(b block, e edge, share float64) bool {
	if e.top {
		return b.top >= s.height*(1-share)
	}
	return b.top <= s.height*share
}

var figures = regexp.MustCompile(`\d+`)

func shapeOf(text string) string { return figures.ReplaceAllString(strings.ToLower(text), "#") }

var pageNumber = regexp.MustCompile(`^[-–—\s]*(?i:trang|page)?\s*\d{1,4}(?:\s*[/|]\s*\d{1,4})?[-–—\s]*$`)

func isPageNumber(text string) bool { return pageNumber.MatchString(text) }

// text is a block's text, cells parted by tabs.
func (b block) text() string {
	if b.cells != nil {
		return strings.Join(b.cells, "\t")
	}
	return b.line.text()
}
