package extract_test

import (
	"os"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract"
)

// TestMain makes the test binary a child that can misbehave, when a pool under test starts it.
func TestMain(m *testing.M) {
	extract.ServeHostileIfChild()
	os.Exit(m.Run())
}
