package review

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// TextVersion is one text of a convention that can be compared: one of its files, or a text that a later scan replaced.
type TextVersion struct {
	Text     string // digest
	Path     string
	Adopted  corpus.Date
	Replaced string // when a scan replaced it, RFC 3339; empty for a present file
	checker.TextOf
}

// TextVersions are the different texts of a convention, oldest first: replaced ones before those that took their place. The
// same words in several files are one text.
func (d *Desk) TextVersions(ctx context.Context, c Convention) ([]TextVersion, error) {
	former, err := d.Ledger.FormerTexts(ctx, c.Record.Key)
	if err != nil {
		return nil, err
	}
	var list []TextVersion
	seen := map[string]bool{}
	add := func(v TextVersion) {
		if v.Text != "" && !seen[v.Text] {
			seen[v.Text] = true
			list = append(list, v)
		}
	}
	for _, f := range former {
		add(TextVersion{Text: f.Text, Path: f.Path, Adopted: f.AdoptedOn, Replaced: f.ReplacedAt, TextOf: checker.TextOf{Clauses: f.Clauses, Findings: f.Findings}})
	}
	for _, f := range c.Files {
		clauses, err := d.Ledger.Clauses(ctx, f.ID)
		if err != nil {
			return nil, err
		}
		add(TextVersion{Text: f.Text, Path: f.Document.Path, Adopted: f.Document.Convention.AdoptedOn, TextOf: checker.TextOf{Clauses: clauses, Findings: f.Findings}})
	}
	slices.SortStableFunc(list, func(a, b TextVersion) int {
		if a.Adopted == "" || b.Adopted == "" {
			return 0
		}
		return strings.Compare(string(a.Adopted), string(b.Adopted))
	})
	return list, nil
}

// Compare compares two texts of a convention, named by path or digest; unnamed they are the last two.
func (d *Desk) Compare(ctx context.Context, named, before, after string) (a, b TextVersion, changes []checker.ClauseChange, err error) {
	c, err := d.Convention(ctx, named)
	if err != nil {
		return a, b, nil, err
	}
	versions, err := d.TextVersions(ctx, c)
	if err != nil {
		return a, b, nil, err
	}
	if len(versions) < 2 {
		return a, b, nil, fmt.Errorf("%w: %s", ErrOneText, named)
	}
	if a, err = pick(versions, before, len(versions)-2); err != nil {
		return a, b, nil, err
	}
	if b, err = pick(versions, after, len(versions)-1); err != nil {
		return a, b, nil, err
	}
	return a, b, checker.CompareTexts(a.TextOf, b.TextOf), nil
}

func pick(versions []TextVersion, named string, unnamed int) (TextVersion, error) {
	if named == "" {
		return versions[unnamed], nil
	}
	isFile := file(named)
	for _, v := range versions {
		if isFile(v.Path) && v.Replaced == "" || len(named) >= minPrefix && strings.HasPrefix(v.Text, named) {
			return v, nil
		}
	}
	return TextVersion{}, fmt.Errorf("%w: %s", ErrNoConvention, named)
}
