package ooxml

import (
	"archive/zip"
	"bytes"
	"context"
	"slices"
	"strings"

	"github.com/nguyenthenguyen/docx"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/listing"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

const (
	// Engine is the name of this reader in a result.
	Engine = "ooxml"

	usualMain = "word/document.xml"
)

// Recognise tells whether the bytes are a Word package, judged by the archive's directory.
func Recognise(data []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return wasWord(data)
	}
	for _, f := range archive.File {
		if strings.HasPrefix(partKey(f.Name), "word/") {
			return true
		}
	}
	return false
}

// wasWord recognises an archive that cannot be opened, by the parts' names before their content. A file whose transfer
// broke off has no directory, which stands at its end; Read will say that it is damaged.
func wasWord(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte("word/"))
}

// document is a Word package with the parts that every walk needs.
type document struct {
	ctx    context.Context
	limits reading.Limits
	box    *container
	rels   relations
	walker *walker
}

// Read reads a Word document. Body, tables and text boxes come in reading order; headers, footers and notes follow.
// Page numbers are those of Word's last layout, where the file keeps them.
func Read(ctx context.Context, data []byte, limits reading.Limits) (reading.Result, error) {
	limits = limits.WithDefaults()
	result := reading.Result{Format: corpus.FormatDOCX, Engine: Engine}
	box, err := openContainer(data, limits)
	if err != nil {
		return result, err
	}
	main, err := box.mainPart()
	if err != nil {
		return result, err
	}
	d, err := openDocument(ctx, box, main, limits)
	if err != nil {
		return result, err
	}
	content, err := mainText(data, box, main)
	if err != nil {
		return result, err
	}
	return d.read(result, main, content)
}

func openDocument(ctx context.Context, box *container, main string, limits reading.Limits) (*document, error) {
	rels, err := box.relationsOf(main)
	if err != nil {
		return nil, err
	}
	stylePart, err := box.optional(rels.first(relStyles))
	if err != nil {
		return nil, err
	}
	st, err := readStyles(stylePart)
	if err != nil {
		return nil, err
	}
	themePart, err := box.optional(rels.first(relTheme))
	if err != nil {
		return nil, err
	}
	if st.theme, err = readTheme(themePart); err != nil {
		return nil, err
	}
	listPart, err := box.optional(rels.first(relNumbering))
	if err != nil {
		return nil, err
	}
	ls, err := readLists(listPart, st)
	if err != nil {
		return nil, err
	}
	w := &walker{styles: st, lists: ls, counts: listing.NewCounters(), notes: map[reading.NoteKind]int{}}
	return &document{ctx: ctx, limits: limits, box: box, rels: rels, walker: w}, nil
}

// mainText unpacks the main part: with the docx package where the part has the only name that it knows, otherwise, and
// where it refuses (it wants relationships that a document may lack), straight from the archive.
func mainText(data []byte, box *container, main string) ([]byte, error) {
	if main == usualMain {
		if file, err := docx.ReadDocxFromMemory(bytes.NewReader(data), int64(len(data))); err == nil {
			content := []byte(file.Editable().GetContent())
			return content, file.Close()
		}
	}
	return box.read(main)
}

func (d *document) read(result reading.Result, main string, content []byte) (reading.Result, error) {
	body, err := d.walk(main, content, corpus.OriginBody)
	if err != nil {
		return result, err
	}
	end := d.walker.at
	around, err := d.around()
	if err != nil {
		return result, err
	}
	if err := d.countComments(); err != nil {
		return result, err
	}
	count, page := d.pages(end)
	for n := 1; n <= count; n++ {
		result.Pages = append(result.Pages, reading.Page{Number: n})
	}
	for _, p := range append(body, around...) {
		result.Paragraphs = append(result.Paragraphs, p.paragraph(page))
	}
	result.Notes = sorted(d.walker.notes)
	return result, nil
}

func (d *document) walk(part string, content []byte, origin corpus.Origin) ([]piece, error) {
	s, err := newStream(d.ctx, part, content, d.limits)
	if err != nil {
		return nil, err
	}
	pieces := d.walker.story(s, origin)
	return pieces, s.Err()
}

// around walks headers, footers, footnotes and endnotes. Documents repeat a header for every section and for first
// pages; the same text is given once.
func (d *document) around() ([]piece, error) {
	var all []piece
	seen := map[string]bool{}
	for _, kind := range []struct {
		relation string
		origin   corpus.Origin
	}{
		{relHeader, corpus.OriginHeader}, {relFooter, corpus.OriginFooter},
		{relFootnotes, corpus.OriginFootnote}, {relEndnotes, corpus.OriginFootnote},
	} {
		for _, part := range d.rels.targets(kind.relation) {
			content, err := d.box.optional(part)
			if err != nil {
				return nil, err
			}
			pieces, err := d.walk(part, content, kind.origin)
			if err != nil {
				return nil, err
			}
			if text := joined(pieces); kind.origin == corpus.OriginFootnote || !seen[text] {
				seen[text] = true
				all = append(all, pieces...)
			}
		}
	}
	return all, nil
}

func joined(pieces []piece) string {
	texts := make([]string, len(pieces))
	for i, p := range pieces {
		texts[i] = string(p.origin) + p.text
	}
	return strings.Join(texts, "\n")
}

func (d *document) countComments() error {
	part := d.rels.first(relComments)
	content, err := d.box.optional(part)
	if err != nil || content == nil {
		return err
	}
	s, err := newStream(d.ctx, part, content, d.limits)
	if err != nil {
		return err
	}
	s.children(func(element) {
		s.children(func(e element) {
			if e.is(nsW, "comment") {
				d.walker.notes[reading.NoteComments]++
			}
			s.skip()
		})
	})
	return s.Err()
}

func (p piece) paragraph(page func(mark) int) corpus.Paragraph {
	out := corpus.Paragraph{Text: p.text, AutoNumber: p.auto, Origin: p.origin}
	switch p.origin {
	case corpus.OriginHeader, corpus.OriginFooter, corpus.OriginFootnote:
	default:
		out.Page = page(p.at)
	}
	return out
}

func sorted(counts map[reading.NoteKind]int) []reading.Note {
	var notes []reading.Note
	for kind, count := range counts {
		notes = append(notes, reading.Note{Kind: kind, Count: count})
	}
	slices.SortFunc(notes, func(a, b reading.Note) int { return strings.Compare(string(a.Kind), string(b.Kind)) })
	return notes
}
