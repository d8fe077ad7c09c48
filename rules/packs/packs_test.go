// Package packs_test runs what every embedded pack claims about itself.
package packs_test

import (
	"testing"

	"github.com/huonguoc/huonguoc/rules"
)

func TestEmbedded(t *testing.T) {
	for _, id := range rules.EmbeddedIDs() {
		t.Run(id, func(t *testing.T) { runPack(t, id) })
	}
}

func runPack(t *testing.T, id string) {
	files, err := rules.EmbeddedFiles(id)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range rules.Lint(files) {
		t.Log(p) // what keeps a pack from loading fails below; the rest is advice to its author
	}
	pack, err := rules.LoadPack(files)
	if err != nil {
		t.Fatal(err)
	}
	failures, err := rules.Test(pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failures {
		t.Error(f)
	}
}
