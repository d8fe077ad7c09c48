package main

import (
	"context"
	"database/sql"
	"errors"

	"github.com/huonguoc/huonguoc/ledger"
)

// mark is what is known of a clause besides its text.
type mark struct {
	kind, grade, rule string
	first             bool // of its document
}

// each reads all clauses of a ledger in their order.
func each(ctx context.Context, home string, do func(s ledger.Stored, text string, m mark) error) (err error) {
	l, err := ledger.Open(ctx, home)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	ids, err := l.PresentIDs(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		s, err := l.ByID(ctx, id)
		if err != nil {
			return err
		}
		texts, err := l.ClauseTexts(ctx, id)
		if err != nil {
			return err
		}
		marks := map[int]mark{}
		for _, f := range s.Findings {
			marks[f.Ordinal] = mark{kind: f.Kind, grade: f.Grade, rule: f.Rule}
		}
		for i, t := range texts {
			m := marks[t.Ordinal]
			m.first = i == 0
			if err := do(s, t.Text, m); err != nil {
				return err
			}
		}
	}
	return nil
}

// sampleOf is every so many of the clauses, to choose words from.
func sampleOf(ctx context.Context, home string, every int) (list []string, err error) {
	n := 0
	err = each(ctx, home, func(_ ledger.Stored, text string, _ mark) error {
		if n++; n%every == 0 {
			list = append(list, text)
		}
		return nil
	})
	return list, err
}

// count adds up the last column.
func count(rows *sql.Rows, err error) (total int, _ error) {
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		var doc int64
		var kind, grade, rule string
		var n int
		if err := rows.Scan(&doc, &kind, &grade, &rule, &n); err != nil {
			return 0, errors.Join(err, rows.Close())
		}
		total += n
	}
	return total, errors.Join(rows.Err(), rows.Close())
}

func drain(rows *sql.Rows, err error) error {
	if err != nil {
		return err
	}
	for rows.Next() {
		var id int64
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}
