package review

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// Convention is a convention with its state and verdict on a day.
type Convention struct {
	ID      string
	Record  checker.Record
	State   checker.State
	Text    checker.Text
	Verdict checker.Verdict
	Why     checker.Why
	Files   []ledger.Stored // of all its versions
}

// book is what the desk knows of all conventions.
type book struct {
	documents []ledger.Stored
	inputs    checker.Inputs
	records   []checker.Record
}

func (d *Desk) open(ctx context.Context) (book, error) {
	figure, documents, err := d.Figure(ctx, checker.Define(d.today()))
	if err != nil {
		return book{}, err
	}
	return book{documents, figure.Inputs, figure.Records()}, nil
}

// part is what the desk knows of the conventions that a person may mean. Where no file bears one of the names, it is the whole
// book: the convention may be one that nothing was received of.
func (d *Desk) part(ctx context.Context, named ...string) (book, error) {
	names, err := d.names(ctx)
	if err != nil {
		return book{}, err
	}
	meant := map[string]bool{} // keys
	for _, name := range named {
		known, isFile := false, file(name)
		for _, f := range names {
			if isFile(f.Path) || isID(f.Key, name) {
				meant[f.Key], known = true, true
			}
		}
		if !known {
			return d.open(ctx)
		}
	}
	documents, inputs, err := d.Ledger.Part(ctx, slices.DeleteFunc(names, func(f ledger.Name) bool { return !meant[f.Key] }))
	return book{documents, inputs, inputs.Records()}, err
}

// isID tells that a person means a convention by its id, or by the beginning of it.
func isID(key, named string) bool {
	return len(named) >= minPrefix && strings.HasPrefix(checker.ConventionID(key), named)
}

func (b book) convention(r checker.Record, day corpus.Date) Convention {
	c := Convention{ID: checker.ConventionID(r.Key), Record: r, State: r.On(day), Text: r.Text(day)}
	c.Verdict, c.Why = checker.Conclude(r, day)
	for _, v := range r.Versions {
		for _, paper := range v.Papers {
			c.Files = append(c.Files, b.documents[paper])
		}
	}
	return c
}

// Conventions are all conventions, drafts apart, or those of a commune (code or name), as of a day.
func (d *Desk) Conventions(ctx context.Context, commune string, day corpus.Date) ([]Convention, error) {
	b, err := d.open(ctx)
	if err != nil {
		return nil, err
	}
	return b.in(commune, day), nil
}

func (b book) in(commune string, day corpus.Date) []Convention {
	list := []Convention{}
	for _, r := range b.records {
		if !r.Draft && (commune == "" || r.Commune.Code == commune || strings.EqualFold(r.Commune.Name, commune)) {
			list = append(list, b.convention(r, day))
		}
	}
	return list
}

// Convention is the one with an id, with the beginning of an id, or with a file of a path.
func (d *Desk) Convention(ctx context.Context, named string) (Convention, error) {
	b, err := d.part(ctx, named)
	if err != nil {
		return Convention{}, err
	}
	return b.find(named, d.today())
}

func (b book) find(named string, day corpus.Date) (Convention, error) {
	var found []Convention
	isFile := file(named)
	for _, r := range b.records {
		if !r.Draft && (isID(r.Key, named) || b.carries(r, isFile)) {
			found = append(found, b.convention(r, day))
		}
	}
	switch len(found) {
	case 0:
		return Convention{}, fmt.Errorf("%w: %s", ErrNoConvention, named)
	case 1:
		return found[0], nil
	default:
		return Convention{}, fmt.Errorf("%w: %s", ErrAmbiguous, named)
	}
}

// carries tells that one of a convention's files is meant.
func (b book) carries(r checker.Record, isFile func(path string) bool) bool {
	for _, v := range r.Versions {
		for _, paper := range v.Papers {
			if isFile(b.documents[paper].Document.Path) {
				return true
			}
		}
	}
	return false
}

// file tells of a path whether a person means it: by the whole path, by one below the present folder, or by its name.
func file(named string) func(path string) bool {
	whole, err := filepath.Abs(named)
	whole = filepath.ToSlash(whole)
	return func(p string) bool { return p == named || path.Base(p) == named || err == nil && p == whole }
}

// Happened records an event of a convention's life.
func (d *Desk) Happened(ctx context.Context, named string, life checker.Life, note string) (checker.Event, error) {
	c, err := d.Convention(ctx, named)
	if err != nil {
		return checker.Event{}, err
	}
	e := checker.Event{Actor: d.Actor, Act: checker.ActLife, Life: &life, Note: note, Items: []checker.Item{{Convention: c.Record.Key}}}
	return d.Ledger.Append(ctx, ledger.Draft{Event: e}, d.Now())
}

// VersionOf is the digest of the text of a file of a convention; a life event can concern this version alone.
func (c Convention) VersionOf(named string) (string, error) {
	isFile := file(named)
	for _, f := range c.Files {
		if isFile(f.Document.Path) && f.Text != "" {
			return f.Text, nil
		}
	}
	return "", fmt.Errorf("%w: %s", ErrNoConvention, named)
}
