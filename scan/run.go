package scan

import (
	"context"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/ledger"
)

// readerVersion names the stations before the rules. It is raised with every change that makes a file read otherwise, so
// that the next scan reads all files again.
const readerVersion = "2"

// Summary is what a recorded scan did. Files = Changed + Rechecked + Unchanged when it ran to its end.
type Summary struct {
	Files      int // listed
	Changed    int // read anew
	Rechecked  int // text unchanged, judged by changed packs
	Unchanged  int
	Read       int // of all files, in their present state: read well …
	Doubtful   int
	Unreadable int
	Flagged    int // files with findings, hints apart
	Clauses    int // flagged clauses
	Findings   int // hints apart
	Gone       int // recorded earlier below the same folders, not found any more
	Skipped    int // droppings of office programs and systems
}

// Recording is a scan that stores what it finds.
type Recording struct {
	Scanner *Scanner
	Ledger  *ledger.Ledger
	Again   bool // read every file, changed or not
	Now     func() time.Time
	// Each is called with every outcome, one at a time.
	Each func(Outcome)
}

// Run scans the files of a listing and records each in a transaction of its own. When ctx ends, what was recorded stays,
// and the next run goes on from there.
func (r *Recording) Run(ctx context.Context, listing *source.Listing) (Summary, error) {
	sum := Summary{Files: len(listing.Files), Skipped: listing.Skipped}
	seen := make(map[string]bool, len(listing.Files))
	work := func(ctx context.Context, i int) (Outcome, error) { return r.judge(ctx, listing.Files[i]) }
	err := r.Scanner.forEach(ctx, len(listing.Files), work, func(i int, o Outcome) error {
		if err := r.store(ctx, o); err != nil {
			return err
		}
		seen[listing.Files[i].Path] = true
		sum.Count(o)
		r.Each(o)
		return nil
	})
	if err != nil {
		return sum, err
	}
	sum.Gone, err = r.Ledger.MarkGone(ctx, listing.Roots, seen, r.Now())
	return sum, err
}

// judge does for a file what its change asks for.
func (r *Recording) judge(ctx context.Context, file source.File) (Outcome, error) {
	doc, data := load(file)
	known, ok, err := r.Ledger.ByPath(ctx, doc.Path)
	if err != nil {
		return Outcome{}, err
	}
	if !ok || r.Again || known.Reader != readerVersion || !same(known.Document, doc) || r.Scanner.helps(ctx, known.Document) {
		return r.Scanner.read(ctx, doc, data), nil
	}
	outcome := Outcome{Document: &known.Document, Findings: known.Findings, Commune: known.Commune, Change: Unchanged, id: known.ID, gone: known.Gone}
	if known.Packs == r.Scanner.Checker.Packs() {
		return outcome, nil
	}
	if known.Document.Clauses, err = r.Ledger.Clauses(ctx, known.ID); err != nil {
		return Outcome{}, err
	}
	outcome.Change, outcome.Findings = Rechecked, r.Scanner.Checker.Check(&known.Document)
	return outcome, nil
}

// helps tells that a document was waiting for the recognition that is here now. Pictures inside a Word file are not read.
func (s *Scanner) helps(ctx context.Context, known corpus.Document) bool {
	return known.Reason == corpus.ReasonNoTextLayer && known.Format != corpus.FormatDOCX && s.Recognises != nil && s.Recognises(ctx)
}

// same tells that a file is still what the ledger recorded. Failures that may have passed (no access, a reader that ran
// out of time or died) are tried again.
func same(known corpus.Document, now *corpus.Document) bool {
	switch known.Reason {
	case corpus.ReasonAccess, corpus.ReasonVanished, corpus.ReasonTimeout, corpus.ReasonCrashed:
		return false
	}
	return now.SHA256 == known.SHA256 && now.Reason == corpus.ReasonNone || now.Reason != corpus.ReasonNone && now.Reason == known.Reason
}

func (r *Recording) store(ctx context.Context, o Outcome) error {
	packs := r.Scanner.Checker.Packs()
	switch o.Change {
	case Unchanged:
		if !o.gone {
			return nil
		}
		return r.Ledger.Keep(ctx, o.id, r.Now())
	case Rechecked:
		return r.Ledger.Recheck(ctx, o.id, o.Findings, packs, r.Now())
	default:
		return r.Ledger.Record(ctx, ledger.Entry{
			Document: o.Document, Findings: o.Findings, Key: checker.ConventionKey(o.Document),
			Commune: o.Commune, Reader: readerVersion, Packs: packs, At: r.Now(),
		})
	}
}

// Count adds one file.
func (s *Summary) Count(o Outcome) {
	switch o.Change {
	case Changed:
		s.Changed++
	case Rechecked:
		s.Rechecked++
	case Unchanged:
		s.Unchanged++
	}
	switch o.Document.Status {
	case corpus.StatusRead:
		s.Read++
	case corpus.StatusDoubtful:
		s.Doubtful++
	default:
		s.Unreadable++
	}
	if clauses, findings := checker.Flagged(o.Findings); findings > 0 {
		s.Flagged++
		s.Clauses += clauses
		s.Findings += findings
	}
}
