package rules

// work is the scratch space of one reading's evaluation.
type work struct {
	forward, backward []uint64
	spare             []uint64
	numbers, marks    stretchBits // which syllables are numbers; which places have a mark before them
	arena             arena
	elements          []element
	open              []bool // by mask: it may cover something
	masksAsked        bool
	hidden            []bitset   // by stretch and hiding; see hiddenBy
	covered           []bitset   // by stretch and mask; see cover
	verdicts          []uint8    // by context and how deep it looked; see holdsAbove
	standing          []standing // by group
	reached           []reached  // by program
	sides             []sides    // by number of the first pack that has them; filled when a rule of the pack matches
	found             []found
	weighing
}

func newWork(m *Matcher) work {
	return work{
		sides: make([]sides, len(m.packs)), weighing: weighing{judgements: make([]judgement, len(m.packs))},
		verdicts: make([]uint8, len(m.contexts)*(int(inLeadIn)+1)), standing: make([]standing, len(m.atoms.groups)),
		reached: make([]reached, m.programs),
	}
}

func (w *work) reset() {
	w.arena.used = 0
	clear(w.verdicts)
	clear(w.judgements)
	w.masksAsked = false
	w.hidden, w.covered = w.hidden[:0], w.covered[:0]
	w.numbers.of, w.marks.of = -1, -1
	w.found = w.found[:0]
	w.waiting = w.waiting[:0]
	for i := range w.sides {
		w.sides[i].ready = false
	}
}

// standing says in which units of a clause an atom of a group stands.
type standing struct {
	clause uint32
	units  unitSet
}

// stretchBits are bits of one stretch, kept while programs are tried on it.
type stretchBits struct {
	bits []uint64
	of   int32 // the stretch, or -1
}

// arena hands out bitsets that live as long as the clause.
type arena struct {
	words []uint64
	used  int
}

func (a *arena) bitset(words int) bitset {
	if a.used+words > len(a.words) {
		a.words, a.used = make([]uint64, max(256, 2*len(a.words), words)), 0 // the old ones stay where they are
	}
	b := bitset(a.words[a.used : a.used+words : a.used+words])
	a.used += words
	clear(b)
	return b
}
