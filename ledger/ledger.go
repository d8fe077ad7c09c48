// Package ledger is the truth: documents, their clauses and findings, in one SQLite file.
//
// Everything else the program keeps, the search index above all, can be made again from it. One transaction records one
// file, so a program that is killed at any moment has either recorded a file whole or not at all.
//
// What people decide stands in the log: entries that are appended and never changed, each hashed together with all before
// it. One transaction enters one act, after reading the head that it chains to, so that there is one writer at a time.
package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite" // the driver "sqlite", pure Go
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/*.sql
var migrations embed.FS

// FileName is the name of the ledger inside a home folder.
const FileName = "ledger.sqlite"

// Ledger is an open ledger; safe for concurrent use.
type Ledger struct {
	db *sql.DB
	q  querier // what reading methods ask: db, or the transaction of Consistent

	often querier // q for statements that are asked again and again
}

// ErrNoLedger says that a home holds no ledger yet.
var ErrNoLedger = errors.New("no ledger in this home")

// Open opens the ledger of a home folder, creates both where they are missing, and brings an older ledger up to date.
func Open(ctx context.Context, home string) (*Ledger, error) {
	if err := os.MkdirAll(home, 0o750); err != nil {
		return nil, fmt.Errorf("create the home folder: %w", err)
	}
	return open(ctx, filepath.Join(home, FileName))
}

// OpenExisting is Open for commands that only read: it never creates a ledger, and fails with ErrNoLedger instead.
func OpenExisting(ctx context.Context, home string) (*Ledger, error) {
	path := filepath.Join(home, FileName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s", ErrNoLedger, home)
	}
	return open(ctx, path)
}

func open(ctx context.Context, path string) (*Ledger, error) {
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, fmt.Errorf("open the ledger: %w", err)
	}
	if err := migrate(ctx, db); err != nil {
		return nil, errors.Join(fmt.Errorf("prepare the ledger %s: %w", path, err), db.Close())
	}
	if err := nameBook(ctx, db); err != nil {
		return nil, errors.Join(fmt.Errorf("name the ledger %s: %w", path, err), db.Close())
	}
	return &Ledger{db: db, q: db, often: &prepared{db: db}}, nil
}

// nameBook gives a ledger that has none a name of its own, by which its entries are known in every other ledger.
func nameBook(ctx context.Context, db *sql.DB) error {
	var named bool
	if err := db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM book)`).Scan(&named); err != nil || named {
		return err
	}
	_, err := db.ExecContext(ctx, `INSERT INTO book (one, id) VALUES (1, ?) ON CONFLICT DO NOTHING`, newBookID())
	return err
}

// newBookID is a name that no other ledger has: 80 random bits.
func newBookID() string {
	var id [10]byte
	_, _ = rand.Read(id[:]) // never fails (crypto/rand)
	return hex.EncodeToString(id[:])
}

// dsn sets every connection up alike. Full synchronisation costs a reviewer nothing that can be felt
// and loses no decision at a power cut; a writer waits ten seconds for another.
func dsn(path string) string {
	q := url.Values{"_pragma": {
		"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "cache_size(-16384)",
	}, "_txlock": {"immediate"}}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// How often and how long a program waits for another that is preparing the same ledger.
const (
	migrateTries = 50
	migrateWait  = 100 * time.Millisecond
)

// migrate brings the tables up to date. Two programs may open a new ledger at once: the one that comes second fails at
// what the first has just done, waits, and finds nothing left to do.
func migrate(ctx context.Context, db *sql.DB) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	// The areas number their steps in ranges of their own, so a later step may have a lower number.
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, steps, goose.WithGoMigrations(digestTexts()), goose.WithAllowOutofOrder(true))
	if err != nil {
		return err
	}
	for range migrateTries {
		if err = up(ctx, provider); err == nil || ctx.Err() != nil || !isContended(err) {
			return err
		}
		select {
		case <-time.After(migrateWait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return err
}

func up(ctx context.Context, provider *goose.Provider) error {
	pending, err := provider.HasPending(ctx)
	if err != nil || !pending {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// isContended tells that another program was at the same work: it holds the file, or its tables are there already.
func isContended(err error) bool {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return false
	}
	switch failure.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_ERROR:
		return true
	}
	return false
}

// Close closes the ledger.
func (l *Ledger) Close() error { return l.db.Close() }

// Consistent hands a view of the ledger as it is at one moment, for reading: what others write meanwhile is not in it.
func (l *Ledger) Consistent(ctx context.Context, do func(view *Ledger) error) error {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("read the ledger: %w", err)
	}
	return errors.Join(do(&Ledger{db: l.db, q: tx, often: tx}), tx.Rollback())
}

// inTransaction runs do in one transaction that is taken back when do fails.
func (l *Ledger) inTransaction(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
