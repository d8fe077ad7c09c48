package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// Work selects findings for review; empty fields select everything.
type Work struct {
	Fingerprint string // or the beginning of one
	Decisions   []checker.Decision
	Kind        string
	Rule        string
	Grade       string
	Commune     string   // code, or name as today's
	Communes    []string // codes of those that a person may see; none: all
	Convention  string   // key
	Confidence  string
	Surest      bool // those of the surest rules first
	Assigned    string
	Hints       bool // hints, too
	Former      bool // those of texts that a later version replaced, too
	Today       corpus.Date
	Limit       int // less than 1: all
	Offset      int
}

// Piece is a finding with what is known of it. A finding that stands in several files of a convention is one piece, in the
// first of them.
type Piece struct {
	Finding  checker.Finding
	Document int64
	Path     string
	Key      string
	Title    string
	Village  string
	Commune  checker.Commune
	Decided  Decided
}

// pieceColumns are what scanPiece reads.
const pieceColumns = `SELECT f.ordinal, f.span_start, f.span_end, f.detail, d.id, d.path, d.convention_key, d.title, d.village,
		d.commune_code, d.commune_name, coalesce(x.decision, ''), coalesce(x.assigned, '') FROM findings f JOIN documents d ON d.id = f.document_id
		LEFT JOIN decisions x USING (fingerprint)`

const piecesFrom = ` FROM findings f JOIN documents d ON d.id = f.document_id LEFT JOIN decisions x USING (fingerprint)`

// places are the conditions on the files of a selection, and their arguments.
func (w Work) places() (all []string, args []any) {
	all = []string{"d.gone = 0"}
	if w.Convention != "" {
		all, args = append(all, "d.convention_key = ?"), append(args, w.Convention)
	}
	if w.Commune != "" {
		all, args = append(all, "(d.commune_code = ? OR d.commune_name = ?)"), append(args, w.Commune, w.Commune)
	}
	if len(w.Communes) > 0 {
		all, args = append(all, "d.commune_code IN (SELECT value FROM json_each(?))"), append(args, codeList(w.Communes))
	}
	if !w.Former {
		all, args = append(all, `NOT EXISTS (SELECT 1 FROM documents n WHERE n.convention_key = d.convention_key AND n.gone = 0 AND n.draft = d.draft
			AND d.adopted_on <> '' AND n.adopted_on > d.adopted_on AND n.adopted_on <= ?)`), append(args, w.Today)
	}
	return all, args
}

// conditions are the clauses of WHERE for a selection, and their arguments.
func (w Work) conditions() (where string, args []any) {
	all, args := w.places()
	add := func(condition string, values ...any) {
		all = append(all, condition)
		args = append(args, values...)
	}
	if w.Fingerprint != "" {
		// A range, and not a piece of the text, so that the index is used.
		add("f.fingerprint >= ? AND f.fingerprint < ?", w.Fingerprint, w.Fingerprint+"\U0010FFFF")
	}
	if len(w.Decisions) > 0 {
		values := make([]any, len(w.Decisions))
		for i, d := range w.Decisions {
			values[i] = d
		}
		add("coalesce(x.decision, '') IN (?"+strings.Repeat(", ?", len(values)-1)+")", values...)
	}
	for _, equal := range []struct{ column, value string }{
		{"f.kind", w.Kind}, {"f.rule", w.Rule}, {"f.confidence", w.Confidence}, {"f.detail ->> '$.grade'", w.Grade}, {"x.assigned", w.Assigned},
	} {
		if equal.value != "" {
			add(equal.column+" = ?", equal.value)
		}
	}
	if !w.Hints { // a hint that a person confirmed is one no more
		add("(f.confidence <> ? OR x.decision IN (?, ?))", checker.ConfidenceHint, checker.Confirmed, checker.Disputed)
	}
	return " WHERE " + strings.Join(all, " AND "), args
}

// Work is a page of findings by commune, file and place in the text, and the number of all that were selected. Clauses that no
// rule flags and that people hold against a text come after them.
func (l *Ledger) Work(ctx context.Context, w Work) (pieces []Piece, total int, err error) {
	where, args := w.conditions()
	if err := l.q.QueryRowContext(ctx, `SELECT count(DISTINCT f.fingerprint)`+piecesFrom+where, args...).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("count the findings: %w", err)
	}
	limit := w.Limit
	if limit < 1 {
		limit = -1
	}
	rows, err := l.q.QueryContext(ctx, pieceColumns+`
		WHERE f.id IN (SELECT min(f.id)`+piecesFrom+where+` GROUP BY f.fingerprint)
		ORDER BY `+w.order()+` LIMIT ? OFFSET ?`, append(args, limit, w.Offset)...)
	if err != nil {
		return nil, 0, fmt.Errorf("list the findings: %w", err)
	}
	if pieces, err = collect(rows, scanPiece); err != nil {
		return nil, 0, fmt.Errorf("list the findings: %w", err)
	}
	byHand, err := l.held(ctx, w)
	if err != nil {
		return nil, 0, err
	}
	return append(pieces, w.rest(byHand, total, len(pieces))...), total + len(byHand), nil
}

// rest are the clauses that no rule flags on a page that shows so many of the flagged ones.
func (w Work) rest(byHand []Piece, flagged, shown int) []Piece {
	from := min(max(0, w.Offset-flagged), len(byHand))
	to := len(byHand)
	if w.Limit > 0 {
		to = min(to, from+w.Limit-shown)
	}
	return byHand[from:to]
}

func scanPiece(row interface{ Scan(...any) error }) (p Piece, err error) {
	var ordinal, start, end int
	var detail string
	if err := row.Scan(&ordinal, &start, &end, &detail, &p.Document, &p.Path, &p.Key, &p.Title, &p.Village, &p.Commune.Code, &p.Commune.Name,
		&p.Decided.Decision, &p.Decided.Assigned); err != nil {
		return p, err
	}
	err = json.Unmarshal([]byte(detail), &p.Finding)
	p.Finding.Ordinal, p.Finding.Start, p.Finding.End = ordinal, start, end
	return p, err
}
