package ledger

import (
	"context"
	"fmt"
	"math"

	"github.com/huonguoc/huonguoc/checker"
)

// Numbered is an entry of the log with its number and the hash of the chain up to it.
type Numbered struct {
	N     int64
	Hash  string
	Event checker.Event
}

// EntriesBefore are at most limit entries before number n, the latest first; n of 0 is the end of the log.
func (l *Ledger) EntriesBefore(ctx context.Context, n int64, limit int) ([]Numbered, error) {
	if n < 1 {
		n = math.MaxInt64
	}
	rows, err := l.q.QueryContext(ctx, `SELECT n, hash, body FROM log WHERE n < ? ORDER BY n DESC LIMIT ?`, n, limit)
	if err != nil {
		return nil, fmt.Errorf("list the log: %w", err)
	}
	return collect(rows, func(row interface{ Scan(...any) error }) (e Numbered, err error) {
		var body []byte
		if err := row.Scan(&e.N, &e.Hash, &body); err != nil {
			return e, err
		}
		e.Event, err = checker.Parse(body)
		return e, err
	})
}
