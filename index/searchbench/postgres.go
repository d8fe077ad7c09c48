package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/ledger"
)

// postgres is PostgreSQL's full-text search: the normal form as tsvector of the configuration "simple" under a GIN index.
type postgres struct {
	home, url string
	conn      *pgx.Conn
}

func (*postgres) name() string { return "PostgreSQL tsvector" }

const postgresTables = `
DROP TABLE IF EXISTS clause; DROP TABLE IF EXISTS doc;
CREATE TABLE doc (id bigint PRIMARY KEY, commune text, old text, district text, province text, village text, year text, form text);
CREATE TABLE clause (id bigint, doc bigint, kind text, grade text, rule text, text text, words tsvector);`

func (p *postgres) build(ctx context.Context) (size int64, err error) {
	if p.conn, err = pgx.Connect(ctx, p.url); err != nil {
		return 0, err
	}
	if _, err := p.conn.Exec(ctx, postgresTables); err != nil {
		return 0, err
	}
	if err := p.fill(ctx); err != nil {
		return 0, err
	}
	const after = `ALTER TABLE clause ADD PRIMARY KEY (id); CREATE INDEX words ON clause USING gin (words); CREATE INDEX byDoc ON clause (doc); ANALYZE`
	if _, err := p.conn.Exec(ctx, after); err != nil {
		return 0, err
	}
	err = p.conn.QueryRow(ctx, `SELECT pg_relation_size('words') + (SELECT sum(pg_column_size(words)) FROM clause)`).Scan(&size)
	return size, err
}

// fill copies the clauses in; the server makes the vectors.
func (p *postgres) fill(ctx context.Context) error {
	const load = `CREATE TEMP TABLE loading (id bigint, doc bigint, kind text, grade text, rule text, text text, normal text)`
	if _, err := p.conn.Exec(ctx, load); err != nil {
		return err
	}
	var docs, clauses [][]any
	flush := func() error {
		_, err := p.conn.CopyFrom(ctx, pgx.Identifier{"loading"}, []string{"id", "doc", "kind", "grade", "rule", "text", "normal"}, pgx.CopyFromRows(clauses))
		clauses = clauses[:0]
		return err
	}
	id := 0
	err := each(ctx, p.home, func(s ledger.Stored, text string, m mark) error {
		id++
		if m.first {
			c := s.Document.Convention
			docs = append(docs, []any{s.ID, s.Commune.Code, c.Commune, c.District, c.Province, c.Village, string(c.AdoptedOn[:4]), string(c.Kind)})
		}
		clauses = append(clauses, []any{int64(id), s.ID, m.kind, m.grade, m.rule, text, viet.Normal(text)})
		if len(clauses) < 5_000 {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	if _, err := p.conn.CopyFrom(ctx, pgx.Identifier{"doc"}, []string{"id", "commune", "old", "district", "province", "village", "year", "form"}, pgx.CopyFromRows(docs)); err != nil {
		return err
	}
	_, err = p.conn.Exec(ctx, `INSERT INTO clause SELECT id, doc, kind, grade, rule, text, to_tsvector('simple', normal) FROM loading; DROP TABLE loading`)
	return err
}

func (p *postgres) ask(ctx context.Context, q question) (total int, err error) {
	where, args := `words @@ to_tsquery('simple', $1)`, []any{p.match(q)}
	if q.kind == filtered {
		where += ` AND d.commune = $2`
		args = append(args, fmt.Sprintf("%05d", 9000+q.commune))
	}
	rows, err := p.conn.Query(ctx, `SELECT doc, kind, grade, rule, count(*) FROM clause c JOIN doc d ON d.id = c.doc WHERE `+where+` GROUP BY 1, 2, 3, 4`, args...)
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		var doc int64
		var kind, grade, rule string
		var n int
		if err := rows.Scan(&doc, &kind, &grade, &rule, &n); err != nil {
			return 0, err
		}
		total += n
	}
	if err := rows.Err(); err != nil {
		return 0, err
	}
	rows, err = p.conn.Query(ctx, `SELECT c.id, text FROM clause c JOIN doc d ON d.id = c.doc WHERE `+where+
		` ORDER BY ts_rank(words, to_tsquery('simple', $1)) DESC LIMIT 20`, args...)
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		var id int64
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return 0, err
		}
	}
	return total, rows.Err()
}

func (*postgres) match(q question) string {
	switch q.kind {
	case anyOf:
		return strings.Join(q.words, " | ")
	case phrase:
		return strings.Join(q.words, " <-> ")
	case prefix:
		return q.words[0] + ":*"
	default:
		return strings.Join(q.words, " & ")
	}
}

func (p *postgres) close() error { return p.conn.Close(context.Background()) }
