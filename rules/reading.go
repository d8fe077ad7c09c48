package rules

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// maxLead is how many syllables of its lead a sentence is read with.
const maxLead = 120

// place says which text of a clause a unit stands in.
type place uint8

const (
	inHeading place = iota
	inLeadIn
	inOwn
)

// span is a half-open range of syllables of a reading.
type span struct{ start, end int32 }

func (s span) overlaps(o span) bool { return s.start < o.end && o.start < s.end }
func (s span) contains(o span) bool { return s.start <= o.start && o.end <= s.end }

// syllable is one word or number of a reading.
type syllable struct {
	id         int32
	start, end int32 // bytes in the normal form of its text
	number     bool
	apart      bool   // a mark stands before it
	written    string // of a number, in normal form
}

// ending is the mark behind a unit.
type ending uint8

const (
	endsSentence ending = iota // . ? ! or the end of a line
	endsItem                   // ;
	endsLead                   // :
)

// unit is a run of syllables between marks that end a sentence or a part of it.
type unit struct {
	span
	ending      ending
	place       place
	first, last bool // of its text
}

// stretch is a unit as it is read: behind the leads that introduce it. Its places count syllables from the first
// segment's start; the unit itself is the last segment.
type stretch struct {
	from, to int32 // its segments in reading.segments
	length   int32 // syllables
	base     int32 // place where the unit itself starts
	own      int32 // place where the unit's own text starts: the inline lead, if there is one, or the unit
	opens    int32 // place of ^, or -1
	closes   bool  // $ holds at the end
	first    bool  // the unit is the first of its text
	place    place
	lead     int32 // stretch of the inline lead, or -1
}

// reading is a clause cut into stretches, with the places of all phrases. It is scratch space, used again and again.
type reading struct {
	m         *Matcher
	words     *lexicon     // of the clause's way of writing
	text      viet.Text    // the clause's own
	tokens    []viet.Token // of the text being cut
	syllables []syllable
	units     []unit
	segments  []span
	stretches []stretch
	ownFrom   int32 // first syllable of the clause's own text
	leadFrom  int32 // first syllable that is no heading

	hits    [][]span // by atom; in order of their ends
	touched []atom
	work
}

// read takes in a clause.
func (r *reading) read(c corpus.Clause) {
	r.reset()
	r.text = viet.Normalize(c.Text)
	r.tokens = viet.AppendTokens(r.tokens[:0], r.text.Normal())
	r.words = r.m.writingOf(r.text.Normal(), r.tokens)
	for _, h := range c.Headings {
		r.add(viet.Normalize(h).Normal(), inHeading, nil)
	}
	r.leadFrom = int32(len(r.syllables))
	var chain []span
	for _, l := range c.LeadIns {
		chain = r.add(viet.Normalize(l).Normal(), inLeadIn, chain)
	}
	r.ownFrom = int32(len(r.syllables))
	r.add(r.text.Normal(), inOwn, chain)
	r.find()
}

func (r *reading) reset() {
	r.syllables, r.units, r.segments, r.stretches = r.syllables[:0], r.units[:0], r.segments[:0], r.stretches[:0]
	for _, a := range r.touched {
		r.hits[a] = r.hits[a][:0]
	}
	r.touched = r.touched[:0]
	r.work.reset()
}

// add cuts a text into units and lays out their stretches behind the leads of the parents. It gives the leads for the
// text that this one introduces.
func (r *reading) add(normal string, in place, parents []span) []span {
	from := len(r.units)
	r.cut(normal, in)
	units := r.units[from:]
	if len(units) == 0 {
		return parents
	}
	units[0].first, units[len(units)-1].last = true, true
	lead, leadStretch := span{}, int32(-1)
	for _, u := range units {
		r.stretch(u, parents, lead, leadStretch)
		switch u.ending {
		case endsLead:
			lead, leadStretch = u.span, int32(len(r.stretches)-1)
		case endsSentence:
			parents, lead, leadStretch = nil, span{}, -1
		}
	}
	last := r.stretches[len(r.stretches)-1]
	return slices.Clone(r.segments[last.from:last.to])
}

