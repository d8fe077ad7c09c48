package picture

import (
	"bytes"
	"context"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Engine is the name under which pages stand in a result that nobody has recognised.
const Engine = "picture"

// signs begin the files (JPEG, ITU-T T.81 B.1.1; PNG, 5.2; TIFF 6.0, section 2).
func signs() map[corpus.Format][]string {
	return map[corpus.Format][]string{
		corpus.FormatJPEG: {"\xff\xd8\xff"},
		corpus.FormatPNG:  {"\x89PNG\r\n\x1a\n"},
		corpus.FormatTIFF: {"II*\x00", "MM\x00*"},
	}
}

// FormatOf tells the format of a picture by its first bytes; FormatUnknown is none of them.
func FormatOf(data []byte) corpus.Format {
	for format, list := range signs() {
		for _, sign := range list {
			if bytes.HasPrefix(data, []byte(sign)) {
				return format
			}
		}
	}
	return corpus.FormatUnknown
}

// Recognise gives the test for a format.
func Recognise(format corpus.Format) func(data []byte) bool {
	return func(data []byte) bool { return FormatOf(data) == format }
}

// Read counts the pages and asks for the recognition of all. The error is always a *reading.Error: of reason
// no-text-layer when the picture can be shown, else damaged, too-large or unknown-format.
func Read(_ context.Context, data []byte, l reading.Limits) (reading.Result, error) {
	l = l.WithDefaults()
	result := reading.Result{Format: FormatOf(data), Engine: Engine}
	sheets, err := sheetsOf(data, l)
	if err != nil {
		return result, err
	}
	for i := range sheets {
		if err := sheets[i].check(l); err != nil {
			return result, err
		}
		result.Pages = append(result.Pages, reading.Page{Number: i + 1})
		result.Pending = append(result.Pending, i+1)
	}
	return result, reading.Fail(corpus.ReasonNoTextLayer, "read a picture of %d pages", len(sheets))
}

// Render shows page number (from 1) upright and in grey. Its resolution is a guess: that the page is as long as A4.
func Render(_ context.Context, data []byte, number int, l reading.Limits) (ocr.Picture, error) {
	l = l.WithDefaults()
	sheets, err := sheetsOf(data, l)
	if err != nil {
		return ocr.Picture{}, err
	}
	if number < 1 || number > len(sheets) {
		return ocr.Picture{}, reading.Fail(corpus.ReasonDamaged, "show page %d of %d", number, len(sheets))
	}
	s := sheets[number-1]
	if err := s.check(l); err != nil {
		return ocr.Picture{}, err
	}
	grey, err := s.grey()
	if err != nil {
		return ocr.Picture{}, err
	}
	grey = upright(fit(grey), s.orientation)
	return ocr.Picture{Gray: grey, DPI: float64(max(grey.Rect.Dx(), grey.Rect.Dy())) / pageLength}, nil
}

// pageLength is that of A4 in inches.
const pageLength = 11.69

// Join makes paragraphs of the recognised pages. Pages that are missing are noted as pages without text.
func Join(_ context.Context, data []byte, l reading.Limits, recognised []ocr.Page) (reading.Result, error) {
	sheets, err := sheetsOf(data, l.WithDefaults())
	if err != nil {
		return reading.Result{Format: FormatOf(data), Engine: Engine}, err
	}
	result := reading.Result{Format: FormatOf(data), Engine: Engine, Pages: make([]reading.Page, len(sheets))}
	for i := range result.Pages {
		result.Pages[i].Number = i + 1
	}
	var document layout.Document
	unread, words := len(sheets), 0
	for _, p := range recognised {
		if p.Number < 1 || p.Number > len(sheets) || !p.Read() {
			continue
		}
		unread--
		words += p.Words
		document.Add(p.Layout)
		result.Engine = p.Engine
		result.Pages[p.Number-1] = reading.Page{Number: p.Number, Confidence: p.Confidence, Unsure: p.Unsure, Missed: p.Missed}
	}
	if unread > 0 {
		result.Notes = []reading.Note{{Kind: reading.NoteNoTextPages, Count: unread}}
	}
	if words == 0 {
		return result, reading.Fail(corpus.ReasonNoTextLayer, "read a picture: no word on %d pages", len(sheets))
	}
	result.Paragraphs = document.Paragraphs()
	return result, nil
}
