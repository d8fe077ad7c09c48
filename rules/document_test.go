package rules_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
	"github.com/huonguoc/huonguoc/rules"
)

func texts(texts ...string) []corpus.Clause {
	var out []corpus.Clause
	for _, text := range texts {
		out = append(out, corpus.Clause{Text: text, Zone: corpus.ZoneBody})
	}
	return out
}

func TestWritingOfADocument(t *testing.T) {
	m := testPackMatcher(t)
	long := strings.Repeat("Mọi người trong làng giữ gìn trật tự chung. ", 6)
	for _, c := range []struct {
		name    string
		clauses []corpus.Clause
		want    string
	}{
		{"nothing", nil, "whole"},
		{"as it should be", texts(long), "whole"},
		{"without marks", texts(viet.Fold(long)), "bare"},
		{"without marks but for a name", texts("Thôn Hạ", viet.Fold(long+long)), "bare"},
		{"a few words without marks", texts("dan ba, con gai"), "whole"},
		{"a scanner's words", texts(long, "Mọi nguời trên muòi tám tuổi đuợc dự."), "worn"},
		{"one slip of a scanner", texts(long, "Mọi nguời dự."), "whole"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := m.Document(c.clauses).Writing(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// A short clause is read as its document is written; alone, it tells too little.
func TestClausesOfADamagedDocument(t *testing.T) {
	m := testPackMatcher(t)
	long := strings.Repeat("Mọi người trong làng giữ gìn trật tự chung. ", 6)
	for _, c := range []struct {
		name, text string
		beside     string
		want       bool // it fires in the document
	}{
		{"short and bare", "Dan ba khong duoc vao dinh", viet.Fold(long), true},
		{"the same in a whole document", "Phu nu cam vao dinh", long, false},
		{"worn into good words", "Dàn bà không dược vào dình", "Mọi nguời trên muòi tám tuổi đuợc dự.", true},
		{"whole in a worn document", "Đàn bà không được vào đình.", "Mọi nguời trên muòi tám tuổi đuợc dự.", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			clauses := texts(c.beside, c.text)
			if got := len(m.Document(clauses).Match(clauses[1])) > 0; got != c.want {
				t.Errorf("%q beside %q fires: %v, want %v", c.text, c.beside, got, c.want)
			}
		})
	}
}

// What is whole is judged as before, whatever stands in the document; in a long one a clause alone is a level surer at most.
func TestWholeDocumentsAreMatchedClauseByClause(t *testing.T) {
	m := genderMatcher(t)
	var clauses []corpus.Clause
	for _, l := range undamaged(t) {
		clauses = append(clauses, l.Clause())
	}
	d := m.Document(clauses)
	if d.Writing() != "whole" {
		t.Fatalf("the document is %s", d.Writing())
	}
	for _, c := range clauses {
		got, alone := fmt.Sprint(d.Match(c)), fmt.Sprint(m.Match(c))
		if got != alone && got != strings.NewReplacer(" sure ", " likely ", " likely ", " hint ").Replace(alone) {
			t.Errorf("%q: %s, alone %s", c.Text, got, alone)
		}
	}
}

func undamaged(t *testing.T) []rules.Labelled {
	return slices.DeleteFunc(developmentClauses(t), func(l rules.Labelled) bool { return l.Damage != "" })
}

// TestEvaluationOfTolerance holds what reading damaged text costs and brings: clauses that are whole, read as damaged ones are;
// and the same clauses damaged, alone and as a document. go test ./rules -run Evaluation -update writes the figures anew.
func TestEvaluationOfTolerance(t *testing.T) {
	m := genderMatcher(t)
	var b strings.Builder
	for _, part := range []string{"dev", "test"} {
		set := slices.DeleteFunc(labelledClauses(t), func(l rules.Labelled) bool { return l.Part != part || l.Damage != "" })
		fmt.Fprintf(&b, "clauses that are whole, part %s\n", part)
		writeTolerance(&b, m, set)
	}
	golden(t, filepath.Join("testdata", "tolerance.txt"), b.String())
}

func writeTolerance(b *strings.Builder, m *rules.Matcher, set []rules.Labelled) {
	random := rand.New(rand.NewPCG(7, 7))
	worn := func(share float64) func(string) string {
		return func(s string) string { return wear(s, share, random) }
	}
	for _, c := range []struct {
		name   string
		write  func(string) string
		beside string // what else stands in their document
	}{
		{"as they are", func(s string) string { return s }, ""},
		{"in a worn document", func(s string) string { return s }, strings.Repeat("Mọi nguời trên muòi tám tuổi đuợc dự. ", 300)},
		{"without marks, a document", viet.Fold, ""},
		{"worn, 1 hook in 10, a document", worn(0.1), ""},
		{"worn, 1 hook in 3, a document", worn(0.33), ""},
		{"0 for o, 1 for l, rn for m, 1 in 10", func(s string) string { return slip(s, 0.1, random) }, ""},
		{"1 word in 5 left in TCVN3", func(s string) string { return leave(s, legacy.TCVN3, 0.2, random) }, ""},
		{"1 word in 5 left in VNI", func(s string) string { return leave(s, legacy.VNI, 0.2, random) }, ""},
	} {
		var clauses []corpus.Clause
		for _, l := range set {
			clause := l.Clause()
			clause.Text = c.write(clause.Text)
			clauses = append(clauses, clause)
		}
		d := m.Document(append(texts(c.beside), clauses...))
		fmt.Fprintf(b, "  %-36s %s  read as %s\n", c.name, figures(judged(set, clauses, d.Match)), d.Writing())
		fmt.Fprintf(b, "  %-36s %s\n", "  the same, clause by clause", figures(judged(set, clauses, m.Match)))
	}
}

// wear drops the hooks and bars of a share of the letters that have one, as a scanner does.
func wear(s string, share float64, random *rand.Rand) string {
	worn := strings.NewReplacer("đ", "d", "ư", "u", "ứ", "ú", "ừ", "ù", "ử", "ủ", "ữ", "ũ", "ự", "ụ", "ơ", "o", "ớ", "ó", "ờ", "ò", "ở", "ỏ", "ỡ", "õ", "ợ", "ọ")
	return strings.Map(func(r rune) rune {
		if to := []rune(worn.Replace(string(r)))[0]; to != r && random.Float64() < share {
			return to
		}
		return r
	}, s)
}

// slip writes a share of the letters o, l and m as a scanner misreads them.
func slip(s string, share float64, random *rand.Rand) string {
	slips := map[rune]string{'o': "0", 'l': "1", 'm': "rn"}
	var b strings.Builder
	for _, r := range s {
		if to, ok := slips[r]; ok && random.Float64() < share {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// leave writes a share of the words in an old encoding, as a converter leaves those whose font it does not know.
func leave(s string, e legacy.Encoding, share float64, random *rand.Rand) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if data, err := legacytest.Encode(e, w); err == nil && random.Float64() < share {
			words[i] = legacy.View(data)
		}
	}
	return strings.Join(words, " ")
}

func judged(set []rules.Labelled, clauses []corpus.Clause, match func(corpus.Clause) []rules.Hit) rules.Outcome {
	var o rules.Outcome
	for i, l := range set {
		flagged := slices.ContainsFunc(match(clauses[i]), func(h rules.Hit) bool { return h.Confidence != rules.Hint })
		switch {
		case l.Label == rules.LabelB:
		case l.Label == rules.LabelD && flagged:
			o.TruePositive++
		case l.Label == rules.LabelD:
			o.FalseNegative++
		case flagged:
			o.FalsePositive++
		default:
			o.TrueNegative++
		}
	}
	return o
}
