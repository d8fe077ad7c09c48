package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// The tags of a directory that matter here (TIFF 6.0, section 8; Exif uses the same directories).
const (
	tagSubfile     = 254 // bit 0: a smaller copy of another page
	tagWidth       = 256
	tagHeight      = 257
	tagCompression = 259
	tagOffsets     = 273
	tagOrientation = 274
	tagRows        = 278
	tagCounts      = 279
	tagTables      = 347 // of JPEG, shared by all strips
)

// directory is the list of a page's fields.
type directory struct {
	offset uint32
	fields map[uint16]field
}

// field is the place of a tag's values: so many of so many bytes each.
type field struct {
	kind, count uint32
	value       []byte
	order       binary.ByteOrder
}

var errDirectory = errors.New("the directory of a TIFF file is damaged")

// directories follows the chain of pages, at most so many. A chain that returns to a page it had, or leaves the file,
// ends there; only one without any page is an error.
func directories(data []byte, most int) ([]directory, error) {
	order := orderOf(data)
	if order == nil || len(data) < 8 {
		return nil, errDirectory
	}
	var list []directory
	for next := order.Uint32(data[4:]); next != 0 && len(list) < most; {
		if slices.ContainsFunc(list, func(d directory) bool { return d.offset == next }) {
			break
		}
		d, following, ok := readDirectory(data, next, order)
		if !ok {
			break
		}
		list, next = append(list, d), following
	}
	if len(list) == 0 {
		return nil, errDirectory
	}
	return list, nil
}

func orderOf(data []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")):
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte("MM\x00*")):
		return binary.BigEndian
	}
	return nil
}

// entryBytes is the size of a field: tag, type, count, value or its offset.
const entryBytes = 12

func readDirectory(data []byte, offset uint32, order binary.ByteOrder) (d directory, next uint32, ok bool) {
	rest, ok := from(data, offset)
	if !ok || len(rest) < 2 {
		return d, 0, false
	}
	count := int(order.Uint16(rest))
	rest = rest[2:]
	if len(rest) < count*entryBytes {
		return d, 0, false
	}
	d = directory{offset: offset, fields: make(map[uint16]field, count)}
	for i := range count {
		entry := rest[i*entryBytes:]
		if f, ok := readField(data, entry[:entryBytes], order); ok {
			d.fields[order.Uint16(entry)] = f
		}
	}
	if rest = rest[count*entryBytes:]; len(rest) >= 4 {
		next = order.Uint32(rest)
	}
	return d, next, true
}

// sizes are the bytes of the field types BYTE, ASCII, SHORT, LONG, and UNDEFINED.
func sizes() map[uint32]uint64 { return map[uint32]uint64{1: 1, 2: 1, 3: 2, 4: 4, 7: 1} }

func readField(data, entry []byte, order binary.ByteOrder) (field, bool) {
	f := field{kind: uint32(order.Uint16(entry[2:])), count: order.Uint32(entry[4:]), order: order}
	size := sizes()[f.kind] * uint64(f.count)
	if size == 0 {
		return f, false
	}
	f.value = entry[8:]
	if size > 4 {
		var ok bool
		if f.value, ok = from(data, order.Uint32(entry[8:])); !ok {
			return f, false
		}
	}
	if uint64(len(f.value)) < size {
		return f, false
	}
	f.value = f.value[:size]
	return f, true
}

func from(data []byte, offset uint32) ([]byte, bool) {
	if uint64(offset) >= uint64(len(data)) {
		return nil, false
	}
	return data[offset:], true
}

// numbers are the values of a tag of type SHORT or LONG.
func (d directory) numbers(tag uint16) []uint32 {
	f := d.fields[tag]
	var list []uint32
	switch f.kind {
	case 3:
		for i := 0; i+2 <= len(f.value); i += 2 {
			list = append(list, uint32(f.order.Uint16(f.value[i:])))
		}
	case 4:
		for i := 0; i+4 <= len(f.value); i += 4 {
			list = append(list, f.order.Uint32(f.value[i:]))
		}
	}
	return list
}

// number is the first value of a tag, or otherwise.
func (d directory) number(tag uint16, otherwise uint32) uint32 {
	if list := d.numbers(tag); len(list) > 0 {
		return list[0]
	}
	return otherwise
}

func (d directory) orientation() int { return int(d.number(tagOrientation, 1)) }
