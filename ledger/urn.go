package ledger

import (
	"slices"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// urn is what samples are drawn from: the conventions without findings and the findings that were decided, as the figure
// of a day has them.
type urn struct {
	figure       Figure
	documents    []Stored
	things       map[checker.Stratum]map[string]SampleItem // by subject
	byHand       map[string]bool                           // fingerprints of clauses that a person marked
	place        map[string]SampleItem                     // of each finding of a rule, by fingerprint
	found, known int
}

func newUrn(figure Figure, documents []Stored, day corpus.Date) *urn {
	u := &urn{
		figure: figure, documents: documents, byHand: map[string]bool{}, place: map[string]SampleItem{},
		things: map[checker.Stratum]map[string]SampleItem{},
	}
	for _, s := range checker.Strata() {
		u.things[s] = map[string]SampleItem{}
	}
	for _, e := range figure.Events {
		if e.Act == checker.ActMissed {
			for _, i := range e.Items {
				u.byHand[i.Finding] = true
			}
		}
	}
	u.locate()
	for _, r := range figure.Records() {
		u.put(r, day)
	}
	return u
}

// locate notes the clause of each finding in the first document that has it.
func (u *urn) locate() {
	for _, d := range u.documents {
		for _, f := range d.Findings {
			if _, known := u.place[f.Fingerprint]; known {
				continue
			}
			u.place[f.Fingerprint] = SampleItem{
				Title: d.Document.Convention.Title, Paths: []string{d.Document.Path}, Clause: &corpus.Clause{Ordinal: f.Ordinal}, subject: f.Fingerprint,
			}
		}
	}
}

// put puts a convention in force and its findings in their places.
func (u *urn) put(r checker.Record, day corpus.Date) {
	definition := u.figure.Tally.Definition
	state := r.On(day)
	if r.Draft || !state.Adopted || !definition.Counts(r, state) {
		return
	}
	text := r.Text(day)
	verdict, _ := checker.Conclude(r, day)
	if verdict == checker.Compliant && len(text.Findings) == 0 {
		u.things[checker.StratumClean][r.Key] = u.whole(r, text)
	}
	byRule := false
	for _, f := range text.Findings {
		item, ok := u.place[f.Finding]
		byRule = byRule || ok && f.Decision == checker.Confirmed && !u.byHand[f.Finding]
		switch {
		case !ok:
		case f.Decision == checker.Dismissed:
			u.things[checker.StratumDismissed][f.Finding] = item
		case f.Decision == checker.Confirmed && !u.byHand[f.Finding]:
			u.things[checker.StratumConfirmed][f.Finding] = item
		}
	}
	switch {
	case verdict != checker.NonCompliant:
	case byRule:
		u.found++
	default:
		u.known++
	}
}

// whole is a convention to be read from beginning to end, in the first of its files.
func (u *urn) whole(r checker.Record, text checker.Text) SampleItem {
	item := SampleItem{Title: r.Title, subject: r.Key}
	for _, i := range text.Papers {
		p := u.figure.Papers[i]
		item.Paths = append(item.Paths, p.Path)
		if item.text == "" {
			item.text = p.Text
		}
	}
	return item
}

// draw draws from each stratum and mixes what was drawn, so that nobody can tell from an item's place what was decided on it.
func (u *urn) draw(s *Sample, r SampleRequest) []SampleItem {
	drawn := map[string]SampleItem{}
	var order []string
	for _, stratum := range checker.Strata() {
		size := r.Sizes[stratum]
		if size < 1 {
			continue
		}
		keys := make([]string, 0, len(u.things[stratum]))
		for k := range u.things[stratum] {
			keys = append(keys, k)
		}
		picked := checker.Pick(keys, size, r.Seed)
		s.Strata = append(s.Strata, SampleStratum{stratum, len(keys), hashOf(keys), len(picked)})
		for _, k := range picked {
			item := u.things[stratum][k]
			item.stratum = stratum
			drawn[k] = item
			order = append(order, k)
		}
	}
	slices.Sort(order)
	order = checker.Pick(order, len(order), r.Seed+"\x00order")
	items := make([]SampleItem, len(order))
	for i, k := range order {
		items[i] = drawn[k]
		items[i].Item = i + 1
	}
	return items
}
