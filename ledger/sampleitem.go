package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

const itemColumns = `sample_id, item, stratum, subject, title, paths, text, clause`

func scanItem(row interface{ Scan(...any) error }) (i SampleItem, err error) {
	var paths, clause string
	if err := row.Scan(&i.Sample, &i.Item, &i.stratum, &i.subject, &i.Title, &paths, &i.text, &clause); err != nil {
		return i, err
	}
	if clause != "" {
		i.Clause = new(corpus.Clause)
		err = json.Unmarshal([]byte(clause), i.Clause)
	}
	return i, errors.Join(err, json.Unmarshal([]byte(paths), &i.Paths))
}

// ErrNoItem says that a sample has no such thing, or that there is no such sample.
var ErrNoItem = errors.New("the sample has no such item")

// NextItem is the first thing of a sample that a reader has not read; ok is false when the reader has read all.
func (l *Ledger) NextItem(ctx context.Context, sample int64, reader string) (item SampleItem, ok bool, err error) {
	if _, err := l.Item(ctx, sample, 1); err != nil {
		return item, false, err
	}
	item, err = scanItem(l.db.QueryRowContext(ctx, `SELECT `+itemColumns+` FROM sample_items i WHERE sample_id = ?
		AND NOT EXISTS (SELECT 1 FROM sample_readings r WHERE r.sample_id = i.sample_id AND r.item = i.item AND r.actor = ?)
		ORDER BY item LIMIT 1`, sample, reader))
	if errors.Is(err, sql.ErrNoRows) {
		return SampleItem{}, false, nil
	}
	if err != nil {
		return item, false, fmt.Errorf("read sample %d: %w", sample, err)
	}
	return item, true, nil
}

// Item is one thing of a sample.
func (l *Ledger) Item(ctx context.Context, sample int64, item int) (SampleItem, error) {
	i, err := scanItem(l.db.QueryRowContext(ctx, `SELECT `+itemColumns+` FROM sample_items WHERE sample_id = ? AND item = ?`, sample, item))
	if errors.Is(err, sql.ErrNoRows) {
		return i, fmt.Errorf("%w: %d/%d", ErrNoItem, sample, item)
	}
	if err != nil {
		return i, fmt.Errorf("read sample %d: %w", sample, err)
	}
	return i, nil
}

// ItemText is the text of a drawn convention for reading: the clauses of its files, and whether they still are the words
// that were drawn.
func (l *Ledger) ItemText(ctx context.Context, item SampleItem) (clauses []corpus.Clause, same bool, err error) {
	for _, path := range item.Paths[:min(1, len(item.Paths))] {
		stored, ok, err := l.ByPath(ctx, path)
		if err != nil || !ok {
			return nil, false, err
		}
		if clauses, err = l.Clauses(ctx, stored.ID); err != nil {
			return nil, false, err
		}
	}
	return clauses, checker.TextDigest(clauses) == item.text, nil
}

// SampleReading is what a reader said of a drawn thing.
type SampleReading struct {
	Sample  int64
	Item    int
	At      time.Time
	Actor   string
	Reading checker.Reading
	Clauses []string // addresses of the clauses that are meant
	Note    string
}

// ErrReading says that a reading names no reader or is none of the readings.
var ErrReading = errors.New("a reading needs a reader, and is one of yes, no, unsure")

// ReadItem enters a reading.
func (l *Ledger) ReadItem(ctx context.Context, r SampleReading) error {
	if r.Actor == "" || !slices.Contains(checker.Readings(), r.Reading) {
		return ErrReading
	}
	if _, err := l.Item(ctx, r.Sample, r.Item); err != nil {
		return err
	}
	if r.Clauses == nil {
		r.Clauses = []string{}
	}
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO sample_readings (sample_id, item, at, actor, reading, clauses, note) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			r.Sample, r.Item, stamp(r.At), r.Actor, r.Reading, encode(r.Clauses), r.Note)
		return err
	})
	if err != nil {
		return fmt.Errorf("enter the reading of %d/%d: %w", r.Sample, r.Item, err)
	}
	return nil
}
