package ledger

import (
	"context"
	"database/sql"
	"fmt"
)

// Queued are at most limit documents that the index has not seen in their present state, oldest first.
func (l *Ledger) Queued(ctx context.Context, limit int) ([]int64, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT document_id FROM index_queue ORDER BY queued_at, document_id LIMIT ?`, limit)
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
	if err := l.often.QueryRowContext(ctx, `SELECT count(*) FROM index_queue`).Scan(&n); err != nil {
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

// ClearQueue empties the queue, for an index that is about to read all documents: what changes from now on is queued again.
func (l *Ledger) ClearQueue(ctx context.Context) error {
	if _, err := l.db.ExecContext(ctx, `DELETE FROM index_queue`); err != nil {
		return fmt.Errorf("empty the index queue: %w", err)
	}
	return nil
}

// PresentIDs are the documents that the last scans found.
func (l *Ledger) PresentIDs(ctx context.Context) ([]int64, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT id FROM documents WHERE gone = 0 ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("list the documents: %w", err)
	}
	ids, err := collect(rows, func(row interface{ Scan(...any) error }) (id int64, err error) {
		err = row.Scan(&id)
		return id, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the documents: %w", err)
	}
	return ids, nil
}

// State is how far a ledger has come. An index of a later state than its ledger's belongs to another ledger, or to one from
// before a copy was brought back.
type State struct {
	Documents int    `json:"documents"` // present
	Newest    string `json:"newest"`    // when the last one was recorded
	Entries   int64  `json:"entries"`   // of the log
}

// State tells how far the ledger has come.
func (l *Ledger) State(ctx context.Context) (s State, err error) {
	const query = `SELECT count(*), coalesce(max(scanned_at), ''), coalesce((SELECT count FROM log_head), 0) FROM documents WHERE gone = 0`
	if err := l.q.QueryRowContext(ctx, query).Scan(&s.Documents, &s.Newest, &s.Entries); err != nil {
		return State{}, fmt.Errorf("read the state of the ledger: %w", err)
	}
	return s, nil
}
