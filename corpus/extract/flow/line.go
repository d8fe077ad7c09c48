package flow

import (
	"strings"
)

// Face is what a stretch of text looks like, as far as it changes what a person reads.
type Face struct {
	Font string // name as in the file; "" when the file does not say
	Caps bool   // shown in capitals
}

// stretch is text in one face, and what its font does to the letters.
type stretch struct {
	face Face
	code code
	text strings.Builder
}

// Line gathers the text of one paragraph. Its zero value is empty and ready.
type Line struct {
	stretches []*stretch
	size      int
}

// Write adds text in a face.
func (l *Line) Write(text string, face Face) {
	if text == "" {
		return
	}
	l.size += len(text)
	if n := len(l.stretches); n > 0 && l.stretches[n-1].face == face {
		l.stretches[n-1].text.WriteString(text)
		return
	}
	s := &stretch{face: face, code: codeOf(face)}
	s.text.WriteString(text)
	l.stretches = append(l.stretches, s)
}

// Append moves another line's text to the end of this one.
func (l *Line) Append(other *Line) {
	for _, s := range other.stretches {
		l.Write(s.text.String(), s.face)
	}
	*other = Line{}
}

// Size is the number of bytes written.
func (l *Line) Size() int { return l.size }

// Text is the whole line in Unicode. Neighbouring stretches in which letters mean the same are decoded together, since
// VNI writes a vowel and its mark as two characters that may differ in font.
func (l *Line) Text() string {
	var whole, part strings.Builder
	for i, s := range l.stretches {
		part.WriteString(s.text.String())
		if i+1 < len(l.stretches) && l.stretches[i+1].code == s.code {
			continue
		}
		whole.WriteString(s.code.letters(part.String()))
		part.Reset()
	}
	return whole.String()
}
