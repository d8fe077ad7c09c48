package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// longFrom is the test pack whose documents are long from three clauses on, with what else is said of them. To it "hát" is
// likely, "hát … múa" is sure.
func longFrom(t *testing.T, more string) *rules.Matcher {
	t.Helper()
	files := balancedFiles(t, "0\tbias\n1.5\t{woman} hát\n20\tmúa")
	files["pack.yaml"].Data = append(files["pack.yaml"].Data, []byte("  documents: {clauses: 3, levels: {sure: 2.2}"+more+"}\n")...)
	return matcherOf(t, files)
}

func bodies(texts ...string) []corpus.Clause {
	var list []corpus.Clause
	for _, text := range texts {
		list = append(list, body(text))
	}
	return list
}

// TestBacked: in a long document what is likely counts only where something is sure.
func TestBacked(t *testing.T) {
	const likely, sure, nothing = "Phụ nữ hát.", "Phụ nữ hát, múa.", "Giữ vệ sinh."
	for name, c := range map[string]struct {
		more  string
		texts []string
		want  string // the confidence of each clause
	}{
		"nothing is sure":              {", backed: true", []string{likely, nothing, likely}, "hint - hint"},
		"something is":                 {", backed: true", []string{likely, nothing, sure}, "likely - sure"},
		"a short document":             {", backed: true", []string{likely, nothing}, "likely -"},
		"the pack does not ask for it": {"", []string{likely, nothing, likely}, "likely - likely"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, hits := range longFrom(t, c.more).MatchDocument(bodies(c.texts...)) {
				is := "-"
				for _, h := range hits {
					is = string(h.Confidence)
				}
				got = append(got, is)
			}
			if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestExplainIn tells what a document changes: a hit that is doubted because of it, one that is there only beside another
// clause, and one that stays.
func TestExplainIn(t *testing.T) {
	m := longFrom(t, ", backed: true")
	for name, c := range map[string]struct {
		texts []string
		want  rules.Confidence
		why   []rules.Why
	}{
		"doubted":  {[]string{"Phụ nữ hát.", "Giữ vệ sinh.", "Giữ trật tự."}, rules.Hint, []rules.Why{rules.WhyDocument}},
		"it stays": {[]string{"Phụ nữ hát.", "Giữ vệ sinh.", "Phụ nữ hát, múa."}, rules.Likely, nil},
	} {
		t.Run(name, func(t *testing.T) {
			a := m.ExplainIn(bodies(c.texts...), 0, 0).Accounts[0]
			var why []rules.Why
			for _, r := range a.Reasons {
				why = append(why, r.Why)
			}
			if a.Standing != rules.Fires || a.Confidence != c.want || !cmp.Equal(why, c.why) {
				t.Errorf("it %s, %s, because of %v", a.Standing, a.Confidence, why)
			}
		})
	}
	t.Run("only beside another", func(t *testing.T) {
		x := m.Explain(body("Giữ vệ sinh."), 0)
		x.Heed(m.Match(body("Phụ nữ hát.")))
		if len(x.Accounts) != 1 || !x.Accounts[0].Beside || x.Accounts[0].Standing != rules.Fires || x.Accounts[0].Confidence != rules.Likely {
			t.Errorf("%+v", x.Accounts)
		}
	})
}
