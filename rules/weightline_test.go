package rules_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/rules"
)

// TestWeightsAgain: the embedded weights, read and written again, have the lines that they had.
func TestWeightsAgain(t *testing.T) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	whole, bare := pack.WeightsAgain()
	for name, text := range map[string]string{"weights.tsv": whole, "weights-bare.tsv": bare} {
		stored, err := os.ReadFile(filepath.Join("packs", "gender", name))
		if err != nil {
			t.Fatal(err)
		}
		got, want := slices.Sorted(strings.Lines(text)), slices.Sorted(strings.Lines(string(stored)))
		if len(got) != len(want) {
			t.Fatalf("%s: of %d lines %d are read", name, len(want), len(got))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%s: %q is read as %q", name, want[i], got[i])
			}
		}
	}
}

// TestWrongWeights: of both files of weights a wrong line is refused where it stands.
func TestWrongWeights(t *testing.T) {
	for name, line := range map[string]string{
		"no weight":               "{woman} hát",
		"a weight alone":          "+1.000",
		"no sign":                 "+1.000\t",
		"a weight that is none":   "+1.00x\thát",
		"a letter in the weight":  "+1.o00\thát",
		"two figures":             "+1.000 +1.000\thát",
		"an empty part":           "1\thát  hay",
		"a space in front":        "1\t hát",
		"a space behind":          "1\thát ",
		"four parts":              "1\thát cho hay quá",
		"five parts":              "1\thát cho … hay quá",
		"a mark alone":            "1\t…",
		"a fact that is none":     "1\t= no-such-fact",
		"a lean that is none":     "1\thát\tmuch",
		"the end of another line": "1\thát\r1\thay",
	} {
		t.Run(name, func(t *testing.T) {
			for _, file := range []string{"weights.tsv", "weights-bare.tsv"} {
				files := balancedFiles(t, "0\tbias\n")
				files[file] = &fstest.MapFile{Data: []byte("# a remark\n0\tbias\n\n+1.500\thát\n" + line + "\n-0.500\thay\n")}
				_, err := rules.LoadPack(files)
				var wrong *rules.SourceError
				if !errors.As(err, &wrong) {
					t.Fatalf("%s: error %v", file, err)
				}
				if diff := cmp.Diff([]any{file, 5}, []any{wrong.File, wrong.Line}); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			}
		})
	}
}

// TestWordsOfWeights: words of any length are told apart, and so are those that only begin alike.
func TestWordsOfWeights(t *testing.T) {
	long := strings.Repeat("la", 10)
	for length := 1; length <= len(long); length++ {
		word := long[:length]
		other := word[:length-1] + "o"
		m := balanced(t, "0\tbias\n-4\t"+other+"\n4\t"+word)
		for text, want := range map[string]rules.Confidence{"Phụ nữ " + word + ".": rules.Sure, "Phụ nữ " + word + "a.": rules.Hint} {
			hits := m.Match(body(text))
			if len(hits) != 1 || hits[0].Confidence != want {
				t.Errorf("%s: got %v, want what is %s", text, hits, want)
			}
		}
	}
}
