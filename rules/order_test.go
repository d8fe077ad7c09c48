package rules_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/huonguoc/huonguoc/rules"
)

// ordered is the balanced test pack, with the network that has learned from inOrder. Its signs weigh nothing but the bias.
func ordered(t *testing.T, bias string) fstest.MapFS {
	t.Helper()
	files := balancedFiles(t, bias+"\tbias")
	manifest := strings.TrimRight(string(files["pack.yaml"].Data), "\n")
	files["pack.yaml"].Data = []byte(manifest + "\n  order: {above: -1, signs: 0.5, words: 1, bias: 0.25}\n")
	files[orderFile] = networkFile(t, smallOrder)
	return files
}

// inOrder are clauses that nothing but the order of their words tells apart, from afar: who is named first may, and the other
// may not.
func inOrder() []rules.Labelled {
	var out []rules.Labelled
	for _, what := range []string{"hát", "múa", "ngồi", "đứng", "nói", "cười"} {
		for _, where := range []string{"ở đình", "trong sân làng", "bên bến nước dưới gốc đa", "ngoài bãi", "khi làng có việc"} {
			out = append(out,
				rules.Labelled{Text: "Phụ nữ thì không, " + what + " " + where + " thì trẻ con được.", Label: rules.LabelD},
				rules.Labelled{Text: "Trẻ con thì không, " + what + " " + where + " thì phụ nữ được.", Label: rules.LabelN},
			)
		}
	}
	return out
}

// TestOrder shows what the order of the words does where the signs are in doubt, and where it is not asked.
func TestOrder(t *testing.T) {
	const bars, lets = "Phụ nữ thì không, hò bên bến nước thì trẻ con được.", "Trẻ con thì không, hò bên bến nước thì phụ nữ được."
	for _, c := range []struct{ name, bias, text, want string }{
		{"barred", "0", bars, "weighed sure"},
		{"let", "0", lets, ""},
		{"not asked below", "-1.1", bars, ""},
		{"nor without marks", "0.5", "Phu nu thi khong, ho ben ben nuoc thi tre con duoc.", "weighed hint"},
		{"nor without marks, let", "0.5", "Tre con thi khong, ho ben ben nuoc thi phu nu duoc.", "weighed hint"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, h := range matcherOf(t, ordered(t, c.bias)).Match(body(c.text)) {
				got = append(got, h.Rule.ID+" "+string(h.Confidence))
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got %v, want %q", got, c.want)
			}
		})
	}
}

// TestOrderIsExplained: an explanation tells what the order adds, the words it leans on, and comes to the sum that judged.
func TestOrderIsExplained(t *testing.T) {
	m := matcherOf(t, ordered(t, "0"))
	x := m.Explain(body("Phụ nữ thì không, hò bên bến nước thì trẻ con được."), 0)
	if len(x.Sums) != 1 {
		t.Fatalf("%d sums", len(x.Sums))
	}
	s := x.Sums[0]
	if s.Order < 2 || s.Level != rules.Sure || s.Signs+s.Order+s.Rules < s.Levels[rules.Sure] {
		t.Errorf("signs %.2f, order %.2f, rules %.2f: %s", s.Signs, s.Order, s.Rules, s.Level)
	}
	if len(s.Words) == 0 || !slices.IsSortedFunc(s.Words, func(a, b rules.Weight) int { return int(math.Copysign(1, math.Abs(b.Weight)-math.Abs(a.Weight))) }) {
		t.Errorf("the words it leans on: %v", s.Words)
	}
	if s = m.Explain(body("Phu nu thi khong, ho ben ben nuoc thi tre con duoc."), 0).Sums[0]; s.Order != 0 || len(s.Words) != 0 {
		t.Errorf("the order of words without marks is told of: %v", s)
	}
}

// TestOrderFiles: a network that the manifest does not count, or that cannot be read, does not load.
func TestOrderFiles(t *testing.T) {
	silent := ordered(t, "0")
	silent["pack.yaml"].Data = silent["pack.yaml"].Data[:strings.LastIndex(string(silent["pack.yaml"].Data), "  order:")]
	spoilt := ordered(t, "0")
	spoilt[orderFile].Data = spoilt[orderFile].Data[:100]
	empty := ordered(t, "0")
	empty[orderFile].Data = nil
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  string
	}{"silent": {silent, "order: {above"}, "spoilt": {spoilt, "order.safetensors:1"}, "empty": {empty, "order.safetensors:1"}} {
		_, err := rules.LoadPack(c.files)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want one line with %q", name, err, c.want)
		}
	}
}
