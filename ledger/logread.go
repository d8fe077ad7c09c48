package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/huonguoc/huonguoc/checker"
)

// Head is the end of the log: what is printed on every report.
func (l *Ledger) Head(ctx context.Context) (checker.Head, error) {
	head, err := headOf(ctx, l.q)
	if err != nil {
		return head, fmt.Errorf("read the head of the log: %w", err)
	}
	return head, nil
}

// Book is the name of this ledger in the log.
func (l *Ledger) Book(ctx context.Context) (id string, err error) {
	if err := l.q.QueryRowContext(ctx, `SELECT id FROM book`).Scan(&id); err != nil {
		return "", fmt.Errorf("read the name of the ledger: %w", err)
	}
	return id, nil
}

// Events are the first count entries of the log in their order; all of them when count is negative.
func (l *Ledger) Events(ctx context.Context, count int64) ([]checker.Event, error) {
	return l.events(ctx, `SELECT body FROM log WHERE ? < 0 OR n <= ? ORDER BY n`, count, count)
}

// EventsOn are the entries about a subject in their order.
func (l *Ledger) EventsOn(ctx context.Context, subject string) ([]checker.Event, error) {
	return l.events(ctx, `SELECT log.body FROM log_subjects JOIN log USING (n) WHERE subject = ? ORDER BY n`, subject)
}

func (l *Ledger) events(ctx context.Context, query string, args ...any) ([]checker.Event, error) {
	rows, err := l.q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	events, err := collect(rows, scanEvent)
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	return events, nil
}

// EventByID is an entry by its id or by the beginning of it; ok is false when there is none or more than one.
func (l *Ledger) EventByID(ctx context.Context, id string) (e checker.Event, ok bool, err error) {
	if len(id) < 6 {
		return e, false, nil
	}
	events, err := l.events(ctx, `SELECT body FROM log WHERE substr(id, 1, ?) = ? LIMIT 2`, len(id), id)
	if err != nil || len(events) != 1 {
		return e, false, err
	}
	return events[0], true, nil
}

// Weight is what the log says of a subject.
func (l *Ledger) Weight(ctx context.Context, subject string) (checker.Weight, error) {
	w, err := weigh(ctx, l.q, subject)
	if err != nil {
		return w, fmt.Errorf("read the log on %s: %w", subject, err)
	}
	return w, nil
}

// Decided is what the log says of a finding, in short.
type Decided struct {
	Decision checker.Decision
	Assigned string
}

// Decisions are the findings that the log speaks of, by fingerprint. A finding that is not here is open.
func (l *Ledger) Decisions(ctx context.Context) (map[string]Decided, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT fingerprint, decision, assigned FROM decisions`)
	if err != nil {
		return nil, fmt.Errorf("read the decisions: %w", err)
	}
	type named struct {
		fingerprint string
		Decided
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (n named, err error) {
		err = row.Scan(&n.fingerprint, &n.Decision, &n.Assigned)
		return n, err
	})
	if err != nil {
		return nil, fmt.Errorf("read the decisions: %w", err)
	}
	decisions := make(map[string]Decided, len(list))
	for _, n := range list {
		decisions[n.fingerprint] = n.Decided
	}
	return decisions, nil
}

// DecisionOn is the decision on one finding.
func (l *Ledger) DecisionOn(ctx context.Context, fingerprint string) (d Decided, err error) {
	err = l.often.QueryRowContext(ctx, `SELECT decision, assigned FROM decisions WHERE fingerprint = ?`, fingerprint).Scan(&d.Decision, &d.Assigned)
	if errors.Is(err, sql.ErrNoRows) {
		return Decided{}, nil
	}
	if err != nil {
		return Decided{}, fmt.Errorf("read the decision on %s: %w", fingerprint, err)
	}
	return d, nil
}
