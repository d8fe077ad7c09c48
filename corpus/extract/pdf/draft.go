package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// draft is what one engine made of a file.
type draft struct {
	engine   string
	document layout.Document
	pages    []reading.Page

	letters  int // of the whole document, marks and figures included
	words    int // judged words
	valid    float64
	long     int // words that no syllable is as long as: spaces were lost
	silent   int // pages without text
	pictures int // pages with pictures
	bad      int // pages that could not be read to their end
	slanted  int
	repaired int
}

// add lays out a page: its glyphs, and those that stand across it.
func (d *draft) add(pages []layout.Page, c *canvas) {
	text := d.document.Add(pages[0])
	for _, side := range pages[1:] {
		text += "\n" + d.document.AddSide(side)
	}
	share, words := viet.ValidShare(text)
	d.pages = append(d.pages, reading.Page{Number: pages[0].Number, Quality: share, Words: words})
	d.words += words
	d.valid += share * float64(words)
	d.slanted += c.slanted
	d.long += longWords(text)
	letters := countLetters(text)
	d.letters += letters
	if letters < silentPage {
		d.silent++
	}
	if c.pictures > 0 {
		d.pictures++
	}
	if c.broken > 0 {
		d.bad++
	}
}

// silentPage is the number of letters under which a page counts as one without text: a scan may bear a page number or
// the mark of the program that scanned it.
const silentPage = 40

// longest is the length of the longest Vietnamese syllable, "nghiêng".
const longest = 7

func longWords(text string) (n int) {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(w) > longest {
			n++
		}
	}
	return n
}

func countLetters(text string) (n int) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// share is the part of the words that are possible syllables.
func (d *draft) share() float64 {
	if d.words == 0 {
		return 0
	}
	return d.valid / float64(d.words)
}

// Marks of a text layer that can be trusted, measured on 2,858 extractions (building-blocks.md, part 1, §7).
const (
	goodShare = 0.88
	longShare = 0.02
)

// sound tells whether the text needs no second reader.
func (d *draft) sound() bool {
	return d.bad == 0 && d.words > 0 && d.share() >= goodShare && float64(d.long) <= longShare*float64(d.words)
}

// scan tells whether the pages are pictures without text, which no reader of text can help.
func (d *draft) scan() bool {
	return d.bad == 0 && d.silent == len(d.pages) && d.pictures > 0
}

// better compares two readings of one file by the number of words that make sense, less those that make none.
func better(a, b *draft) *draft {
	if b.score() > a.score()+0.5 {
		return b
	}
	return a
}

func (d *draft) score() float64 { return 2*d.valid - float64(d.words) - float64(d.long) }

func (d *draft) result() reading.Result {
	return reading.Result{
		Format: corpus.FormatPDF, Engine: d.engine, Pages: d.pages, Paragraphs: d.document.Paragraphs(), Notes: d.notes(),
	}
}

func (d *draft) notes() []reading.Note {
	var notes []reading.Note
	for _, n := range []reading.Note{
		{Kind: reading.NoteRepaired, Count: d.repaired},
		{Kind: reading.NoteBadPages, Count: d.bad},
		{Kind: reading.NoteNoTextPages, Count: d.silent},
		{Kind: reading.NotePictures, Count: d.pictures},
		{Kind: reading.NoteHidden, Count: d.slanted},
	} {
		if n.Count > 0 {
			notes = append(notes, n)
		}
	}
	return notes
}
