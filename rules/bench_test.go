package rules_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/rules"
)

// BenchmarkMatch tries the whole pack on the clauses of the samples, in MB of their own text (headings and lead-ins are
// read as well and not counted). Beside it stands what no matcher can do without: the syllables of the same text.
func BenchmarkMatch(b *testing.B) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		b.Fatal(err)
	}
	matcher, err := rules.Compile(pack)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("pack", func(b *testing.B) { benchClauses(b, func(c corpus.Clause) int { return len(matcher.Match(c)) }) })
	b.Run("pack-syllables", func(b *testing.B) {
		scanner := viet.NewScanner(func(string, viet.TokenKind) int32 { return 1 })
		var tokens []viet.Scanned
		benchClauses(b, func(c corpus.Clause) int {
			tokens = scanner.Append(tokens[:0], c.Text)
			return len(tokens)
		})
	})
}

// BenchmarkCompile makes the embedded pack ready, as every start of the program does.
func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		pack, err := rules.Embedded("gender")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := rules.Compile(pack); err != nil {
			b.Fatal(err)
		}
	}
}

func benchClauses(b *testing.B, work func(corpus.Clause) int) {
	documents := sampleClauses(b)
	size := 0
	for _, clauses := range documents {
		for _, c := range clauses {
			size += len(c.Text)
		}
	}
	b.SetBytes(int64(size))
	results := 0
	for b.Loop() {
		for _, clauses := range documents {
			for _, c := range clauses {
				results += work(c)
			}
		}
	}
	if results == 0 {
		b.Fatal("nothing was found")
	}
	b.ReportMetric(float64(len(documents)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

func sampleClauses(b *testing.B) [][]corpus.Clause {
	b.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "corpus", "samples", "testdata", "formats", "txt", "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Fatalf("%d samples, error %v", len(paths), err)
	}
	documents := make([][]corpus.Clause, len(paths))
	for i, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		_, documents[i] = outline.Parse(extract.Read(context.Background(), data, extract.Limits{}).Paragraphs)
	}
	return documents
}
