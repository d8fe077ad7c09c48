package rules_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// hit is what a test compares of a rules.Hit.
type hit struct {
	Rule  string
	Quote string
	Start int
}

func hitsOf(m *rules.Matcher, clause rules.Example) []hit {
	var out []hit
	for _, h := range m.Match(clause.Clause()) {
		out = append(out, hit{h.Rule.ID, clause.Text[h.Start:h.End], h.Start})
	}
	return out
}

// drawMatcher draws a pack and compiles it.
func drawMatcher(t *rapid.T) (genPack, *rules.Matcher) {
	t.Helper()
	g := drawPack(t)
	p, err := rules.LoadPack(g.files())
	if err != nil {
		t.Fatal(err)
	}
	m, err := rules.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return g, m
}

func TestAgreesWithTheReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, m := drawMatcher(t)
		var c corpus.Clause
		for range 5 {
			c = g.drawClause(t, c)
			compare(t, g, m, c)
		}
	})
}

func compare(t *rapid.T, g genPack, m *rules.Matcher, c corpus.Clause) {
	t.Helper()
	var got, want []hit
	for _, h := range m.Match(c) {
		got = append(got, hit{h.Rule.ID, c.Text[h.Start:h.End], h.Start})
	}
	for _, h := range g.match(c) {
		want = append(want, hit{h.rule.id, c.Text[h.start:h.end], h.start})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("on %+v\n(-reference +compiled)\n%s\npack:\n%s", c, diff, g)
	}
}

// short is what a test compares of hits. Which of the rules that rest on the balance names a clause without words of its
// own is decided among those that passed the sieve.
func short(hits []rules.Hit) []string {
	var out []string
	for _, h := range hits {
		rule := h.Rule.ID
		if h.Rule.Weighed {
			rule = "weighed"
		}
		out = append(out, fmt.Sprintf("%s %s %s %d:%d", rule, h.Against, h.Confidence, h.Start, h.End))
	}
	return out
}

// The sieve leaves out only what cannot match.
func TestSieveLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, m := drawMatcher(t)
		var c corpus.Clause
		for range 5 {
			c = g.drawClause(t, c)
			if diff := cmp.Diff(short(m.MatchAll(c)), short(m.Match(c))); diff != "" {
				t.Fatalf("on %+v (-all tried +sieved)\n%s\npack:\n%s", c, diff, g)
			}
		}
	})
}

// The same of the embedded pack, whose rules share needs.
func TestSieveLosesNothingOfThePack(t *testing.T) {
	m := genderMatcher(t)
	for _, l := range developmentClauses(t) {
		if diff := cmp.Diff(short(m.MatchAll(l.Clause())), short(m.Match(l.Clause()))); diff != "" {
			t.Errorf("%s (-all tried +sieved)\n%s", l.ID, diff)
		}
	}
}
