package doc

import (
	"context"
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/listing"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Engine is the name of this reader in a result.
const Engine = "doc"

// pagesAt is where the document's properties keep the number of pages (§2.7.2).
const pagesAt = 0x2e

// Read reads a Word document. Body, tables and text boxes come in reading order; headers, footers and notes follow.
// Word does not keep in the file where pages end: pages are known only where typed breaks account for all of them.
//
// Errors carry ReasonLocked for an encrypted document, ReasonOldWord for one of Word 95 or before, ReasonFastSaved for
// one whose last fast save left it in contradictions, ReasonDamaged for any other that cannot be read.
func Read(ctx context.Context, data []byte, limits reading.Limits) (reading.Result, error) {
	limits = limits.WithDefaults()
	result := reading.Result{Format: corpus.FormatDOC, Engine: Engine}
	box, err := openContainer(data, limits)
	if err != nil {
		return result, err
	}
	f, err := openFile(box)
	if err != nil {
		return result, err
	}
	w, err := newWalker(ctx, f, limits)
	if err != nil {
		return result, err
	}
	return w.read(result)
}

// newWalker reads the tables that every walk needs.
func newWalker(ctx context.Context, f *file, limits reading.Limits) (w *walker, err error) {
	w = &walker{file: f, ctx: ctx, limits: limits, counts: listing.NewCounters(), notes: flow.Notes{}}
	steps := []func() error{
		func() error { w.pieces, err = readPieces(f, limits.Part); return err },
		func() error { w.looks, err = readBins(f, partLooks, 1, looksList); return err },
		func() error { w.layouts, err = readBins(f, partLayouts, 13, layoutsList); return err },
		func() error { w.styles, err = readStyles(f); return err },
		func() error { w.fonts, err = readFonts(f); return err },
		func() error { w.lists, err = readLists(f, w.fonts); return err },
		func() error { w.shapes, err = readShapes(f); return err },
		func() error { w.ends, err = sectionEnds(f); return err },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *walker) read(result reading.Result) (reading.Result, error) {
	body, err := w.body()
	if err != nil {
		return result, err
	}
	breaks := w.breaks
	around, err := w.around()
	if err != nil {
		return result, err
	}
	if err := w.countComments(); err != nil {
		return result, err
	}
	properties, err := w.part(partProperties)
	if err != nil {
		return result, err
	}
	if w.fast {
		w.notes[reading.NoteFastSaved] = 1
	}
	result.Paragraphs = slices.Concat(body, around)
	result.Pages = flow.Number(result.Paragraphs, breaks, counted(properties, breaks), w.limits.Pages)
	result.Notes = w.notes.Sorted()
	return result, nil
}

// counted is the number of pages that Word counted. Word writes 1 until it has laid out the text for the first time,
// which it may never have done: a document without typed breaks is not taken for one page.
func counted(properties []byte, breaks int) int {
	if breaks == 0 {
		return 0
	}
	return u16(properties, pagesAt)
}
