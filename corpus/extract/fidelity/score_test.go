package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
)

const typed = "QUY ƯỚC\nĐiều 1. Hội họp\n1. Mỗi quý họp một lần.\n2. Mỗi hộ cử:\na) một người;\nb) từ đủ 18 tuổi.\nĐiều 2. Vệ sinh\nQuét ngõ.\n"

func TestScore(t *testing.T) {
	tests := []struct {
		name     string
		said     output
		caseless bool
		want     score
	}{
		{"the same, broken elsewhere", output{text: "QUY\tƯỚC\nĐiều 1. Hội họp\n1. Mỗi quý\nhọp một lần.\n2. Mỗi hộ cử:\na) một người;\nb) từ đủ 18 tuổi.\n" +
			"Điều 2. Vệ sinh\n\nQuét ngõ."}, false, score{}},
		{"a mark wrong", output{text: typed[:len(typed)-len("ngõ.\n")] + "ngỏ."}, false, score{wrongCharacters: 1, wrongWords: 1}},
		{"case lost where it cannot be kept", output{text: "quy ước" + typed[len("QUY ƯỚC"):]}, true, score{}},
		{"a number lost", output{text: "QUY ƯỚC\nĐiều 1. Hội họp\n1. Mỗi quý họp một lần.\n2. Mỗi hộ cử:\na) một người;\nb) từ đủ 18 tuổi.\nĐiều 3. Vệ sinh\nQuét ngõ.\n"},
			false, score{wrongCharacters: 1, wrongWords: 1, wrongNumbers: 1}},
		{"nothing said", output{}, false, score{failed: 1, wrongCharacters: 119, wrongWords: 30, wrongNumbers: 6}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got score
			got.add(newTruth(typed, tt.caseless), tt.said, tt.caseless)
			tt.want.documents, tt.want.characters, tt.want.words, tt.want.numbers = 1, got.characters, got.words, got.numbers
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(score{})); diff != "" {
				t.Errorf("score differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheWorstPageIsTheDocuments(t *testing.T) {
	got := joined([]output{{text: "một", status: corpus.StatusRead, seconds: 1}, {text: "hai", status: corpus.StatusDoubtful, seconds: 2}})
	want := output{text: "một\nhai", status: corpus.StatusDoubtful, seconds: 3}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(output{})); diff != "" {
		t.Errorf("joined differs (-want +got):\n%s", diff)
	}
}

func TestPercentHidesNothing(t *testing.T) {
	for _, tt := range []struct {
		part, whole int
		want        string
	}{{0, 0, "–"}, {0, 9, "0 %"}, {9, 9, "100 %"}, {1, 30000, "0.003 %"}, {29999, 30000, "99.997 %"}, {1, 8, "12.50 %"}} {
		if got := percent(tt.part, tt.whole); got != tt.want {
			t.Errorf("%d of %d: %q, want %q", tt.part, tt.whole, got, tt.want)
		}
	}
}

func TestPageNumbersAreNoText(t *testing.T) {
	got := withoutPageNumbers("Điều 1. Họp\n12\n1\n\f2\nĐiều 2. Tang\n")
	if want := "Điều 1. Họp\n12\nĐiều 2. Tang"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTablesAreReplacedBetweenTheirMarks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "extraction.md")
	page := "# Words\n<!-- begin: make bench-extract -->\nold\n<!-- end: make bench-extract -->\nmore words\n"
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := replaceTables(path, "new\n"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := "# Words\n<!-- begin: make bench-extract -->\nnew\n<!-- end: make bench-extract -->\nmore words\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("page differs (-want +got):\n%s", diff)
	}
	if err := os.WriteFile(path, []byte("no marks"), 0o600); err != nil {
		t.Fatal(err)
	}
	if replaceTables(path, "new\n") == nil {
		t.Error("a page without marks was accepted")
	}
}
