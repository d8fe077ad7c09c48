package rules

// table finds what weighs a sign in a few steps of memory; most signs weigh nothing, nor do their mirrored ones.
type table struct {
	keys   []sign // 0 for an empty place; a power of two long, at most three fifths full
	values []signWeights
	leans  []float32 // of the signs; asked for where a clause is flagged
	topics []int32   // where their pulls on the topics begin; asked for there too
	maybe  []uint64  // a bit for the hash of every key: small enough to stay near the processor (Bloom 1970, with one hash)
}

// signWeights are the weight of a sign and that of the mirrored one; 0 for none.
type signWeights struct{ own, mirrored float32 }

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
	t := table{make([]sign, size), make([]signWeights, size), make([]float32, size), make([]int32, size), make([]uint64, size/8)}
	for _, w := range signs {
		own := t.at(w.sign)
		t.values[own].own, t.topics[own] = w.weight, w.topics
		if w.sign.mirrored() == 0 {
			continue
		}
		mirrored := t.at(w.sign.mirrored())
		t.values[mirrored].mirrored = w.weight
		if own != mirrored {
			t.leans[own], t.leans[mirrored] = w.lean, -w.lean
		}
	}
	return t
}

// at gives the place of a sign, and makes room for it.
func (t *table) at(s sign) int {
	h := mixed(s)
	t.maybe[h>>6&uint64(len(t.maybe)-1)] |= 1 << (h & 63)
	at := t.place(h)
	for t.keys[at] != 0 && t.keys[at] != s {
		at = (at + 1) & (len(t.keys) - 1)
	}
	t.keys[at] = s
	return at
}

// mixed mixes the bits of a sign (Fibonacci hashing, Knuth 6.4).
func mixed(s sign) uint64 {
	h := uint64(s) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

func (t *table) place(mixed uint64) int { return int(mixed >> 20 & uint64(len(t.keys)-1)) }

// find gives the place of a sign, or -1.
func (t *table) find(s sign) int {
	h := mixed(s)
	if t.maybe[h>>6&uint64(len(t.maybe)-1)]>>(h&63)&1 == 0 {
		return -1
	}
	for at := t.place(h); t.keys[at] != 0; at = (at + 1) & (len(t.keys) - 1) {
		if t.keys[at] == s {
			return at
		}
	}
	return -1
}
