package rules

// table finds what weighs a sign in a few steps of memory; most signs weigh nothing, nor do their mirrored ones.
type table struct {
	known  []signWeights
	places []int32  // by hash: a place in known and one more, or 0; a power of two long, at most three fifths full
	maybe  []uint64 // a bit for the hash of every sign: small enough to stay near the processor (Bloom 1970, with one hash)
}

// signWeights is what is known of a sign.
type signWeights struct {
	sign          sign
	own, mirrored float32 // its weight, and that of the mirrored sign; 0 for none
	lean          float32 // asked for where a clause is flagged
	topics        int32   // as in weighted; asked for there too
}

func newTable(signs []weighted) table {
	most := len(signs)
	for _, w := range signs {
		if w.sign.mirrored() != w.sign {
			most++
		}
	}
	size := 16
	for 3*size < 5*most {
		size *= 2
	}
	t := table{make([]signWeights, 0, most), make([]int32, size), make([]uint64, size/8)}
	for _, w := range signs {
		t.enter(w)
	}
	return t
}

func (t *table) enter(w weighted) {
	own := t.at(w.sign)
	own.own, own.topics = w.weight, w.topics
	switch mirrored := w.sign.mirrored(); mirrored {
	case 0:
	case w.sign:
		own.mirrored = w.weight
	default:
		own.lean = w.lean
		other := t.at(mirrored)
		other.mirrored, other.lean = w.weight, -w.lean
	}
}

// at is what is known of a sign; it makes room for one of which nothing was. It is good until the next is asked for.
func (t *table) at(s sign) *signWeights {
	h := mixed(s)
	t.maybe[h>>6&uint64(len(t.maybe)-1)] |= 1 << (h & 63)
	at := t.place(h)
	for ; t.places[at] != 0; at = t.next(at) {
		if known := &t.known[t.places[at]-1]; known.sign == s {
			return known
		}
	}
	t.known = append(t.known, signWeights{sign: s})
	t.places[at] = int32(len(t.known))
	return &t.known[len(t.known)-1]
}

// mixed mixes the bits of a sign (Fibonacci hashing, Knuth 6.4).
func mixed(s sign) uint64 {
	h := uint64(s) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

func (t *table) place(mixed uint64) int { return int(mixed >> 20 & uint64(len(t.places)-1)) }

func (t *table) next(place int) int { return (place + 1) & (len(t.places) - 1) }

// find gives the place of a sign among the known, or -1.
func (t *table) find(s sign) int {
	h := mixed(s)
	if t.maybe[h>>6&uint64(len(t.maybe)-1)]>>(h&63)&1 == 0 {
		return -1
	}
	for at := t.place(h); t.places[at] != 0; at = t.next(at) {
		if known := int(t.places[at]) - 1; t.known[known].sign == s {
			return known
		}
	}
	return -1
}
