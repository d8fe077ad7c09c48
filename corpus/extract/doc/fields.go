package doc

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// field is an open field: its code, which nobody sees, then its result.
type field struct {
	code bool            // the code is being read
	text strings.Builder // the beginning of the code
}

// maxInstruction is as much of a field's code as tells its kind.
const maxInstruction = 32

// fields are the open fields, outermost first.
type fields []*field

// mark handles the three letters that make a field, and tells whether the letter is one.
func (w *walker) mark(letter rune) bool {
	open := len(w.fields)
	switch {
	case letter == fieldBegin && open < maxDepth:
		w.fields = append(w.fields, &field{code: true})
	case letter == fieldBegin:
	case letter == fieldResult || letter == fieldEnd:
		if open == 0 {
			break
		}
		w.instruction(w.fields[open-1])
		if letter == fieldEnd {
			w.fields = w.fields[:open-1]
		}
	default:
		return false
	}
	return true
}

// code takes a letter of a field's code, and tells whether the letter is one.
func (w *walker) code(letter rune) bool {
	for _, f := range w.fields {
		if f.code {
			if last := w.fields[len(w.fields)-1]; last.text.Len() < maxInstruction {
				last.text.WriteRune(letter)
			}
			return true
		}
	}
	return false
}

// instruction looks at a code that is complete: four kinds number a paragraph without leaving a result to read.
func (w *walker) instruction(f *field) {
	if !f.code {
		return
	}
	f.code = false
	for _, kind := range []string{"LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"} {
		if word, _, _ := strings.Cut(strings.TrimSpace(f.text.String()), " "); strings.EqualFold(word, kind) {
			w.notes[reading.NoteUnknownNumber]++
		}
	}
}

// settle ends all codes at a paragraph's end, so that a field which never ends cannot swallow the document.
func (f fields) settle() {
	for _, open := range f {
		open.code = false
	}
}
