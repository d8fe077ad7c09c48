package odt

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// drawing walks a frame or a shape for the text in it. A frame holds one thing in several forms, the best first, such
// as an embedded table and a picture of it.
func (w *walker) drawing(e element) {
	switch e.name {
	case "draw:frame":
		w.frame()
	case "draw:text-box":
		w.textBox()
	case "draw:image":
		w.notes[reading.NotePictures]++
		w.s.skip()
	case "draw:object", "draw:object-ole", "draw:applet", "draw:plugin", "draw:floating-frame":
		w.notes[reading.NoteEmbedded]++
		w.s.skip()
	case "draw:g", "draw:a":
		w.s.children(w.drawing)
	case "draw:control", "draw:enhanced-geometry":
		w.s.skip()
	default:
		w.shape(e)
	}
}

func (w *walker) frame() {
	chosen := false
	w.s.children(func(e element) {
		if prefix, _, _ := cutName(e.name); prefix != "draw" || chosen {
			w.s.skip()
			return
		}
		chosen = true
		w.drawing(e)
	})
}

// shape walks a rectangle, an arrow and the like, which may hold text; names for the blind stand beside it.
func (w *walker) shape(e element) {
	if prefix, _, _ := cutName(e.name); prefix != "draw" {
		w.s.skip()
		return
	}
	w.textBox()
}

// textBox walks a box as text of its own, which follows the paragraph or the row that it hangs at.
func (w *walker) textBox() {
	origin := w.origin
	if origin == corpus.OriginBody || origin == corpus.OriginTable {
		origin = corpus.OriginTextBox
	}
	w.boxes = append(w.boxes, w.story(origin)...)
}
