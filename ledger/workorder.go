package ledger

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/huonguoc/huonguoc/checker"
)

// order is how a selection is sorted. Whoever reviews goes from file to file, or takes the surest findings first.
func (w Work) order() string {
	const place = `d.commune_name, d.path, f.ordinal, f.span_start, f.id`
	if w.Surest {
		return `CASE f.confidence WHEN 'sure' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END, f.detail ->> '$.grade', ` + place
	}
	return place
}

// codeList is a list of codes as SQLite's json_each reads it.
func codeList(codes []string) string {
	data, _ := json.Marshal(codes) // strings cannot fail
	return string(data)
}

// WorkOrder is the fingerprints of a selection in the order of Work, without its limit.
func (l *Ledger) WorkOrder(ctx context.Context, w Work) ([]string, error) {
	where, args := w.conditions()
	rows, err := l.q.QueryContext(ctx, `SELECT f.fingerprint, f.id`+piecesFrom+where+` ORDER BY `+w.order(), args...)
	if err != nil {
		return nil, fmt.Errorf("order the findings: %w", err)
	}
	type line struct {
		fingerprint string
		id          int64
	}
	lines, err := collect(rows, func(row interface{ Scan(...any) error }) (x line, err error) {
		err = row.Scan(&x.fingerprint, &x.id)
		return x, err
	})
	if err != nil {
		return nil, fmt.Errorf("order the findings: %w", err)
	}
	// A finding that stands in several files is where it was recorded first, as in Work.
	first := make(map[string]int64, len(lines))
	for _, x := range lines {
		if id, ok := first[x.fingerprint]; !ok || x.id < id {
			first[x.fingerprint] = x.id
		}
	}
	order := make([]string, 0, len(first))
	for _, x := range lines {
		if first[x.fingerprint] == x.id {
			order = append(order, x.fingerprint)
		}
	}
	byHand, err := l.held(ctx, w)
	for _, p := range byHand {
		order = append(order, p.Finding.Fingerprint)
	}
	return order, err
}

// WorkCounts is how many findings of a selection stand under each decision.
func (l *Ledger) WorkCounts(ctx context.Context, w Work) (map[checker.Decision]int, error) {
	where, args := w.conditions()
	rows, err := l.q.QueryContext(ctx, `SELECT coalesce(x.decision, ''), count(DISTINCT f.fingerprint)`+piecesFrom+where+` GROUP BY 1`, args...)
	if err != nil {
		return nil, fmt.Errorf("count the findings: %w", err)
	}
	type count struct {
		decision checker.Decision
		n        int
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (c count, err error) {
		err = row.Scan(&c.decision, &c.n)
		return c, err
	})
	counts := map[checker.Decision]int{}
	for _, c := range list {
		counts[c.decision] = c.n
	}
	if err != nil {
		return nil, fmt.Errorf("count the findings: %w", err)
	}
	byHand, err := l.held(ctx, w)
	for _, p := range byHand {
		counts[p.Decided.Decision]++
	}
	return counts, err
}

// Pieces are findings by their fingerprints, in the order of these; one that is not there any more is left out.
func (l *Ledger) Pieces(ctx context.Context, fingerprints []string) ([]Piece, error) {
	rows, err := l.q.QueryContext(ctx, pieceColumns+` WHERE f.id IN (SELECT min(f.id) FROM findings f JOIN documents d ON d.id = f.document_id
		WHERE d.gone = 0 AND f.fingerprint IN (SELECT value FROM json_each(?)) GROUP BY f.fingerprint)`, codeList(fingerprints))
	if err != nil {
		return nil, fmt.Errorf("look up findings: %w", err)
	}
	pieces, err := collect(rows, scanPiece)
	if err != nil {
		return nil, fmt.Errorf("look up findings: %w", err)
	}
	byName := make(map[string]Piece, len(pieces))
	for _, p := range pieces {
		byName[p.Finding.Fingerprint] = p
	}
	var list []Piece
	for _, f := range fingerprints {
		p, ok := byName[f]
		if !ok { // no rule flags it: a person did
			byHand, _, err := l.Work(ctx, Work{Fingerprint: f, Hints: true, Former: true, Limit: 1})
			if err != nil {
				return nil, err
			}
			if len(byHand) == 0 {
				continue
			}
			p = byHand[0]
		}
		list = append(list, p)
	}
	return list, nil
}
