package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// ClausePlace names a clause: its document and its ordinal there.
type ClausePlace struct {
	Document int64
	Ordinal  int
}

// How many places one query asks for: a page of hits, or many. What is left over is asked for as no place, so that there are
// two statements to prepare and not one for every number.
const (
	pageOfClauses = 20
	clausesAtOnce = 200
)

// ClausesAt are the clauses at some places, in their order: a page of hits costs one query, and not one for each. A place
// without a clause is an error.
func (l *Ledger) ClausesAt(ctx context.Context, places []ClausePlace) ([]corpus.Clause, error) {
	out := make([]corpus.Clause, 0, len(places))
	for len(places) > 0 {
		n := min(len(places), clausesAtOnce)
		known, err := l.someClauses(ctx, places[:n])
		if err != nil {
			return nil, fmt.Errorf("look up %d clauses: %w", n, err)
		}
		for _, p := range places[:n] {
			c, ok := known[p]
			if !ok {
				return nil, fmt.Errorf("look up clause %d of document %d: %w", p.Ordinal, p.Document, sql.ErrNoRows)
			}
			out = append(out, c)
		}
		places = places[n:]
	}
	return out, nil
}

func (l *Ledger) someClauses(ctx context.Context, places []ClausePlace) (map[ClausePlace]corpus.Clause, error) {
	size := clausesAtOnce
	if len(places) <= pageOfClauses {
		size = pageOfClauses
	}
	args := make([]any, 2*size) // nil is no place
	for i, p := range places {
		args[2*i], args[2*i+1] = p.Document, p.Ordinal
	}
	// The cross join keeps the planner from reading all clauses: each place is looked up by the table's own key.
	rows, err := l.often.QueryContext(ctx, `WITH wanted (d, o) AS (VALUES `+strings.TrimSuffix(strings.Repeat("(?,?),", size), ",")+`)
		SELECT document_id, ordinal, zone, address, citation, headings, lead_ins, text, page
		FROM wanted CROSS JOIN clauses ON document_id = d AND ordinal = o`, args...)
	if err != nil {
		return nil, err
	}
	known := make(map[ClausePlace]corpus.Clause, len(places))
	_, err = collect(rows, func(row interface{ Scan(...any) error }) (struct{}, error) {
		var document int64
		c, err := scanClause(afterFirst{row, &document})
		known[ClausePlace{document, c.Ordinal}] = c
		return struct{}{}, err
	})
	return known, err
}

// afterFirst scans a row whose first column goes elsewhere.
type afterFirst struct {
	row   interface{ Scan(...any) error }
	first any
}

// Scan reads the columns behind the first into the places given.
func (a afterFirst) Scan(to ...any) error { return a.row.Scan(append([]any{a.first}, to...)...) }
