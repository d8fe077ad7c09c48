package roster

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// reply is what the roster says to a clue.
type reply struct {
	source     Source
	why        Why // empty when it is certain
	named      bool
	candidates []Candidate
}

func (r reply) certain() bool { return r.why == "" }

// id is the village of a certain reply.
func (r reply) id() string { return r.candidates[0].Village.ID }

// reply looks a village's name up. communes are where it lies, in all of the roster when they are not known; old are the
// former communes that the text may mean.
func (r *Roster) reply(c clue, communes []units.Ref, certain bool, on corpus.Date, old origin) reply {
	wanted := nameOf(c.village)
	if c.source != ByHead { // the type's marks are not the writer's
		wanted.marked = wanted.bare != wanted.fold
	}
	best := unlike
	var found []Candidate
	for _, i := range r.within(communes) {
		if likeness := r.names[i].likeness(wanted); likeness != unlike {
			found = append(found, Candidate{r.villages[i], likeness})
			best = max(best, likeness)
		}
	}
	answer := reply{source: c.source, named: best >= folded, candidates: found}
	if best <= similar {
		answer.why = map[bool]Why{true: WhySimilar, false: WhyUnknown}[best == similar]
		return answer
	}
	found = slices.DeleteFunc(slices.Clone(found), func(c Candidate) bool { return c.Likely < best })
	answer.decide(found, certain, on, old, wanted)
	return answer
}

// decide chooses between the villages of the best likeness, by former commune and by time.
func (r *reply) decide(found []Candidate, certain bool, on corpus.Date, old origin, wanted name) {
	if len(found) > 1 {
		found = narrow(found, old.names)
	}
	inTime := slices.DeleteFunc(slices.Clone(found), func(c Candidate) bool { return !c.Village.On(on) })
	if on == "" && len(found) > 1 {
		inTime = nil // several in turn, and the text does not tell its day
	}
	switch {
	case !certain:
		r.why = WhyNoCommune
	case len(found) > 1 && len(inTime) != 1:
		r.why = WhySeveral
	case len(inTime) == 0:
		r.why = WhyTime
	case isNumber(wanted.bare) && wanted.kind != "" && wanted.kind != nameOf(inTime[0].Village.Name).kind:
		r.why = WhyType
	case !old.belongs(inTime[0].Village):
		r.why = WhySeveral
	}
	if r.why == "" {
		found = inTime
	}
	rest := slices.DeleteFunc(slices.Clone(r.candidates), func(c Candidate) bool {
		return slices.ContainsFunc(found, func(f Candidate) bool { return f.Village.ID == c.Village.ID })
	})
	r.candidates = append(slices.Clone(found), rest...)
}

// belongs tells that a village does not lie in another former commune than the text says. Of one whose former commune is not
// known, the commune that it was entered under must hold the place of that in the text, or have held it.
func (o origin) belongs(v Village) bool {
	switch {
	case len(o.named) == 0:
		return true
	case v.Former == units.Ref{}:
		return slices.Contains(o.lineage, v.Commune)
	}
	return o.names(v)
}

// names tells that a village is known to lie in a former commune that the text names.
func (o origin) names(v Village) bool {
	return slices.Contains(o.named, v.Former) || slices.Contains(o.named, v.Commune)
}

// narrow keeps those that fit, or all when none does.
func narrow(list []Candidate, fits func(Village) bool) []Candidate {
	if kept := slices.DeleteFunc(slices.Clone(list), func(c Candidate) bool { return !fits(c.Village) }); len(kept) > 0 {
		return kept
	}
	return list
}

func isNumber(bare string) bool { return bare != "" && strings.Trim(bare, "0123456789") == "" }
