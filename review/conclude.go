package review

import (
	"context"
	"slices"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// Batch is a sign-off of conventions: those that it concludes, and those that are not ready, with the ground why.
type Batch struct {
	Ready    []Convention
	NotReady []Convention
}

// Batch sorts conventions by whether they can be signed off: their text is complete and readable, no finding is open, and
// these very words are not signed off already. Those taken out are in neither list.
func (d *Desk) Batch(ctx context.Context, named []string, commune string, without []string) (Batch, error) {
	b, err := d.batchBook(ctx, named, commune, without)
	if err != nil {
		return Batch{}, err
	}
	out := map[string]bool{}
	for _, w := range without {
		c, err := b.find(w, d.today())
		if err != nil {
			return Batch{}, err
		}
		out[c.Record.Key] = true
	}
	chosen, err := d.choose(b, named, commune)
	if err != nil {
		return Batch{}, err
	}
	var batch Batch
	for _, c := range chosen {
		switch {
		case out[c.Record.Key] || !c.State.Adopted || !c.State.InForce():
		case c.Why == checker.WhyScreened:
			batch.Ready = append(batch.Ready, c)
		default:
			batch.NotReady = append(batch.NotReady, c)
		}
	}
	return batch, nil
}

// batchBook is what the desk needs to know for a batch: of a commune everything, else what is named.
func (d *Desk) batchBook(ctx context.Context, named []string, commune string, without []string) (book, error) {
	if commune != "" {
		return d.open(ctx)
	}
	return d.part(ctx, slices.Concat(named, without)...)
}

func (d *Desk) choose(b book, named []string, commune string) (chosen []Convention, err error) {
	if commune != "" {
		chosen = b.in(commune, d.today())
	}
	for _, name := range named {
		c, err := b.find(name, d.today())
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, c)
	}
	return chosen, nil
}

// SignOff enters one conclusion on all conventions of a batch that are ready: that their texts, in the words they have now,
// are free of gender discrimination.
func (d *Desk) SignOff(ctx context.Context, b Batch, note string) (checker.Event, error) {
	e := checker.Event{Actor: d.Actor, Act: checker.ActConclude, Note: note}
	seen := map[string]bool{}
	for _, c := range b.Ready {
		if !seen[c.Record.Key] {
			seen[c.Record.Key] = true
			e.Items = append(e.Items, checker.Item{Convention: c.Record.Key, Text: c.Text.Digest})
		}
	}
	return d.Ledger.Append(ctx, ledger.Draft{Event: e}, d.Now())
}
