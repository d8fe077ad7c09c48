package report

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/messages"
)

// Hits are the clauses that a search found.
func Hits(r index.Results, say *messages.Catalogue) Table {
	table := Table{
		ID: "hits", Columns: columns(say, "clauses", "commune", "village", "convention", "address", "page", "clause+", "kind", "file+"),
	}
	for _, h := range r.Hits {
		page := text("")
		if h.Clause.Page > 0 {
			page = count(say, h.Clause.Page)
		}
		var kinds []string
		for _, f := range h.Document.Findings {
			if title := KindTitle(f.Kind, say); !slices.Contains(kinds, title) {
				kinds = append(kinds, title)
			}
		}
		c := h.Document.Document.Convention
		table.Rows = append(table.Rows, []Cell{
			text(communeName(h.Document.Commune, say)), text(c.Village), text(c.Title), text(h.Clause.Citation), page, text(h.Clause.Text),
			text(strings.Join(kinds, "; ")), text(h.Document.Document.Path),
		})
	}
	return table
}
