package ledger

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/huonguoc/huonguoc/checker"
)

// Name is what a person may mean a file by, or the convention that it carries.
type Name struct {
	ID      int64
	Path    string
	Key     string
	Commune checker.Commune
}

// Names are those of the files that the last scans found, in the order of their paths.
func (l *Ledger) Names(ctx context.Context) ([]Name, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT id, path, convention_key, commune_code, commune_name FROM documents WHERE gone = 0 ORDER BY path`)
	if err != nil {
		return nil, fmt.Errorf("list the files: %w", err)
	}
	names, err := collect(rows, func(row interface{ Scan(...any) error }) (n Name, err error) {
		err = row.Scan(&n.ID, &n.Path, &n.Key, &n.Commune.Code, &n.Commune.Name)
		return n, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the files: %w", err)
	}
	return names, nil
}

// Part is what the records of some conventions are made from, given by their files: the same as in Inputs, and nothing of the
// other conventions. It has no villages, so that none is taken for one that nothing was received from.
func (l *Ledger) Part(ctx context.Context, files []Name) (documents []Stored, in checker.Inputs, err error) {
	var subjects []string
	keys := map[string]bool{}
	for _, f := range files {
		stored, err := l.ByID(ctx, f.ID)
		if err != nil {
			return nil, in, err
		}
		documents = append(documents, stored)
		for _, finding := range stored.Findings {
			subjects = append(subjects, checker.FindingSubject(finding.Fingerprint))
		}
		keys[stored.Key] = true
	}
	in.Papers = Papers(documents)
	if in.Events, err = l.eventsAbout(ctx, subjects, keys); err != nil {
		return nil, in, err
	}
	if err := l.place(ctx, documents, &in); err != nil {
		return nil, in, err
	}
	in.Villages = nil
	return documents, in, l.hold(ctx, documents, &in)
}

// eventsAbout are the entries about subjects and about everything in conventions, in their order. What an entry says of a
// convention's clauses is found in its canonical form, since no list has the clauses that no rule flags.
func (l *Ledger) eventsAbout(ctx context.Context, subjects []string, keys map[string]bool) ([]checker.Event, error) {
	args := []any{codeList(subjects)}
	where := `n IN (SELECT n FROM log_subjects WHERE subject IN (SELECT value FROM json_each(?)))`
	for key := range keys {
		where += ` OR instr(body, ?) > 0`
		args = append(args, said(key))
	}
	return l.events(ctx, `SELECT body FROM log WHERE `+where+` ORDER BY n`, args...)
}

// said is how the canonical form of an entry names a convention.
func said(key string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(key) // a string cannot fail
	return append([]byte(`"convention":`), bytes.TrimSpace(b.Bytes())...)
}
