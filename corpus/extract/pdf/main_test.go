package pdf_test

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// cacheEnv names the folder where one run of the tests keeps the compiled second reader, so that it is compiled once.
const cacheEnv = "HUONGUOC_TEST_PDFIUM"

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "pdfium")
	if err = errors.Join(err, os.Setenv(cacheEnv, dir)); err != nil {
		fmt.Fprintln(os.Stderr, "no cache folder, the tests take longer:", err)
	}
	m.Run()
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, "remove the cache folder:", err)
	}
}

func limits(testing.TB) reading.Limits { return reading.Limits{CacheDir: os.Getenv(cacheEnv)} }
