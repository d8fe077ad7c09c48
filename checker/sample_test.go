package checker_test

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/checker"
)

// probability of exactly i hits when the population has k, by definition.
func probability(n, k, drawn, i int) *big.Rat {
	if i < 0 || i > k || drawn-i < 0 || drawn-i > n-k {
		return new(big.Rat)
	}
	choose := func(a, b int) *big.Int { return new(big.Int).Binomial(int64(a), int64(b)) }
	return new(big.Rat).SetFrac(new(big.Int).Mul(choose(k, i), choose(n-k, drawn-i)), choose(n, drawn))
}

// The bounds are those that a search through all numbers by the definition gives.
func TestBoundsByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "population")
		drawn := rapid.IntRange(0, n).Draw(t, "drawn")
		hits := rapid.IntRange(0, drawn).Draw(t, "hits")
		c := checker.Confidence(rapid.SampledFrom([]int{80, 90, 95, 99}).Draw(t, "confidence"))
		doubt := big.NewRat(int64(100-c), 100)
		highest, lowest := -1, -1
		for k := hits; k <= n-(drawn-hits); k++ {
			few, many := new(big.Rat), new(big.Rat)
			for i := range drawn + 1 {
				if i <= hits {
					few.Add(few, probability(n, k, drawn, i))
				}
				if i >= hits {
					many.Add(many, probability(n, k, drawn, i))
				}
			}
			if few.Cmp(doubt) > 0 {
				highest = k
			}
			if lowest < 0 && many.Cmp(doubt) > 0 {
				lowest = k
			}
		}
		d := checker.Draw{Population: n, Drawn: drawn, Hits: hits}
		if got := d.Highest(c); got != highest {
			t.Fatalf("%+v: highest %d, want %d", d, got, highest)
		}
		if got := d.Lowest(c); got != lowest {
			t.Fatalf("%+v: lowest %d, want %d", d, got, lowest)
		}
		low, high := d.Interval(c)
		if low > lowest || high < highest {
			t.Fatalf("%+v: the interval %d–%d is narrower than the one-sided bounds %d and %d", d, low, high, lowest, highest)
		}
	})
}

// A bound is never below what was seen, nor below the naive extrapolation; it grows with the hits and with confidence, and
// shrinks to the truth when everything was drawn.
func TestBoundsAreNeverBelowTheNaive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3000).Draw(t, "population")
		drawn := rapid.IntRange(1, min(n, 300)).Draw(t, "drawn")
		hits := rapid.IntRange(0, min(drawn, 20)).Draw(t, "hits")
		d := checker.Draw{Population: n, Drawn: drawn, Hits: hits}
		naive := float64(hits) / float64(drawn) * float64(n)
		highest, lowest := d.Highest(95), d.Lowest(95)
		if float64(highest) < math.Floor(naive) || float64(lowest) > math.Ceil(naive) {
			t.Fatalf("%+v: %d–%d, naive %v", d, lowest, highest, naive)
		}
		if lowest < hits || highest > n-(drawn-hits) {
			t.Fatalf("%+v: %d–%d contradicts what was seen", d, lowest, highest)
		}
		if hits < drawn && (checker.Draw{Population: n, Drawn: drawn, Hits: hits + 1}).Highest(95) < highest {
			t.Fatalf("%+v: one more hit lowers the bound", d)
		}
		if d.Highest(99) < highest || d.Highest(80) > highest {
			t.Fatalf("%+v: the bound falls with confidence", d)
		}
		all := checker.Draw{Population: drawn, Drawn: drawn, Hits: hits}
		if all.Highest(95) != hits || all.Lowest(95) != hits {
			t.Fatalf("%+v: everything was drawn and the bounds are %d–%d", all, all.Lowest(95), all.Highest(95))
		}
	})
}

// Whatever the truth is, the bound covers it in at least 95 of 100 samples, the interval as well: counted over all samples.
func TestCoverage(t *testing.T) {
	const n, drawn = 60, 15
	want := big.NewRat(95, 100)
	for truth := range n + 1 {
		covered, within := new(big.Rat), new(big.Rat)
		for hits := range drawn + 1 {
			p := probability(n, truth, drawn, hits)
			if p.Sign() == 0 {
				continue
			}
			d := checker.Draw{Population: n, Drawn: drawn, Hits: hits}
			if d.Highest(95) >= truth {
				covered.Add(covered, p)
			}
			if low, high := d.Interval(95); low <= truth && truth <= high {
				within.Add(within, p)
			}
		}
		if covered.Cmp(want) < 0 || within.Cmp(want) < 0 {
			t.Errorf("%d of %d: covered by the bound with %s, by the interval with %s", truth, n, covered.FloatString(4), within.FloatString(4))
		}
	}
}

