package index_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
)

// copies is how often each sample lies in the benchmarks' ledger: some 30,000 clauses in all, so that several batches are full.
const copies = 20

// BenchmarkRebuild makes the index of a ledger anew, in MB of clause text, and tells its size beside that of the text.
func BenchmarkRebuild(b *testing.B) {
	home := b.TempDir()
	l, documents, size := benchLedger(b, home)
	b.SetBytes(int64(size))
	for b.Loop() {
		rebuild(b, home, l)
	}
	b.ReportMetric(float64(documents*b.N)/b.Elapsed().Seconds(), "docs/s")
	b.ReportMetric(float64(bytesBelow(b, filepath.Join(home, index.FolderName)))/float64(size), "×text")
}

func rebuild(b *testing.B, home string, l *ledger.Ledger) {
	x, err := index.Rebuild(b.Context(), home, l, nil)
	if err != nil {
		b.Fatal(err)
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkSearch asks what an officer asks, twenty hits a page with their text and highlights.
func BenchmarkSearch(b *testing.B) {
	home := b.TempDir()
	l, _, _ := benchLedger(b, home)
	x, err := index.Rebuild(b.Context(), home, l, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = x.Close() }()
	for _, text := range []string{"con gái", "con gai lay chong", "hầu hạ"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				if r, err := x.Search(b.Context(), index.Request{Query: text, Limit: 20}); err != nil || len(r.Hits) == 0 {
					b.Fatalf("%d hits, error %v", len(r.Hits), err)
				}
			}
		})
	}
}

// benchLedger records copies of the samples, and tells how many and their size in bytes of clause text.
func benchLedger(b *testing.B, home string) (l *ledger.Ledger, documents, size int) {
	b.Helper()
	l, err := ledger.Open(b.Context(), home)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close() })
	paths, err := filepath.Glob(filepath.Join("..", "corpus", "samples", "testdata", "formats", "txt", "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Fatalf("%d samples, error %v", len(paths), err)
	}
	for i, path := range paths {
		doc := sampleDocument(b, path)
		for n := range copies {
			for _, c := range doc.Clauses {
				size += len(c.Text)
			}
			doc.Path = fmt.Sprintf("/%d/%d.txt", i, n)
			e := ledger.Entry{Document: doc, Key: doc.Path, At: time.Unix(int64(documents), 0)}
			if err := l.Record(b.Context(), e); err != nil {
				b.Fatal(err)
			}
			documents++
		}
	}
	return l, documents, size
}

func sampleDocument(b testing.TB, path string) *corpus.Document {
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	read := extract.Read(context.Background(), data, extract.Limits{})
	doc := &corpus.Document{Format: read.Format, Status: read.Status}
	doc.Convention, doc.Clauses = outline.Parse(read.Paragraphs)
	return doc
}

func bytesBelow(b *testing.B, folder string) (size int64) {
	err := filepath.WalkDir(folder, func(_ string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		size += info.Size()
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}
