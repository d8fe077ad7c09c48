package legacy_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

// samples are the texts of the sample corpus by name, as Unicode.
func samples(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../samples/texts/*.txt")
	if err != nil || len(files) < 24 {
		t.Fatalf("%d samples, error %v", len(files), err)
	}
	texts := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[strings.TrimSuffix(filepath.Base(file), ".txt")] = norm.NFC.String(string(data))
	}
	return texts
}

// errorRate is the share of characters to change, by edit distance line by line; the lines of both texts correspond.
func errorRate(t testing.TB, want, got string) (wrong, all int) {
	t.Helper()
	wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
	if len(wants) != len(gots) {
		t.Fatalf("%d lines became %d", len(wants), len(gots))
	}
	for i := range wants {
		wrong += distance([]rune(wants[i]), []rune(gots[i]))
		all += len([]rune(wants[i]))
	}
	return wrong, all
}

func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0]++
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func mustView(t testing.TB, text string) string {
	t.Helper()
	view, err := legacytest.View(legacy.TCVN3, text)
	if err != nil {
		t.Fatal(err)
	}
	return view
}
