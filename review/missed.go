package review

import (
	"context"
	"fmt"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/ledger"
)

// Missed is a clause that no rule flagged and that a person found to discriminate.
type Missed struct {
	File    string // path or name
	Address string // as cited: "Điều 12, khoản 3"
	Kind    string // id of a kind
	Grade   string
	Note    string
}

// MarkMissed confirms a clause that no rule flagged. It counts like a confirmed finding as long as its words stand in the text.
func (d *Desk) MarkMissed(ctx context.Context, m Missed) (checker.Event, error) {
	document, clause, err := d.clause(ctx, m.File, m.Address)
	if err != nil {
		return checker.Event{}, err
	}
	e := checker.Event{Actor: d.Actor, Act: checker.ActMissed, Decision: checker.Confirmed, Note: m.Note, Items: []checker.Item{{
		Finding: checker.Fingerprint(document.Key, checker.RuleByHand, clause), Convention: document.Key,
		Clause: checker.ClauseFingerprint(document.Key, clause), Rule: checker.RuleByHand, Kind: m.Kind, Grade: m.Grade,
		Address: clause.Citation, Quote: clause.Text,
	}}}
	return d.Ledger.Append(ctx, ledger.Draft{Event: e}, d.Now())
}

// clause finds the clause of a file that bears an address, in any spelling of its words.
func (d *Desk) clause(ctx context.Context, named, address string) (ledger.Name, corpus.Clause, error) {
	names, err := d.names(ctx)
	if err != nil {
		return ledger.Name{}, corpus.Clause{}, err
	}
	isFile := file(named)
	for _, name := range names {
		if !isFile(name.Path) {
			continue
		}
		clauses, err := d.Ledger.Clauses(ctx, name.ID)
		if err != nil {
			return ledger.Name{}, corpus.Clause{}, err
		}
		for _, c := range clauses {
			if viet.Normal(c.Citation) == viet.Normal(address) {
				return name, c, nil
			}
		}
	}
	return ledger.Name{}, corpus.Clause{}, fmt.Errorf("%w: %s, %s", ErrNoClause, named, address)
}
