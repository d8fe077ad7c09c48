package viet

import "math/bits"

// Words are found and looked up by their first sixteen bytes as two numbers: most words have no more.

// Sixteen packs sixteen bytes from start on into two numbers, with zeros behind the end of the text. No word holds a zero
// byte, so the length of a shorter one need not be kept.
func Sixteen(text string, start int) (low, high uint64) {
	if start+16 <= len(text) {
		b := text[start : start+16]
		return eight(b), eight(b[8:])
	}
	for i := len(text) - 1; i >= start; i-- {
		high = high<<8 | low>>56
		low = low<<8 | uint64(text[i])
	}
	return low, high
}

func eight(b string) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// FirstBytes leaves so many bytes, and zeros for the others.
func FirstBytes(bytes uint64, count int) uint64 {
	if count >= 8 {
		return bytes
	}
	return bytes & (1<<(8*count&63) - 1)
}

// Spread mixes the numbers of sixteen bytes for a table; the higher bits are mixed best (multiplicative hashing, Knuth 6.4).
func Spread(low, high uint64) uint64 {
	const golden = 0x9E3779B97F4A7C15
	return (low ^ bits.RotateLeft64(high*golden, 29)) * golden
}
