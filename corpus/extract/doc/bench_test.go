package doc_test

import (
	"context"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract/doc"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// BenchmarkRead reads the kept samples, in MB of file. Beside it stand the programs that people use for .doc files,
// started for each file as a script would.
func BenchmarkRead(b *testing.B) {
	names, err := filepath.Glob(filepath.Join("testdata", "[0-9]*.doc"))
	if err != nil || len(names) == 0 {
		b.Fatalf("no samples: %v", err)
	}
	size, files := 0, map[string][]byte{}
	for _, name := range names {
		files[name] = kept(b, filepath.Base(name))
		size += len(files[name])
	}
	bench := func(read func(name string, data []byte) error) func(b *testing.B) {
		return func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				for name, data := range files {
					if err := read(name, data); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(len(files)*b.N)/b.Elapsed().Seconds(), "docs/s")
		}
	}
	b.Run("doc", bench(func(_ string, data []byte) error {
		_, err := doc.Read(context.Background(), data, reading.Limits{})
		return err
	}))
	for _, program := range []string{"catdoc", "antiword"} {
		path, err := exec.LookPath(program)
		if err != nil {
			continue
		}
		b.Run(program, bench(func(name string, _ []byte) error { return exec.Command(path, name).Run() }))
	}
}
