package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// Sample is a sample as it was drawn.
type Sample struct {
	ID     int64           `json:"id"`
	At     time.Time       `json:"at"`
	Actor  string          `json:"actor"`
	Seed   string          `json:"seed"`
	AsOf   corpus.Date     `json:"as_of"`
	Found  int             `json:"found"` // conventions with a confirmed finding of a rule
	Known  int             `json:"known"` // conventions confirmed only by clauses that a person marked
	Log    checker.Head    `json:"log"`   // the decisions it was drawn by
	Strata []SampleStratum `json:"strata"`
}

// SampleStratum is what a part of a sample was drawn from.
type SampleStratum struct {
	Stratum    checker.Stratum `json:"stratum"`
	Population int             `json:"population"`
	SHA256     string          `json:"sha256"` // of the sorted subjects, each with a line feed
	Drawn      int             `json:"drawn"`
}

// SampleItem is one drawn thing, as a blind reader sees it: no finding, no decision, no other reading.
type SampleItem struct {
	Sample  int64          `json:"sample"`
	Item    int            `json:"item"` // in the order of reading, from 1
	Title   string         `json:"title"`
	Paths   []string       `json:"paths"`
	Clause  *corpus.Clause `json:"clause,omitempty"` // to be judged alone; nil: the whole text
	stratum checker.Stratum
	subject string
	text    string
}

// SampleRequest says what to draw.
type SampleRequest struct {
	Seed  string
	Sizes map[checker.Stratum]int
	AsOf  corpus.Date
	Actor string
	At    time.Time
}

// ErrEmptyStratum says that there is nothing to draw from.
var ErrEmptyStratum = errors.New("there is nothing to draw")

// DrawSample draws a sample and stores it.
func (l *Ledger) DrawSample(ctx context.Context, r SampleRequest) (Sample, error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return Sample{}, err
	}
	figure, err := l.Figure(ctx, documents, checker.Define(r.AsOf))
	if err != nil {
		return Sample{}, err
	}
	urn := newUrn(figure, documents, r.AsOf)
	sample := Sample{At: r.At, Actor: r.Actor, Seed: r.Seed, AsOf: r.AsOf, Found: urn.found, Known: urn.known, Log: figure.Tally.Log}
	items := urn.draw(&sample, r)
	if len(items) == 0 {
		return Sample{}, ErrEmptyStratum
	}
	for i := range items {
		if items[i].Clause != nil {
			clause, err := l.clauseOf(ctx, items[i], documents)
			if err != nil {
				return Sample{}, err
			}
			items[i].Clause = &clause
		}
	}
	err = l.inTransaction(ctx, func(tx *sql.Tx) error { return putSample(ctx, tx, &sample, items) })
	if err != nil {
		return Sample{}, fmt.Errorf("store the sample: %w", err)
	}
	return sample, nil
}

// clauseOf is the clause of a finding, as it stands in the document of that path.
func (l *Ledger) clauseOf(ctx context.Context, item SampleItem, documents []Stored) (corpus.Clause, error) {
	i := slices.IndexFunc(documents, func(d Stored) bool { return d.Document.Path == item.Paths[0] })
	return l.Clause(ctx, documents[i].ID, item.Clause.Ordinal)
}

func putSample(ctx context.Context, tx *sql.Tx, s *Sample, items []SampleItem) error {
	result, err := tx.ExecContext(ctx, `INSERT INTO samples (at, actor, seed, as_of, found, known, log_count, log_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		stamp(s.At), s.Actor, s.Seed, s.AsOf, s.Found, s.Known, s.Log.Count, s.Log.Hash)
	if err != nil {
		return err
	}
	if s.ID, err = result.LastInsertId(); err != nil {
		return err
	}
	for _, t := range s.Strata {
		if _, err := tx.ExecContext(ctx, `INSERT INTO sample_strata (sample_id, stratum, population, sha256) VALUES (?, ?, ?, ?)`,
			s.ID, t.Stratum, t.Population, t.SHA256); err != nil {
			return err
		}
	}
	for _, i := range items {
		clause := ""
		if i.Clause != nil {
			clause = encode(i.Clause)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO sample_items (sample_id, item, stratum, subject, title, paths, text, clause) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			s.ID, i.Item, i.stratum, i.subject, i.Title, encode(i.Paths), i.text, clause); err != nil {
			return err
		}
	}
	return nil
}

// Samples are all samples, the oldest first.
func (l *Ledger) Samples(ctx context.Context) ([]Sample, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT id, at, actor, seed, as_of, found, known, log_count, log_hash FROM samples ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("list the samples: %w", err)
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (s Sample, err error) {
		var at string
		if err := row.Scan(&s.ID, &at, &s.Actor, &s.Seed, &s.AsOf, &s.Found, &s.Known, &s.Log.Count, &s.Log.Hash); err != nil {
			return s, err
		}
		s.At, err = time.Parse(time.RFC3339, at)
		return s, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the samples: %w", err)
	}
	for i := range list {
		if list[i].Strata, err = l.strata(ctx, list[i].ID); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (l *Ledger) strata(ctx context.Context, sample int64) ([]SampleStratum, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT stratum, population, sha256,
		(SELECT count(*) FROM sample_items i WHERE i.sample_id = s.sample_id AND i.stratum = s.stratum)
		FROM sample_strata s WHERE sample_id = ? ORDER BY stratum`, sample)
	if err != nil {
		return nil, fmt.Errorf("read sample %d: %w", sample, err)
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (s SampleStratum, err error) {
		err = row.Scan(&s.Stratum, &s.Population, &s.SHA256, &s.Drawn)
		return s, err
	})
	if err != nil {
		return nil, fmt.Errorf("read sample %d: %w", sample, err)
	}
	return list, nil
}

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

// hashOf is the hash of a population.
func hashOf(keys []string) string {
	h := sha256.New()
	for _, k := range slices.Sorted(slices.Values(keys)) {
		h.Write([]byte(k + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))
}
