package scan_test

import (
	"os"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract"
)

// TestMain makes the test binary the child process that a pool reads files with.
func TestMain(m *testing.M) {
	extract.ServeIfChild()
	os.Exit(m.Run())
}
