package odt

import (
	"bytes"
	"context"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

const (
	// Engine is the name of this reader in a result.
	Engine = "odt"

	// mimeText begins the type of text documents, templates and master documents.
	mimeText = "application/vnd.oasis.opendocument.text"
	// headSize is how far a flat file's root element may reach, with the name spaces that it declares.
	headSize = 16 << 10
)

// Recognise tells whether the bytes are an OpenDocument text, packed or flat. The type of a package stands unpacked in
// its first part, so that a file whose end is lost is still known.
func Recognise(data []byte) bool {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return bytes.Contains(data[:min(len(data), 256)], []byte(mimeText)) || hasType(data)
	}
	return isFlat(data)
}

// hasType reads the type of a package that some other program packed anew.
func hasType(data []byte) bool {
	box, err := openContainer(data, reading.DefaultLimits())
	if err != nil {
		return false
	}
	kind, err := box.read(partType)
	return err == nil && bytes.HasPrefix(kind, []byte(mimeText)) && box.parts[partContent] != nil
}

func isFlat(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), headSize)], []byte("\xef\xbb\xbf")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<office:document")) && bytes.Contains(head, []byte(mimeText))
}

// Read reads an OpenDocument text. Body, tables and text boxes come in reading order; headers, footers and notes
// follow. Pages are told only if the breaks in the text account for all pages that the writing program counted.
func Read(ctx context.Context, data []byte, limits reading.Limits) (reading.Result, error) {
	limits = limits.WithDefaults()
	result := reading.Result{Format: corpus.FormatODT, Engine: Engine}
	w := newWalker(limits)
	var err error
	if bytes.HasPrefix(data, []byte("PK")) {
		err = w.packed(ctx, data)
	} else {
		err = w.flat(ctx, data)
	}
	if err != nil {
		return result, err
	}
	result.Paragraphs = w.body
	for _, origin := range []corpus.Origin{corpus.OriginHeader, corpus.OriginFooter, corpus.OriginFootnote} {
		result.Paragraphs = append(result.Paragraphs, w.around[origin]...)
	}
	result.Pages = flow.Number(result.Paragraphs, w.breaks, w.counted, limits.Pages)
	result.Notes = w.notes.Sorted()
	return result, nil
}

func (w *walker) packed(ctx context.Context, data []byte) error {
	box, err := openContainer(data, w.limits)
	if err != nil {
		return err
	}
	if locked, err := box.locked(); err != nil || locked {
		if err == nil {
			err = reading.Fail(corpus.ReasonLocked, "the package's manifest says that its parts are encrypted")
		}
		return err
	}
	for _, name := range []string{partMeta, partStyles, partContent} {
		part, err := box.read(name)
		if err != nil {
			return err
		}
		if part == nil && name == partContent {
			return reading.Fail(corpus.ReasonDamaged, "find part %q", name)
		}
		if err := w.part(ctx, name, part); err != nil {
			return err
		}
	}
	return nil
}

// flat reads a file of one part. If it breaks off in the text, what stands before is kept.
func (w *walker) flat(ctx context.Context, data []byte) error {
	if int64(len(data)) > w.limits.Part {
		return reading.Fail(corpus.ReasonTooLarge, "file of %d bytes, the limit is %d", len(data), w.limits.Part)
	}
	err := w.part(ctx, "flat file", data)
	if reading.ReasonOf(err) == corpus.ReasonDamaged && len(w.body) > 0 {
		w.notes[reading.NoteTruncated]++
		return nil
	}
	return err
}
