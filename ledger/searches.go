package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// SavedSearch is a question kept under a name.
type SavedSearch struct {
	Name    string
	Query   string
	Filters map[string]string // fields of the index with the value that each must have; nil when there are none
	Sort    string
	Saved   time.Time
}

// ErrNoSearch says that no search has been saved under a name.
var ErrNoSearch = errors.New("no search of this name")

// SaveSearch keeps a question; one of the same name, written with or without marks, gives way.
func (l *Ledger) SaveSearch(ctx context.Context, s SavedSearch) error {
	filters := []byte("{}")
	var err error
	if len(s.Filters) > 0 {
		if filters, err = json.Marshal(s.Filters); err != nil {
			return fmt.Errorf("save the search %q: %w", s.Name, err)
		}
	}
	_, err = l.db.ExecContext(ctx, `INSERT INTO searches (key, name, query, filters, sort, saved_at) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET name = excluded.name, query = excluded.query, filters = excluded.filters, sort = excluded.sort,
			saved_at = excluded.saved_at`,
		viet.Fold(s.Name), s.Name, s.Query, string(filters), s.Sort, stamp(s.Saved))
	if err != nil {
		return fmt.Errorf("save the search %q: %w", s.Name, err)
	}
	return nil
}

// SavedSearches are all of them, in the order of their names.
func (l *Ledger) SavedSearches(ctx context.Context) ([]SavedSearch, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT name, query, filters, sort, saved_at FROM searches ORDER BY key`)
	if err != nil {
		return nil, fmt.Errorf("list the saved searches: %w", err)
	}
	list, err := collect(rows, scanSearch)
	if err != nil {
		return nil, fmt.Errorf("list the saved searches: %w", err)
	}
	return list, nil
}

// SavedSearch is the search of a name, or ErrNoSearch.
func (l *Ledger) SavedSearch(ctx context.Context, name string) (SavedSearch, error) {
	s, err := scanSearch(l.q.QueryRowContext(ctx, `SELECT name, query, filters, sort, saved_at FROM searches WHERE key = ?`, viet.Fold(name)))
	if errors.Is(err, sql.ErrNoRows) {
		return SavedSearch{}, fmt.Errorf("%w: %s", ErrNoSearch, name)
	}
	if err != nil {
		return SavedSearch{}, fmt.Errorf("look up the search %q: %w", name, err)
	}
	return s, nil
}

// ForgetSearch takes a saved search away, or fails with ErrNoSearch.
func (l *Ledger) ForgetSearch(ctx context.Context, name string) error {
	result, err := l.db.ExecContext(ctx, `DELETE FROM searches WHERE key = ?`, viet.Fold(name))
	if err != nil {
		return fmt.Errorf("forget the search %q: %w", name, err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(fmt.Errorf("%w: %s", ErrNoSearch, name), err)
	}
	return nil
}

func scanSearch(row interface{ Scan(...any) error }) (s SavedSearch, err error) {
	var saved, filters string
	if err := row.Scan(&s.Name, &s.Query, &filters, &s.Sort, &saved); err != nil {
		return s, err
	}
	if filters != "{}" {
		if err := json.Unmarshal([]byte(filters), &s.Filters); err != nil {
			return s, err
		}
	}
	s.Saved, err = time.Parse(time.RFC3339, saved)
	return s, err
}
