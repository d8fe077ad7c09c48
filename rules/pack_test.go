package rules_test

import (
	"os"
	"testing"

	"github.com/huonguoc/huonguoc/rules"
)

func loadTestPack(t testing.TB) *rules.Pack {
	t.Helper()
	p, err := rules.LoadPack(os.DirFS("testdata/testpack"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestExamplesOfTheTestPack(t *testing.T) {
	failures, err := rules.Test(loadTestPack(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failures {
		t.Error(f)
	}
}
