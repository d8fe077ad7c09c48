package extract_test

import (
	"context"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
)

// BenchmarkRead measures reading and judging plain text, in MB of file.
func BenchmarkRead(b *testing.B) {
	data := []byte(strings.Repeat(plainText, 200))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if got := extract.Read(context.Background(), data, extract.Limits{}); got.Status != corpus.StatusRead {
			b.Fatalf("status %s", got.Status)
		}
	}
}
