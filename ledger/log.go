package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/checker"
)

// Draft is an entry before it is entered. The ledger adds its name, number and time, and what it replaces.
type Draft struct {
	checker.Event
	// Settle makes a decision replace all that stand on its subjects. Without it a decision replaces only what the same person
	// decided before, and stands beside those of others: as that of a second reader.
	Settle bool
	// Seen are the entries that stood on a subject when the person looked at it, as Standing names them. When others stand there
	// now, nothing is entered and ErrMoved comes back. A subject that is not here is not asked about.
	Seen map[string]string
}

// ErrMoved says that somebody else decided in the meantime.
var ErrMoved = errors.New("somebody else decided in the meantime")

// Standing names what stands on a subject: it is another as soon as another decision or sign-off does.
func Standing(w checker.Weight) string {
	ids := make([]string, len(w.Standing))
	for i, e := range w.Standing {
		ids[i] = e.ID
	}
	return strings.Join(ids, ",")
}

// Append enters one act into the log, in one transaction that no other writer can come between. The documents that it
// concerns are queued for the index.
func (l *Ledger) Append(ctx context.Context, d Draft, at time.Time) (checker.Event, error) {
	var entered checker.Event
	err := l.inTransaction(ctx, func(tx *sql.Tx) (err error) {
		entered, err = enterDraft(ctx, tx, d, at)
		return err
	})
	if err != nil {
		return checker.Event{}, fmt.Errorf("enter into the log: %w", err)
	}
	return entered, nil
}

func enterDraft(ctx context.Context, tx *sql.Tx, d Draft, at time.Time) (checker.Event, error) {
	e := d.Event
	e.Items = slices.Clone(e.Items)
	if err := unmoved(ctx, tx, d); err != nil {
		return e, err
	}
	if err := number(ctx, tx, &e, at); err != nil {
		return e, err
	}
	if err := fillOver(ctx, tx, &e, d.Settle); err != nil {
		return e, err
	}
	sealed, body, err := checker.Seal(e)
	if err != nil {
		return e, err
	}
	return sealed, enter(ctx, tx, sealed, body, at)
}

// unmoved tells whether on every subject of a draft stands what the person saw there.
func unmoved(ctx context.Context, tx *sql.Tx, d Draft) error {
	for _, item := range d.Items {
		seen, asked := d.Seen[item.Subject()]
		if !asked {
			continue
		}
		w, err := weigh(ctx, tx, item.Subject())
		if err != nil {
			return err
		}
		if Standing(w) != seen {
			return ErrMoved
		}
	}
	return nil
}

// number gives an event the name of this ledger, its number and its time, which is never before that of the entry before.
func number(ctx context.Context, tx *sql.Tx, e *checker.Event, at time.Time) error {
	if err := tx.QueryRowContext(ctx, `SELECT id FROM book`).Scan(&e.Book); err != nil {
		return err
	}
	e.At = at.UTC().Truncate(time.Second)
	var last []byte
	err := tx.QueryRowContext(ctx, `SELECT seq, body FROM log WHERE book = ? ORDER BY seq DESC LIMIT 1`, e.Book).Scan(&e.Seq, &last)
	if errors.Is(err, sql.ErrNoRows) {
		e.Seq = 1
		return nil
	}
	if err != nil {
		return err
	}
	e.Seq++
	before, err := checker.Decode(last)
	if err != nil {
		return fmt.Errorf("the entry before is damaged: %w", err)
	}
	if before.At.After(e.At) {
		e.At = before.At
	}
	return nil
}

// fillOver says what an entry replaces on each of its subjects: for a decision or sign-off what stands there of the same
// person, or all of it; for an undo that names nothing the last entry that holds.
func fillOver(ctx context.Context, tx *sql.Tx, e *checker.Event, settle bool) error {
	for i := range e.Items {
		item := &e.Items[i]
		switch e.Act {
		case checker.ActDecide, checker.ActMissed, checker.ActConclude:
		case checker.ActUndo:
			if len(item.Over) > 0 {
				continue
			}
		default:
			continue
		}
		w, err := weigh(ctx, tx, item.Subject())
		if err != nil {
			return err
		}
		item.Over = replacedBy(*e, w, settle)
	}
	return nil
}

