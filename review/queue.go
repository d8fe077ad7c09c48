package review

import (
	"context"
	"slices"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// Place is where a finding stands in a queue.
type Place struct {
	At    int // from 1; 0 when it is not, or no longer, in the queue
	Total int
	// Before and After are its neighbours. Of a finding that is not in the queue, After is the first one.
	Before, After string
}

// Order is the fingerprints of a selection in the order in which they wait.
func (d *Desk) Order(ctx context.Context, w ledger.Work) ([]string, error) {
	w.Today, w.Communes = d.today(), d.Communes
	return d.Ledger.WorkOrder(ctx, w)
}

// PlaceIn is where a finding stands in an order.
func PlaceIn(order []string, fingerprint string) Place {
	p := Place{Total: len(order)}
	at := slices.Index(order, fingerprint)
	p.At = at + 1
	if at > 0 {
		p.Before = order[at-1]
	}
	if at+1 < len(order) {
		p.After = order[at+1]
	}
	return p
}

// Counts is how many findings of a selection stand under each decision.
func (d *Desk) Counts(ctx context.Context, w ledger.Work) (map[checker.Decision]int, error) {
	w.Today, w.Communes = d.today(), d.Communes
	return d.Ledger.WorkCounts(ctx, w)
}

// GroupSizes is how many findings every group of identical clauses has, decided or not.
func (d *Desk) GroupSizes(ctx context.Context) (map[string]int, error) {
	pieces, _, err := d.List(ctx, ledger.Work{Hints: true, Former: true})
	sizes := map[string]int{}
	for _, p := range pieces {
		sizes[checker.GroupOf(p.Finding)]++
	}
	return sizes, err
}

// Regard is a finding as a person looks at it who is to decide.
type Regard struct {
	Piece  ledger.Piece
	Weight checker.Weight
	Events []checker.Event // that the log has on it, oldest first
	Seen   string          // what stands on it, for Conclusion.Seen
	File   ledger.Stored
	Around []corpus.Clause // the clause itself and its neighbours
}

// around is how many clauses before and after a finding are shown with it.
const around = 2

// Regard gathers what is known of a finding.
func (d *Desk) Regard(ctx context.Context, fingerprint string) (r Regard, err error) {
	if r.Piece, err = d.Find(ctx, fingerprint); err != nil {
		return r, err
	}
	subject := checker.FindingSubject(r.Piece.Finding.Fingerprint)
	if r.Events, err = d.Ledger.EventsOn(ctx, subject); err != nil {
		return r, err
	}
	r.Weight = checker.Weigh(subject, r.Events)
	r.Seen = ledger.Standing(r.Weight)
	if r.File, err = d.File(ctx, r.Piece.Document); err != nil {
		return r, err
	}
	for n := max(0, r.Piece.Finding.Ordinal-around); n <= r.Piece.Finding.Ordinal+around && n < r.File.Clauses; n++ {
		c, err := d.Ledger.Clause(ctx, r.Piece.Document, n)
		if err != nil {
			return r, err
		}
		r.Around = append(r.Around, c)
	}
	return r, nil
}
