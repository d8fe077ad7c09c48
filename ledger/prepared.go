package ledger

import (
	"context"
	"database/sql"
	"sync"
)

// prepared asks a database with statements that SQLite reads only once: for a statement of a page of hits, reading it takes
// as long as running it. Only texts that are always the same belong here, since they are kept.
type prepared struct {
	db         *sql.DB
	statements sync.Map // *sql.Stmt by text
}

var _ querier = (*prepared)(nil)

// QueryContext implements querier.
func (p *prepared) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	s, err := p.statement(ctx, text) //nolint:sqlclosecheck // kept until the database is closed
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

// QueryRowContext implements querier.
func (p *prepared) QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row {
	s, err := p.statement(ctx, text) //nolint:sqlclosecheck // kept until the database is closed
	if err != nil {
		return p.db.QueryRowContext(ctx, text, args...) // fails alike, and can say so
	}
	return s.QueryRowContext(ctx, args...)
}

func (p *prepared) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	if known, ok := p.statements.Load(text); ok {
		return known.(*sql.Stmt), nil
	}
	s, err := p.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if other, raced := p.statements.LoadOrStore(text, s); raced {
		return other.(*sql.Stmt), s.Close() //nolint:sqlclosecheck // this one only: the other is used
	}
	return s, nil
}
