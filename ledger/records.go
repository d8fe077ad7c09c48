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
	return l.count(ctx, documents, Papers(documents), d)
}

// figure is Figure for who does not need the documents: it reads of the findings only what the figure needs.
func (l *Ledger) figure(ctx context.Context, d checker.Definition) (Figure, error) {
	documents, papers, err := l.papers(ctx)
	if err != nil {
		return Figure{}, err
	}
	return l.count(ctx, documents, papers, d)
}

func (l *Ledger) count(ctx context.Context, documents []Stored, papers []checker.Paper, d checker.Definition) (Figure, error) {
	if err := d.Validate(); err != nil {
		return Figure{}, err
	}
	head, err := l.Head(ctx)
	if err != nil {
		return Figure{}, err
	}
	in, err := l.inputs(ctx, documents, papers, head.Count)
	if err != nil {
		return Figure{}, err
	}
	figure := Figure{Inputs: in, Tally: checker.Count(in.Records(), in.Villages, d)}
	figure.Tally.Log = head
	return figure, nil
}

// papers are the documents of Ledger.Documents without their findings, and their papers with them.
func (l *Ledger) papers(ctx context.Context) ([]Stored, []checker.Paper, error) {
	documents, err := l.heads(ctx)
	if err != nil {
		return nil, nil, err
	}
	rows, err := l.q.QueryContext(ctx, `SELECT document_id, fingerprint, rule, confidence FROM findings
		WHERE document_id IN (SELECT id FROM documents WHERE gone = 0) ORDER BY document_id, ordinal, span_start, rule`)
	if err != nil {
		return nil, nil, fmt.Errorf("list the findings: %w", err)
	}
	type owned struct {
		document int64
		checker.Sign
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (o owned, err error) {
		var confidence string
		err = row.Scan(&o.document, &o.Finding, &o.Rule, &confidence)
		o.Hint = confidence == checker.ConfidenceHint
		return o, err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("list the findings: %w", err)
	}
	signs := map[int64][]checker.Sign{}
	for _, o := range list {
		signs[o.document] = append(signs[o.document], o.Sign)
	}
	papers := Papers(documents)
	for i, d := range documents {
		papers[i].Signs = append([]checker.Sign{}, signs[d.ID]...)
	}
	return documents, papers, nil
}

// Tally is the figure by a definition, with the head of the log it was made with.
func (l *Ledger) Tally(ctx context.Context, d checker.Definition) (checker.Tally, error) {
	var figure Figure
	err := l.Consistent(ctx, func(view *Ledger) (err error) {
		figure, err = view.figure(ctx, d)
		return err
	})
	return figure.Tally, err
}

// Inputs are all that a figure is made from: the files that the last scans found, and the log. The papers stand in the order
// of Documents.
func (l *Ledger) Inputs(ctx context.Context) (checker.Inputs, error) {
	documents, papers, err := l.papers(ctx)
	if err != nil {
		return checker.Inputs{}, err
	}
	return l.inputs(ctx, documents, papers, -1)
}

// inputs takes the first count entries of the log, all of them when count is negative.
func (l *Ledger) inputs(ctx context.Context, documents []Stored, papers []checker.Paper, count int64) (in checker.Inputs, err error) {
	in.Papers = papers
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
		for _, s := range in.Papers[i].Signs {
			clauses = clauses.Without(s.Finding)
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
