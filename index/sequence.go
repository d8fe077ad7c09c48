package index

import (
	"errors"
	"slices"
	"sort"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// sequences reads what is stored of a clause: its name and the order of its words. It goes past bleve's Document call,
// which would make an object of every field, straight to the segments.
type sequences struct {
	segments []*scorch.SegmentSnapshot
	starts   []uint64 // number of each segment's first clause
	buffer   []wordCode
}

var errNoSegments = errors.New("the index is not stored as this version expects")

func newSequences(snapshot *scorch.IndexSnapshot) *sequences {
	s := &sequences{segments: snapshot.Segments()}
	var next uint64
	for _, segment := range s.segments {
		s.starts = append(s.starts, next)
		next += uint64(segment.FullSize())
	}
	return s
}

// place is the segment of a clause, and its number there.
func (s *sequences) place(clause uint64) (*scorch.SegmentSnapshot, uint64) {
	i := sort.Search(len(s.starts), func(i int) bool { return s.starts[i] > clause }) - 1
	return s.segments[i], clause - s.starts[i]
}

// ref is the name of a clause.
func (s *sequences) ref(clause uint64) (Ref, error) {
	segment, number := s.place(clause)
	name, err := segment.DocID(number)
	if err != nil {
		return Ref{}, err
	}
	return ParseRef(string(name))
}

// of are the words of a clause. The slice is good until the next call.
func (s *sequences) of(clause uint64) ([]wordCode, error) {
	s.buffer = s.buffer[:0]
	err := s.visit(clause, func(sequence []byte) { s.buffer = codes(s.buffer, sequence) })
	return s.buffer, err
}

// visit shows the words of a clause as they are stored. The bytes are lent for the call only.
func (s *sequences) visit(clause uint64, do func(sequence []byte)) error {
	segment, number := s.place(clause)
	return segment.VisitDocument(number, func(field string, _ byte, value []byte, _ []uint64) bool {
		if field != fieldSequence {
			return true
		}
		do(value)
		return false
	})
}

// slot is one word of a phrase: the codes of all its forms.
type slot []wordCode

func (s slot) takes(c wordCode) bool { return slices.Contains(s, c) }

// span is a stretch of words: first to last.
type span struct{ first, last int }

// runs are the places where slots follow each other in words.
func runs(words []wordCode, slots []slot) (list []span) {
	for i := 0; i+len(slots) <= len(words); i++ {
		if slots[0].takes(words[i]) && fits(words[i:], slots) {
			list = append(list, span{i, i + len(slots) - 1})
		}
	}
	return list
}

func fits(words []wordCode, slots []slot) bool {
	for k, s := range slots {
		if !s.takes(words[k]) {
			return false
		}
	}
	return true
}

// together are the stretches that hold one run of every part, with at most gap words besides them. Runs do not overlap.
func together(words []wordCode, parts [][]slot, gap int) (list [][]span) {
	all := make([][]span, len(parts))
	length := 0
	for i, p := range parts {
		if all[i] = runs(words, p); len(all[i]) == 0 {
			return nil
		}
		length += len(p)
	}
	for _, first := range all[0] {
		if chosen, ok := gather(all[1:], []span{first}, length+gap); ok {
			list = append(list, chosen)
		}
	}
	return list
}

// gather adds one run of each further part to those chosen, as long as all stand within reach words.
func gather(all [][]span, chosen []span, reach int) ([]span, bool) {
	if len(all) == 0 {
		return chosen, true
	}
	for _, s := range all[0] {
		if overlaps(chosen, s) || width(chosen, s) > reach {
			continue
		}
		if found, ok := gather(all[1:], append(slices.Clone(chosen), s), reach); ok {
			return found, true
		}
	}
	return nil, false
}

func overlaps(chosen []span, s span) bool {
	return slices.ContainsFunc(chosen, func(c span) bool { return s.first <= c.last && c.first <= s.last })
}

// width is how many words there are from the first to the last of all.
func width(chosen []span, s span) int {
	for _, c := range chosen {
		s.first, s.last = min(s.first, c.first), max(s.last, c.last)
	}
	return s.last - s.first + 1
}
