package extract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/quality"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// judge measures what was read and sets Status, Reason and Quality of the document and its pages.
func judge(r *Result) {
	whole := quality.Measure(textOf(r.Paragraphs))
	r.Quality = whole.Valid
	poor := judgePages(r)
	if poor > 0 {
		addNote(r, reading.NoteBadPages, poor)
	}
	if poor := poorStretches(r, whole.Words); poor > 0 {
		addNote(r, reading.NotePoorText, poor)
	}
	if missing := missingArticles(r.Paragraphs); missing > 0 {
		addNote(r, reading.NoteMissingArticles, missing)
	}
	r.Status, r.Reason = conclude(r, whole)
}

// conclude goes from the worst to the best; the first that holds is told.
func conclude(r *Result, whole quality.Signals) (corpus.Status, corpus.Reason) {
	pictures := count(r, reading.NotePictures)+count(r, reading.NoteNoTextPages) > 0
	switch {
	case pictures && whole.Words < quality.Enough && !recognised(r):
		return corpus.StatusUnreadable, corpus.ReasonNoTextLayer
	case !hasText(r):
		return corpus.StatusUnreadable, corpus.ReasonEmpty
	case whole.OtherLanguage():
		return corpus.StatusUnreadable, corpus.ReasonNotVietnamese
	case !whole.Readable() && recognised(r):
		return corpus.StatusUnreadable, corpus.ReasonOCRFailed
	case !whole.Readable():
		return corpus.StatusUnreadable, corpus.ReasonGarbledText
	case len(r.Pending) > 0 && count(r, reading.NoteNoTextPages) > 0:
		return corpus.StatusDoubtful, corpus.ReasonNoTextLayer
	case recognised(r):
		return corpus.StatusDoubtful, corpus.ReasonOCRDoubtful
	case whole.Doubtful(), partial(r):
		return corpus.StatusDoubtful, corpus.ReasonDoubtfulText
	case count(r, reading.NoteMissingArticles) > 0:
		return corpus.StatusDoubtful, corpus.ReasonMissingArticles
	default:
		return corpus.StatusRead, corpus.ReasonNone
	}
}

// recognised tells whether any page was read from its picture. Such a document is doubtful, however sure the recogniser
// is: of clean pages at 300 dots an inch it still gets one mark in 200 words wrong (đinh, đỉnh), and with it some of the
// findings; no measure of confidence was found under which none is lost (docs/ocr.md).
func recognised(r *Result) bool {
	return slices.ContainsFunc(r.Pages, func(p Page) bool { return p.Confidence > 0 })
}

// partial tells that parts of the document are missing from the text, however good the rest is.
func partial(r *Result) bool {
	for _, kind := range []NoteKind{
		reading.NoteBadPages, reading.NoteNoTextPages, reading.NoteUnreadParts, reading.NoteTruncated,
		reading.NoteDamagedWords, reading.NoteLostLabels, reading.NotePoorText,
	} {
		if count(r, kind) > 0 {
			return true
		}
	}
	return false
}

// judgePages measures every page and counts the poor ones. A page with few words is measured but not counted: a
// signature page of names is no sign of bad reading.
func judgePages(r *Result) (poor int) {
	texts := make(map[int]*strings.Builder, len(r.Pages))
	for _, p := range r.Paragraphs {
		if texts[p.Page] == nil {
			texts[p.Page] = &strings.Builder{}
		}
		fmt.Fprintln(texts[p.Page], p.Text)
	}
	for i := range r.Pages {
		page := &r.Pages[i]
		page.Quality, page.Words = 0, 0
		if texts[page.Number] == nil {
			continue
		}
		s := quality.Measure(texts[page.Number].String())
		page.Quality, page.Words = s.Valid, s.Words
		if s.Words >= quality.Enough && s.Poor() {
			poor++
		}
	}
	return poor
}

// stretch is about how many words of a document without pages are measured together, as those of a page are elsewhere:
// of a long document the whole hides a part that was lost.
const stretch = 400

// poorStretches counts the poor parts of a document of so many words whose pages are not known.
func poorStretches(r *Result, all int) (poor int) {
	if len(r.Pages) > 0 || all <= stretch {
		return 0
	}
	words := 0
	var text strings.Builder
	measure := func() {
		if s := quality.Measure(text.String()); s.Words >= quality.Enough && s.Poor() {
			poor++
		}
		text.Reset()
		words = 0
	}
	for _, p := range r.Paragraphs {
		fmt.Fprintln(&text, p.Text)
		if words += len(strings.Fields(p.Text)); words >= stretch {
			measure()
		}
	}
	measure()
	return poor
}

func textOf(paragraphs []corpus.Paragraph) string {
	var b strings.Builder
	for _, p := range paragraphs {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

func hasText(r *Result) bool {
	for _, p := range r.Paragraphs {
		if strings.TrimSpace(p.Text) != "" {
			return true
		}
	}
	return false
}

func count(r *Result, kind NoteKind) int {
	for _, n := range r.Notes {
		if n.Kind == kind {
			return n.Count
		}
	}
	return 0
}

// addNote notes a count, or raises one that the reader noted already.
func addNote(r *Result, kind NoteKind, n int) {
	for i := range r.Notes {
		if r.Notes[i].Kind == kind {
			r.Notes[i].Count = max(r.Notes[i].Count, n)
			return
		}
	}
	r.Notes = append(r.Notes, Note{Kind: kind, Count: n})
}
