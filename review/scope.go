package review

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// ErrNoFile says that no file has an id, or none that the person works on.
var ErrNoFile = errors.New("no file has this id")

func (d *Desk) sees(c checker.Commune) bool {
	return len(d.Communes) == 0 || slices.Contains(d.Communes, c.Code)
}

// Files are the files that the person works on, in the order of their paths, with their findings.
func (d *Desk) Files(ctx context.Context) ([]ledger.Stored, error) {
	documents, err := d.Ledger.Documents(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(documents, func(s ledger.Stored) bool { return !d.sees(s.Commune) }), nil
}

// names are what the files that the person works on may be meant by.
func (d *Desk) names(ctx context.Context) ([]ledger.Name, error) {
	names, err := d.Ledger.Names(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(names, func(n ledger.Name) bool { return !d.sees(n.Commune) }), nil
}

// File is the file with an id.
func (d *Desk) File(ctx context.Context, id int64) (ledger.Stored, error) {
	stored, err := d.Ledger.ByID(ctx, id)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !d.sees(stored.Commune) {
		return ledger.Stored{}, fmt.Errorf("%w: %d", ErrNoFile, id)
	}
	return stored, err
}

// Places are the communes of today of which the person has files, by name.
func (d *Desk) Places(ctx context.Context) ([]checker.Commune, error) {
	list, err := d.Ledger.Communes(ctx)
	return slices.DeleteFunc(list, func(c checker.Commune) bool { return !d.sees(c) }), err
}

// Figure is the figure of the communes that the person works on, with the files that it was made from.
func (d *Desk) Figure(ctx context.Context, definition checker.Definition) (ledger.Figure, []ledger.Stored, error) {
	documents, err := d.Files(ctx)
	if err != nil {
		return ledger.Figure{}, nil, err
	}
	figure, err := d.Ledger.Figure(ctx, documents, definition)
	if err != nil || len(d.Communes) == 0 {
		return figure, documents, err
	}
	figure.Villages = slices.DeleteFunc(figure.Villages, func(v checker.Village) bool { return !d.sees(v.Commune) })
	head := figure.Tally.Log
	figure.Tally = checker.Count(figure.Records(), figure.Villages, definition)
	figure.Tally.Log = head
	return figure, documents, nil
}

// mayUndo tells why the person must not take an entry back: it is somebody else's, or about what he does not work on.
func (d *Desk) mayUndo(ctx context.Context, undo checker.Event) error {
	if d.Own {
		for _, item := range undo.Items {
			for _, id := range item.Over {
				e, ok, err := d.Ledger.EventByID(ctx, id)
				if err != nil {
					return err
				}
				if !ok || e.Actor != d.Actor {
					return fmt.Errorf("%w: %s", ErrNotOwn, id)
				}
			}
		}
	}
	return d.inScope(ctx, undo)
}

// inScope tells whether everything that an entry is about lies where the person works.
func (d *Desk) inScope(ctx context.Context, e checker.Event) error {
	if len(d.Communes) == 0 {
		return nil
	}
	keys, err := d.keys(ctx)
	if err != nil {
		return err
	}
	for _, item := range e.Items {
		if !keys[item.Convention] {
			return fmt.Errorf("%w: %s", ErrNoConvention, checker.ConventionID(item.Convention))
		}
	}
	return nil
}

// keys are those of the conventions that the person works on.
func (d *Desk) keys(ctx context.Context) (map[string]bool, error) {
	names, err := d.names(ctx)
	keys := map[string]bool{}
	for _, n := range names {
		keys[n.Key] = true
	}
	return keys, err
}

// Entry is an entry of the log with its number.
type Entry = ledger.Numbered

// Entries are the entries before number n, the latest first; n of 0 is the end of the log.
func (d *Desk) Entries(ctx context.Context, n int64, limit int) ([]Entry, error) {
	list, err := d.Ledger.EntriesBefore(ctx, n, limit)
	if err != nil || len(d.Communes) == 0 {
		return list, err
	}
	keys, err := d.keys(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(list, func(e Entry) bool {
		return !slices.ContainsFunc(e.Event.Items, func(i checker.Item) bool { return keys[i.Convention] })
	}), nil
}
