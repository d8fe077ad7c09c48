package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// The errors of backups.
var (
	ErrNotSound   = errors.New("the ledger is damaged")
	ErrLedgerHere = errors.New("there is a ledger here already")
	ErrFileHere   = errors.New("there is a file of this name already")
)

// CheckSound looks through the whole file: its pages and indexes, the references between its tables, and the log. Its error
// says what is wrong.
func (l *Ledger) CheckSound(ctx context.Context) error {
	for _, pragma := range []string{`PRAGMA integrity_check`, `SELECT "table" || ' ' || rowid FROM pragma_foreign_key_check`} {
		rows, err := l.q.QueryContext(ctx, pragma)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNotSound, err)
		}
		found, err := collect(rows, func(row interface{ Scan(...any) error }) (s string, err error) {
			err = row.Scan(&s)
			return s, err
		})
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNotSound, err)
		}
		for _, f := range found {
			if f != "ok" {
				return fmt.Errorf("%w: %s", ErrNotSound, f)
			}
		}
	}
	v, err := l.VerifyLog(ctx, "")
	if err != nil {
		return err
	}
	if len(v.Problems) > 0 {
		p := v.Problems[0]
		return fmt.Errorf("%w: log, %s, entry %d %s", ErrNotSound, p.Fault, p.N, p.About)
	}
	return nil
}

// Backup writes the ledger as it is at this moment into a new file, while others may read and write on, and proves the copy
// sound before it gets its name. The copy holds the key that signs bundles: keep it as safe as the ledger.
func (l *Ledger) Backup(ctx context.Context, path string) (err error) {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %s", ErrFileHere, path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return fmt.Errorf("create the folder of the backup: %w", err)
	}
	part := path + ".part"
	defer func() { err = errors.Join(err, removeLedger(part)) }()
	if err := removeLedger(part); err != nil { // of a backup that was killed
		return err
	}
	if _, err := l.db.ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		return fmt.Errorf("back the ledger up: %w", err)
	}
	if err := prove(ctx, part, func(context.Context, *Ledger) error { return nil }); err != nil {
		return fmt.Errorf("prove the backup: %w", err)
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("name the backup: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

// prove opens a copy of a ledger, brings it up to date, checks it and closes it so that all of it is in the one file.
func prove(ctx context.Context, path string, more func(context.Context, *Ledger) error) error {
	l, err := open(ctx, path)
	if err != nil {
		return err
	}
	err = l.CheckSound(ctx)
	if err == nil {
		err = more(ctx, l)
	}
	if err == nil {
		_, err = l.db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	}
	return errors.Join(err, l.Close())
}

// Restore puts a backup into a home folder as its ledger, after proving it sound. A ledger that is there already is moved
// aside when replace is set; the path it then has is returned. What is restored goes on under a new name, so that its next
// entries cannot be taken for those that the ledger of before wrote after the backup; these can be merged from a bundle.
func Restore(ctx context.Context, backup, home string, replace bool, at time.Time) (aside string, err error) {
	target := filepath.Join(home, FileName)
	_, err = os.Stat(target)
	exists := err == nil
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("look for a ledger in %s: %w", home, err)
	case exists && !replace:
		return "", fmt.Errorf("%w: %s", ErrLedgerHere, home)
	}
	if err := os.MkdirAll(home, 0o750); err != nil {
		return "", fmt.Errorf("create the home folder: %w", err)
	}
	part := target + ".part"
	defer func() { err = errors.Join(err, removeLedger(part)) }()
	if err := errors.Join(removeLedger(part), copyFile(backup, part)); err != nil {
		return "", fmt.Errorf("copy the backup: %w", err)
	}
	if err := prove(ctx, part, renew); err != nil {
		return "", fmt.Errorf("prove the backup: %w", err)
	}
	if exists {
		if aside, err = moveAside(ctx, target, at); err != nil {
			return "", err
		}
	}
	if err := os.Rename(part, target); err != nil {
		return aside, fmt.Errorf("put the backup in its place: %w", err)
	}
	return aside, syncFolder(home)
}

// renew gives a restored ledger a name and a key of its own, and has the index learn everything anew.
func renew(ctx context.Context, l *Ledger) error {
	if _, err := l.db.ExecContext(ctx, `UPDATE book SET id = ?, signing_key = NULL`, newBookID()); err != nil {
		return err
	}
	return l.QueueAll(ctx)
}

// moveAside closes a ledger's write-ahead log into its file and renames that.
func moveAside(ctx context.Context, target string, at time.Time) (aside string, err error) {
	db, err := sql.Open("sqlite", dsn(target))
	if err != nil {
		return "", fmt.Errorf("open the ledger of before: %w", err)
	}
	// A ledger that is too damaged for this is moved with the files beside it.
	_, _ = db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	if err := db.Close(); err != nil {
		return "", fmt.Errorf("close the ledger of before: %w", err)
	}
	aside = target + "." + at.UTC().Format("20060102T150405") + ".old"
	for _, suffix := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(target+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("move the ledger of before aside: %w", err)
		}
	}
	return aside, nil
}

// removeLedger deletes a database with the files beside it, where they are.
func removeLedger(path string) error {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
