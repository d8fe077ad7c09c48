package rules

// reach is how far a pattern comes in a stretch, before anything is hidden.
type reach uint8

const (
	unasked reach = iota
	nowhere       // it does not match
	toLeads       // only what the unit is read behind
	toUnit        // a match ends in the unit itself
)

// reached is what is known of a pattern in a clause.
type reached struct {
	clause uint32
	byUnit uint32 // by stretch: the reach, in two bits
}

// remembered is for how many stretches of a clause the answers are kept; hardly a clause has more.
const remembered = 16

// comes tells how far a pattern comes. Rules and packs ask the same of many clauses, so the answer is kept for the clause.
func (r *reading) comes(p *program, number int32) reach {
	if number >= remembered {
		return r.tryOn(p, number)
	}
	known := &r.reached[p.number]
	if known.clause != r.clause {
		*known = reached{clause: r.clause}
	}
	place := 2 * number
	if at := reach(known.byUnit >> place & 3); at != unasked {
		return at
	}
	at := r.tryOn(p, number)
	known.byUnit |= uint32(at) << place
	return at
}

func (r *reading) tryOn(p *program, number int32) reach {
	if !r.possible(p.needs, r.stretches[number].units) {
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

// possible tells whether each group has an atom in some of the units.
func (r *reading) possible(needs []group, in unitSet) bool {
	for _, g := range needs {
		if r.unitsWith(g)&in == 0 {
			return false
		}
	}
	return true
}

// unitsWith tells, once a clause, where atoms of a group stand.
func (r *reading) unitsWith(g group) unitSet {
	known := &r.standing[g]
	if known.clause != r.clause {
		*known = standing{clause: r.clause}
		for _, a := range r.groups.list(g) {
			known.units |= r.where[a]
		}
	}
	return known.units
}
