package units

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// Find is the unit that had a code on a day; the unit of today for an unknown day. ok is false when there was none.
func (t *Table) Find(code string, on corpus.Date) (c Commune, ok bool) {
	for _, u := range t.byCode[code] {
		if on == "" && u.To == "" || on != "" && u.On(on) {
			return u.Commune, true
		}
	}
	return Commune{}, false
}

// Get is the unit of a key.
func (t *Table) Get(ref Ref) (c Commune, ok bool) {
	for _, u := range t.byCode[ref.Code] {
		if u.From == ref.From {
			return u.Commune, true
		}
	}
	return Commune{}, false
}

// Successors are the units that took a unit's place over when it ended: one where it was merged or renamed, several where
// it was divided, none for a unit of today.
func (t *Table) Successors(ref Ref) []Commune {
	for _, u := range t.byCode[ref.Code] {
		if u.From == ref.From {
			return communes(t.successors(u))
		}
	}
	return nil
}

func (t *Table) successors(u *unit) []*unit {
	var list []*unit
	for _, code := range u.into() {
		for _, s := range t.byCode[code] {
			if s.On(u.To.Add(1)) {
				list = append(list, s)
			}
		}
	}
	return list
}

// Holders are the units that hold a unit's place on a later day, itself while it exists: more than one where it was divided
// since.
func (t *Table) Holders(ref Ref, day corpus.Date) []Commune {
	for _, u := range t.byCode[ref.Code] {
		if u.From == ref.From {
			return communes(t.holders(u, day))
		}
	}
	return nil
}

func (t *Table) holders(u *unit, day corpus.Date) []*unit {
	if u.To == "" || day != "" && day <= u.To {
		return []*unit{u}
	}
	var list []*unit
	for _, s := range t.successors(u) {
		for _, h := range t.holders(s, day) {
			if !slices.Contains(list, h) {
				list = append(list, h)
			}
		}
	}
	return list
}

// Predecessors gives the units that went into a commune of today, in one step or in several, in order of their codes.
func (t *Table) Predecessors(code string) []Commune {
	var old []Commune
	for _, u := range t.units {
		if u.To != "" && slices.Contains(u.today, code) {
			old = append(old, u.Commune)
		}
	}
	slices.SortFunc(old, byCode)
	return old
}

// present is the unit of today with a code; nil when there is none.
func (t *Table) present(code string) *unit {
	for _, u := range t.byCode[code] {
		if u.To == "" {
			return u
		}
	}
	return nil
}

// settle checks that codes name one unit at a time and that every unit leads to units of today, which then are known by
// the districts of their parts as well. A unit that ends takes over no place later, so the way to today has an end.
func (t *Table) settle() error {
	var errs []error
	for _, list := range t.byCode {
		slices.SortStableFunc(list, func(a, b *unit) int { return strings.Compare(string(a.From), string(b.From)) })
		for i := 1; i < len(list); i++ {
			if list[i-1].overlaps(list[i].Commune) {
				errs = append(errs, fmt.Errorf("%s: both %s and %s have the code at one time", list[i].Code, list[i-1].Title(), list[i].Title()))
			}
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	for _, u := range t.units {
		errs = append(errs, t.lead(u))
	}
	t.inherit()
	return errors.Join(errs...)
}

// lead finds the units of today that hold a unit's place.
func (t *Table) lead(u *unit) error {
	if u.To != "" {
		for _, code := range u.into() {
			if !slices.ContainsFunc(t.byCode[code], func(s *unit) bool { return s.On(u.To.Add(1)) }) {
				return fmt.Errorf("%s (%s): no commune had the code %q on %s", u.Title(), u.Code, code, u.To.Add(1))
			}
		}
		if u.Into == "" {
			return fmt.Errorf("%s (%s): ended on %s, and nothing says what took its place", u.Title(), u.Code, u.To)
		}
	}
	for _, h := range t.holders(u, "") {
		u.today = append(u.today, h.Code)
	}
	return nil
}

// inherit gives the communes of today the districts of their parts.
func (t *Table) inherit() {
	districts := map[string][]string{}
	for _, u := range t.units {
		for _, code := range u.today {
			districts[code] = append(districts[code], u.districts...)
		}
	}
	for _, u := range t.units {
		if u.To == "" {
			u.districts = districts[u.Code]
		}
	}
}
