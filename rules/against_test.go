package rules_test

import (
	"fmt"

	"github.com/huonguoc/huonguoc/rules"
)

// burdens counts, of the clauses whose label says whom they burden, how often a hit says the same.
type burdens struct {
	weighed, weighedRight, weighedWomen int // hits that rest on the balance; how many labels say women
	rules, rulesRight, rulesBoth        int // first hits of other rules; how many say both
}

func burdensOf(m *rules.Matcher, set []rules.Labelled) burdens {
	var out burdens
	for _, l := range set {
		if l.Label != rules.LabelD || l.Against == "" {
			continue
		}
		for _, h := range m.Match(l.Clause()) {
			if h.Confidence == rules.Hint {
				continue
			}
			out.count(h, l.Against)
			break
		}
	}
	return out
}

func (b *burdens) count(h rules.Hit, is rules.Against) {
	one := func(holds bool) int {
		if holds {
			return 1
		}
		return 0
	}
	if h.Rule.Weighed {
		b.weighed++
		b.weighedRight += one(h.Against == is)
		b.weighedWomen += one(is == rules.AgainstWomen)
		return
	}
	b.rules++
	b.rulesRight += one(h.Against == is)
	b.rulesBoth += one(h.Against == rules.AgainstBoth)
}

func (b burdens) and(o burdens) burdens {
	return burdens{
		b.weighed + o.weighed, b.weighedRight + o.weighedRight, b.weighedWomen + o.weighedWomen,
		b.rules + o.rules, b.rulesRight + o.rulesRight, b.rulesBoth + o.rulesBoth,
	}
}

func (b burdens) String() string {
	share := func(n, of int) float64 { return float64(n) / float64(max(1, of)) }
	return fmt.Sprintf("weighed hits %3d  right %.3f (always women: %.3f)  other hits %4d  right %.3f  both %.3f",
		b.weighed, share(b.weighedRight, b.weighed), share(b.weighedWomen, b.weighed), b.rules, share(b.rulesRight, b.rules), share(b.rulesBoth, b.rules))
}
