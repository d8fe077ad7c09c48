package rules

import "slices"

// maxLead is how many syllables of its lead a sentence is read with.
const maxLead = 120

// stretch is a unit as it is read: behind the leads that introduce it. Its places count syllables from the first
// segment's start; the unit itself is the last segment.
type stretch struct {
	from, to int32 // its segments in layout.segments
	length   int32 // syllables
	base     int32 // place where the unit itself starts
	own      int32 // place where the unit's own text starts: the inline lead, if there is one, or the unit
	opens    int32 // place of ^, or -1
	closes   bool  // $ holds at the end
	first    bool  // the unit is the first of its text
	place    place
	lead     int32   // stretch of the inline lead, or -1
	units    unitSet // that stand in it
}

// unitSet is a set of units of a reading, a bit each; those behind the last bit share it. The stretch of a unit has its number.
type unitSet uint64

func unitBit(unit int) unitSet { return 1 << min(unit, 63) }

// leads are units that introduce others, and what of them is read.
type leads struct {
	segments []span
	units    unitSet
}

// layout is the order in which the units of a clause are read.
type layout struct {
	segments  []span
	stretches []stretch
}

// lay lays out all texts, and collects the places of every phrase.
func (r *reading) lay() {
	r.segments, r.stretches = r.segments[:0], r.stretches[:0]
	var chain leads
	for i, t := range r.texts {
		end := len(r.units)
		if i+1 < len(r.texts) {
			end = int(r.texts[i+1].units)
		}
		if own := r.layText(r.units[t.units:end], t.place, chain); t.place == inLeadIn {
			chain = own
		}
	}
	r.reset()
	r.collect()
}

// layText lays out the units of a text behind the leads of the parents. It gives the leads for the text that this one introduces.
func (r *reading) layText(list []unit, in place, parents leads) leads {
	if len(list) == 0 {
		return parents
	}
	lead, leadStretch := span{}, int32(-1)
	for i, u := range list {
		s := stretch{first: i == 0, closes: i == len(list)-1 || u.ending == endsLead, place: in, lead: leadStretch}
		r.layUnit(u, s, parents, lead)
		switch u.ending {
		case endsLead:
			lead, leadStretch = u.span, int32(len(r.stretches)-1)
		case endsSentence:
			parents, lead, leadStretch = leads{}, span{}, -1
		case endsItem:
		}
	}
	last := r.stretches[len(r.stretches)-1]
	return leads{r.segments[last.from:last.to], last.units}
}

// layUnit lays out one unit behind its leads.
func (r *reading) layUnit(u unit, s stretch, parents leads, lead span) {
	s.from, s.opens = int32(len(r.segments)), -1
	s.units = unitBit(len(r.stretches)) | parents.units
	if s.lead >= 0 {
		s.units |= unitBit(int(s.lead))
	}
	s.base = r.layLeads(parents.segments, lead)
	s.to = int32(len(r.segments)) + 1
	r.segments = append(r.segments, u.span)
	s.length = s.base + u.end - u.start
	s.own = s.base
	if s.lead >= 0 {
		s.own -= min(lead.end-lead.start, s.base)
	}
	if s.first || s.lead >= 0 && r.stretches[s.lead].first && lead.end-lead.start <= maxLead {
		s.opens = s.own
	}
	r.stretches = append(r.stretches, s)
}

// layLeads adds the last maxLead syllables of the leads as segments and gives their length.
func (r *reading) layLeads(parents []span, lead span) int32 {
	skip := lead.end - lead.start - maxLead
	for _, p := range parents {
		skip += p.end - p.start
	}
	length := int32(0)
	lay := func(p span) {
		cut := min(max(skip, 0), p.end-p.start)
		skip -= cut
		if p.start += cut; p.start < p.end {
			r.segments = append(r.segments, p)
			length += p.end - p.start
		}
	}
	for _, p := range parents {
		lay(p)
	}
	lay(lead)
	return length
}

// collect notes the places of every atom, then takes out what is neutral.
func (r *reading) collect() {
	for _, a := range r.touched {
		r.hits[a], r.where[a] = r.hits[a][:0], 0
	}
	r.touched = r.touched[:0]
	a, unit := r.words.automaton, 0
	for _, e := range r.events {
		for r.units[unit].end < e.end {
			unit++
		}
		for k := e.phrase; k != 0; k = a.wordings[k].shorter {
			phrase := &a.wordings[k]
			at := span{e.end - phrase.length, e.end}
			for _, owner := range a.ownersOf(phrase) {
				if len(r.hits[owner]) == 0 {
					r.touched = append(r.touched, owner)
				}
				r.hits[owner] = append(r.hits[owner], at)
				r.where[owner] |= unitBit(unit)
			}
		}
	}
	for _, p := range r.m.packs {
		r.dropNeutral(p)
	}
}

// dropNeutral takes out the hits of a pack whose syllables all lie in neutral phrases.
func (r *reading) dropNeutral(p *compiledPack) {
	if p.neutral < 0 || len(r.hits[p.neutral]) == 0 {
		return
	}
	covered := r.arena.bitset(wordsFor(len(r.syllables)))
	for _, h := range r.hits[p.neutral] {
		covered.addRange(int(h.start), int(h.end))
	}
	for _, a := range r.touched {
		if a == p.neutral || r.m.atoms.pack[a] != p.number {
			continue
		}
		if r.hits[a] = slices.DeleteFunc(r.hits[a], func(h span) bool { return covered.hasAll(h) }); len(r.hits[a]) == 0 {
			r.where[a] = 0
		}
	}
}
