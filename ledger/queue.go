package ledger

import (
	"context"
	"database/sql"
	"fmt"
)

// Queued are at most limit documents that the index has not seen in their present state, oldest first.
func (l *Ledger) Queued(ctx context.Context, limit int) ([]int64, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT document_id FROM index_queue ORDER BY queued_at, document_id LIMIT ?`, limit)
	if err != nil {
		return nil, fmt.Errorf("read the index queue: %w", err)
	}
	ids, err := collect(rows, func(row interface{ Scan(...any) error }) (id int64, err error) {
		err = row.Scan(&id)
		return id, err
	})
	if err != nil {
		return nil, fmt.Errorf("read the index queue: %w", err)
	}
	return ids, nil
}

// QueueLength is the number of documents the index is behind.
func (l *Ledger) QueueLength(ctx context.Context) (n int, err error) {
	if err := l.db.QueryRowContext(ctx, `SELECT count(*) FROM index_queue`).Scan(&n); err != nil {
		return 0, fmt.Errorf("read the index queue: %w", err)
	}
	return n, nil
}

// Indexed takes documents from the queue once the index has them.
func (l *Ledger) Indexed(ctx context.Context, ids []int64) error {
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, `DELETE FROM index_queue WHERE document_id = ?`, id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("shorten the index queue: %w", err)
	}
	return nil
}

// QueueAll puts every document into the queue, for an index that is made anew.
func (l *Ledger) QueueAll(ctx context.Context) error {
	_, err := l.db.ExecContext(ctx, `INSERT INTO index_queue (document_id, queued_at) SELECT id, scanned_at FROM documents
		WHERE true ON CONFLICT (document_id) DO NOTHING`)
	if err != nil {
		return fmt.Errorf("queue all documents: %w", err)
	}
	return nil
}
