package pdf

import (
	"bytes"
	"regexp"
	"strconv"
)

// maxSections bounds the chain of cross-reference sections; each save of a file may add one.
const maxSections = 1_000

// sectionHead bounds the dictionary of a cross-reference section.
const sectionHead = 16 << 10

var (
	sizeEntry  = regexp.MustCompile(`/Size\s*(\d+)`)
	prevEntry  = regexp.MustCompile(`/Prev\s*(\d+)`)
	indexEntry = regexp.MustCompile(`/Index\s*\[([\d\s]*)\]`)
	subsection = regexp.MustCompile(`(?m)^\s*(\d+) (\d+)\s*$`)
	figures    = regexp.MustCompile(`\d+`)
)

// soundReferences looks through the chain of cross-reference sections before the object layer does: the chain must
// end, and no section may speak of more objects than the file has bytes. The object layer would loop or allocate
// without bound.
func soundReferences(data []byte) bool {
	seen := map[int]bool{}
	at := lastReferences(data)
	for len(seen) < maxSections {
		if at <= 0 || at >= len(data) || seen[at] {
			return false
		}
		seen[at] = true
		head, ok := section(data, at)
		if !ok {
			return false
		}
		prev := prevEntry.FindSubmatch(head)
		if prev == nil {
			return true
		}
		at, _ = strconv.Atoi(string(prev[1]))
	}
	return false
}

// section is the dictionary of the section at an offset; ok is false where its figures are beyond the file.
func section(data []byte, at int) (head []byte, ok bool) {
	rest := bytes.TrimLeft(data[at:], " \r\n\t")
	if bytes.HasPrefix(rest, []byte("xref")) {
		i := bytes.Index(rest, []byte("trailer"))
		if i < 0 {
			return nil, false
		}
		head = until(rest[i:], "startxref")
		return head, soundSubsections(rest[4:i], len(data)) && soundSize(head, len(data))
	}
	head = until(rest, "stream")
	return head, soundIndex(head, len(data)) && soundSize(head, len(data))
}

func until(data []byte, mark string) []byte {
	data = data[:min(len(data), sectionHead)]
	if i := bytes.Index(data, []byte(mark)); i >= 0 {
		return data[:i]
	}
	return data
}

func soundSize(head []byte, most int) bool {
	m := sizeEntry.FindSubmatch(head)
	return m == nil || atMost(m[1], most)
}

func soundIndex(head []byte, most int) bool {
	m := indexEntry.FindSubmatch(head)
	if m == nil {
		return true
	}
	for _, figure := range figures.FindAll(m[1], -1) {
		if !atMost(figure, most) {
			return false
		}
	}
	return true
}

func soundSubsections(table []byte, most int) bool {
	for _, m := range subsection.FindAllSubmatch(table, -1) {
		if !atMost(m[1], most) || !atMost(m[2], most) {
			return false
		}
	}
	return true
}

func atMost(figure []byte, most int) bool {
	n, err := strconv.Atoi(string(figure))
	return err == nil && n <= most
}
