package pdf_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// cacheEnv names the folder where one run of the tests keeps the compiled second reader, so that it is compiled once.
const cacheEnv = "HUONGUOC_TEST_PDFIUM"

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "pdfium")
	if err != nil {
		fmt.Fprintln(os.Stderr, "make a cache folder:", err)
		os.Exit(1)
	}
	os.Setenv(cacheEnv, dir)
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func limits(testing.TB) reading.Limits { return reading.Limits{CacheDir: os.Getenv(cacheEnv)} }
