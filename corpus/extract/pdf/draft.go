package pdf

import (
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
	"github.com/huonguoc/huonguoc/corpus/extract/quality"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// draft is what one engine made of a file.
type draft struct {
	engine   string
	document layout.Document
	pages    []reading.Page
	text     strings.Builder // of all pages, to be judged

	recognised map[int]ocr.Page // what was recognised, by page
	taken      []string         // the names of the recognisers whose pages were taken
	own        int              // pages that keep text of their own
	pending    []int            // pages to be recognised

	letters  int // marks and figures included
	silent   int // pages without text that show something else
	pictures int // pages with pictures
	bad      int // pages that could not be read to their end
	slanted  int // or clipped: glyphs that are left out
	old      int // pages with text in fonts from before Unicode
	repaired int
	lost     int // objects that the file refers to and does not have
}

// add lays out a page: its glyphs, and those that stand across it.
func (d *draft) add(pages []layout.Page, c *canvas) {
	number := pages[0].Number
	seen, tried := d.recognised[number]
	if tried && surer(seen, pages) {
		d.take(seen)
		return
	}
	if recode(pages) {
		c.old++
	}
	text := d.document.Add(pages[0])
	for _, side := range pages[1:] {
		text += "\n" + d.document.AddSide(side)
	}
	letters := countLetters(text)
	d.page(reading.Page{Number: number}, text)
	d.own += one(letters > 0)
	d.slanted += c.slanted + c.clipped
	d.old += one(c.old > 0)
	silent := letters < silentPage && c.pictured() && !(tried && seen.Read())
	d.silent += one(silent)
	if silent || c.doubtful(text) {
		d.pending = append(d.pending, number)
	}
	d.pictures += one(c.pictures > 0)
	d.bad += one(c.broken > 0)
}

// page notes a page and its text.
func (d *draft) page(p reading.Page, text string) {
	p.Quality, p.Words = viet.ValidShare(text)
	d.pages = append(d.pages, p)
	d.text.WriteString(text + "\n")
	d.letters += countLetters(text)
}

// silentPage is the number of letters under which a page of pictures counts as one without text: a scan may bear a
// page number or the mark of the program that scanned it. A page without pictures is just short.
const silentPage = 40

func one(when bool) int {
	if when {
		return 1
	}
	return 0
}

func countLetters(text string) (n int) {
	for _, r := range text {
		n += one(!unicode.IsSpace(r))
	}
	return n
}

// sound tells whether the text needs no second reader.
func (d *draft) sound() bool {
	return d.bad == 0 && d.letters > 0 && !quality.Measure(d.text.String()).Poor()
}

// scan tells whether the pages are pictures without text, which no reader of text can help.
func (d *draft) scan() bool {
	return d.bad == 0 && len(d.pages) > 0 && d.silent == len(d.pages)
}

// better compares two readings of one file; the first is kept unless the second makes more sense, or as much and more
// of its pages could be read.
func better(first, second *draft) *draft {
	a, b := first.score(), second.score()
	if b > a || b == a && second.bad < first.bad {
		return second
	}
	return first
}

func (d *draft) score() float64 { return sense(d.text.String()) }

// sense is the number of words that make sense less those that make none, and nothing for garbage.
func sense(text string) float64 {
	s := quality.Measure(text)
	return max(0, (2*s.Valid-1-s.Long)*float64(s.Words))
}

func (d *draft) result() reading.Result {
	return reading.Result{
		Format: corpus.FormatPDF, Engine: d.engines(), Pages: d.pages, Paragraphs: d.document.Paragraphs(), Notes: d.notes(),
		Pending: d.pending,
	}
}

func (d *draft) notes() []reading.Note {
	var notes []reading.Note
	for _, n := range []reading.Note{
		{Kind: reading.NoteRepaired, Count: d.repaired},
		{Kind: reading.NoteBadPages, Count: d.bad},
		{Kind: reading.NoteUnreadParts, Count: d.lost},
		{Kind: reading.NoteNoTextPages, Count: d.silent},
		{Kind: reading.NotePictures, Count: d.pictures},
		{Kind: reading.NoteHidden, Count: d.slanted},
		{Kind: reading.NoteOldEncoding, Count: d.old},
	} {
		if n.Count > 0 {
			notes = append(notes, n)
		}
	}
	return notes
}
