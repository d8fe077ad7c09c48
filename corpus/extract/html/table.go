package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// table walks a table row by row. The parser has put every row and cell in its place, and text that stood between them
// before the table.
func (w *walker) table(n *html.Node, l look) {
	for c := n.FirstChild; c != nil && w.fine(); c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		p := w.styleOf(c)
		inner := w.over(l, c, p)
		switch {
		case inner.hidden:
			w.leaveOut(c, reading.NoteHidden)
		case c.DataAtom == atom.Tr:
			w.row(c, inner)
		case c.DataAtom == atom.Caption:
			w.element(c, l)
		default:
			w.table(c, inner)
		}
	}
}

func (w *walker) row(n *html.Node, l look) {
	origin := w.origin
	if origin == corpus.OriginBody {
		origin = corpus.OriginTable
	}
	var cells [][]corpus.Paragraph
	for c := n.FirstChild; c != nil && w.fine(); c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		inner := w.over(l, c, w.styleOf(c))
		if inner.hidden {
			w.leaveOut(c, reading.NoteHidden)
			continue
		}
		cells = append(cells, w.story(origin, func() { w.children(c, inner) }))
	}
	w.out = append(w.out, flow.Row(cells)...)
}
