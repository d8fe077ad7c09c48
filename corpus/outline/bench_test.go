package outline_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// BenchmarkSamples finds head and clauses of the samples, in MB of text.
func BenchmarkSamples(b *testing.B) {
	texts, size := sampleParagraphs(b)
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, paragraphs := range texts {
			if _, clauses := outline.Parse(paragraphs); len(clauses) == 0 {
				b.Fatal("no clauses")
			}
		}
	}
	b.ReportMetric(float64(len(texts)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// sampleParagraphs are the samples as read from their Word files, and their size in bytes of text.
func sampleParagraphs(b *testing.B) (texts [][]corpus.Paragraph, size int) {
	b.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "samples", "testdata", "formats", "docx", "*.docx"))
	if err != nil || len(paths) == 0 {
		b.Fatalf("%d samples, error %v", len(paths), err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		read := extract.Read(context.Background(), data, extract.Limits{})
		for _, p := range read.Paragraphs {
			size += len(p.Text)
		}
		texts = append(texts, read.Paragraphs)
	}
	return texts, size
}
