package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
)

// MarkGone marks the files below the given roots that a complete walk did not see, and queues them for removal from the
// index. Nothing is deleted: a file that comes back is counted again. It returns how many are newly gone.
func (l *Ledger) MarkGone(ctx context.Context, roots []string, seen map[string]bool, at time.Time) (int, error) {
	n := 0
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT id, path FROM documents WHERE gone = 0`)
		if err != nil {
			return err
		}
		type known struct {
			id   int64
			path string
		}
		documents, err := collect(rows, func(row interface{ Scan(...any) error }) (k known, err error) {
			err = row.Scan(&k.id, &k.path)
			return k, err
		})
		if err != nil {
			return err
		}
		for _, d := range documents {
			if seen[d.path] || !below(d.path, roots) {
				continue
			}
			if _, err := tx.ExecContext(ctx, `UPDATE documents SET gone = 1 WHERE id = ?`, d.id); err != nil {
				return err
			}
			if err := queue(ctx, tx, d.id, at); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("mark the files that are gone: %w", err)
	}
	return n, nil
}

// Keep notes that a file was found as it was recorded; one that had been gone is counted and searched again.
func (l *Ledger) Keep(ctx context.Context, id int64, at time.Time) error {
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE documents SET gone = 0 WHERE id = ? AND gone = 1`, id)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return queue(ctx, tx, id, at)
	})
	if err != nil {
		return fmt.Errorf("keep document %d: %w", id, err)
	}
	return nil
}

// below tells whether a path is one of the roots, lies in one of these folders, or is a member of one of these archives.
func below(path string, roots []string) bool {
	for _, root := range roots {
		rest, ok := strings.CutPrefix(path, root)
		if ok && (rest == "" || strings.HasSuffix(root, "/") || rest[0] == '/' || strings.HasPrefix(rest, "!/")) {
			return true
		}
	}
	return false
}
