package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// Stored is a file as the ledger knows it. Clauses is their number; the clauses themselves come from Ledger.Clauses.
type Stored struct {
	ID       int64
	Document corpus.Document
	Key      string
	Commune  checker.Commune
	Reader   string
	Packs    string
	Text     string // checker.TextDigest of its clauses
	Gone     bool   // not found by the last complete scan of its folder
	Clauses  int
	Findings []checker.Finding
}

const documentColumns = `id, path, sha256, size, format, engine, status, reason, quality, pages, convention_key, title, kind, draft, village,
	commune, district, province, adopted_on, recognition_number, recognition_date, recognition_body, commune_code, commune_name,
	reader, packs, text, gone, (SELECT count(*) FROM clauses WHERE document_id = documents.id)`

func scanDocument(row interface{ Scan(...any) error }) (Stored, error) {
	var s Stored
	d, c := &s.Document, &s.Document.Convention
	err := row.Scan(&s.ID, &d.Path, &d.SHA256, &d.Size, &d.Format, &d.Engine, &d.Status, &d.Reason, &d.Quality, &d.Pages, &s.Key,
		&c.Title, &c.Kind, &c.Draft, &c.Village, &c.Commune, &c.District, &c.Province, &c.AdoptedOn, &c.Recognition.Number,
		&c.Recognition.Date, &c.Recognition.Body, &s.Commune.Code, &s.Commune.Name, &s.Reader, &s.Packs, &s.Text, &s.Gone, &s.Clauses)
	return s, err
}

// ByPath is the file recorded under a path; ok is false when there is none.
func (l *Ledger) ByPath(ctx context.Context, path string) (stored Stored, ok bool, err error) {
	stored, err = l.one(ctx, `path = ?`, path)
	if errors.Is(err, sql.ErrNoRows) {
		return Stored{}, false, nil
	}
	return stored, err == nil, err
}

// ByID is the file with the given id.
func (l *Ledger) ByID(ctx context.Context, id int64) (Stored, error) { return l.one(ctx, `id = ?`, id) }

func (l *Ledger) one(ctx context.Context, where string, arg any) (Stored, error) {
	stored, err := scanDocument(l.often.QueryRowContext(ctx, `SELECT `+documentColumns+` FROM documents WHERE `+where, arg))
	if err != nil {
		return Stored{}, fmt.Errorf("look up document %v: %w", arg, err)
	}
	byDocument, err := l.findings(ctx, findingsOfOne, stored.ID)
	stored.Findings = byDocument[stored.ID]
	return stored, err
}

// heads are the files that the last scans found, in the order of their paths, without their findings.
func (l *Ledger) heads(ctx context.Context) ([]Stored, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT `+documentColumns+` FROM documents WHERE gone = 0 ORDER BY path`)
	if err != nil {
		return nil, fmt.Errorf("list the documents: %w", err)
	}
	documents, err := collect(rows, scanDocument)
	if err != nil {
		return nil, fmt.Errorf("list the documents: %w", err)
	}
	return documents, nil
}

// Documents are the files that the last scans found, in the order of their paths, with their findings.
func (l *Ledger) Documents(ctx context.Context) ([]Stored, error) {
	documents, err := l.heads(ctx)
	if err != nil {
		return nil, err
	}
	byDocument, err := l.findings(ctx, findingsOfPresent)
	if err != nil {
		return nil, err
	}
	for i := range documents {
		documents[i].Findings = byDocument[documents[i].ID]
	}
	return documents, nil
}

const (
	findingsOfOne = `SELECT document_id, ordinal, span_start, span_end, detail FROM findings
		WHERE document_id = ? ORDER BY ordinal, span_start, rule`
	findingsOfPresent = `SELECT document_id, ordinal, span_start, span_end, detail FROM findings
		WHERE document_id IN (SELECT id FROM documents WHERE gone = 0) ORDER BY document_id, ordinal, span_start, rule`
)

// findings are the findings that a query gives, by document.
func (l *Ledger) findings(ctx context.Context, query string, args ...any) (map[int64][]checker.Finding, error) {
	return findingsIn(ctx, l.often, query, args...)
}

func findingsIn(ctx context.Context, q querier, query string, args ...any) (map[int64][]checker.Finding, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("list the findings: %w", err)
	}
	type owned struct {
		document int64
		checker.Finding
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (owned, error) {
		var o owned
		var ordinal, start, end int
		var detail string
		if err := row.Scan(&o.document, &ordinal, &start, &end, &detail); err != nil {
			return o, err
		}
		err := json.Unmarshal([]byte(detail), &o.Finding)
		o.Ordinal, o.Start, o.End = ordinal, start, end
		return o, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the findings: %w", err)
	}
	byDocument := map[int64][]checker.Finding{}
	for _, o := range list {
		byDocument[o.document] = append(byDocument[o.document], o.Finding)
	}
	return byDocument, nil
}

// Clauses are the clauses of a document in their order.
func (l *Ledger) Clauses(ctx context.Context, document int64) ([]corpus.Clause, error) {
	return clausesOf(ctx, l.q, document)
}

func clausesOf(ctx context.Context, q querier, document int64) ([]corpus.Clause, error) {
	rows, err := q.QueryContext(ctx, `SELECT ordinal, zone, address, citation, headings, lead_ins, text, page
		FROM clauses WHERE document_id = ? ORDER BY ordinal`, document)
	if err != nil {
		return nil, fmt.Errorf("list the clauses of document %d: %w", document, err)
	}
	clauses, err := collect(rows, scanClause)
	if err != nil {
		return nil, fmt.Errorf("list the clauses of document %d: %w", document, err)
	}
	return clauses, nil
}

// Clause is one clause of a document.
func (l *Ledger) Clause(ctx context.Context, document int64, ordinal int) (corpus.Clause, error) {
	clause, err := scanClause(l.q.QueryRowContext(ctx, `SELECT ordinal, zone, address, citation, headings, lead_ins, text, page
		FROM clauses WHERE document_id = ? AND ordinal = ?`, document, ordinal))
	if err != nil {
		return corpus.Clause{}, fmt.Errorf("look up clause %d of document %d: %w", ordinal, document, err)
	}
	return clause, nil
}

func scanClause(row interface{ Scan(...any) error }) (corpus.Clause, error) {
	var c corpus.Clause
	var address, headings, leadIns string
	if err := row.Scan(&c.Ordinal, &c.Zone, &address, &c.Citation, &headings, &leadIns, &c.Text, &c.Page); err != nil {
		return c, err
	}
	return c, errors.Join(readJSON(address, &c.Address), readJSON(headings, &c.Headings), readJSON(leadIns, &c.LeadIns))
}

// readJSON reads a column of JSON; with most clauses there is nothing in it.
func readJSON(text string, into any) error {
	if text == "null" {
		return nil
	}
	return json.Unmarshal([]byte(text), into)
}

// collect reads all rows and closes them.
func collect[T any](rows *sql.Rows, scan func(interface{ Scan(...any) error }) (T, error)) ([]T, error) {
	var list []T
	for rows.Next() {
		item, err := scan(rows)
		if err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		list = append(list, item)
	}
	return list, errors.Join(rows.Err(), rows.Close())
}
