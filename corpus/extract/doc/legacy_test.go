package doc_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

// The samples as they were typed before Unicode: capitals in a font of capitals, since the encoding lacks theirs, and
// what the encoding has no letter for in a font of today.
func TestSamplesInOldEncodings(t *testing.T) {
	for _, tt := range []struct {
		encoding      legacy.Encoding
		font, capital int
	}{{legacy.TCVN3, 1, 2}, {legacy.VNI, 3, 3}} {
		names, err := filepath.Glob(filepath.Join("..", "..", "samples", "testdata", "formats", "txt", "*.txt"))
		if err != nil || len(names) == 0 {
			t.Fatalf("no samples: %v", err)
		}
		for _, name := range names {
			t.Run(tt.encoding.String()+"/"+filepath.Base(name), func(t *testing.T) {
				content, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				d := document{fonts: []string{".VnTime", ".VnTimeH", "VNI-Times"}}
				var want []string
				for line := range strings.Lines(string(content)) {
					if line = strings.TrimSpace(line); line != "" {
						want = append(want, line)
						d.paras = append(d.paras, runs(typed(line, tt.encoding, tt.font, tt.capital)...))
					}
				}
				result := read(t, d.build(t))
				if diff := cmp.Diff(want, texts(result)); diff != "" {
					t.Errorf("text differs (-want +got):\n%s", diff)
				}
				notes := []reading.Note{{Kind: reading.NoteOldEncoding, Count: len(want)}}
				if diff := cmp.Diff(notes, result.Notes); diff != "" {
					t.Errorf("notes differ, so lines were not old text (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// typed cuts a line where its font changes.
func typed(line string, e legacy.Encoding, small, capital int) []letters {
	var all []letters
	number := func(r rune) int {
		if unicode.IsUpper(r) {
			return capital
		}
		return small
	}
	for rest := []rune(line); len(rest) > 0; {
		n, own := 1, number(rest[0])
		for n < len(rest) && number(rest[n]) == own {
			n++
		}
		text := string(rest[:n])
		rest = rest[n:]
		if small != capital && own == capital {
			text = strings.ToLower(text)
		}
		view, err := legacytest.View(e, text)
		if err != nil {
			all = append(all, run(text))
			continue
		}
		all = append(all, letters{text: view, list: font(own), narrow: true})
	}
	return all
}