func TestSampleSize(t *testing.T) {
	for _, test := range []struct{ population, most, want int }{
		{100, 0, 95}, {100, 100, 0}, {1, 0, 1}, {0, 0, 0},
	} {
		if got := checker.SampleSize(test.population, test.most, 95); got != test.want {
			t.Errorf("of %d at most %d: %d, want %d", test.population, test.most, got, test.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 2000).Draw(t, "population")
		most := rapid.IntRange(0, n-1).Draw(t, "most")
		size := checker.SampleSize(n, most, 95)
		if got := (checker.Draw{Population: n, Drawn: size}).Highest(95); got > most {
			t.Fatalf("%d of %d drawn: the bound is %d, asked for %d", size, n, got, most)
		}
		if size > 0 {
			if got := (checker.Draw{Population: n, Drawn: size - 1}).Highest(95); got <= most {
				t.Fatalf("%d of %d would do", size-1, n)
			}
		}
	})
}

// The worked examples of the literature: kappa as published in all of them, AC1 in Gwet's and in the rare category of
// Feinstein and Cicchetti; the other values of AC1 follow from its formula by hand.
func TestAgreement(t *testing.T) {
	for name, test := range map[string]struct {
		pairs      checker.Pairs
		kappa, ac1 float64
	}{
		"Feinstein and Cicchetti 1990, balanced":                              {checker.Pairs{{40, 9}, {6, 45}}, 0.70, 0.70},
		"Feinstein and Cicchetti 1990, the same agreement, one category rare": {checker.Pairs{{80, 10}, {5, 5}}, 0.32, 0.81},
		"Smeeton 1985, first":                     {checker.Pairs{{45, 15}, {25, 15}}, 0.13, 0.27},
		"Smeeton 1985, second":                    {checker.Pairs{{25, 35}, {5, 35}}, 0.26, 0.21},
		"fifty proposals":                         {checker.Pairs{{20, 5}, {10, 15}}, 0.40, 0.41},
		"Gwet 2002, hardly ever the second":       {checker.Pairs{{118, 5}, {2, 0}}, -0.02, 0.94},
		"three categories, agreed by chance only": {checker.Pairs{{4, 4, 4}, {4, 4, 4}, {4, 4, 4}}, 0, 0},
		"full agreement":                          {checker.Pairs{{7, 0}, {0, 3}}, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			a := checker.Agree(test.pairs)
			if math.Abs(*a.Kappa-test.kappa) > 0.005 || math.Abs(*a.AC1-test.ac1) > 0.005 {
				t.Errorf("kappa %.3f, want %.2f; AC1 %.3f, want %.2f", *a.Kappa, test.kappa, *a.AC1, test.ac1)
			}
		})
	}
}

func TestAgreementThatCannotBeHad(t *testing.T) {
	if a := checker.Agree(checker.Pairs{{0, 0}, {0, 0}}); a.Kappa != nil || a.AC1 != nil || a.Things != 0 {
		t.Errorf("of nothing: %+v", a)
	}
	a := checker.Agree(checker.Pairs{{9, 0}, {0, 0}})
	if a.Kappa != nil || *a.AC1 != 1 || a.Agreed != 9 {
		t.Errorf("everything in one category: %+v", a)
	}
}

// Agreement does not depend on who is first or on the order of the categories, and is never above 1.
func TestAgreementIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.IntRange(2, 4).Draw(t, "categories")
		p, turned, reversed := make(checker.Pairs, q), make(checker.Pairs, q), make(checker.Pairs, q)
		for i := range q {
			p[i] = rapid.SliceOfN(rapid.IntRange(0, 20), q, q).Draw(t, "row")
			turned[i], reversed[i] = make([]int, q), make([]int, q)
		}
		for i := range q {
			for j := range q {
				turned[j][i], reversed[q-1-i][q-1-j] = p[i][j], p[i][j]
			}
		}
		a := checker.Agree(p)
		for _, other := range []checker.Agreement{checker.Agree(turned), checker.Agree(reversed)} {
			for _, v := range [][2]*float64{{a.Kappa, other.Kappa}, {a.AC1, other.AC1}} {
				if (v[0] == nil) != (v[1] == nil) || v[0] != nil && (math.Abs(*v[0]-*v[1]) > 1e-9 || *v[0] > 1+1e-9) {
					t.Fatalf("%v: %v and %v", p, a, other)
				}
			}
		}
	})
}

func keys(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("quy-uoc||thôn %d|xã tân chi", i)
	}
	return list
}

// The draw is a contract: a stored seed must give the same sample in ten years. This one was computed with sha256sum.
func TestPickIsAContract(t *testing.T) {
	want := []string{"d", "b", "c"}
	if diff := cmp.Diff(want, checker.Pick([]string{"a", "b", "c", "d", "e"}, 3, "2026-11-29")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPick(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := keys(rapid.IntRange(0, 60).Draw(t, "keys"))
		size := rapid.IntRange(0, 70).Draw(t, "size")
		seed := rapid.String().Draw(t, "seed")
		picked := checker.Pick(all, size, seed)
		if len(picked) != min(size, len(all)) {
			t.Fatalf("%d drawn", len(picked))
		}
		reversed := slices.Clone(all)
		slices.Reverse(reversed)
		if !slices.Equal(picked, checker.Pick(reversed, size, seed)) {
			t.Fatal("the order of the keys decided")
		}
		if size > 0 && !slices.Equal(picked[:min(size-1, len(picked))], checker.Pick(all, size-1, seed)) {
			t.Fatal("a smaller sample is not the beginning of the larger one")
		}
		slices.Sort(picked)
		if len(slices.Compact(picked)) != min(size, len(all)) {
			t.Fatal("drawn twice")
		}
	})
}

