package legacy_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var encodings = []legacy.Encoding{legacy.TCVN3, legacy.VNI, legacy.Windows1258, legacy.VPS, legacy.VIQR}

// figures are what is measured of one encoding over all samples.
type figures struct {
	documents, found  int // documents, and those whose encoding was told rightly
	lines, linesFound int // of 20 bytes and more that the encoding changes
	chars, wrong      int // wrong as typed
	small             int // wrong with all letters small
}

// TestFidelity writes every sample in every encoding, without fonts, and measures what comes back. The golden file is the
// published figure; a change of it shows in review.
func TestFidelity(t *testing.T) {
	var report strings.Builder
	report.WriteString("encoding      documents  right  lines  right  characters  wrong  wrong but for case\n")
	texts := samples(t)
	for _, e := range encodings {
		f := measure(t, e, texts)
		fmt.Fprintf(&report, "%-13s %9d %6d %6d %6d %11d %6d %6d\n", e, f.documents, f.found, f.lines, f.linesFound, f.chars, f.wrong, f.small)
		if f.found != f.documents {
			t.Errorf("%s: %d of %d documents told", e, f.found, f.documents)
		}
		if rate := float64(f.small) / float64(f.chars); rate > 0.001 {
			t.Errorf("%s: character error rate %.4f, want at most 0.001", e, rate)
		}
	}
	golden(t, "testdata/fidelity.txt", report.String())
}

func measure(t *testing.T, e legacy.Encoding, texts map[string]string) (f figures) {
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := typed(e, texts[name])
		data, err := legacytest.Encode(e, text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		f.documents++
		if got, _ := legacy.DetectBytes(data); got == e {
			f.found++
		} else {
			t.Logf("%s in %s told as %s", name, e, got)
		}
		got := legacy.RestoreBytes(e, data)
		wrong, all := errorRate(t, text, got)
		small, _ := errorRate(t, strings.ToLower(text), strings.ToLower(got))
		f.chars, f.wrong, f.small = f.chars+all, f.wrong+wrong, f.small+small
		measureLines(t, e, text, &f)
	}
	return f
}

// typed is a text as it would be typed in an encoding: VPS and VIQR have no dashes and quotation marks of their own.
func typed(e legacy.Encoding, text string) string {
	if e != legacy.VPS && e != legacy.VIQR {
		return text
	}
	return strings.NewReplacer("–", "-", "—", "-", "“", `"`, "”", `"`, "…", "...", "’", "'").Replace(text)
}

// measureLines tells each line by itself. A line that looks the same in the encoding has none.
func measureLines(t *testing.T, e legacy.Encoding, text string, f *figures) {
	for line := range strings.Lines(text) {
		view, err := legacytest.View(e, strings.TrimSpace(line))
		if err != nil {
			t.Fatal(err)
		}
		if len(view) < 20 || view == strings.TrimSpace(line) {
			continue
		}
		f.lines++
		if got, _ := legacy.Detect(view); got == e {
			f.linesFound++
		} else {
			t.Logf("line in %s told as %s: %q", e, got, view)
		}
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
		t.Errorf("figures differ (-want +got):\n%s", diff)
	}
}
