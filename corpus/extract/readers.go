package extract

import (
	"bytes"
	"context"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/doc"
	"github.com/huonguoc/huonguoc/corpus/extract/html"
	"github.com/huonguoc/huonguoc/corpus/extract/odt"
	"github.com/huonguoc/huonguoc/corpus/extract/ooxml"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
	"github.com/huonguoc/huonguoc/corpus/extract/picture"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/rtf"
	"github.com/huonguoc/huonguoc/corpus/extract/text"
)

type (
	// Result is what was read from one file.
	Result = reading.Result
	// Page is one page of a document and how well its text was read.
	Page = reading.Page
	// Note counts the occurrences of one thing that was left out or repaired.
	Note = reading.Note
	// NoteKind names such a thing.
	NoteKind = reading.NoteKind
	// Limits bound what one file may cost.
	Limits = reading.Limits
)

// DefaultLimits are wide enough for any office document and narrow enough for an office computer.
func DefaultLimits() Limits { return reading.DefaultLimits() }

// reader reads one format.
type reader struct {
	format    corpus.Format
	recognise func(data []byte) bool
	read      func(ctx context.Context, data []byte, limits Limits) (Result, error)
}

// readers lists the formats in the order in which they are tried; plain text, which has no sign of its own, is last.
func readers() []reader {
	return []reader{
		{corpus.FormatPDF, isPDF, pdf.Read},
		{corpus.FormatDOCX, ooxml.Recognise, ooxml.Read},
		{corpus.FormatODT, odt.Recognise, odt.Read},
		{corpus.FormatRTF, rtf.Recognise, rtf.Read},
		{corpus.FormatHTML, html.Recognise, html.Read},
		{corpus.FormatDOC, doc.Recognise, doc.Read},
		{corpus.FormatJPEG, picture.Recognise(corpus.FormatJPEG), picture.Read},
		{corpus.FormatPNG, picture.Recognise(corpus.FormatPNG), picture.Read},
		{corpus.FormatTIFF, picture.Recognise(corpus.FormatTIFF), picture.Read},
		{corpus.FormatUnknown, isLockedOffice, refuseLocked},
		{corpus.FormatUnknown, isBrokenCompound, refuseBroken},
		{corpus.FormatUnknown, isBrokenArchive, refuseBroken},
		{corpus.FormatUnknown, isForeign, refuseForeign},
		{corpus.FormatTXT, text.Recognise, text.Read},
		{corpus.FormatUnknown, isAnything, refuseForeign},
	}
}

func find(data []byte, among []reader) reader {
	for _, r := range among {
		if r.recognise(data) {
			return r
		}
	}
	return reader{corpus.FormatUnknown, isAnything, refuseForeign}
}

// isPDF looks for the header in the first kilobyte, where the PDF reference allows it to stand.
func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

func isAnything([]byte) bool { return true }

func refuseForeign(context.Context, []byte, Limits) (Result, error) {
	return Result{Format: corpus.FormatUnknown}, reading.Fail(corpus.ReasonUnknownFormat, "recognise the format")
}

func refuseLocked(context.Context, []byte, Limits) (Result, error) {
	return Result{Format: corpus.FormatDOCX}, reading.Fail(corpus.ReasonLocked, "open an encrypted package")
}

func refuseBroken(context.Context, []byte, Limits) (Result, error) {
	return Result{Format: corpus.FormatUnknown}, reading.Fail(corpus.ReasonDamaged, "open a container")
}