func replacedBy(e checker.Event, w checker.Weight, settle bool) (ids []string) {
	if e.Act == checker.ActUndo {
		if w.Last == nil {
			return nil
		}
		return []string{w.Last.ID}
	}
	for _, other := range w.Standing {
		if settle || other.Actor == e.Actor {
			ids = append(ids, other.ID)
		}
	}
	return ids
}

// enter writes a sealed event at the end of the log.
func enter(ctx context.Context, tx *sql.Tx, e checker.Event, body []byte, at time.Time) error {
	head, err := headOf(ctx, tx)
	if err != nil {
		return err
	}
	next := head.Next(body)
	if err := putEntry(ctx, tx, next, e, body); err != nil {
		return err
	}
	if err := putHead(ctx, tx, next); err != nil {
		return err
	}
	for _, item := range e.Items {
		if err := note(ctx, tx, item.Subject(), next.Count); err != nil {
			return err
		}
		if item.Finding != "" {
			if err := refresh(ctx, tx, item.Finding, next.Count, at); err != nil {
				return err
			}
		}
	}
	return nil
}

func putEntry(ctx context.Context, tx *sql.Tx, head checker.Head, e checker.Event, body []byte) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO log (n, id, book, seq, body, hash) VALUES (?, ?, ?, ?, ?, ?)`,
		head.Count, e.ID, e.Book, e.Seq, body, head.Hash)
	return err
}

func putHead(ctx context.Context, tx *sql.Tx, head checker.Head) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO log_head (one, count, hash) VALUES (1, ?, ?)
		ON CONFLICT (one) DO UPDATE SET count = excluded.count, hash = excluded.hash`, head.Count, head.Hash)
	return err
}

func note(ctx context.Context, tx *sql.Tx, subject string, n int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO log_subjects (subject, n) VALUES (?, ?)`, subject, n)
	return err
}

// refresh brings the cached decision on a finding up to date, and has the index learn of it when it changed.
func refresh(ctx context.Context, tx *sql.Tx, fingerprint string, n int64, at time.Time) error {
	w, err := weigh(ctx, tx, checker.FindingSubject(fingerprint))
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO decisions (fingerprint, decision, assigned, n) VALUES (?, ?, ?, ?)
		ON CONFLICT (fingerprint) DO UPDATE SET decision = excluded.decision, assigned = excluded.assigned, n = excluded.n`,
		fingerprint, w.Decision, w.Assigned, n); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO index_queue (document_id, queued_at)
		SELECT DISTINCT document_id, ? FROM findings WHERE fingerprint = ? AND true
		ON CONFLICT (document_id) DO UPDATE SET queued_at = excluded.queued_at`, stamp(at), fingerprint)
	return err
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// headOf is the head as it was written with the last entry.
func headOf(ctx context.Context, q querier) (checker.Head, error) {
	head := checker.Genesis()
	err := q.QueryRowContext(ctx, `SELECT count, hash FROM log_head`).Scan(&head.Count, &head.Hash)
	if errors.Is(err, sql.ErrNoRows) {
		return head, nil
	}
	return head, err
}

// weigh is what the log says of a subject.
func weigh(ctx context.Context, q querier, subject string) (checker.Weight, error) {
	rows, err := q.QueryContext(ctx, `SELECT log.body FROM log_subjects JOIN log USING (n) WHERE subject = ? ORDER BY n`, subject)
	if err != nil {
		return checker.Weight{}, err
	}
	events, err := collect(rows, scanEvent)
	if err != nil {
		return checker.Weight{}, err
	}
	return checker.Weigh(subject, events), nil
}

func scanEvent(row interface{ Scan(...any) error }) (checker.Event, error) {
	var body []byte
	if err := row.Scan(&body); err != nil {
		return checker.Event{}, err
	}
	return checker.Parse(body)
}
