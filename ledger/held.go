package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// confidenceByHand is the confidence of a piece that no rule flags: a person is sure of it.
const confidenceByHand = "sure"

// held are the pieces of a selection that no rule flags: clauses that a person marked by hand, and those that people confirmed
// or doubted and that the rules of today let pass. They stand as long as their words stand in a text, as in the figure.
func (l *Ledger) held(ctx context.Context, w Work) ([]Piece, error) {
	candidates, err := l.unflagged(ctx, w)
	if err != nil {
		return nil, fmt.Errorf("list the clauses that were marked by hand: %w", err)
	}
	texts := map[string][]heldText{}
	var pieces []Piece
	for _, c := range candidates {
		item, err := l.spoken(ctx, c.fingerprint)
		if err != nil {
			return nil, err
		}
		if !w.wants(item) {
			continue
		}
		if _, known := texts[item.Convention]; !known {
			if texts[item.Convention], err = l.textsOf(ctx, w, item.Convention); err != nil {
				return nil, fmt.Errorf("read the texts of a convention: %w", err)
			}
		}
		if p, stands := locate(texts[item.Convention], item); stands {
			p.Decided = c.Decided
			pieces = append(pieces, p)
		}
	}
	slices.SortFunc(pieces, func(a, b Piece) int {
		return cmp.Or(strings.Compare(a.Commune.Name, b.Commune.Name), strings.Compare(a.Path, b.Path), cmp.Compare(a.Finding.Ordinal, b.Finding.Ordinal),
			strings.Compare(a.Finding.Fingerprint, b.Finding.Fingerprint))
	})
	return pieces, nil
}

type candidate struct {
	fingerprint string
	Decided
}

// unflagged are the findings that the log holds against a clause and that stand in no file.
func (l *Ledger) unflagged(ctx context.Context, w Work) ([]candidate, error) {
	decisions := []checker.Decision{checker.Confirmed, checker.Unsure, checker.Disputed}
	if len(w.Decisions) > 0 {
		decisions = slices.DeleteFunc(decisions, func(d checker.Decision) bool { return !slices.Contains(w.Decisions, d) })
	}
	if len(decisions) == 0 || w.Confidence != "" && w.Confidence != confidenceByHand {
		return nil, nil
	}
	where, args := "x.decision IN (?"+strings.Repeat(", ?", len(decisions)-1)+")", []any{}
	for _, d := range decisions {
		args = append(args, d)
	}
	if w.Fingerprint != "" {
		where += " AND substr(x.fingerprint, 1, ?) = ?"
		args = append(args, len(w.Fingerprint), w.Fingerprint)
	}
	if w.Assigned != "" {
		where += " AND x.assigned = ?"
		args = append(args, w.Assigned)
	}
	rows, err := l.q.QueryContext(ctx, `SELECT x.fingerprint, x.decision, x.assigned FROM decisions x WHERE `+where+` AND NOT EXISTS
		(SELECT 1 FROM findings f JOIN documents d ON d.id = f.document_id WHERE f.fingerprint = x.fingerprint AND d.gone = 0)`, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row interface{ Scan(...any) error }) (c candidate, err error) {
		err = row.Scan(&c.fingerprint, &c.Decision, &c.Assigned)
		return c, err
	})
}

// spoken is what the log says of a finding: the last item that names its clause.
func (l *Ledger) spoken(ctx context.Context, fingerprint string) (item checker.Item, err error) {
	subject := checker.FindingSubject(fingerprint)
	events, err := l.EventsOn(ctx, subject)
	for _, e := range events {
		if i, ok := e.Item(subject); ok && i.Clause != "" {
			item = i
		}
	}
	return item, err
}

// wants tells whether a selection takes a clause that is known from the log.
func (w Work) wants(i checker.Item) bool {
	is := func(asked, value string) bool { return asked == "" || asked == value }
	return i.Clause != "" && is(w.Kind, i.Kind) && is(w.Rule, i.Rule) && is(w.Grade, i.Grade) && is(w.Convention, i.Convention)
}

// heldText is a file with its clauses by the names of their words.
type heldText struct {
	Piece
	clauses map[string]corpus.Clause
}

// textsOf are the files of a convention that a selection takes, in the order of their paths.
func (l *Ledger) textsOf(ctx context.Context, w Work, key string) ([]heldText, error) {
	where, args := w.places()
	rows, err := l.q.QueryContext(ctx, `SELECT d.id, d.path, d.convention_key, d.title, d.village, d.commune_code, d.commune_name
		FROM documents d WHERE `+strings.Join(where, " AND ")+` AND d.convention_key = ? ORDER BY d.path`, append(args, key)...)
	if err != nil {
		return nil, err
	}
	texts, err := collect(rows, func(row interface{ Scan(...any) error }) (t heldText, err error) {
		err = row.Scan(&t.Document, &t.Path, &t.Key, &t.Title, &t.Village, &t.Commune.Code, &t.Commune.Name)
		return t, err
	})
	if err != nil {
		return nil, err
	}
	for i := range texts {
		clauses, err := l.Clauses(ctx, texts[i].Document)
		if err != nil {
			return nil, err
		}
		texts[i].clauses = make(map[string]corpus.Clause, len(clauses))
		for _, c := range slices.Backward(clauses) { // of the same words twice, the first place
			texts[i].clauses[checker.ClauseFingerprint(key, c)] = c
		}
	}
	return texts, nil
}

// locate is the piece of a clause in the first text that it stands in.
func locate(texts []heldText, i checker.Item) (p Piece, stands bool) {
	for _, t := range texts {
		c, ok := t.clauses[i.Clause]
		if !ok {
			continue
		}
		p = t.Piece
		p.Finding = checker.Finding{
			Fingerprint: i.Finding, Rule: i.Rule, Kind: i.Kind, Grade: i.Grade, Confidence: confidenceByHand, Address: c.Citation, Page: c.Page,
			Quote: c.Text, Clause: c.Text, LeadIn: strings.Join(c.LeadIns, "\n"), Basis: []string{}, Ordinal: c.Ordinal, End: len(c.Text),
		}
		return p, true
	}
	return p, false
}
