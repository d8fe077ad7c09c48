package checker

import (
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// Record is all that a verdict needs to know of one convention: its versions with their files and what was decided on their
// findings, what happened to it, and who signed it off. A convention that the roster expects and nobody has received
// has no version.
type Record struct {
	Key      string
	Title    string
	Kind     corpus.Kind
	Village  string
	Commune  Commune
	District string // former
	Province string // former
	Today    string // the province that holds the commune now
	Draft    bool
	Versions []Version // oldest first, those without a day last
	Life     []Life    // by day
	SignOffs []SignOff
	Covers   []string // ids of the villages on the roster that it governs
	// From and To are the days of the village of a convention that nobody has received; empty where not known.
	From, To corpus.Date
}

// Version is a text of a convention as it was adopted on one day, with the files that carry it.
type Version struct {
	Adopted    corpus.Date
	Decided    bool        // a decision of recognition is known
	Recognised corpus.Date // its day, as far as known
	Refused    corpus.Date // day on which recognition was refused
	Papers     []int       // indices of its files in Inputs.Papers
	Texts      []string    // their digests, in order, each once
	Status     []corpus.Status
	Findings   []Judged
	Hints      []string // fingerprints
}

// Judged is a finding with what the log says of it.
type Judged struct {
	Finding  string   `json:"finding"`
	Decision Decision `json:"decision"`
}

// SignOff is an officer's conclusion that a text is free of discrimination.
type SignOff struct {
	Text  string // digest of the text, or of the texts, that were signed off
	Actor string
}

// identity is what files of one convention have in common. A draft is a convention of its own, beside an adopted one of
// the same head.
type identity struct {
	key   string
	draft bool
}

// Records joins files into conventions, in the order of the first file, and adds what the events say of them. Villages
// of the roster that no file is attached to come last, as conventions that nobody has received.
func (in Inputs) Records() []Record {
	j := joiner{in: in, events: BySubject(in.Events), decisions: map[string]Decision{}}
	var order []identity
	files := map[identity][]int{}
	for i, p := range in.Papers {
		id := identity{p.Key, p.Draft}
		if _, known := files[id]; !known {
			order = append(order, id)
		}
		files[id] = append(files[id], i)
	}
	records := make([]Record, 0, len(order))
	for _, id := range order {
		records = append(records, j.join(id, files[id]))
	}
	return append(records, in.missing()...)
}

// missing are the conventions of villages without a file. A village that was made of others goes on with their conventions
// until it has its own; no rule was found on what becomes of them.
func (in Inputs) missing() []Record {
	received := map[string]bool{}
	for _, p := range in.Papers {
		for _, v := range p.Villages {
			received[v] = received[v] || !p.Draft
		}
	}
	lines := newLineage(in.Villages)
	var list []Record
	for _, v := range in.Villages {
		if !v.None && !lines.any(v.ID, received) {
			list = append(list, Record{
				Key: "village:" + v.ID, Village: v.Name, Commune: v.Commune, District: v.District, Province: v.Province, Today: v.Today, Covers: []string{v.ID},
				From: v.From, To: v.To,
			})
		}
	}
	return list
}

// lineage tells which villages a village was made of.
type lineage map[string][]string

func newLineage(villages []Village) lineage {
	l := lineage{}
	for _, v := range villages {
		l[v.ID] = v.Predecessors
	}
	return l
}

// any tells whether a village, or one that it was made of, is in a set.
func (l lineage) any(id string, set map[string]bool) bool {
	seen := map[string]bool{}
	var look func(id string) bool
	look = func(id string) bool {
		if seen[id] {
			return false
		}
		seen[id] = true
		return set[id] || slices.ContainsFunc(l[id], look)
	}
	return look(id)
}
