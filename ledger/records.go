package ledger

import (
	"context"
	"fmt"

	"github.com/huonguoc/huonguoc/checker"
)

// Papers are files as the figure needs to know them, in their order.
func Papers(documents []Stored) []checker.Paper {
	papers := make([]checker.Paper, len(documents))
	for i, d := range documents {
		papers[i] = paper(d)
	}
	return papers
}

func paper(s Stored) checker.Paper {
	d, c := s.Document, s.Document.Convention
	return checker.Paper{
		Path: d.Path, SHA256: d.SHA256, Engine: d.Engine, Text: s.Text, Status: d.Status, Key: s.Key, Title: c.Title, Kind: c.Kind, Village: c.Village,
		Commune: s.Commune, District: c.District, Province: c.Province, Adopted: c.AdoptedOn, Recognition: c.Recognition,
		Draft: c.Unadopted(), Reader: s.Reader, Packs: s.Packs, Signs: checker.Signs(s.Findings),
	}
}

// Join makes the records of conventions from their files alone, without anything that people decided.
func Join(documents []Stored) []checker.Record {
	return checker.Inputs{Papers: Papers(documents)}.Records()
}

// Figure is a tally with what it was made from.
type Figure struct {
	checker.Inputs
	Tally checker.Tally
}

// Figure makes the figure by a definition, from documents (those of Ledger.Documents) and the log as it stands; the papers
// of the inputs stand in the order of the documents.
func (l *Ledger) Figure(ctx context.Context, documents []Stored, d checker.Definition) (Figure, error) {
	if err := d.Validate(); err != nil {
		return Figure{}, err
	}
	head, err := l.Head(ctx)
	if err != nil {
		return Figure{}, err
	}
	in, err := l.inputs(ctx, documents, head.Count)
	if err != nil {
		return Figure{}, err
	}
	figure := Figure{Inputs: in, Tally: checker.Count(in.Records(), in.Villages, d)}
	figure.Tally.Log = head
	return figure, nil
}

// Tally is the figure by a definition, with the head of the log it was made with.
func (l *Ledger) Tally(ctx context.Context, d checker.Definition) (checker.Tally, error) {
	var figure Figure
	err := l.Consistent(ctx, func(view *Ledger) error {
		documents, err := view.Documents(ctx)
		if err != nil {
			return err
		}
		figure, err = view.Figure(ctx, documents, d)
		return err
	})
	return figure.Tally, err
}

// Inputs are all that a figure is made from: the files that the last scans found, and the log. The papers stand in the order
// of Documents.
func (l *Ledger) Inputs(ctx context.Context) (checker.Inputs, error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return checker.Inputs{}, err
	}
	return l.inputs(ctx, documents, -1)
}

// inputs takes the first count entries of the log, all of them when count is negative.
func (l *Ledger) inputs(ctx context.Context, documents []Stored, count int64) (in checker.Inputs, err error) {
	in.Papers = Papers(documents)
	if in.Events, err = l.Events(ctx, count); err != nil {
		return in, err
	}
	if err := l.place(ctx, documents, &in); err != nil {
		return in, err
	}
	return in, l.hold(ctx, documents, &in)
}

// Records are the conventions with what was decided on them, in the order of their first file's path.
func (l *Ledger) Records(ctx context.Context) ([]checker.Record, error) {
	in, err := l.Inputs(ctx)
	if err != nil {
		return nil, err
	}
	return in.Records(), nil
}

// hold finds the clauses that people confirmed or marked and that no rule flags now, in the files of their conventions.
func (l *Ledger) hold(ctx context.Context, documents []Stored, in *checker.Inputs) error {
	wanted := checker.HeldClauses(in.Events)
	for i, d := range documents {
		clauses := wanted[d.Key]
		if len(clauses) == 0 {
			continue
		}
		for _, f := range d.Findings {
			clauses = clauses.Without(f.Fingerprint)
		}
		if len(clauses) == 0 {
			continue
		}
		text, err := l.Clauses(ctx, d.ID)
		if err != nil {
			return fmt.Errorf("look for clauses that were decided: %w", err)
		}
		in.Papers[i].Held = clauses.In(d.Key, text)
	}
	return nil
}
