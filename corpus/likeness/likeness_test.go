package likeness_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/likeness"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// clauses reads a file as the program does.
func clauses(t testing.TB, data []byte) []corpus.Clause {
	t.Helper()
	result := extract.Read(context.Background(), data, extract.Limits{})
	if result.Status == corpus.StatusUnreadable {
		t.Fatalf("unreadable: %s", result.Reason)
	}
	_, list := outline.Parse(result.Paragraphs)
	return list
}

func samples(t testing.TB, form string) (names []string, data [][]byte) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "samples", "testdata", "formats", form, "*."+form))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d samples, error %v", len(paths), err)
	}
	for _, path := range paths {
		d, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		names, data = append(names, strings.TrimSuffix(filepath.Base(path), "."+form)), append(data, d)
	}
	return names, data
}

func text(bytes string, words ...string) likeness.Text {
	return likeness.Text{SHA256: bytes, Sketch: likeness.Of([]corpus.Clause{{Text: strings.Join(words, " ")}})}
}

func words(n int, from int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = "từ" + strings.NewReplacer("0", "a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "g", "6", "h", "7", "i", "8", "k", "9", "l").Replace(fmt.Sprint(from+i))
	}
	return list
}

func TestGroups(t *testing.T) {
	long := words(400, 0)
	changed := slices.Clone(long)
	changed[200] = "khác" // five shingles of 396: 391/401
	half := append(slices.Clone(long[:200]), words(200, 1000)...)
	for name, test := range map[string]struct {
		texts []likeness.Text
		want  string
	}{
		"nothing":                 {nil, ""},
		"nothing alike":           {[]likeness.Text{text("a", long...), text("b", words(400, 5000)...)}, ""},
		"the same bytes":          {[]likeness.Text{text("a", long...), text("a", long...)}, "bytes [0 1] 1.00 1.00"},
		"bytes nobody could read": {[]likeness.Text{{SHA256: "a"}, {SHA256: "b"}, {SHA256: "a"}}, "bytes [0 2] 1.00 1.00"},
		"no bytes, no words":      {[]likeness.Text{{}, {}}, ""},
		"the same words":          {[]likeness.Text{text("a", long...), text("b", strings.ToUpper(strings.Join(long, ", ")))}, "words [0 1] 1.00 1.00"},
		"one word changed":        {[]likeness.Text{text("a", long...), text("b", changed...)}, "near [0 1] 1.00 0.98"},
		"half of it":              {[]likeness.Text{text("a", long...), text("b", half...)}, ""},
		"three ways at once":      {[]likeness.Text{text("a", long...), text("c", changed...), text("a", long...), text("b", long...)}, "near [0 1 2 3] 1.00 0.98 1.00 1.00"},
		"two words":               {[]likeness.Text{text("a", "một", "hai"), text("b", "một", "hai"), text("c", "một", "ba")}, "words [0 1] 1.00 1.00"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, g := range likeness.Groups(test.texts, likeness.DefaultLeast) {
				line := fmt.Sprint(g.Kind, " ", g.Members)
				for _, l := range g.Likeness {
					line += fmt.Sprintf(" %.2f", l)
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Jaccard by definition, over strings.
func jaccard(a, b []string) float64 {
	set := func(words []string) map[string]bool {
		s := map[string]bool{}
		for i := range max(1, len(words)-4) {
			s[strings.Join(words[i:min(i+5, len(words))], " ")] = true
		}
		return s
	}
	x, y, common := set(a), set(b), 0
	for k := range x {
		if y[k] {
			common++
		}
	}
	return float64(common) / float64(len(x)+len(y)-common)
}

// The likeness is that of the definition; it is symmetric, 1 for a text with itself, and a pair above the least is in one
// group, however it is searched.
func TestLikenessIsJaccard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"thôn", "làng", "đình", "con", "trai", "gái", "hộ", "quỹ"})
		a := rapid.SliceOfN(word, 1, 60).Draw(t, "a")
		b := slices.Clone(a)
		if rapid.Bool().Draw(t, "another") {
			b = rapid.SliceOfN(word, 1, 60).Draw(t, "b")
		} else {
			b[rapid.IntRange(0, len(b)-1).Draw(t, "at")] = "khác"
		}
		x, y := text("a", a...), text("b", b...)
		want := jaccard(a, b)
		if got := x.Sketch.Likeness(y.Sketch); math.Abs(got-want) > 1e-12 || got != y.Sketch.Likeness(x.Sketch) || x.Sketch.Likeness(x.Sketch) != 1 {
			t.Fatalf("%v and %v: %v, want %v", a, b, got, want)
		}
		if found := len(likeness.Groups([]likeness.Text{x, y}, 0.9)) > 0; found != (want >= 0.9) {
			t.Fatalf("likeness %v, found %t", want, found)
		}
	})
}

