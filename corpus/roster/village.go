// Package roster is the list of the villages that should be there: what the figure's denominator is measured against.
//
// A figure that starts from the files that came in cannot say what is missing. So the roster starts from the villages.
// They have no national code, their names repeat ("thôn 1"), and they are merged and split all the time; a village here
// is a name within a commune and within the time in which it existed, with the villages that it was made of. Where it
// lies on another day is asked of the communes (package units), which are merged as well.
//
// Documents are attached to villages by what their head, their file name and their folders say. What is certain is
// attached, what is not is a question with its candidates for a person to answer; nothing is guessed.
package roster

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// Village is one line of the roster.
type Village struct {
	ID   string `json:"id"`
	Name string `json:"name"` // with its type: "thôn Đồng Mây"
	// Commune is the unit that it was entered under, Former the unit of before 1/7/2025 that it lay in, where that is known.
	Commune units.Ref `json:"commune"`
	Former  units.Ref `json:"former"`
	// From is its first day and To its last; empty where not known, and To for one that exists.
	From         corpus.Date `json:"from"`
	To           corpus.Date `json:"to"`
	Predecessors []string    `json:"predecessors"` // IDs of the villages that it was made of
	Law          string      `json:"law"`          // the resolution that founded or ended it
	Convention   Expected    `json:"convention"`
}

// Expected tells whether the village is known to have a convention.
type Expected string

// What a roster can tell of a village's convention.
const (
	NotTold Expected = ""
	Some    Expected = "yes"
	None    Expected = "no"
)

// On tells whether the village existed on a day; an unknown day is any.
func (v Village) On(day corpus.Date) bool {
	return day == "" || v.From <= day && (v.To == "" || day <= v.To)
}

// Roster is the villages of all times. It does not change.
type Roster struct {
	villages  []Village
	names     []name // of the villages, to compare by
	byID      map[string]int
	byCommune map[units.Ref][]int
}

// New makes a roster of villages.
func New(villages []Village) *Roster {
	r := &Roster{
		villages: slices.Clone(villages), names: make([]name, len(villages)),
		byID: make(map[string]int, len(villages)), byCommune: map[units.Ref][]int{},
	}
	slices.SortFunc(r.villages, func(a, b Village) int { return strings.Compare(a.ID, b.ID) })
	for i, v := range r.villages {
		r.byID[v.ID], r.names[i] = i, nameOf(v.Name)
		r.byCommune[v.Commune] = append(r.byCommune[v.Commune], i)
	}
	return r
}

// All are the villages of all times, in order of their IDs.
func (r *Roster) All() []Village { return slices.Clone(r.villages) }

// Get is the village with an ID.
func (r *Roster) Get(id string) (Village, bool) {
	i, ok := r.byID[id]
	if !ok {
		return Village{}, false
	}
	return r.villages[i], true
}

// On are the villages that existed on a day, in order of their IDs.
func (r *Roster) On(day corpus.Date) []Village {
	var list []Village
	for _, v := range r.villages {
		if v.On(day) {
			list = append(list, v)
		}
	}
	return list
}

// today is the unit that holds a commune's place now. One that was divided stays what it was: the list of villages has to
// tell the part.
func today(table *units.Table, ref units.Ref) units.Ref {
	if holders := table.Holders(ref, ""); len(holders) == 1 {
		return holders[0].Ref()
	}
	return ref
}

// located is the roster with its villages under the communes that hold their places now, under each part of one that was
// divided.
func (r *Roster) located(table *units.Table) *Roster {
	now := *r
	now.byCommune = map[units.Ref][]int{}
	for i, v := range r.villages {
		holders := refsOf(table.Holders(v.Commune, ""))
		if len(holders) == 0 {
			holders = []units.Ref{v.Commune}
		}
		for _, ref := range holders {
			now.byCommune[ref] = append(now.byCommune[ref], i)
		}
	}
	return &now
}

// within are the indices of the villages of communes, of all when there are none.
func (r *Roster) within(communes []units.Ref) []int {
	if len(communes) == 0 {
		all := make([]int, len(r.villages))
		for i := range all {
			all[i] = i
		}
		return all
	}
	var list []int
	for _, c := range communes {
		list = append(list, r.byCommune[c]...)
	}
	return list
}

// Successors are the villages that a village became a part of.
func (r *Roster) Successors(id string) []Village {
	var list []Village
	for _, v := range r.villages {
		if slices.Contains(v.Predecessors, id) {
			list = append(list, v)
		}
	}
	return list
}
