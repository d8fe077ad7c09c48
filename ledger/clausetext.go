package ledger

import (
	"context"
	"fmt"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// ClauseText is the part of a clause that the index needs.
type ClauseText struct {
	Ordinal int
	Text    string
}

// ClauseTexts are the texts of a document's clauses in their order.
func (l *Ledger) ClauseTexts(ctx context.Context, document int64) ([]ClauseText, error) {
	rows, err := l.often.QueryContext(ctx, `SELECT ordinal, text FROM clauses WHERE document_id = ? ORDER BY ordinal`, document)
	if err != nil {
		return nil, fmt.Errorf("read the clauses of document %d: %w", document, err)
	}
	texts, err := collect(rows, func(row interface{ Scan(...any) error }) (c ClauseText, err error) {
		err = row.Scan(&c.Ordinal, &c.Text)
		return c, err
	})
	if err != nil {
		return nil, fmt.Errorf("read the clauses of document %d: %w", document, err)
	}
	return texts, nil
}

// Place is where a document belongs, for counting and sorting by it.
type Place struct {
	ID      int64
	Path    string
	Head    corpus.Convention // village, old units, kind and day of adoption only
	Commune checker.Commune
}

// Places are the places of all present documents.
func (l *Ledger) Places(ctx context.Context) ([]Place, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT id, path, kind, village, commune, district, province, adopted_on, commune_code, commune_name
		FROM documents WHERE gone = 0`)
	if err != nil {
		return nil, fmt.Errorf("list the places: %w", err)
	}
	places, err := collect(rows, func(row interface{ Scan(...any) error }) (p Place, err error) {
		h := &p.Head
		err = row.Scan(&p.ID, &p.Path, &h.Kind, &h.Village, &h.Commune, &h.District, &h.Province, &h.AdoptedOn, &p.Commune.Code, &p.Commune.Name)
		return p, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the places: %w", err)
	}
	return places, nil
}
