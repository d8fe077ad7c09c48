package main

// distance is the least number of insertions, deletions and replacements that turn a into b.
//
// Whole documents of lost encodings differ in every character, so the cost must not grow with the difference: this is
// Myers' bit-parallel algorithm in blocks of 64 rows (G. Myers, J. ACM 46(3), 1999; H. Hyyrö, 2003), len(a)/64 steps
// for each element of b.
func distance[T comparable](a, b []T) int {
	if len(a) == 0 {
		return len(b)
	}
	blocks := (len(a) + 63) / 64
	places := placesOf(a, blocks)
	none := make([]uint64, blocks)
	column := newColumn(blocks)
	score := len(a)
	last := uint((len(a) - 1) % 64)
	for _, element := range b {
		equal, known := places[element]
		if !known {
			equal = none
		}
		score += column.step(equal, last)
	}
	return score
}

// placesOf are the rows where each element stands, as bits.
func placesOf[T comparable](a []T, blocks int) map[T][]uint64 {
	places := map[T][]uint64{}
	for i, element := range a {
		if places[element] == nil {
			places[element] = make([]uint64, blocks)
		}
		places[element][i/64] |= 1 << (i % 64)
	}
	return places
}

// column is one column of the table of distances, as differences from row to row: +1 where up has a bit, −1 where down
// has one.
type column struct{ up, down []uint64 }

func newColumn(blocks int) column {
	c := column{up: make([]uint64, blocks), down: make([]uint64, blocks)}
	for i := range c.up {
		c.up[i] = ^uint64(0)
	}
	return c
}

// step moves to the next column and tells by how much the last row changed.
func (c column) step(equal []uint64, last uint) int {
	carry := 1 // the first row of the table grows by one from column to column
	for i := range c.up {
		bottom := uint(63)
		if i == len(c.up)-1 {
			bottom = last
		}
		carry = c.block(i, equal[i], carry, bottom)
	}
	return carry
}

// block advances 64 rows; carry is the change of the row above them, the result that of row bottom.
func (c column) block(i int, equal uint64, carry int, bottom uint) int {
	up, down := c.up[i], c.down[i]
	vertical := equal | down
	if carry < 0 {
		equal |= 1
	}
	horizontal := (((equal & up) + up) ^ up) | equal
	grow := down | ^(horizontal | up)
	shrink := up & horizontal
	out := int(grow>>bottom&1) - int(shrink>>bottom&1)
	grow, shrink = grow<<1, shrink<<1
	switch {
	case carry > 0:
		grow |= 1
	case carry < 0:
		shrink |= 1
	}
	c.up[i] = shrink | ^(vertical | grow)
	c.down[i] = grow & vertical
	return out
}
