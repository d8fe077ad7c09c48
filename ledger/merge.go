package ledger

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/huonguoc/huonguoc/checker"
)

// The errors of a merge. None of them leaves anything behind.
var (
	ErrForked = errors.New("two ledgers write under one name, so that entries contradict each other")
	ErrForged = errors.New("an entry claims to be of this ledger, which never wrote it")
	ErrGap    = errors.New("entries are missing before one of another ledger")
)

// Merged is what a merge did.
type Merged struct {
	Fresh    int      `json:"fresh"`    // entries that were not here
	Known    int      `json:"known"`    // entries that were
	Disputed []string `json:"disputed"` // fingerprints on which people now stand against each other, and did not before
}

// Merge enters the entries of another ledger's log that are not here, as they are and in their order, and one entry that says
// where they came from; all or nothing. Nothing here is overwritten: where decisions meet, both stand (checker.Weigh).
// Bodies must have passed checker.Decode. Nothing is entered when all are known.
func (l *Ledger) Merge(ctx context.Context, bodies [][]byte, actor string, source checker.Source, at time.Time) (Merged, error) {
	var m Merged
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		g := merger{tx: tx, at: at, last: map[string]int64{}, touched: map[string]int64{}}
		if err := g.begin(ctx); err != nil {
			return err
		}
		for _, body := range bodies {
			if err := g.take(ctx, body); err != nil {
				return err
			}
		}
		m.Fresh, m.Known = g.fresh, len(bodies)-g.fresh
		if g.fresh == 0 {
			return nil
		}
		disputed, err := g.settle(ctx)
		if err != nil {
			return err
		}
		m.Disputed = disputed
		source.Fresh = g.fresh
		_, err = enterDraft(ctx, tx, Draft{Event: checker.Event{Actor: actor, Act: checker.ActImport, Source: &source}}, at)
		return err
	})
	if err != nil {
		return Merged{}, fmt.Errorf("merge the log of %s: %w", source.Book, err)
	}
	return m, nil
}

// merger is a merge under way.
type merger struct {
	tx      *sql.Tx
	at      time.Time
	own     string
	head    checker.Head
	last    map[string]int64 // number of the last entry of each ledger that is here
	touched map[string]int64 // fingerprints with the last entry about them
	fresh   int
}

func (g *merger) begin(ctx context.Context) (err error) {
	if err := g.tx.QueryRowContext(ctx, `SELECT id FROM book`).Scan(&g.own); err != nil {
		return err
	}
	if g.head, err = headOf(ctx, g.tx); err != nil {
		return err
	}
	rows, err := g.tx.QueryContext(ctx, `SELECT book, max(seq) FROM log GROUP BY book`)
	if err != nil {
		return err
	}
	type last struct {
		book string
		seq  int64
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (b last, err error) {
		err = row.Scan(&b.book, &b.seq)
		return b, err
	})
	for _, b := range list {
		g.last[b.book] = b.seq
	}
	return err
}

// take enters one entry unless it is here.
func (g *merger) take(ctx context.Context, body []byte) error {
	e, err := checker.Decode(body)
	if err != nil {
		return err
	}
	if e.Seq <= g.last[e.Book] {
		var id string
		if err := g.tx.QueryRowContext(ctx, `SELECT id FROM log WHERE book = ? AND seq = ?`, e.Book, e.Seq).Scan(&id); err != nil {
			return err
		}
		if id != e.ID {
			return fmt.Errorf("%w: %s, entry %d", ErrForked, e.Book, e.Seq)
		}
		return nil
	}
	switch {
	case e.Book == g.own:
		return fmt.Errorf("%w: entry %d", ErrForged, e.Seq)
	case e.Seq != g.last[e.Book]+1:
		return fmt.Errorf("%w: %s, entry %d", ErrGap, e.Book, e.Seq)
	}
	g.last[e.Book] = e.Seq
	g.fresh++
	return g.enter(ctx, e, body)
}

func (g *merger) enter(ctx context.Context, e checker.Event, body []byte) error {
	g.head = g.head.Next(body)
	if err := putEntry(ctx, g.tx, g.head, e, body); err != nil {
		return err
	}
	for _, item := range e.Items {
		if err := note(ctx, g.tx, item.Subject(), g.head.Count); err != nil {
			return err
		}
		if item.Finding != "" {
			g.touched[item.Finding] = g.head.Count
		}
	}
	return nil
}

// settle writes the head and brings the outcome of all findings that were touched up to date; it returns those that became
// disputed.
func (g *merger) settle(ctx context.Context) (disputed []string, err error) {
	if err := putHead(ctx, g.tx, g.head); err != nil {
		return nil, err
	}
	for fingerprint, n := range g.touched {
		var before checker.Decision
		err := g.tx.QueryRowContext(ctx, `SELECT decision FROM decisions WHERE fingerprint = ?`, fingerprint).Scan(&before)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		if err := refresh(ctx, g.tx, fingerprint, n, g.at); err != nil {
			return nil, err
		}
		var after checker.Decision
		if err := g.tx.QueryRowContext(ctx, `SELECT decision FROM decisions WHERE fingerprint = ?`, fingerprint).Scan(&after); err != nil {
			return nil, err
		}
		if after == checker.Disputed && before != checker.Disputed {
			disputed = append(disputed, fingerprint)
		}
	}
	slices.Sort(disputed)
	return disputed, nil
}

// Bodies are the canonical forms of all entries, in their order.
func (l *Ledger) Bodies(ctx context.Context) ([][]byte, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT body FROM log ORDER BY n`)
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	bodies, err := collect(rows, func(row interface{ Scan(...any) error }) (body []byte, err error) {
		err = row.Scan(&body)
		return body, err
	})
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	return bodies, nil
}

// SigningKey is the key by which this ledger's bundles are known. It is made when it is first asked for and stays in the ledger.
func (l *Ledger) SigningKey(ctx context.Context) (ed25519.PrivateKey, error) {
	var seed []byte
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT signing_key FROM book`).Scan(&seed); err != nil || len(seed) == ed25519.SeedSize {
			return err
		}
		seed = make([]byte, ed25519.SeedSize)
		_, _ = rand.Read(seed) // never fails (crypto/rand)
		_, err := tx.ExecContext(ctx, `UPDATE book SET signing_key = ?`, seed)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the signing key: %w", err)
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// Signer is a key whose bundles are trusted.
type Signer struct {
	Key  string // hex of the public key
	Book string
	Name string
}

// Trusted are the keys that a person trusted.
func (l *Ledger) Trusted(ctx context.Context) ([]Signer, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT key, book, name FROM signers ORDER BY trusted_at, key`)
	if err != nil {
		return nil, fmt.Errorf("list the trusted keys: %w", err)
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (s Signer, err error) {
		err = row.Scan(&s.Key, &s.Book, &s.Name)
		return s, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the trusted keys: %w", err)
	}
	return list, nil
}

// Trust notes that a person compared a key and trusts it.
func (l *Ledger) Trust(ctx context.Context, s Signer, at time.Time) error {
	_, err := l.db.ExecContext(ctx, `INSERT INTO signers (key, book, name, trusted_at) VALUES (?, ?, ?, ?)
		ON CONFLICT (key) DO NOTHING`, s.Key, s.Book, s.Name, stamp(at))
	if err != nil {
		return fmt.Errorf("trust a key: %w", err)
	}
	return nil
}
