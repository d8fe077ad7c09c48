package rules

import "math/bits"

// bitset is a set of places in a stretch: place i lies before syllable i. All sets of a stretch have the same length.
type bitset []uint64

// wordsFor is how many words hold the places 0 to n.
func wordsFor(n int) int { return n/64 + 1 }

func (b bitset) add(i int)      { b[i>>6] |= 1 << (i & 63) }
func (b bitset) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }

func (b bitset) empty() bool {
	for _, w := range b {
		if w != 0 {
			return false
		}
	}
	return true
}

// firstFrom gives the first member at or after i, or -1.
func (b bitset) firstFrom(i int) int {
	for k := i >> 6; k < len(b); k++ {
		w := b[k]
		if k == i>>6 {
			w &= ^uint64(0) << (i & 63)
		}
		if w != 0 {
			return k<<6 + bits.TrailingZeros64(w)
		}
	}
	return -1
}

// last gives the last member, or -1.
func (b bitset) last() int {
	for k := len(b) - 1; k >= 0; k-- {
		if b[k] != 0 {
			return k<<6 + 63 - bits.LeadingZeros64(b[k])
		}
	}
	return -1
}

// addUpTo adds all places 0 to n.
func (b bitset) addUpTo(n int) { b.addRange(0, n+1) }

// addRange adds the places from start up to but not including end.
func (b bitset) addRange(start, end int) {
	for i := start; i < end; {
		k, room := i>>6, 64-i&63
		n := min(room, end-i)
		b[k] |= (^uint64(0) >> (64 - n)) << (i & 63)
		i += n
	}
}

// union adds the members of other.
func (b bitset) union(other bitset) {
	for k, w := range other {
		b[k] |= w
	}
}

// spread adds to b every place that lies at most max after a member of from, and none above limit. A step of one
// place at a time would cost max passes; doubling costs their logarithm.
func (b bitset) spread(from bitset, max, limit int, spare bitset) {
	copy(spare, from)
	for reach := 0; reach < max; {
		n := min(reach+1, max-reach)
		spare.orShiftedUp(n)
		reach += n
	}
	spare.cut(limit)
	b.union(spare)
}

// spreadBack is spread towards the start of the stretch.
func (b bitset) spreadBack(from bitset, max int, spare bitset) {
	copy(spare, from)
	for reach := 0; reach < max; {
		n := min(reach+1, max-reach)
		spare.orShiftedDown(n)
		reach += n
	}
	b.union(spare)
}

// orShiftedUp adds every member moved n places up. It goes from the top, so it reads words not yet changed.
func (b bitset) orShiftedUp(n int) {
	words, rest := n>>6, uint(n&63)
	for k := len(b) - 1; k >= words; k-- {
		w := b[k-words] << rest
		if rest > 0 && k > words {
			w |= b[k-words-1] >> (64 - rest)
		}
		b[k] |= w
	}
}

// orShiftedDown adds every member moved n places down.
func (b bitset) orShiftedDown(n int) {
	words, rest := n>>6, uint(n&63)
	for k := 0; k+words < len(b); k++ {
		w := b[k+words] >> rest
		if rest > 0 && k+words+1 < len(b) {
			w |= b[k+words+1] << (64 - rest)
		}
		b[k] |= w
	}
}

// cut drops the places above limit.
func (b bitset) cut(limit int) {
	for k := range b {
		if lowest := k << 6; lowest > limit {
			b[k] = 0
		} else if limit-lowest < 63 {
			b[k] &= 1<<(limit-lowest+1) - 1
		}
	}
}

// spreadInWord gives every place of a word that lies at most max after a member of from, unlimited or not, and none above
// limit, which is less than 64.
func spreadInWord(from uint64, max, limit int) uint64 {
	if max == unlimited || max >= limit {
		return -(from & -from) & (^uint64(0) >> (63 - limit))
	}
	for reach := 0; reach < max; {
		n := min(reach+1, max-reach)
		from |= from << n
		reach += n
	}
	return from & (^uint64(0) >> (63 - limit))
}

// between has the bits of the places from start up to but not including end, which is above start.
func between(start, end int32) uint64 {
	return (^uint64(0) >> (64 - (end - start))) << start
}

// hasAll tells whether all places of the span are members.
func (b bitset) hasAll(s span) bool {
	for i := s.start; i < s.end; i++ {
		if !b.has(int(i)) {
			return false
		}
	}
	return true
}

// hasAny tells whether one place of the span is a member.
func (b bitset) hasAny(s span) bool {
	for i := s.start; i < s.end; i++ {
		if b.has(int(i)) {
			return true
		}
	}
	return false
}
