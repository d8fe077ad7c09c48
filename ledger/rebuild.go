package ledger

import (
	"context"
	"database/sql"

	"github.com/huonguoc/huonguoc/checker"
)

// rebuildDecisions empties the tables that are kept beside the log and fills them again.
func rebuildDecisions(ctx context.Context) func(*sql.Tx) error {
	return func(tx *sql.Tx) error {
		for _, empty := range []string{`DELETE FROM log_subjects`, `DELETE FROM decisions`} {
			if _, err := tx.ExecContext(ctx, empty); err != nil {
				return err
			}
		}
		rows, err := tx.QueryContext(ctx, `SELECT body FROM log ORDER BY n`)
		if err != nil {
			return err
		}
		events, err := collect(rows, scanEvent)
		if err != nil {
			return err
		}
		last := map[string]int64{}
		for i, e := range events {
			for _, item := range e.Items {
				last[item.Subject()] = int64(i + 1)
				if err := note(ctx, tx, item.Subject(), int64(i+1)); err != nil {
					return err
				}
			}
		}
		return putDecisions(ctx, tx, events, last)
	}
}

func putDecisions(ctx context.Context, tx *sql.Tx, events []checker.Event, last map[string]int64) error {
	for subject, on := range checker.BySubject(events) {
		fingerprint, ok := checker.FindingOf(subject)
		if !ok {
			continue
		}
		w := checker.Weigh(subject, on)
		if _, err := tx.ExecContext(ctx, `INSERT INTO decisions (fingerprint, decision, assigned, n) VALUES (?, ?, ?, ?)`,
			fingerprint, w.Decision, w.Assigned, last[subject]); err != nil {
			return err
		}
	}
	return nil
}
