package ocr

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

// Page is what was recognised on one page.
type Page struct {
	Number int         // of the page in its document, from 1
	Engine string      // Engine.Name of who read it
	Layout layout.Page // one glyph a word
	// Words are the words with a letter or a digit. Confidence is their mean confidence and Unsure the share of them
	// under 85, both from 0 to 1.
	Words      int
	Confidence float64
	Unsure     float64
	// Missed is the share of the page that is ink without a word on it, 0 to 1: a stamp and a signature take 0.003; lost
	// lines, or pictures, take more. A full page of text has 0.06.
	Missed float64
	Blank  bool // an empty sheet
}

// The measures of confidence, 0 to 100.
const (
	sure       = 85   // a word below is counted as unsure
	mark       = 60   // a mark without letters below is a speck
	goodEnough = 94.5 // of a page on average: no second look
	legible    = 70   // a page below may stand on its head
)

var errNoPicture = errors.New("the picture has no pixels")

// Recognise reads the picture of page number. A picture on which there is nothing to read gives a page without words.
// The error wraps that of the context, or tells why tesseract failed.
func (e Engine) Recognise(ctx context.Context, number int, p Picture) (Page, error) {
	if p.Gray == nil || p.Gray.Rect.Dx() < smallest || p.Gray.Rect.Dy() < smallest {
		return Page{}, fmt.Errorf("recognise page %d: %w", number, errNoPicture)
	}
	best, err := e.best(ctx, Picture{flatten(p.Gray), p.DPI})
	if err != nil {
		return Page{}, fmt.Errorf("recognise page %d: %w", number, err)
	}
	page := best.page()
	page.Number, page.Layout.Number, page.Engine = number, number, e.Name()
	page.Blank = page.Words == 0 && isBlank(best.picture.Gray)
	return page, nil
}

// smallest is the side of a picture in pixels below which it holds no line of text; tesseract refuses such.
const smallest = 16

// best is the surest reading of an upright picture: as it is, or without specks. Of a coarse picture a median takes the
// marks of the letters with the specks.
func (e Engine) best(ctx context.Context, p Picture) (reading, error) {
	best, err := e.upright(ctx, p)
	if err != nil || best.sure(goodEnough) || p.DPI < fine {
		return best, err
	}
	err = e.improve(ctx, &best, best.picture, median)
	return best, err
}

// upright reads a page that may stand on its head or lie on its side. Tesseract itself reads lines that run upwards or
// downwards, but one of the two on its head; the page is then read again for the places of its
// words.
func (e Engine) upright(ctx context.Context, p Picture) (reading, error) {
	through := p.filter()
	best, err := e.read(ctx, p, through)
	if err != nil {
		return best, err
	}
	if !best.sure(legible) {
		if err := e.improve(ctx, &best, Picture{turned(p.Gray, 2), p.DPI}, through); err != nil {
			return best, err
		}
	}
	if quarters := best.turn(); quarters != 0 {
		return e.read(ctx, Picture{turned(best.picture.Gray, quarters), p.DPI}, through)
	}
	return best, nil
}

// improve takes another reading if it is surer.
func (e Engine) improve(ctx context.Context, best *reading, p Picture, through filter) error {
	other, err := e.read(ctx, p, through)
	if err != nil {
		return err
	}
	if other.score() > best.score() {
		*best = other
	}
	return nil
}

// read shows tesseract the picture through a filter.
func (e Engine) read(ctx context.Context, p Picture, through filter) (reading, error) {
	answer, err := e.run(ctx, Picture{through(p.Gray), p.DPI})
	if err != nil {
		return reading{}, err
	}
	lines, err := parse(answer)
	return reading{p, lines}, err
}

// reading is one try at a picture.
type reading struct {
	picture Picture
	lines   []line
}

func (r reading) page() Page {
	page := Page{Layout: place(r.lines, r.picture), Missed: r.missed()}
	unsure := 0
	for w := range r.words() {
		page.Words++
		if w.confidence < sure {
			unsure++
		}
	}
	if page.Words > 0 {
		page.Confidence, page.Unsure = r.confidence()/100, float64(unsure)/float64(page.Words)
	}
	return page
}

// confidence is the mean of the words, 0 to 100; 0 without words.
func (r reading) confidence() float64 {
	sum, n := 0.0, 0.0
	for w := range r.words() {
		sum, n = sum+w.confidence, n+1
	}
	return sum / max(1, n)
}

// words visits those with a letter or a digit.
func (r reading) words() iter.Seq[word] {
	return func(yield func(word) bool) {
		for _, l := range r.lines {
			for _, w := range l.words {
				if w.hasLetter() && !yield(w) {
					return
				}
			}
		}
	}
}

// sure tells whether the mean confidence of the words reaches a bound.
func (r reading) sure(bound float64) bool { return r.confidence() >= bound }

// score weighs every letter by how far its word is from a guess: a reading gains by what it is sure of and loses by
// what it makes of specks.
func (r reading) score() float64 {
	sum := 0.0
	for w := range r.words() {
		sum += (w.confidence - guess) * float64(utf8.RuneCountInString(w.text))
	}
	return sum
}

// guess is the confidence at which a word is as likely wrong as right.
const guess = 70

// Read tells whether all is known about the page: its words, or that it has none.
func (p Page) Read() bool { return p.Words > 0 || p.Blank }
