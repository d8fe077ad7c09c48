package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"slices"

	led "github.com/ledongthuc/pdf"
)

// entry is a line of the cross-reference table that is made anew.
type entry struct {
	id, generation int
	offset         int // in the file; of an object inside a stream its index there
	stream         int // the object stream that holds it, 0 when none
}

// maxObject is the greatest object number taken from a damaged file; the table grows with it.
const maxObject = 1 << 20

var (
	errEncrypted = errors.New("rebuild cross references: the file is encrypted")
	errNoRoot    = errors.New("rebuild cross references: no document catalog")

	rootEntry    = regexp.MustCompile(`/Root\s+(\d+\s+\d+)\s+R`)
	catalogEntry = regexp.MustCompile(`/Type\s*/Catalog\b`)
	streamEntry  = regexp.MustCompile(`/Type\s*/ObjStm\b`)
)

// rebuild gives the file a new cross-reference section, made of the objects that are found by looking for "n n obj".
// Object streams are opened by a first table that knows the plain objects only; what they hold goes into the second.
func rebuild(data []byte, b *budget) ([]byte, error) {
	if bytes.Contains(data, []byte("/Encrypt")) {
		return nil, errEncrypted
	}
	entries := scanObjects(data)
	root, streams := landmarks(data, entries)
	if len(streams) > 0 {
		inner, catalog := objectsInside(withTable(data, slices.Collect(values(entries)), root, streams), streams, b)
		for _, e := range inner {
			if _, plain := entries[e.id]; !plain {
				entries[e.id] = e
			}
		}
		if root == "" {
			root = catalog
		}
	}
	if root == "" {
		return nil, errNoRoot
	}
	return withTable(data, slices.Collect(values(entries)), root, nil), b.ctx.Err()
}

func values(m map[int]entry) func(func(entry) bool) {
	return func(yield func(entry) bool) {
		for _, e := range m {
			if !yield(e) {
				return
			}
		}
	}
}

// scanObjects finds the plain objects; of several with one number the last, the latest save, counts.
func scanObjects(data []byte) map[int]entry {
	entries := map[int]entry{}
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte(" obj"))
		if i < 0 {
			return entries
		}
		if e, ok := headerBefore(data, at+i); ok {
			entries[e.id] = e
		}
		at += i + 4
	}
}

// headerBefore reads "id generation" backwards from the space before "obj".
func headerBefore(data []byte, end int) (entry, bool) {
	generation, at, ok := numberBefore(data, end)
	if !ok || at == 0 || !isSpace(data[at-1]) || generation > 0xFFFF {
		return entry{}, false
	}
	id, at, ok := numberBefore(data, at-1)
	return entry{id: id, generation: generation, offset: at}, ok && id > 0 && id <= maxObject
}

func numberBefore(data []byte, end int) (value, start int, ok bool) {
	start = end
	for unit := 1; start > 0 && end-start < 8 && data[start-1] >= '0' && data[start-1] <= '9'; unit *= 10 {
		start--
		value += unit * int(data[start]-'0')
	}
	return value, start, start < end
}

// landmarks finds the reference to the catalog and the numbers of the object streams.
func landmarks(data []byte, entries map[int]entry) (root string, streams []int) {
	if all := rootEntry.FindAllSubmatch(data, -1); all != nil {
		root = string(all[len(all)-1][1]) + " R"
	}
	for _, e := range entries {
		head := until(data[e.offset:], "stream")
		head = head[:min(len(head), 1024)]
		switch {
		case streamEntry.Match(head):
			streams = append(streams, e.id)
		case root == "" && catalogEntry.Match(until(head, "endobj")):
			root = fmt.Sprintf("%d %d R", e.id, e.generation)
		}
	}
	slices.Sort(streams)
	return root, streams
}

// objectsInside lists what the object streams hold.
func objectsInside(data []byte, streams []int, b *budget) (inner []entry, catalog string) {
	r, err := led.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, ""
	}
	for i, id := range streams {
		found, root := objectStream(r, i, id, b)
		inner = append(inner, found...)
		if root != "" {
			catalog = root
		}
	}
	return inner, catalog
}

// objectStream reads the numbers in front of an object stream: pairs of an object's number and its offset.
func objectStream(r *led.Reader, i, id int, b *budget) (inner []entry, catalog string) {
	var err error
	defer contain(&err, "read object stream") // what was found until then is kept
	stream := r.Trailer().Key("Streams").Index(i)
	first := int(stream.Key("First").Int64())
	body, _ := b.stream(stream)
	if first <= 0 || first > len(body) {
		return nil, ""
	}
	s := scanner{data: body[:first]}
	for n := 0; ; n++ {
		number, offset := s.next(), s.next()
		if offset.kind != numberToken || number.num <= 0 || number.num > maxObject {
			return inner, catalog
		}
		inner = append(inner, entry{id: int(number.num), offset: n, stream: id})
		if at := first + int(offset.num); at >= first && at < len(body) && catalogEntry.Match(until(body[at:min(len(body), at+512)], "endobj")) {
			catalog = fmt.Sprintf("%d 0 R", int(number.num))
		}
	}
}

// withTable adds a cross-reference stream, not packed, that names the entries (ISO 32000-1, 7.5.8).
func withTable(data []byte, entries []entry, root string, streams []int) []byte {
	slices.SortFunc(entries, func(a, b entry) int { return a.id - b.id })
	var index, table bytes.Buffer
	for _, e := range entries {
		fmt.Fprintf(&index, "%d 1 ", e.id)
		table.Write(e.bytes())
	}
	var references bytes.Buffer
	for _, id := range streams {
		fmt.Fprintf(&references, "%d 0 R ", id)
	}
	out := append(bytes.Clone(data), '\n')
	at := len(out)
	size := 1
	if len(entries) > 0 {
		size = entries[len(entries)-1].id + 2
	}
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 4]/Index[%s]/Length %d/Streams[%s]", size-1, size, index.Bytes(), table.Len(), references.Bytes())
	if root != "" {
		out = fmt.Appendf(out, "/Root %s", root)
	}
	out = append(out, ">>\nstream\n"...)
	out = append(out, table.Bytes()...)
	return fmt.Appendf(out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", at)
}

// bytes is the entry in fields of one, four and four bytes.
func (e entry) bytes() []byte {
	b := make([]byte, 9)
	if e.stream > 0 {
		b[0] = 2
		binary.BigEndian.PutUint32(b[1:], uint32(e.stream))
		binary.BigEndian.PutUint32(b[5:], uint32(e.offset))
		return b
	}
	b[0] = 1
	binary.BigEndian.PutUint32(b[1:], uint32(e.offset))
	binary.BigEndian.PutUint32(b[5:], uint32(e.generation))
	return b
}
