package checker

import "math/big"

// Draw is a sample without replacement: of Population things Drawn were looked at, and Hits of these had what was looked
// for.
type Draw struct {
	Population int `json:"population"`
	Drawn      int `json:"drawn"`
	Hits       int `json:"hits"`
}

// Confidence is how surely a bound holds, in percent: 95.
type Confidence int

// Highest is the largest number K of things in the population that the sample does not contradict: with more of them so few
// hits would have been drawn with a probability of at most 1 − confidence. It is the exact one-sided bound of the
// hypergeometric distribution, max{K : P(X ≤ hits | K) > 1 − confidence}, with P(X = i | K) = C(K,i)·C(N−K,n−i)/C(N,n)
// (J. P. Buonaccorsi, "A note on confidence intervals for proportions in finite populations", The American Statistician 41,
// 1987). It is counted in whole numbers, so nothing is rounded.
func (d Draw) Highest(c Confidence) int { return d.highest(tail(c, 1)) }

// Lowest is the smallest number of things in the population that the sample does not contradict: the same bound from the
// other side, min{K : P(X ≥ hits | K) > 1 − confidence}.
func (d Draw) Lowest(c Confidence) int { return d.lowest(tail(c, 1)) }

// Interval is the pair of bounds that together hold with the confidence: half of the doubt lies on either side.
func (d Draw) Interval(c Confidence) (lowest, highest int) {
	half := tail(c, 2)
	return d.lowest(half), d.highest(half)
}

// tail is the doubt on each of so many sides.
func tail(c Confidence, sides int64) *big.Rat { return big.NewRat(int64(100-c), 100*sides) }

func (d Draw) highest(doubt *big.Rat) int {
	return d.last(d.Hits, d.Population-(d.Drawn-d.Hits), func(k int) bool { return d.exceeds(d.atMost(k), doubt) })
}

// lowest looks at the things that are not there: their number is bounded from above.
func (d Draw) lowest(doubt *big.Rat) int {
	rest := Draw{Population: d.Population, Drawn: d.Drawn, Hits: d.Drawn - d.Hits}
	return d.Population - rest.highest(doubt)
}

// last is the last number from low to high for which something holds that holds for low, and for none above one for which
// it does not hold.
func (Draw) last(low, high int, holds func(int) bool) int {
	for low < high {
		middle := low + (high-low+1)/2
		if holds(middle) {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low
}

// atMost is the number of samples with at most so many hits, when the population has k.
func (d Draw) atMost(k int) *big.Int {
	sum := new(big.Int)
	for i := max(0, d.Drawn-(d.Population-k)); i <= min(d.Hits, k); i++ {
		sum.Add(sum, new(big.Int).Mul(choose(k, i), choose(d.Population-k, d.Drawn-i)))
	}
	return sum
}

// exceeds tells that a number of samples is more than a share of all samples.
func (d Draw) exceeds(samples *big.Int, share *big.Rat) bool {
	left := new(big.Int).Mul(samples, share.Denom())
	right := new(big.Int).Mul(choose(d.Population, d.Drawn), share.Num())
	return left.Cmp(right) > 0
}

func choose(n, k int) *big.Int {
	if k < 0 || k > n {
		return new(big.Int)
	}
	return new(big.Int).Binomial(int64(n), int64(k))
}

// SampleSize is the least number to draw of a population so that, when nothing is found, at most so many things can be in
// it with the given confidence.
func SampleSize(population, most int, c Confidence) int {
	if most >= population {
		return 0
	}
	enough := func(n int) bool {
		d := Draw{Population: population, Drawn: n}
		return !d.exceeds(d.atMost(most+1), tail(c, 1))
	}
	low, high := 0, population
	for low < high {
		middle := low + (high-low)/2
		if enough(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
