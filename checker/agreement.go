package checker

// Pairs counts how two readers judged the same things: Pairs[a][b] things were judged a by the first and b by the second.
// It is square; its order is that of the categories.
type Pairs [][]int

// Agreement is how well two readers agree. Values that cannot be had, because there is nothing to compare or chance alone
// explains everything, are absent.
type Agreement struct {
	Things int `json:"things"` // read by both
	Agreed int `json:"agreed"`
	// Kappa is Cohen's: agreement beyond what chance gives readers with these marginal shares (J. Cohen, "A coefficient of
	// agreement for nominal scales", Educational and Psychological Measurement 20, 1960): (po − pe)/(1 − pe) with
	// pe = Σ p(a)·q(a). Where nearly everything falls into one category, it is low though readers agree
	// (A. R. Feinstein, D. V. Cicchetti, "High agreement but low kappa: I.", Journal of Clinical Epidemiology 43, 1990).
	Kappa *float64 `json:"kappa"`
	// AC1 is Gwet's, which bears that case: the same form with pe = Σ π(a)(1 − π(a))/(q − 1), where π is the mean of the two
	// readers' shares and q the number of categories (K. L. Gwet, "Computing inter-rater reliability and its variance in the
	// presence of high agreement", British Journal of Mathematical and Statistical Psychology 61, 2008).
	AC1 *float64 `json:"ac1"`
}

// Agree measures agreement.
func Agree(p Pairs) Agreement {
	var a Agreement
	first, second := make([]int, len(p)), make([]int, len(p))
	for i, row := range p {
		for j, n := range row {
			a.Things += n
			first[i] += n
			second[j] += n
		}
		a.Agreed += row[i]
	}
	if a.Things == 0 {
		return a
	}
	n := float64(a.Things)
	var byMarginals, byMean float64
	for i := range p {
		x, y := float64(first[i])/n, float64(second[i])/n
		mean := (x + y) / 2
		byMarginals += x * y
		byMean += mean * (1 - mean)
	}
	observed := float64(a.Agreed) / n
	a.Kappa = beyond(observed, byMarginals)
	if len(p) > 1 {
		a.AC1 = beyond(observed, byMean/float64(len(p)-1))
	}
	return a
}

// beyond is agreement beyond chance.
func beyond(observed, chance float64) *float64 {
	if chance >= 1 {
		return nil
	}
	v := (observed - chance) / (1 - chance)
	return &v
}
