package review

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// Group are findings of one rule on the same words under the same lead-in, in several conventions: copies of a model text.
// They can be decided as one, after those that differ in their surroundings have been taken out.
type Group struct {
	ID      string
	Members []ledger.Piece
}

// Groups are the groups with at least two findings of a selection, the largest first.
func (d *Desk) Groups(ctx context.Context, w ledger.Work) ([]Group, error) {
	w.Limit, w.Offset = 0, 0
	pieces, _, err := d.List(ctx, w)
	if err != nil {
		return nil, err
	}
	byID := map[string]*Group{}
	var order []*Group
	for _, p := range pieces {
		id := checker.GroupOf(p.Finding)
		g := byID[id]
		if g == nil {
			g = &Group{ID: id}
			byID[id] = g
			order = append(order, g)
		}
		g.Members = append(g.Members, p)
	}
	groups := []Group{}
	for _, g := range order {
		if len(g.Members) > 1 {
			groups = append(groups, *g)
		}
	}
	slices.SortStableFunc(groups, func(a, b Group) int { return cmp.Compare(len(b.Members), len(a.Members)) })
	return groups, nil
}

// Group is the group with an id, or with the beginning of one, among a selection.
func (d *Desk) Group(ctx context.Context, id string, w ledger.Work) (Group, error) {
	groups, err := d.Groups(ctx, w)
	if err != nil {
		return Group{}, err
	}
	var found []Group
	for _, g := range groups {
		if len(id) >= minPrefix && strings.HasPrefix(g.ID, id) {
			found = append(found, g)
		}
	}
	switch len(found) {
	case 0:
		return Group{}, fmt.Errorf("%w: %s", ErrNoGroup, id)
	case 1:
		return found[0], nil
	default:
		return Group{}, fmt.Errorf("%w: %s", ErrAmbiguous, id)
	}
}

// Fingerprints are those of the members, without those taken out. Each that is taken out must be a member.
func (g Group) Fingerprints(without []string) ([]string, error) {
	out := map[string]bool{}
	for _, w := range without {
		n := 0
		for _, m := range g.Members {
			if len(w) >= minPrefix && strings.HasPrefix(m.Finding.Fingerprint, w) {
				out[m.Finding.Fingerprint] = true
				n++
			}
		}
		if n != 1 {
			return nil, fmt.Errorf("%w in this group: %s", ErrNoFinding, w)
		}
	}
	var list []string
	for _, m := range g.Members {
		if !out[m.Finding.Fingerprint] {
			list = append(list, m.Finding.Fingerprint)
		}
	}
	return list, nil
}

// Same are the findings of the same rule on the same words elsewhere, decided or not.
func (d *Desk) Same(ctx context.Context, p ledger.Piece) ([]ledger.Piece, error) {
	others, _, err := d.List(ctx, ledger.Work{Rule: p.Finding.Rule, Hints: true, Former: true})
	if err != nil {
		return nil, err
	}
	group := checker.GroupOf(p.Finding)
	return slices.DeleteFunc(others, func(o ledger.Piece) bool {
		return o.Finding.Fingerprint == p.Finding.Fingerprint || checker.GroupOf(o.Finding) != group
	}), nil
}
