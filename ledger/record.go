package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// Entry is one file as it is recorded: the document, the commune it was counted under, and its findings.
type Entry struct {
	Document *corpus.Document
	Findings []checker.Finding
	Key      string          // checker.ConventionKey of the document
	Commune  checker.Commune // today's unit
	Reader   string          // version of the stations before the rules
	Packs    string          // what checked it
	At       time.Time
}

// Record stores a file in one transaction and replaces what was known of the same path.
func (l *Ledger) Record(ctx context.Context, e Entry) error {
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		if err := keepFormer(ctx, tx, e); err != nil {
			return err
		}
		id, err := putDocument(ctx, tx, e)
		if err != nil {
			return err
		}
		if err := putClauses(ctx, tx, id, e.Document.Clauses); err != nil {
			return err
		}
		if err := putFindings(ctx, tx, id, e.Findings); err != nil {
			return err
		}
		return queue(ctx, tx, id, e.At)
	})
	if err != nil {
		return fmt.Errorf("record %s: %w", e.Document.Path, err)
	}
	return nil
}

// Recheck replaces the findings of a file whose text did not change, after the packs did.
func (l *Ledger) Recheck(ctx context.Context, id int64, findings []checker.Finding, packs string, at time.Time) error {
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE documents SET packs = ?, scanned_at = ? WHERE id = ?`, packs, stamp(at), id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM findings WHERE document_id = ?`, id); err != nil {
			return err
		}
		if err := putFindings(ctx, tx, id, findings); err != nil {
			return err
		}
		return queue(ctx, tx, id, at)
	})
	if err != nil {
		return fmt.Errorf("record the findings of document %d: %w", id, err)
	}
	return nil
}

func putDocument(ctx context.Context, tx *sql.Tx, e Entry) (int64, error) {
	d, c := e.Document, e.Document.Convention
	// The row keeps its id across scans, so that the index replaces its entries.
	const upsert = `INSERT INTO documents (path, sha256, size, format, engine, status, reason, quality, pages, convention_key,
		title, kind, draft, village, commune, district, province, adopted_on, recognition_number, recognition_date, recognition_body,
		commune_code, commune_name, reader, packs, scanned_at, text, gone)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
		ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, size = excluded.size, format = excluded.format,
		engine = excluded.engine, status = excluded.status, reason = excluded.reason, quality = excluded.quality,
		pages = excluded.pages, convention_key = excluded.convention_key, title = excluded.title, kind = excluded.kind, draft = excluded.draft,
		village = excluded.village, commune = excluded.commune, district = excluded.district, province = excluded.province,
		adopted_on = excluded.adopted_on, recognition_number = excluded.recognition_number,
		recognition_date = excluded.recognition_date, recognition_body = excluded.recognition_body,
		commune_code = excluded.commune_code, commune_name = excluded.commune_name, reader = excluded.reader,
		packs = excluded.packs, scanned_at = excluded.scanned_at, text = excluded.text, gone = 0
		RETURNING id`
	var id int64
	err := tx.QueryRowContext(ctx, upsert, d.Path, d.SHA256, d.Size, d.Format, d.Engine, d.Status, d.Reason, d.Quality, d.Pages,
		e.Key, c.Title, c.Kind, c.Draft, c.Village, c.Commune, c.District, c.Province, c.AdoptedOn, c.Recognition.Number,
		c.Recognition.Date, c.Recognition.Body, e.Commune.Code, e.Commune.Name, e.Reader, e.Packs, stamp(e.At), checker.TextDigest(d.Clauses)).Scan(&id)
	if err != nil {
		return 0, err
	}
	for _, empty := range []string{`DELETE FROM findings WHERE document_id = ?`, `DELETE FROM clauses WHERE document_id = ?`} {
		if _, err := tx.ExecContext(ctx, empty, id); err != nil {
			return 0, err
		}
	}
	return id, nil
}

func putClauses(ctx context.Context, tx *sql.Tx, id int64, clauses []corpus.Clause) (err error) {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO clauses
		(document_id, ordinal, zone, address, citation, headings, lead_ins, text, page) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, insert.Close()) }()
	for _, c := range clauses {
		address, headings, leadIns := encode(c.Address), encode(c.Headings), encode(c.LeadIns)
		if _, err := insert.ExecContext(ctx, id, c.Ordinal, c.Zone, address, c.Citation, headings, leadIns, c.Text, c.Page); err != nil {
			return err
		}
	}
	return nil
}

func putFindings(ctx context.Context, tx *sql.Tx, id int64, findings []checker.Finding) error {
	for _, f := range findings {
		_, err := tx.ExecContext(ctx, `INSERT INTO findings
			(document_id, ordinal, fingerprint, confidence, kind, rule, span_start, span_end, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			id, f.Ordinal, f.Fingerprint, f.Confidence, f.Kind, f.Rule, f.Start, f.End, encode(f))
		if err != nil {
			return err
		}
	}
	return nil
}

func queue(ctx context.Context, tx *sql.Tx, id int64, at time.Time) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO index_queue (document_id, queued_at) VALUES (?, ?)
		ON CONFLICT (document_id) DO UPDATE SET queued_at = excluded.queued_at`, id, stamp(at))
	return err
}

// encode writes the plain data types of this package's columns as JSON; these types cannot fail to encode.
func encode(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return "null"
	}
	return string(data)
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
