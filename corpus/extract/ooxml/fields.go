package ooxml

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// fields are the open fields, outermost first; true while a field's code is read, false in its result. Only results
// are seen by a person.
type fields []bool

func (f *fields) char(kind string) {
	open := len(*f)
	switch {
	case kind == "begin":
		*f = append(*f, true)
	case kind == "separate" && open > 0:
		(*f)[open-1] = false
	case kind == "end" && open > 0:
		*f = (*f)[:open-1]
	}
}

// hide tells that text at this place belongs to a code.
func (f fields) hide() bool {
	for _, code := range f {
		if code {
			return true
		}
	}
	return false
}

// settle ends all codes at a paragraph's end, so that a field which never ends cannot swallow the document.
func (f fields) settle() {
	for i := range f {
		f[i] = false
	}
}

// instruction looks at a field's code: three kinds number a paragraph without leaving a result to read.
func (w *walker) instruction(code string) {
	for _, kind := range []string{"LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"} {
		if word, _, _ := strings.Cut(strings.TrimSpace(code), " "); strings.EqualFold(word, kind) {
			w.notes[reading.NoteUnknownNumber]++
		}
	}
}
