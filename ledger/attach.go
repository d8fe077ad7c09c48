package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// Answer is what a person says about the villages of a document.
type Answer struct {
	At    time.Time
	Actor string
	Note  string
	roster.Answer
}

// ErrNoVillage says that a village of an answer is not in the roster.
var ErrNoVillage = errors.New("the roster has no such village")

// AnswerAttachment enters an answer; earlier ones about the document stay in the ledger and hold no more.
func (l *Ledger) AnswerAttachment(ctx context.Context, a Answer) error {
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		for _, id := range a.Villages {
			var n int
			if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM villages WHERE id = ?`, id).Scan(&n); err != nil {
				return err
			}
			if n == 0 {
				return fmt.Errorf("%w: %s", ErrNoVillage, id)
			}
		}
		villages := a.Villages
		if villages == nil {
			villages = []string{}
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO attachment_answers (at, actor, path, sha256, villages, note) VALUES (?, ?, ?, ?, ?, ?)`,
			stamp(a.At), a.Actor, a.Path, a.SHA256, encode(villages), a.Note)
		return err
	})
	if err != nil {
		return fmt.Errorf("attach %s: %w", a.Path, err)
	}
	return nil
}

// answers are all answers in the order in which they were given.
func (l *Ledger) answers(ctx context.Context) ([]roster.Answer, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT path, sha256, villages FROM attachment_answers ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("list the answers: %w", err)
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (a roster.Answer, err error) {
		var villages string
		if err := row.Scan(&a.Path, &a.SHA256, &villages); err != nil {
			return a, err
		}
		return a, json.Unmarshal([]byte(villages), &a.Villages)
	})
	if err != nil {
		return nil, fmt.Errorf("list the answers: %w", err)
	}
	return list, nil
}

// Attachments attaches the present documents to the villages of the roster. It is computed from documents, roster and
// answers each time, so that a better list of villages or a new scan needs no repair.
func (l *Ledger) Attachments(ctx context.Context) (roster.Result, error) {
	list, err := l.Roster(ctx)
	if err != nil {
		return roster.Result{}, err
	}
	table, err := l.Units(ctx)
	if err != nil {
		return roster.Result{}, err
	}
	documents, err := l.Documents(ctx)
	if err != nil {
		return roster.Result{}, err
	}
	return l.attach(ctx, list, table, documents)
}

func (l *Ledger) attach(ctx context.Context, list *roster.Roster, table *units.Table, documents []Stored) (roster.Result, error) {
	answers, err := l.answers(ctx)
	if err != nil {
		return roster.Result{}, err
	}
	files := make([]roster.File, len(documents))
	for i, d := range documents {
		files[i] = roster.File{ID: d.ID, Path: d.Document.Path, SHA256: d.Document.SHA256, Convention: d.Document.Convention}
	}
	return list.Attach(files, table, answers), nil
}
