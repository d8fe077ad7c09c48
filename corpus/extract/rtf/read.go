package rtf

import (
	"bytes"
	"context"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Engine is the name of this reader in a result.
const Engine = "rtf"

// Recognise tells whether the bytes are an RTF file, which begins with a group of that name.
func Recognise(data []byte) bool {
	head := bytes.TrimPrefix(data[:min(len(data), 64)], []byte("\xef\xbb\xbf"))
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte(`{\rtf`))
}

// Read reads an RTF document. Body, tables and text boxes come in reading order; headers, footers and notes follow. A
// file that breaks off gives what stands before, with a note. Pages are told only if the breaks that the file holds
// account for all pages that the writing program counted.
func Read(ctx context.Context, data []byte, limits reading.Limits) (reading.Result, error) {
	limits = limits.WithDefaults()
	result := reading.Result{Format: corpus.FormatRTF, Engine: Engine}
	if !Recognise(data) {
		return result, reading.Fail(corpus.ReasonDamaged, `find the beginning "{\rtf"`)
	}
	if int64(len(data)) > limits.Bytes {
		return result, reading.Fail(corpus.ReasonTooLarge, "file of %d bytes, the limit is %d", len(data), limits.Bytes)
	}
	r := newReader(ctx, data, limits)
	if err := r.run(); err != nil {
		return result, err
	}
	result.Paragraphs = r.story.out
	for _, origin := range []corpus.Origin{corpus.OriginHeader, corpus.OriginFooter, corpus.OriginFootnote} {
		result.Paragraphs = append(result.Paragraphs, r.around[origin]...)
	}
	result.Pages = flow.Number(result.Paragraphs, r.breaks, r.counted, limits.Pages)
	result.Notes = r.notes.Sorted()
	return result, nil
}

func newReader(ctx context.Context, data []byte, limits reading.Limits) *reader {
	r := &reader{
		ctx: ctx, limits: limits, lex: lexer{data: data[bytes.IndexByte(data, '{'):]}, words: stateWords(), places: destinations(),
		fonts: map[int]font{}, styles: map[int]string{}, lists: newLists(), codePage: westernPage,
		story: &story{origin: corpus.OriginBody}, around: map[corpus.Origin][]corpus.Paragraph{}, notes: flow.Notes{},
		hasLabels: bytes.Contains(data, []byte(`\listtext`)) || bytes.Contains(data, []byte(`\pntext`)),
	}
	r.state = state{sink: &r.story.line, uc: 1}
	return r
}