// MinHash keeps what it promises: of pairs at the least likeness hardly one is missed, and the estimate of Missed holds
// where misses are frequent enough to be counted.
func TestSearchMissesWhatItSays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, test := range []struct {
		common, own int
		trials      int
	}{{400, 50, 400}, {200, 130, 400}, {200, 200, 400}} {
		likely := float64(test.common) / float64(test.common+2*test.own)
		missed := 0
		for range test.trials {
			// Words that follow each other nowhere else, so that shingles are common or not as a block.
			base := random.IntN(1 << 30)
			a := append(words(test.common+4, base), words(test.own, base+10_000)...)
			b := append(words(test.common+4, base), words(test.own, base+20_000)...)
			if len(likeness.Groups([]likeness.Text{text("a", a...), text("b", b...)}, 0.3)) == 0 {
				missed++
			}
		}
		want := likeness.Missed(likely) * float64(test.trials)
		if diff := math.Abs(float64(missed) - want); diff > 5*math.Sqrt(want+1) {
			t.Errorf("likeness %.2f: %d of %d missed, want about %.1f", likely, missed, test.trials, want)
		}
	}
	if m := likeness.Missed(likeness.DefaultLeast); m > 1e-7 {
		t.Errorf("at the default %g are missed", m)
	}
}

// A convention in three formats is one group; no two of the samples' conventions are one.
func TestSamplesInThreeFormats(t *testing.T) {
	var texts []likeness.Text
	var of []string
	for _, form := range []string{"txt", "docx", "pdf"} {
		names, data := samples(t, form)
		for i, d := range data {
			texts = append(texts, likeness.Text{SHA256: form + names[i], Sketch: likeness.Of(clauses(t, d))})
			of = append(of, names[i])
		}
	}
	groups := likeness.Groups(texts, likeness.DefaultLeast)
	whole := 0
	for _, g := range groups {
		for _, m := range g.Members {
			if of[m] != of[g.Members[0]] {
				t.Errorf("%s and %s are in one group", of[g.Members[0]], of[m])
			}
		}
		if len(g.Members) == 3 {
			whole++
		}
	}
	if whole != len(of)/3 {
		t.Errorf("%d of %d conventions are together in all their formats", whole, len(of)/3)
	}
}

func TestSeconds(t *testing.T) {
	names, data := samples(t, "txt")
	for i, d := range data {
		if got := likeness.Seconds(clauses(t, d)); len(got) > 0 {
			t.Errorf("%s alone: %+v", names[i], got)
		}
		next := (i + 1) % len(data)
		both := clauses(t, slices.Concat(d, []byte("\n\n"), data[next]))
		if got := likeness.Seconds(both); len(got) != 1 {
			t.Errorf("%s and %s in one file: %+v", names[i], names[next], got)
		}
	}
}

func BenchmarkGroups(b *testing.B) {
	_, data := samples(b, "txt")
	var texts []likeness.Text
	for i := range 5000 {
		list := clauses(b, data[i%len(data)])
		list[0].Text += fmt.Sprint(" thôn ", i)
		texts = append(texts, likeness.Text{SHA256: fmt.Sprint(i), Sketch: likeness.Of(list)})
	}
	for b.Loop() {
		likeness.Groups(texts, likeness.DefaultLeast)
	}
}
