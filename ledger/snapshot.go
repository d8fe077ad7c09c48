package ledger

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"

	"github.com/huonguoc/huonguoc/checker"
)

// The errors of snapshots.
var (
	ErrNoSnapshot    = errors.New("no snapshot has this name")
	ErrSnapshotTaken = errors.New("a snapshot has this name already")
)

// maxSnapshot bounds a snapshot that is read, unpacked, in bytes. The working size (5,000 conventions with three versions,
// 100,000 entries) needs about 60 MB.
const maxSnapshot = 2 << 30

// Frozen is a snapshot as it is kept.
type Frozen struct {
	Name     string       `json:"name"`
	SHA256   string       `json:"sha256"`
	FrozenAt string       `json:"frozen_at"` // RFC 3339, UTC
	Log      checker.Head `json:"log"`
}

// Freeze makes the figure by a definition, from one moment of the ledger, and keeps it under a name that is never given
// twice. The snapshot's name, time, person and program are as given.
func (l *Ledger) Freeze(ctx context.Context, s checker.Snapshot, d checker.Definition) (checker.Snapshot, Frozen, error) {
	if err := d.Validate(); err != nil {
		return s, Frozen{}, err
	}
	err := l.Consistent(ctx, func(view *Ledger) (err error) {
		figure, err := view.figure(ctx, d)
		if err != nil {
			return err
		}
		if s.Book, err = view.Book(ctx); err != nil {
			return err
		}
		s, err = checker.Freeze(s, figure.Inputs, d, figure.Tally.Log)
		return err
	})
	if err != nil {
		return s, Frozen{}, err
	}
	kept, err := l.keep(ctx, s)
	if err != nil {
		return s, Frozen{}, fmt.Errorf("keep the snapshot %s: %w", s.Name, err)
	}
	return s, kept, nil
}

func (l *Ledger) keep(ctx context.Context, s checker.Snapshot) (Frozen, error) {
	data, sum, err := checker.EncodeSnapshot(s)
	if err != nil {
		return Frozen{}, err
	}
	packed, err := Pack(data)
	if err != nil {
		return Frozen{}, err
	}
	kept := Frozen{Name: s.Name, SHA256: sum, FrozenAt: stamp(s.FrozenAt), Log: s.Log}
	return kept, l.inTransaction(ctx, func(tx *sql.Tx) error {
		var taken bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM snapshots WHERE name = ?)`, s.Name).Scan(&taken); err != nil {
			return err
		}
		if taken {
			return ErrSnapshotTaken
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO snapshots (name, sha256, frozen_at, log_count, log_hash, body) VALUES (?, ?, ?, ?, ?, ?)`,
			kept.Name, kept.SHA256, kept.FrozenAt, kept.Log.Count, kept.Log.Hash, packed)
		return err
	})
}

// Snapshots are all snapshots, oldest first.
func (l *Ledger) Snapshots(ctx context.Context) ([]Frozen, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT name, sha256, frozen_at, log_count, log_hash FROM snapshots ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("list the snapshots: %w", err)
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (f Frozen, err error) {
		err = row.Scan(&f.Name, &f.SHA256, &f.FrozenAt, &f.Log.Count, &f.Log.Hash)
		return f, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the snapshots: %w", err)
	}
	return list, nil
}

// SnapshotFile is a kept snapshot as it is exported, gzipped, with the hash that was noted when it was frozen.
func (l *Ledger) SnapshotFile(ctx context.Context, name string) (packed []byte, sum string, err error) {
	err = l.q.QueryRowContext(ctx, `SELECT body, sha256 FROM snapshots WHERE name = ?`, name).Scan(&packed, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, "", fmt.Errorf("%w: %s", ErrNoSnapshot, name)
	}
	if err != nil {
		return nil, "", fmt.Errorf("read the snapshot %s: %w", name, err)
	}
	return packed, sum, nil
}

// Passes tells whether the log goes through a head: whether this ledger is the one, or has merged the one, whose log it was.
func (l *Ledger) Passes(ctx context.Context, head checker.Head) (bool, error) {
	if head == checker.Genesis() {
		return true, nil
	}
	var hash string
	err := l.q.QueryRowContext(ctx, `SELECT hash FROM log WHERE n = ?`, head.Count).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look up entry %d of the log: %w", head.Count, err)
	}
	return hash == head.Hash, nil
}

// Pack compresses a file of the program; the same bytes always give the same.
func Pack(data []byte) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Unpack is the reverse, for bytes that may be anybody's.
func Unpack(packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(z, maxSnapshot+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxSnapshot {
		return nil, fmt.Errorf("more than %d bytes unpacked", maxSnapshot)
	}
	return data, z.Close()
}
