package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
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

// hashOf is the hash of a population.
func hashOf(keys []string) string {
	h := sha256.New()
	for _, k := range slices.Sorted(slices.Values(keys)) {
		h.Write([]byte(k + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))
}
