package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// Former is a text that a later scan of the same file replaced.
type Former struct {
	Path       string
	SHA256     string
	Text       string // checker.TextDigest
	Key        string
	AdoptedOn  corpus.Date
	ReplacedAt string // RFC 3339, UTC
	Clauses    []corpus.Clause
	Findings   []checker.Finding
}

// keptFinding is a finding with the position that its JSON contract leaves out.
type keptFinding struct {
	checker.Finding
	At int `json:"ordinal"`
}

// keepFormer puts the present text of a file aside before another one takes its place. A file that could not be read has no
// text to put aside, and the same words read anew replace nothing.
func keepFormer(ctx context.Context, tx *sql.Tx, e Entry) error {
	var id int64
	var f Former
	err := tx.QueryRowContext(ctx, `SELECT id, sha256, text, convention_key, adopted_on FROM documents WHERE path = ?`, e.Document.Path).
		Scan(&id, &f.SHA256, &f.Text, &f.Key, &f.AdoptedOn)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil || f.Text == "" || f.Text == checker.TextDigest(e.Document.Clauses) {
		return err
	}
	if f.Clauses, err = clausesOf(ctx, tx, id); err != nil {
		return err
	}
	found, err := findingsIn(ctx, tx, findingsOfOne, id)
	if err != nil {
		return err
	}
	kept := make([]keptFinding, len(found[id]))
	for i, finding := range found[id] {
		kept[i] = keptFinding{finding, finding.Ordinal}
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO former_texts
		(path, sha256, text, convention_key, adopted_on, replaced_at, clauses, findings) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (path, text) DO UPDATE SET replaced_at = excluded.replaced_at`,
		e.Document.Path, f.SHA256, f.Text, f.Key, f.AdoptedOn, stamp(e.At), encode(f.Clauses), encode(kept))
	return err
}

// FormerTexts are the texts of a convention that later scans replaced, oldest first.
func (l *Ledger) FormerTexts(ctx context.Context, key string) ([]Former, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT path, sha256, text, convention_key, adopted_on, replaced_at, clauses, findings
		FROM former_texts WHERE convention_key = ? ORDER BY replaced_at, id`, key)
	if err != nil {
		return nil, fmt.Errorf("list the former texts: %w", err)
	}
	texts, err := collect(rows, scanFormer)
	if err != nil {
		return nil, fmt.Errorf("list the former texts: %w", err)
	}
	return texts, nil
}

func scanFormer(row interface{ Scan(...any) error }) (Former, error) {
	var f Former
	var clauses, findings string
	if err := row.Scan(&f.Path, &f.SHA256, &f.Text, &f.Key, &f.AdoptedOn, &f.ReplacedAt, &clauses, &findings); err != nil {
		return f, err
	}
	var kept []keptFinding
	if err := errors.Join(json.Unmarshal([]byte(clauses), &f.Clauses), json.Unmarshal([]byte(findings), &kept)); err != nil {
		return f, err
	}
	for _, k := range kept {
		k.Ordinal = k.At
		f.Findings = append(f.Findings, k.Finding)
	}
	return f, nil
}
