package extract_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
)

// BenchmarkFormats reads the samples in each form, in MB of file. Beside the Word reader stands the least that any
// reader must do (inflate the main part and drop its tags), beside the PDF reader the program pdftotext.
func BenchmarkFormats(b *testing.B) {
	for _, bench := range []struct {
		name, form string
		read       func(*testing.B, []byte)
	}{
		{"docx", "docx", readSample},
		{"docx-inflate", "docx", inflate},
		{"pdf", "pdf", readSample},
		{"pdf-pdftotext", "pdf", pdftotext},
		{"txt", "txt", readSample},
	} {
		b.Run(bench.name, func(b *testing.B) { benchFiles(b, samplesAs(b, bench.form), bench.read) })
	}
}

func benchFiles(b *testing.B, files [][]byte, read func(*testing.B, []byte)) {
	size := 0
	for _, data := range files {
		size += len(data)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, data := range files {
			read(b, data)
		}
	}
	b.ReportMetric(float64(len(files)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

func samplesAs(b *testing.B, form string) [][]byte {
	b.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "samples", "testdata", "formats", form, "*."+form))
	if err != nil || len(paths) == 0 {
		b.Fatalf("%d samples as %s, error %v", len(paths), form, err)
	}
	files := make([][]byte, len(paths))
	for i, path := range paths {
		if files[i], err = os.ReadFile(path); err != nil {
			b.Fatal(err)
		}
	}
	return files
}

func readSample(b *testing.B, data []byte) {
	if got := extract.Read(context.Background(), data, extract.Limits{}); got.Status != corpus.StatusRead {
		b.Fatalf("status %s, reason %s", got.Status, got.Reason)
	}
}

// inflate unpacks the main part and keeps what stands outside its tags.
func inflate(b *testing.B, data []byte) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		b.Fatal(err)
	}
	xml, err := io.ReadAll(part)
	if err != nil {
		b.Fatal(err)
	}
	if len(outsideTags(xml)) == 0 {
		b.Fatal("no text")
	}
}

func outsideTags(xml []byte) []byte {
	text := make([]byte, 0, len(xml)/4)
	for len(xml) > 0 {
		open := bytes.IndexByte(xml, '<')
		if open < 0 {
			return append(text, xml...)
		}
		text = append(text, xml[:open]...)
		shut := bytes.IndexByte(xml[open:], '>')
		if shut < 0 {
			return text
		}
		xml = xml[open+shut+1:]
	}
	return text
}

// pdftotext starts poppler's program for the file, as a script would.
func pdftotext(b *testing.B, data []byte) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		b.Skip("pdftotext is not installed")
	}
	cmd := exec.Command(program, "-raw", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	text, err := cmd.Output()
	if err != nil || len(text) == 0 {
		b.Fatalf("pdftotext gave %d bytes, error %v", len(text), err)
	}
}