// cut appends the syllables and units of a text.
func (r *reading) cut(normal string, in place) {
	start, apart, read := int32(len(r.syllables)), false, 0
	closeUnit := func(e ending) {
		end := int32(len(r.syllables))
		if end > start {
			r.units = append(r.units, unit{span: span{start, end}, ending: e, place: in})
		} else if len(r.units) > 0 && r.units[len(r.units)-1].place == in {
			u := &r.units[len(r.units)-1] // ":\n" and ".\n": the mark that weighs more stays
			u.ending = heavier(u.ending, e)
		}
		start = end
	}
	r.tokens = viet.AppendTokens(r.tokens[:0], normal)
	for _, t := range r.tokens {
		if strings.IndexByte(normal[read:t.Start], '\n') >= 0 {
			closeUnit(endsSentence)
			apart = true
		}
		read = t.End
		if t.Kind != viet.Mark {
			r.syllables = append(r.syllables, r.words.syllable(normal, t, apart))
			apart = false
			continue
		}
		apart = true
		if e, ends := endingOf(normal[t.Start:t.End]); ends {
			closeUnit(e)
		}
	}
	closeUnit(endsSentence)
}

// heavier joins two marks with nothing between. A colon at the end of a line still introduces the next line.
func heavier(a, b ending) ending {
	if a == endsLead || b == endsLead {
		return endsLead
	}
	return min(a, b)
}

func endingOf(mark string) (ending, bool) {
	switch mark {
	case ".", "?", "!", "\n":
		return endsSentence, true
	case ";":
		return endsItem, true
	case ":":
		return endsLead, true
	}
	return 0, false
}

// stretch lays out one unit behind its leads.
func (r *reading) stretch(u unit, parents []span, lead span, leadStretch int32) {
	s := stretch{from: int32(len(r.segments)), opens: -1, closes: u.last || u.ending == endsLead, first: u.first, place: u.place, lead: leadStretch}
	s.base = r.layLeads(parents, lead)
	s.to = int32(len(r.segments)) + 1
	r.segments = append(r.segments, u.span)
	s.length = s.base + u.end - u.start
	s.own = s.base
	if leadStretch >= 0 {
		s.own -= min(lead.end-lead.start, s.base)
	}
	if u.first || leadStretch >= 0 && r.stretches[leadStretch].first && lead.end-lead.start <= maxLead {
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

// find runs the automaton over all units, then takes out what is neutral.
func (r *reading) find() {
	a := r.words.automaton
	for _, u := range r.units {
		state := int32(0)
		for i := u.start; i < u.end; i++ {
			if r.syllables[i].apart {
				state = a.step(state, a.mark)
			}
			state = a.step(state, r.syllables[i].id)
			for _, o := range a.outputs[state] {
				r.hit(o.atoms, span{i + 1 - o.length, i + 1})
			}
		}
	}
	for _, p := range r.m.packs {
		r.dropNeutral(p)
	}
}

func (r *reading) hit(atoms []atom, at span) {
	for _, a := range atoms {
		if len(r.hits[a]) == 0 {
			r.touched = append(r.touched, a)
		}
		r.hits[a] = append(r.hits[a], at)
	}
}

// dropNeutral takes out the hits of a pack whose syllables all lie in neutral phrases.
func (r *reading) dropNeutral(p *compiledPack) {
	if p.neutral < 0 || len(r.hits[p.neutral]) == 0 {
		return
	}
	covered := make(bitset, wordsFor(len(r.syllables)))
	for _, h := range r.hits[p.neutral] {
		covered.addRange(int(h.start), int(h.end))
	}
	for _, a := range r.touched {
		if a == p.neutral || r.m.atoms.pack[a] != p.number {
			continue
		}
		r.hits[a] = slices.DeleteFunc(r.hits[a], func(h span) bool { return covered.hasAll(h) })
	}
}
