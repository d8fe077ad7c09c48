package ooxml

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// face is what a format does to the letters of a run.
type face struct {
	encoding legacy.Encoding // of the font; Unicode for most
	caps     bool
}

// letters gathers text in changing faces. It is decoded when it is whole, since VNI writes a vowel and its mark as two
// characters, between which a run may end.
type letters struct {
	whole   strings.Builder
	part    strings.Builder
	face    face
	decoded bool // some of it was in an old encoding
}

func (l *letters) write(text string, f face) {
	if f != l.face {
		l.settle()
		l.face = f
	}
	l.part.WriteString(text)
}

// settle decodes what was written in one face.
func (l *letters) settle() {
	raw := l.part.String()
	l.part.Reset()
	text := legacy.DecodeRun(l.face.encoding, raw)
	l.decoded = l.decoded || text != raw
	if l.face.caps {
		text = strings.ToUpper(text)
	}
	l.whole.WriteString(text)
}

func (l *letters) text() string {
	l.settle()
	return l.whole.String()
}
