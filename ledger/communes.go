package ledger

import (
	"context"
	"fmt"

	"github.com/huonguoc/huonguoc/checker"
)

// Communes are the communes of today of which there are files, by name; the unknown one first.
func (l *Ledger) Communes(ctx context.Context) ([]checker.Commune, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT DISTINCT commune_code, commune_name FROM documents WHERE gone = 0 ORDER BY commune_name, commune_code`)
	if err != nil {
		return nil, fmt.Errorf("list the communes: %w", err)
	}
	return collect(rows, func(row interface{ Scan(...any) error }) (c checker.Commune, err error) {
		err = row.Scan(&c.Code, &c.Name)
		return c, err
	})
}
