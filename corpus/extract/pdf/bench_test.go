package pdf_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
)

// BenchmarkRead reads a sample of five pages, in MB of file and in pages; pdftotext, a process per file, stands beside.
func BenchmarkRead(b *testing.B) {
	file := filepath.Join(formats, "pdf", "01-dong-may.pdf")
	for name, read := range map[string]reader{"led": pdf.Read, "pdfium": pdf.ReadByPDFium} {
		b.Run(name, func(b *testing.B) { benchmark(b, file, read) })
	}
	b.Run("pdftotext", func(b *testing.B) {
		program, err := exec.LookPath("pdftotext")
		if err != nil {
			b.Skip("pdftotext is not installed")
		}
		for b.Loop() {
			if err := exec.Command(program, "-raw", file, "-").Run(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func benchmark(b *testing.B, file string, read reader) {
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	pages := 0
	run := func() {
		result, err := read(b.Context(), data, limits(b))
		if err != nil {
			b.Fatal(err)
		}
		pages += len(result.Pages)
	}
	run() // compiles the second reader, which is not to be measured
	pages = 0
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		run()
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
