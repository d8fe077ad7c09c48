package scan

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// Extractor reads the bytes of one file; extract.Pool does so in child processes.
type Extractor interface {
	Read(ctx context.Context, data []byte) extract.Result
}

var _ Extractor = (*extract.Pool)(nil)

// Outcome is one file at the end of its way.
type Outcome struct {
	Document *corpus.Document
	Findings []checker.Finding
	Commune  checker.Commune // today's unit
	Change   Change
	id       int64 // in the ledger, of a file it knew
	gone     bool  // it had been missing until now
}

// Change says what a recorded scan had to do for a file.
type Change int

// The changes.
const (
	Changed   Change = iota // read anew
	Rechecked               // text unchanged, judged by other packs
	Unchanged               // the ledger knew text and findings
)

// Scanner reads and judges files; safe for concurrent use.
type Scanner struct {
	Extractor Extractor
	Checker   *checker.Checker
	Units     *units.Table
	Workers   int // files in work at once; less than 1 means 1
	// Recognises tells whether the extractor reads pictures of text; nil says no.
	Recognises func(ctx context.Context) bool
}

// load fetches a file's bytes and notes what it is. A file that cannot be fetched is an unreadable document.
func load(file source.File) (*corpus.Document, []byte) {
	doc := &corpus.Document{Path: file.Path, Size: file.Size, Format: corpus.FormatUnknown}
	data, reason := file.Read()
	if reason != corpus.ReasonNone {
		doc.Status, doc.Reason = corpus.StatusUnreadable, reason
		return doc, nil
	}
	sum := sha256.Sum256(data)
	doc.SHA256, doc.Size = hex.EncodeToString(sum[:]), int64(len(data))
	return doc, data
}

// read turns a loaded file into a judged document.
func (s *Scanner) read(ctx context.Context, doc *corpus.Document, data []byte) Outcome {
	if doc.Status != corpus.StatusUnreadable {
		s.extract(ctx, doc, data)
	}
	return Outcome{Document: doc, Findings: s.Checker.Check(doc), Commune: s.commune(doc)}
}

func (s *Scanner) extract(ctx context.Context, doc *corpus.Document, data []byte) {
	r := s.Extractor.Read(ctx, data)
	doc.Format, doc.Engine, doc.Status, doc.Reason = r.Format, r.Engine, r.Status, r.Reason
	doc.Quality, doc.Pages = r.Quality, len(r.Pages)
	if doc.Status == corpus.StatusUnreadable {
		return
	}
	doc.Convention, doc.Clauses = outline.Parse(r.Paragraphs)
	if doc.Status == corpus.StatusRead && !isConvention(doc) {
		doc.Status, doc.Reason = corpus.StatusDoubtful, corpus.ReasonNotAConvention
	}
}

// isConvention tells a convention from a stray letter or list: it has a title, or articles.
func isConvention(doc *corpus.Document) bool {
	if doc.Convention.Kind != corpus.KindUnknown {
		return true
	}
	for _, c := range doc.Clauses {
		for _, step := range c.Address {
			if step.Level == corpus.LevelArticle {
				return true
			}
		}
	}
	return false
}
