package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/ledger"
)

// fts5 is SQLite's full-text search on the pure Go driver, with the settings that were fastest: the normal form as text, so
// that marks need no folding; no copy of the text; the tables of labels in a database of their own beside it.
type fts5 struct {
	home string
	db   *sql.DB
}

func (*fts5) name() string { return "SQLite FTS5 (modernc)" }

const labels = `
CREATE TABLE labels.doc (id INTEGER PRIMARY KEY, commune TEXT, old TEXT, district TEXT, province TEXT, village TEXT, year TEXT, form TEXT);
CREATE TABLE labels.clause (id INTEGER PRIMARY KEY, doc INTEGER, kind TEXT, grade TEXT, rule TEXT, text TEXT);
CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize="unicode61 remove_diacritics 0");`

func (f *fts5) build(ctx context.Context) (size int64, err error) {
	folder := filepath.Join(f.home, "fts5")
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return 0, err
	}
	file := filepath.Join(folder, "words.sqlite")
	if f.db, err = sql.Open("sqlite", "file:"+file+"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=cache_size(-200000)"); err != nil {
		return 0, err
	}
	f.db.SetMaxOpenConns(1) // the attached database belongs to a connection
	if _, err := f.db.ExecContext(ctx, `ATTACH ? AS labels`, filepath.Join(folder, "labels.sqlite")); err != nil {
		return 0, err
	}
	if _, err := f.db.ExecContext(ctx, labels); err != nil {
		return 0, err
	}
	if err := f.fill(ctx); err != nil {
		return 0, err
	}
	if _, err := f.db.ExecContext(ctx, `INSERT INTO words(words) VALUES('optimize'); PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		return 0, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (f *fts5) fill(ctx context.Context) (err error) {
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	doc, err := tx.PrepareContext(ctx, `INSERT INTO labels.doc VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = doc.Close() }()
	clause, err := tx.PrepareContext(ctx, `INSERT INTO labels.clause VALUES (?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = clause.Close() }()
	words, err := tx.PrepareContext(ctx, `INSERT INTO words (rowid, text) VALUES (?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = words.Close() }()
	id := 0
	err = each(ctx, f.home, func(s ledger.Stored, text string, m mark) error {
		id++
		if m.first {
			c := s.Document.Convention
			if _, err := doc.ExecContext(ctx, s.ID, s.Commune.Code, c.Commune, c.District, c.Province, c.Village, c.AdoptedOn[:4], c.Kind); err != nil {
				return err
			}
		}
		if _, err := clause.ExecContext(ctx, id, s.ID, m.kind, m.grade, m.rule, text); err != nil {
			return err
		}
		_, err := words.ExecContext(ctx, id, viet.Normal(text))
		return err
	})
	if err != nil {
		return err
	}
	return tx.Commit()
}

// ask counts in one pass, by document and label as the own index does, and then takes the best twenty.
func (f *fts5) ask(ctx context.Context, q question) (int, error) {
	match, where := f.match(q), ""
	args := []any{match}
	if q.kind == filtered {
		where = ` AND d.commune = ?`
		args = append(args, fmt.Sprintf("%05d", 9000+q.commune))
	}
	from := ` FROM words JOIN labels.clause c ON c.id = words.rowid JOIN labels.doc d ON d.id = c.doc WHERE words MATCH ?` + where
	total, err := count(f.db.QueryContext(ctx, `SELECT c.doc, c.kind, c.grade, c.rule, count(*)`+from+` GROUP BY 1, 2, 3, 4`, args...))
	if err != nil {
		return 0, err
	}
	return total, drain(f.db.QueryContext(ctx, `SELECT words.rowid, c.text`+from+` ORDER BY rank LIMIT 20`, args...))
}

func (*fts5) match(q question) string {
	quoted := make([]string, len(q.words))
	for i, w := range q.words {
		quoted[i] = `"` + w + `"`
	}
	switch q.kind {
	case anyOf:
		return strings.Join(quoted, " OR ")
	case phrase:
		return `"` + strings.Join(q.words, " ") + `"`
	case prefix:
		return quoted[0] + "*"
	default:
		return strings.Join(quoted, " AND ")
	}
}

func (f *fts5) close() error { return f.db.Close() }