// Every key has the same chance: over many seeds each is drawn about as often.
func TestPickIsFair(t *testing.T) {
	all, drawn := keys(20), map[string]int{}
	const rounds = 4000
	for seed := range rounds {
		for _, k := range checker.Pick(all, 5, fmt.Sprint(seed)) {
			drawn[k]++
		}
	}
	chi := 0.0
	for _, k := range all {
		d := float64(drawn[k]) - rounds*5/20
		chi += d * d / (rounds * 5 / 20)
	}
	if chi > 43.8 { // the 0.999 quantile of χ² with 19 degrees of freedom; draws without replacement scatter less
		t.Errorf("χ² = %.1f: %v", chi, drawn)
	}
}

func TestOutcomes(t *testing.T) {
	for want, readings := range map[checker.Outcome][][]checker.Reading{
		checker.OutcomeUnread: {nil},
		checker.OutcomeYes:    {{checker.ReadYes}, {checker.ReadYes, checker.ReadYes}},
		checker.OutcomeNo:     {{checker.ReadNo}, {checker.ReadNo, checker.ReadNo}},
		checker.OutcomeOpen:   {{checker.ReadUnsure}, {checker.ReadYes, checker.ReadNo}, {checker.ReadYes, checker.ReadUnsure}, {checker.ReadUnsure, checker.ReadUnsure}},
	} {
		for _, r := range readings {
			if got := checker.OutcomeOf(r); got != want {
				t.Errorf("%v: %s, want %s", r, got, want)
			}
		}
	}
}

func outcomes(yes, no, open, unread int) []checker.Outcome {
	return slices.Concat(slices.Repeat([]checker.Outcome{checker.OutcomeYes}, yes), slices.Repeat([]checker.Outcome{checker.OutcomeNo}, no),
		slices.Repeat([]checker.Outcome{checker.OutcomeOpen}, open), slices.Repeat([]checker.Outcome{checker.OutcomeUnread}, unread))
}

func TestEstimate(t *testing.T) {
	none := checker.EstimateOf(checker.StratumClean, 2000, outcomes(0, 100, 0, 0), 95)
	if none.AtMost != (checker.Draw{Population: 2000, Drawn: 100}).Highest(95) || none.Lowest != 0 || *none.Naive != 0 {
		t.Errorf("nothing found: %+v", none)
	}
	confirmed := checker.EstimateOf(checker.StratumConfirmed, 50, outcomes(18, 2, 0, 0), 95)
	if confirmed.Wrong != 2 || *confirmed.Naive != 5 {
		t.Errorf("two of twenty confirmed are none: %+v", confirmed)
	}
	if open := checker.EstimateOf(checker.StratumClean, 2000, outcomes(0, 98, 1, 1), 95); open.AtMost != (checker.Draw{Population: 2000, Drawn: 100, Hits: 2}).Highest(95) || open.Lowest != 0 || open.Read != 99 {
		t.Errorf("open and unread are not the worst case: %+v", open)
	}
	if unread := checker.EstimateOf(checker.StratumClean, 10, outcomes(0, 0, 0, 5), 95); unread.Naive != nil || unread.AtMost != 10 {
		t.Errorf("nothing read: %+v", unread)
	}
}

func TestRecall(t *testing.T) {
	clean := checker.EstimateOf(checker.StratumClean, 1000, outcomes(2, 98, 0, 0), 95)
	r := checker.RecallOf(90, 10, clean)
	if got := *r.Naive; math.Abs(got-90.0/120) > 1e-12 {
		t.Errorf("naive %v", got)
	}
	if *r.Lowest != 90/float64(100+clean.Highest) || *r.Highest != 90/float64(100+clean.Lowest) || *r.Lowest > *r.Naive || *r.Highest < *r.Naive {
		t.Errorf("%+v with %+v", r, clean)
	}
	if r := checker.RecallOf(0, 0, checker.EstimateOf(checker.StratumClean, 10, outcomes(0, 10, 0, 0), 95)); r.Lowest != nil || r.Naive != nil {
		t.Errorf("nothing to find: %+v", r)
	}
}

func TestCross(t *testing.T) {
	first := map[string]checker.Reading{"a": checker.ReadYes, "b": checker.ReadNo, "c": checker.ReadNo, "d": checker.ReadYes}
	second := map[string]checker.Reading{"a": checker.ReadYes, "b": checker.ReadYes, "c": checker.ReadNo, "x": checker.ReadNo}
	if diff := cmp.Diff(checker.Pairs{{1, 0}, {1, 1}}, checker.Cross(first, second)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	second["d"] = checker.ReadUnsure
	if diff := cmp.Diff(checker.Pairs{{1, 0, 1}, {1, 1, 0}, {0, 0, 0}}, checker.Cross(first, second)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func BenchmarkHighest(b *testing.B) {
	for b.Loop() {
		checker.Draw{Population: 5000, Drawn: 400, Hits: 8}.Highest(95)
	}
}
