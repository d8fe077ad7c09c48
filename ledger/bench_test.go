package ledger_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
)

// BenchmarkRecord records the samples with their findings as new files, one transaction each, in MB of clause text.
func BenchmarkRecord(b *testing.B) {
	l, err := ledger.Open(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	entries, size := sampleEntries(b)
	b.SetBytes(int64(size))
	for round := 0; b.Loop(); round++ {
		for i, e := range entries {
			file := *e.Document
			file.Path = fmt.Sprintf("/round %d/%d.docx", round, i)
			e.Document, e.Key = &file, file.Path
			if err := l.Record(b.Context(), e); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(entries)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// sampleEntries are the samples as a scan would record them, and their size in bytes of clause text.
func sampleEntries(b *testing.B) (entries []ledger.Entry, size int) {
	b.Helper()
	pack, err := rules.Embedded("gender")
	if err != nil {
		b.Fatal(err)
	}
	judge, err := checker.New(pack)
	if err != nil {
		b.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join("..", "corpus", "samples", "testdata", "formats", "txt", "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Fatalf("%d samples, error %v", len(paths), err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		read := extract.Read(context.Background(), data, extract.Limits{})
		doc := &corpus.Document{Format: read.Format, Engine: read.Engine, Status: read.Status, Quality: read.Quality, Size: int64(len(data))}
		doc.Convention, doc.Clauses = outline.Parse(read.Paragraphs)
		for _, c := range doc.Clauses {
			size += len(c.Text)
		}
		entries = append(entries, ledger.Entry{Document: doc, Findings: judge.Check(doc), Reader: "1", Packs: judge.Packs(), At: at})
	}
	return entries, size
}
