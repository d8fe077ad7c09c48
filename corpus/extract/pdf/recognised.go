package pdf

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
	"github.com/huonguoc/huonguoc/corpus/extract/quality"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// mostlyHidden is the share of a page's letters that are drawn invisibly from which on the text is that of an earlier
// recognition, made by nobody knows what.
const mostlyHidden = 0.5

// rarest is the number of signs to a word from which on a page hardly has words: a word takes four. Codes that were taken
// for letters make rows of marks.
const rarest = 20

// doubtful tells whether a page's picture may say more than its text.
func (c *canvas) doubtful(text string) bool {
	if c.count == 0 {
		return false
	}
	signs, s := countLetters(text), quality.Measure(text)
	poor := signs >= silentPage && (s.Poor() || s.Words*rarest < signs)
	return poor || float64(c.hidden) > mostlyHidden*float64(c.count)
}

// surer tells whether what was recognised on a page makes more sense than its own text. Recognition makes valid words of
// wrong marks, so the page's own text has the benefit of the doubt.
func surer(seen ocr.Page, pages []layout.Page) bool {
	if seen.Words == 0 {
		return false
	}
	own := textOf(pages...)
	if countLetters(own) < silentPage {
		return seen.Words > len(strings.Fields(own))
	}
	return sense(textOf(seen.Layout))*seen.Confidence > sense(own)
}

// textOf lays pages out for a look at their text.
func textOf(pages ...layout.Page) string {
	var trial layout.Document
	var b strings.Builder
	for _, p := range pages {
		b.WriteString(trial.Add(p) + "\n")
	}
	return b.String()
}

// take lays out what was recognised in place of the page's own text.
func (d *draft) take(seen ocr.Page) {
	text := d.document.Add(seen.Layout)
	d.page(reading.Page{Number: seen.Number, Confidence: seen.Confidence, Unsure: seen.Unsure, Missed: seen.Missed}, text)
	if !slices.Contains(d.taken, seen.Engine) {
		d.taken = append(d.taken, seen.Engine)
	}
}

// engines names the readers whose text is in the result.
func (d *draft) engines() string {
	if d.own == 0 && len(d.taken) > 0 {
		return strings.Join(d.taken, ", ")
	}
	return strings.Join(append([]string{d.engine}, d.taken...), ", ")
}
