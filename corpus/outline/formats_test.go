package outline_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// A convention says the same under the same citations whether it comes as a Word file, a PDF or a text file.
func TestFormatsAgree(t *testing.T) {
	folder := filepath.Join("..", "samples", "testdata", "formats")
	paths, err := filepath.Glob(filepath.Join(folder, "docx", "*.docx"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".docx")
		t.Run(name, func(t *testing.T) {
			head, body := readSample(t, path)
			for _, format := range []string{"pdf", "txt"} {
				otherHead, otherBody := readSample(t, filepath.Join(folder, format, name+"."+format))
				if diff := cmp.Diff(head, otherHead); diff != "" {
					t.Errorf("head of docx and %s differ (-docx +%s):\n%s", format, format, diff)
				}
				if diff := cmp.Diff(body, otherBody); diff != "" {
					t.Errorf("body of docx and %s differ (-docx +%s):\n%s", format, format, diff)
				}
			}
		})
	}
}

// readSample gives the head and what the clauses of the body say, each behind its citation.
func readSample(t *testing.T, path string) (corpus.Convention, []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, clauses := outline.Parse(extract.Read(context.Background(), data, extract.Limits{}).Paragraphs)
	var body []string
	for _, c := range clauses {
		if c.Zone == corpus.ZoneBody {
			body = append(body, c.Citation+" | "+strings.Join(strings.Fields(c.Text), " "))
		}
	}
	return head, body
}
