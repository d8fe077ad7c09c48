package pdf_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ooxml"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// formats holds the sample conventions, each as .docx and as the .pdf that an office program made of it.
const formats = "../../samples/testdata/formats"

// TestReadAgreesWithWord reads each sample in both formats: the stations after this one count on the same paragraphs.
func TestReadAgreesWithWord(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(formats, "pdf", "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".pdf")
		t.Run(name, func(t *testing.T) {
			got := mainText(read(t, file, pdf.Read))
			want := mainText(read(t, filepath.Join(formats, "docx", name+".docx"), ooxml.Read))
			if rate := errorRate(words(want), words(got)); rate > 0.002 {
				t.Errorf("word error rate %.4f, want at most 0.002", rate)
			}
			if rate := errorRate(want, got); rate > 0.03 {
				t.Errorf("share of paragraphs that differ %.3f, want at most 0.03\nword: %q\npdf:  %q", rate, want, got)
			}
		})
	}
}

type reader func(context.Context, []byte, reading.Limits) (reading.Result, error)

func read(t *testing.T, file string, r reader) []corpus.Paragraph {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	result, err := r(t.Context(), data, reading.Limits{})
	if err != nil {
		t.Fatalf("read %s: %v", file, err)
	}
	return result.Paragraphs
}

// mainText is the text of body and tables, white space folded. An empty cell in front cannot be seen on paper.
func mainText(paragraphs []corpus.Paragraph) []string {
	var texts []string
	for _, p := range paragraphs {
		text := strings.Join(strings.FieldsFunc(p.Text, func(r rune) bool { return r == ' ' || r == '\u00A0' }), " ")
		text = strings.Trim(text, "\t")
		if text != "" && (p.Origin == corpus.OriginBody || p.Origin == corpus.OriginTable) {
			texts = append(texts, text)
		}
	}
	return texts
}

func words(texts []string) []string { return strings.Fields(strings.Join(texts, " ")) }

// errorRate is the edit distance of two lists over the length of the wanted one.
func errorRate(want, got []string) float64 {
	row := make([]int, len(got)+1)
	for j := range row {
		row[j] = j
	}
	for i, w := range want {
		diagonal := row[0]
		row[0] = i + 1
		for j, g := range got {
			cost := diagonal
			if w != g {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return float64(row[len(got)]) / float64(max(1, len(want)))
}
