package ledger_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// The working size of a large province with years of work: every convention in three versions.
const (
	benchConventions = 5_000
	benchVersions    = 3
	benchFindings    = 50_000
	benchDecisions   = 100_000
)

// BenchmarkFigure takes a ledger of that size through what people wait for: the tally, a page of the queue, a decision, the
// verification of the log, a snapshot.
func BenchmarkFigure(b *testing.B) {
	l, fingerprints := province(b)
	b.Run("tally", func(b *testing.B) {
		for b.Loop() {
			tally, err := l.Tally(b.Context(), checker.Define("2026-11-15"))
			if err != nil || tally.Total.Conventions != benchConventions {
				b.Fatalf("%d conventions, error %v", tally.Total.Conventions, err)
			}
		}
	})
	b.Run("queue", func(b *testing.B) {
		page := ledger.Work{Decisions: []checker.Decision{checker.Disputed}, Today: "2026-11-15", Limit: 50}
		for b.Loop() {
			pieces, total, err := l.Work(b.Context(), page)
			if err != nil || len(pieces) != 50 {
				b.Fatalf("%d of %d pieces, error %v", len(pieces), total, err)
			}
		}
	})
	b.Run("convention", func(b *testing.B) {
		for b.Loop() {
			names, err := l.Names(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			documents, in, err := l.Part(b.Context(), names[:benchVersions])
			if err != nil || len(documents) != benchVersions || len(in.Records()) != 1 {
				b.Fatalf("%d files, error %v", len(documents), err)
			}
		}
	})
	b.Run("decide", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			d := decide("Chi", checker.Unsure, fingerprints[n%len(fingerprints)])
			if _, err := l.Append(b.Context(), d, at); err != nil {
				b.Fatal(err)
			}
		}
	})
	if testing.Short() {
		return
	}
	b.Run("verify", func(b *testing.B) {
		for b.Loop() {
			v, err := l.VerifyLog(b.Context(), "")
			if err != nil || len(v.Problems) > 0 {
				b.Fatalf("problems %v, error %v", v.Problems, err)
			}
		}
	})
	b.Run("freeze", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			s := checker.Snapshot{Name: fmt.Sprint(n), FrozenAt: at, Actor: "An"}
			if _, _, err := l.Freeze(b.Context(), s, checker.Define("2026-11-15")); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// province is a ledger of the working size, and the fingerprints of its findings.
func province(b *testing.B) (*ledger.Ledger, []string) {
	b.Helper()
	l, err := ledger.Open(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close() })
	var fingerprints []string
	files := benchConventions * benchVersions
	for i := range files {
		e := versionFile(i, len(fingerprints), benchFindings*(i+1)/files)
		for _, f := range e.Findings {
			fingerprints = append(fingerprints, f.Fingerprint)
		}
		if err := l.Record(b.Context(), e); err != nil {
			b.Fatal(err)
		}
	}
	source := checker.Source{Book: "other", Count: benchDecisions}
	if _, err := l.Merge(b.Context(), manyDecisions(b, fingerprints), "An", source, at); err != nil {
		b.Fatal(err)
	}
	return l, fingerprints
}

// versionFile is a file with the findings from one number to another.
func versionFile(i, from, to int) ledger.Entry {
	convention, version := i/benchVersions, i%benchVersions
	e := entry(fmt.Sprintf("/%04d/%d.docx", convention, version))
	e.Key = fmt.Sprintf("quy-uoc||thôn %d|xã %d", convention, convention%99)
	e.Commune = checker.Commune{Code: fmt.Sprintf("%05d", 9000+convention%99), Name: fmt.Sprintf("xã %d", convention%99)}
	e.Document.SHA256 = fmt.Sprintf("%064d", i)
	e.Document.Convention.AdoptedOn = corpus.Date(fmt.Sprintf("20%02d-04-12", 5+7*version))
	e.Document.Clauses[1].Text = fmt.Sprintf("đàn bà %d", i)
	base := e.Findings[0]
	e.Findings = nil
	for n := from; n < to; n++ {
		f := base
		f.Fingerprint, f.Rule = fmt.Sprintf("%016x", n), fmt.Sprintf("rule-%d", n-from)
		e.Findings = append(e.Findings, f)
	}
	return e
}

// manyDecisions are decisions of two people on every finding, who do not always agree.
func manyDecisions(b *testing.B, fingerprints []string) (bodies [][]byte) {
	b.Helper()
	decisions := []checker.Decision{checker.Confirmed, checker.Dismissed, checker.Unsure}
	for i := range benchDecisions {
		reader := i / len(fingerprints)
		e := checker.Event{
			Book: "other", Seq: int64(i + 1), At: at.Add(time.Duration(i) * time.Second), Actor: fmt.Sprintf("Người đọc %d", reader+1), Act: checker.ActDecide,
			Decision: decisions[i*(reader+1)%3], Reason: checker.ReasonMeaning, Note: "đã hỏi trưởng thôn",
			Items: []checker.Item{{
				Finding: fingerprints[i%len(fingerprints)], Convention: fmt.Sprintf("quy-uoc||thôn %d", i), Clause: "0123456789abcdef", Rule: "worship-women-barred",
				Kind: "worship-ritual", Grade: "P1",
			}},
		}
		_, body, err := checker.Seal(e)
		if err != nil {
			b.Fatal(err)
		}
		bodies = append(bodies, body)
	}
	return bodies
}
