package rules

import "slices"

// reach is how far a pattern comes in a stretch, before anything is hidden.
type reach uint8

const (
	unasked reach = iota
	nowhere       // it does not match
	toLeads       // only what the unit is read behind
	toUnit        // a match ends in the unit itself
)

// remembered is for how many stretches of a clause the answers are kept; hardly a clause has more.
const remembered = 16

// comes tells how far a pattern comes. Rules and packs ask the same of many clauses, so the answer is kept for the clause.
func (r *reading) comes(p *program, number int32) reach {
	if number >= remembered {
		return r.tryOn(p, number)
	}
	if len(r.reached) == 0 {
		count := r.m.programs * min(remembered, len(r.stretches))
		r.reached = slices.Grow(r.reached, count)[:count]
		clear(r.reached)
	}
	known := &r.reached[int(number)*r.m.programs+int(p.number)]
	if *known == unasked {
		*known = r.tryOn(p, number)
	}
	return *known
}

func (r *reading) tryOn(p *program, number int32) reach {
	if !r.possible(p.needs) {
		return nowhere
	}
	e := r.run(p, number, nil)
	ends := e.ends()
	switch {
	case ends.empty():
		return nowhere
	case ends.firstFrom(int(r.stretches[number].base)+1) >= 0:
		return toUnit
	}
	return toLeads
}
