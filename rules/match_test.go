package rules_test

import (
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

func TestAgreesWithTheReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawPack(t)
		p, err := rules.LoadPack(g.files())
		if err != nil {
			t.Fatal(err)
		}
		m, err := rules.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
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
