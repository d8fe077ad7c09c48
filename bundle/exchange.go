package bundle

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// ErrUntrusted says that nobody has said yet whose key a bundle is signed with.
var ErrUntrusted = errors.New("the key of the bundle is not trusted here")

// Export writes the log of a ledger as a bundle.
func Export(ctx context.Context, w io.Writer, l *ledger.Ledger, m Manifest) (Manifest, error) {
	key, err := l.SigningKey(ctx)
	if err != nil {
		return m, err
	}
	var bodies [][]byte
	var conventions []Convention
	err = l.Consistent(ctx, func(view *ledger.Ledger) (err error) {
		if m.Book, err = view.Book(ctx); err != nil {
			return err
		}
		if bodies, err = view.Bodies(ctx); err != nil {
			return err
		}
		conventions, err = conventionsOf(ctx, view)
		return err
	})
	if err != nil {
		return m, err
	}
	return Make(w, m, key, bodies, conventions)
}

func conventionsOf(ctx context.Context, l *ledger.Ledger) ([]Convention, error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	list := []Convention{}
	for _, d := range documents {
		i, known := at[d.Key]
		if !known {
			i = len(list)
			at[d.Key] = i
			c := d.Document.Convention
			list = append(list, Convention{Key: d.Key, Title: c.Title, Village: c.Village, Commune: d.Commune})
		}
		list[i].Files = append(list[i].Files, d.Document.SHA256)
	}
	return list, nil
}

// Imported is what an import did.
type Imported struct {
	ledger.Merged
	// Absent are the conventions that the bundle speaks of and of which no file is here; decisions on them wait in the log.
	Absent []Convention
}

// Import merges a bundle into a ledger. Its key must have been trusted before, or be named now by its fingerprint, as the
// sender reads it from his own program.
func Import(ctx context.Context, l *ledger.Ledger, b Bundle, actor, trust string, at time.Time) (Imported, error) {
	if actor == "" {
		return Imported{}, checker.ErrActor
	}
	if err := trusted(ctx, l, b, trust, at); err != nil {
		return Imported{}, err
	}
	source := checker.Source{Book: b.Book, Signer: Fingerprint(b.Key), SHA256: b.SHA256, Count: b.Log.Count, Head: b.Log.Hash}
	merged, err := l.Merge(ctx, b.Bodies, actor, source, at)
	if err != nil {
		return Imported{}, err
	}
	absent, err := absentFrom(ctx, l, b.Conventions)
	return Imported{merged, absent}, err
}

func trusted(ctx context.Context, l *ledger.Ledger, b Bundle, trust string, at time.Time) error {
	signers, err := l.Trusted(ctx)
	if err != nil {
		return err
	}
	for _, s := range signers {
		if s.Key == b.Key && s.Book == b.Book {
			return nil
		}
	}
	if trust == "" || !strings.EqualFold(strings.TrimSpace(trust), Fingerprint(b.Key)) {
		return fmt.Errorf("%w: %s", ErrUntrusted, Fingerprint(b.Key))
	}
	return l.Trust(ctx, ledger.Signer{Key: b.Key, Book: b.Book, Name: b.Actor}, at)
}

func absentFrom(ctx context.Context, l *ledger.Ledger, conventions []Convention) ([]Convention, error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return nil, err
	}
	here := map[string]bool{}
	for _, d := range documents {
		here[d.Key] = true
	}
	var absent []Convention
	for _, c := range conventions {
		if !here[c.Key] {
			absent = append(absent, c)
		}
	}
	return absent, nil
}
