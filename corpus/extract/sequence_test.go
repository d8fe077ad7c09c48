package extract_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// A document whose articles are not all there is doubtful, however good its text.
func TestMissingArticles(t *testing.T) {
	article := func(n int) string { return fmt.Sprintf("Điều %d. Việc thứ %d của thôn\n", n, n) }
	articles := func(numbers ...int) (text string) {
		for _, n := range numbers {
			text += article(n)
		}
		return text
	}
	tests := []struct {
		name, text string
		missing    int
	}{
		{"all there", articles(1, 2, 3, 4, 5, 6), 0},
		{"one missing", articles(1, 2, 4, 5), 1},
		{"a page missing", articles(1, 2, 6, 7), 3},
		{"anew in each chapter", articles(1, 2, 3) + "Chương II\n" + articles(1, 2), 0},
		{"one missing in the second chapter", articles(1, 2, 3) + "Chương II\n" + articles(1, 3), 1},
		{"the first not there: a supplement", articles(5, 6, 7), 0},
		{"out of order", articles(1, 3, 2, 4), 0},
		{"twice", articles(1, 2, 2, 3), 0},
		{"another law is cited", articles(1, 2) + "Điều 45 của Luật ấy nói rằng\n" + articles(3, 4), 0},
		{"the next but one is cited", articles(1, 2) + "Điều 4 dưới đây nói rõ\n" + articles(3, 4), 0},
		{"old style", strings.ReplaceAll(articles(1, 2, 4), "Điều ", "ĐIỀU THỨ "), 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := extract.Read(context.Background(), []byte(strings.Replace(plainText, "Điều 1. ", "", 1)+"\n"+tt.text), extract.Limits{})
			if n := noted(got, reading.NoteMissingArticles); n != tt.missing {
				t.Errorf("%d missing, want %d", n, tt.missing)
			}
			want := corpus.ReasonNone
			if tt.missing > 0 {
				want = corpus.ReasonMissingArticles
			}
			if got.Reason != want || (got.Status == corpus.StatusRead) != (want == corpus.ReasonNone) {
				t.Errorf("%s because of %q, want %q", got.Status, got.Reason, want)
			}
		})
	}
}

func noted(r extract.Result, kind extract.NoteKind) int {
	for _, n := range r.Notes {
		if n.Kind == kind {
			return n.Count
		}
	}
	return 0
}
