package rtf

import (
	"bytes"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// leftOut tells that the letters are not part of the document as it stands, and counts each stretch of such letters
// once. Inserted letters are kept, but counted too.
func (r *reader) leftOut(text string) bool {
	now := r.state
	if strings.TrimSpace(text) == "" {
		return now.deleted || now.hidden
	}
	r.count(now.deleted, r.last.deleted, reading.NoteDeleted)
	r.count(!now.deleted && now.hidden, r.last.hidden, reading.NoteHidden)
	r.count(!now.deleted && now.inserted, r.last.inserted, reading.NoteInserted)
	r.last = now
	return now.deleted || now.hidden
}

func (r *reader) count(now, before bool, kind reading.NoteKind) {
	if now && !before {
		r.notes[kind]++
	}
}

// hasControls tells bytes that look like more of the same file.
func hasControls(rest []byte) bool { return bytes.ContainsAny(rest, `\{}`) }

// instruction looks at a field's code: three kinds number a paragraph without leaving a result to read.
func (r *reader) instruction(code string) {
	for _, kind := range []string{"LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"} {
		if word, _, _ := strings.Cut(strings.TrimSpace(code), " "); strings.EqualFold(word, kind) {
			r.notes[reading.NoteUnknownNumber]++
		}
	}
}
