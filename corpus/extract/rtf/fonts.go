package rtf

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/flow"
)

// font is an entry of the font table.
type font struct {
	name string
	page int // code page of its bytes; 0 for the document's own
}

// names gathers the entries of the font table or of the style sheet while it is read: a number, some words, and a name
// that a semicolon ends.
type names struct {
	id   int
	page int
	name flow.Line
}

// fontWord takes what a control word says of the font at hand.
func (r *reader) fontWord(t token) {
	switch t.word {
	case "f":
		r.entry = names{id: t.value}
	case "fcharset":
		r.entry.page = pageOfCharset(t.value)
	case "cpg":
		r.entry.page = t.value
	}
}

// endFont keeps a font whose name is whole.
func (r *reader) endFont(name string) {
	if _, known := r.fonts[r.entry.id]; !known {
		r.fonts[r.entry.id] = font{name: name, page: pageOf(name, r.entry.page)}
	}
	r.entry = names{}
}

// endStyle keeps a paragraph style's name.
func (r *reader) endStyle(name string) {
	r.styles[r.entry.id] = name
	r.entry = names{}
}

// nameText takes text of a table of names.
func (r *reader) nameText(text string, keep func(name string)) {
	for {
		part, rest, ended := strings.Cut(text, ";")
		r.entry.name.Write(part, flow.Face{})
		if !ended {
			return
		}
		keep(strings.TrimSpace(r.entry.name.Text()))
		text = rest
	}
}

// font is the font of the state, with a name where the table has one.
func (r *reader) font() font { return r.fonts[r.state.font] }

// pageOf is the code page of a font's bytes. The fonts of the old Vietnamese encodings stand in the western one,
// whatever their charset says.
func pageOf(name string, told int) int {
	if flow.IsLegacy(name) {
		return westernPage
	}
	return told
}

// page is the code page in which bytes of the state's font are written.
func (r *reader) page() int {
	if page := r.font().page; page != 0 {
		return page
	}
	return r.codePage
}

// isContents tells the styles of a table of contents, which Word names "toc 1" to "toc 9" in every language.
func (r *reader) isContents(style int) bool {
	rest, ok := strings.CutPrefix(strings.ToLower(r.styles[style]), "toc ")
	return ok && len(rest) == 1 && rest >= "1" && rest <= "9"
}
