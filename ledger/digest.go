package ledger

import (
	"context"
	"database/sql"

	"github.com/pressly/goose/v3"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// digestTexts is the migration that names the words of the documents of an older ledger.
func digestTexts() *goose.Migration {
	return goose.NewGoMigration(3, &goose.GoFunc{RunTx: fillDigests}, &goose.GoFunc{RunTx: func(context.Context, *sql.Tx) error { return nil }})
}

func fillDigests(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT id FROM documents`)
	if err != nil {
		return err
	}
	ids, err := collect(rows, scanID)
	if err != nil {
		return err
	}
	for _, id := range ids {
		rows, err := tx.QueryContext(ctx, `SELECT text FROM clauses WHERE document_id = ? ORDER BY ordinal`, id)
		if err != nil {
			return err
		}
		clauses, err := collect(rows, func(row interface{ Scan(...any) error }) (c corpus.Clause, err error) {
			err = row.Scan(&c.Text)
			return c, err
		})
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE documents SET text = ? WHERE id = ?`, checker.TextDigest(clauses), id); err != nil {
			return err
		}
	}
	return nil
}

func scanID(row interface{ Scan(...any) error }) (id int64, err error) {
	err = row.Scan(&id)
	return id, err
}
