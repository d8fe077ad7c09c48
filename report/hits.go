package report

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/messages"
)

// QueryHit is a clause with the query that found it.
type QueryHit struct {
	Query string
	index.Hit
}

// Hits are the clauses that a search found.
func Hits(hits []index.Hit, say *messages.Catalogue) Table {
	rows := make([]QueryHit, len(hits))
	for i, h := range hits {
		rows[i].Hit = h
	}
	t := QueryHits(rows, say)
	t.Columns = t.Columns[1:]
	for i := range t.Rows {
		t.Rows[i] = t.Rows[i][1:]
	}
	return t
}

// QueryHits are the clauses that several searches found, the query in the first column.
func QueryHits(hits []QueryHit, say *messages.Catalogue) Table {
	own := columns(say, "clauses", "commune", "village", "convention", "address", "page", "clause+", "kind", "grade", "file+")
	t := Table{
		ID: "hits", Name: say.T("search.sheet"), Title: say.T("search.sheet"),
		Columns: append(append([]Column{{ID: "query", Title: say.T("search.column.query")}}, own...), Column{ID: "status", Title: say.T("search.column.status")}),
	}
	for _, h := range hits {
		page := text("")
		if h.Clause.Page > 0 {
			page = count(say, h.Clause.Page)
		}
		c := h.Document.Document.Convention
		kinds, grades, statuses := marks(h.Hit, say)
		t.Rows = append(t.Rows, []Cell{
			text(h.Query), text(communeName(h.Document.Commune, say)), text(c.Village), text(c.Title), text(h.Clause.Citation), page, text(h.Clause.Text),
			text(kinds), text(grades), text(h.Document.Document.Path), text(statuses),
		})
	}
	return t
}

// marks are what was found on a clause, each once.
func marks(h index.Hit, say *messages.Catalogue) (kinds, grades, statuses string) {
	var k, g, s []string
	add := func(list []string, item string) []string {
		if item == "" || slices.Contains(list, item) {
			return list
		}
		return append(list, item)
	}
	for i, f := range h.Document.Findings {
		k, g = add(k, KindTitle(f.Kind, say)), add(g, f.Grade)
		if i < len(h.Statuses) {
			s = add(s, say.T("search.status."+h.Statuses[i]))
		}
	}
	return strings.Join(k, "; "), strings.Join(g, "; "), strings.Join(s, "; ")
}

// ErrTooManyRows says that a workbook would be too large to make and to open.
var ErrTooManyRows = errors.New("too many rows for a workbook")

// maxSheetRows keeps the memory of a workbook within a gigabyte; a spreadsheet program stops at ten times as many.
const maxSheetRows = 100_000

// HitsWorkbook writes the clauses that searches found as an .xlsx file.
func HitsWorkbook(w io.Writer, hits []QueryHit, at time.Time, version string, say *messages.Catalogue) error {
	if len(hits) > maxSheetRows {
		return fmt.Errorf("%w: %d", ErrTooManyRows, len(hits))
	}
	return TableWorkbook(w, QueryHits(hits, say), Data{MadeAt: at, Version: version}, say)
}
