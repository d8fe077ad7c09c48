package flow

import (
	"cmp"
	"slices"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Notes counts what a reader left out or repaired.
type Notes map[reading.NoteKind]int

// Sorted lists the notes by kind.
func (n Notes) Sorted() []reading.Note {
	var notes []reading.Note
	for kind, count := range n {
		notes = append(notes, reading.Note{Kind: kind, Count: count})
	}
	slices.SortFunc(notes, func(a, b reading.Note) int { return cmp.Compare(a.Kind, b.Kind) })
	return notes
}
