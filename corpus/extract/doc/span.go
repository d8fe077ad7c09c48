package doc

import "encoding/binary"

// A damaged file asks for bytes that are not there. These readers give zeros then; whoever cannot live with that asks
// span first.

// span is n bytes of b from an offset; nil when they do not all lie in b.
func span(b []byte, at, n int) []byte {
	if at < 0 || n < 0 || at > len(b) || n > len(b)-at {
		return nil
	}
	return b[at : at+n : at+n]
}

func u8(b []byte, at int) int {
	if s := span(b, at, 1); s != nil {
		return int(s[0])
	}
	return 0
}

func u16(b []byte, at int) int {
	if s := span(b, at, 2); s != nil {
		return int(binary.LittleEndian.Uint16(s))
	}
	return 0
}

func u32(b []byte, at int) int {
	if s := span(b, at, 4); s != nil {
		return int(binary.LittleEndian.Uint32(s))
	}
	return 0
}

// s32 is signed.
func s32(b []byte, at int) int { return int(int32(u32(b, at))) }

// plc is an array of n+1 positions, followed by n elements of one size (§2.2.2).
type plc struct {
	b       []byte
	n, size int
}

func newPlc(b []byte, size int) plc {
	return plc{b, max(0, (len(b)-4)/(4+size)), size}
}

func (p plc) pos(i int) int { return u32(p.b, 4*i) }

func (p plc) at(i int) []byte { return span(p.b, 4*(p.n+1)+i*p.size, p.size) }

// find is the element whose range holds a position, -1 when there is none. Positions rise in a sound file.
func (p plc) find(pos int) int {
	low, high := 0, p.n
	for low < high {
		if middle := (low + high) / 2; p.pos(middle+1) <= pos {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low >= p.n || p.pos(low) > pos {
		return -1
	}
	return low
}
