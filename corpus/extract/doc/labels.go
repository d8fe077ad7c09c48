package doc

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/listing"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// label counts a paragraph in its list and renders its number; "" for a paragraph without one, or wholly hidden.
func (w *walker) label(p *paragraph, empty bool) string {
	n, index := w.list(p.layout)
	if n == nil {
		if p.layout.old {
			w.notes[reading.NoteUnknownNumber]++
		}
		return ""
	}
	if p.mark.hidden && empty {
		return ""
	}
	w.counts.Advance(n.List, index)
	label, exact := w.counts.Label(n.List, index, p.mark.caps)
	if !exact {
		w.notes[reading.NoteUnknownNumber]++
	}
	if n.faced[index] || strings.TrimSpace(label) == "" {
		return label
	}
	var line flow.Line
	line.Write(label, flow.Face{Font: w.font(p.mark, 'đ').name})
	return line.Text()
}

// list is the list and level of a paragraph. A level that is named by the paragraph's style counts where no other is
// given.
func (w *walker) list(l layout) (*numberer, int) {
	if l.list < usesFrom || l.list > len(w.lists) || l.level >= listing.MaxLevels {
		return nil, 0
	}
	n := w.lists[l.list-1]
	if l.level >= 0 {
		return n, l.level
	}
	for index, style := range n.styles {
		if style != noStyle && style == l.style {
			return n, index
		}
	}
	return n, 0
}
