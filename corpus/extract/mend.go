package extract

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// mend brings text to Unicode that no font told to be in an older encoding, and puts words right that the conversions
// of others have damaged. What it cannot be sure of it notes and leaves; partial makes the document doubtful then.
func mend(r *Result) {
	texts := make([]string, len(r.Paragraphs))
	for i, p := range r.Paragraphs {
		texts[i] = p.Text
	}
	converted := 0
	if r.Format != corpus.FormatTXT { // package text has looked for itself, line by line
		texts, converted = legacy.Paragraphs(texts)
	}
	for i, text := range texts {
		restored, words := legacy.RestoreWords(text) // single words, in paragraphs that are in Unicode otherwise
		if len(words) > 0 {
			texts[i] = restored
			converted++
		}
	}
	texts, repairs := legacy.RepairParagraphs(texts)
	for i := range r.Paragraphs {
		r.Paragraphs[i].Text = texts[i]
	}
	mended := 0
	for _, repair := range repairs {
		if repair.Certain {
			mended++
		}
	}
	raiseNote(r, reading.NoteOldEncoding, converted)
	raiseNote(r, reading.NoteMended, mended)
	raiseNote(r, reading.NoteDamagedWords, len(repairs)-mended)
}

// raiseNote adds to what a reader noted already.
func raiseNote(r *Result, kind NoteKind, n int) {
	if n > 0 {
		addNote(r, kind, count(r, kind)+n)
	}
}
