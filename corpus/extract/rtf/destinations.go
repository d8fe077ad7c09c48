package rtf

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// destination begins a group whose text is not simply the text around it.
type destination func(*reader)

// destinations lists those that this reader knows. Any other that is marked "\*" is passed over; one without the mark
// is read as text, as the specification wants it.
func destinations() map[string]destination {
	all := map[string]destination{
		"fonttbl":           (*reader).fontTable,
		"stylesheet":        (*reader).styleSheet,
		"listtable":         (*reader).listTable,
		"listoverridetable": (*reader).listTable,
		"leveltext":         func(r *reader) { r.state.sink = &r.lists.text },
		"listtext":          (*reader).listText,
		"pntext":            (*reader).listText,
		"fldinst":           (*reader).fieldCode,
		"footnote":          around(corpus.OriginFootnote),
		"shptxt":            (*reader).textBox,
		"dptxbxtext":        (*reader).textBox,
		"pict":              skipAs(reading.NotePictures),
		"annotation":        skipAs(reading.NoteComments),
		"object":            (*reader).object,
		"result":            (*reader).aloud,
		"ud":                (*reader).aloud,
		"cs":                (*reader).characterStyle,
	}
	for _, name := range []string{"header", "headerl", "headerr", "headerf"} {
		all[name] = around(corpus.OriginHeader)
	}
	for _, name := range []string{"footer", "footerl", "footerr", "footerf"} {
		all[name] = around(corpus.OriginFooter)
	}
	for _, name := range []string{"shp", "shpinst", "do", "upr", "info", "nesttableprops"} {
		all[name] = (*reader).mute
	}
	for _, name := range []string{"shppict", "mmath", "moMath", "moMathPara"} {
		all[name] = func(*reader) {}
	}
	for _, name := range skipped() {
		all[name] = (*reader).pass
	}
	return all
}

// skipped lists destinations that writers leave without "\*" though they hold no text of the document, or text that
// stands in the file a second time for older readers.
func skipped() []string {
	return []string{
		"colortbl", "filetbl", "revtbl", "nonshppict", "shprslt", "nonesttables", "mmathPict", "levelnumbers",
		"xe", "tc", "tcn", "rxe", "txe", "pntxta", "pntxtb", "private", "panose", "falt", "template", "objclass", "objname", "objdata",
	}
}

func (r *reader) pass() { r.state.skip = true }

// mute reads the words of a group but not its letters.
func (r *reader) mute() { r.state.sink = nil }

// aloud reads letters again inside a mute group.
func (r *reader) aloud() { r.state.sink = &r.story.line }

func skipAs(kind reading.NoteKind) destination {
	return func(r *reader) {
		r.notes[kind]++
		r.state.skip = true
	}
}

func (r *reader) object() {
	r.notes[reading.NoteEmbedded]++
	r.mute()
}

func (r *reader) fontTable() {
	r.state.sink = nil
	r.state.words = r.fontWord
	r.state.names = func(text string) { r.nameText(text, r.endFont) }
}

func (r *reader) styleSheet() {
	r.state.sink = nil
	r.state.inStyles = true
	r.state.words = func(t token) {
		if t.word == "s" {
			r.entry.id = t.value
		}
	}
	r.state.names = func(text string) { r.nameText(text, r.endStyle) }
}

// characterStyle passes over the definition of a style for letters; in the text the same word only uses it.
func (r *reader) characterStyle() {
	if r.state.inStyles {
		r.pass()
	}
}

func (r *reader) listTable() {
	r.state.sink = nil
	r.state.words = r.lists.word
	r.state.begin = r.lists.begin
}

// listText reads a number as the writing program rendered it.
func (r *reader) listText() {
	if r.state.sink == &r.story.line {
		r.state.sink = &r.story.label
	}
}

func (r *reader) fieldCode() {
	code := &flow.Line{}
	if r.state.sink == nil {
		return
	}
	r.state.sink = code
	r.leave(func() { r.instruction(code.Text()) })
}

// around reads text that stands beside the body.
func around(origin corpus.Origin) destination {
	return func(r *reader) {
		r.leave(r.begin(origin, func(text []corpus.Paragraph) { r.keepAround(origin, text) }))
	}
}

// keepAround keeps headers, footers and notes. Documents repeat a header for every section and for first pages; the
// same text is given once.
func (r *reader) keepAround(origin corpus.Origin, text []corpus.Paragraph) {
	if origin != corpus.OriginFootnote && r.holds(origin, text) {
		return
	}
	r.around[origin] = append(r.around[origin], text...)
}

func (r *reader) holds(origin corpus.Origin, text []corpus.Paragraph) bool {
	known := map[string]bool{}
	for _, p := range r.around[origin] {
		known[p.Text] = true
	}
	for _, p := range text {
		if !known[p.Text] {
			return false
		}
	}
	return true
}

// textBox reads a box as text of its own, which follows the paragraph that it hangs at.
func (r *reader) textBox() {
	outer := r.story
	origin := outer.origin
	if origin == corpus.OriginBody {
		origin = corpus.OriginTextBox
	}
	r.leave(r.begin(origin, func(text []corpus.Paragraph) { outer.boxes = append(outer.boxes, text...) }))
}
