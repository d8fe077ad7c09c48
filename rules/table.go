package rules

// table finds the weight of a sign in a few steps of memory; most signs have none.
type table struct {
	keys   []sign // 0 for an empty place; a power of two long, at most half full
	values []float32
	maybe  []uint64 // a bit for the hash of every key: small enough to stay near the processor (Bloom 1970, with one hash)
}

func newTable(signs []weighted) table {
	size := 16
	for size < 2*len(signs) {
		size *= 2
	}
	t := table{make([]sign, size), make([]float32, size), make([]uint64, size/8)}
	for _, w := range signs {
		h := mixed(w.sign)
		t.maybe[h>>6&uint64(len(t.maybe)-1)] |= 1 << (h & 63)
		at := t.place(h)
		for t.keys[at] != 0 && t.keys[at] != w.sign {
			at = (at + 1) & (size - 1)
		}
		t.keys[at], t.values[at] = w.sign, w.weight
	}
	return t
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
