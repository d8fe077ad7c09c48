package rules

import (
	"slices"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// A fact is a sign of the whole clause: who is named, whether every name stands in a pair or under a mask, whether the
// numbers beside the two sexes are alike. Each mask of the pack that covers something is a fact as well.
const (
	factBoth uint16 = iota
	factWomen
	factMen
	factNobody
	factPair
	factNoneAlone // every name stands in a pair
	factOneAlone
	factSomeAlone
	factLead
	factFree    // a name that no mask and no pair covers
	factAllHid  // no such name
	factHid     // a name that is covered
	factBothHid // one of each
	factLoneHid // no name is free, though one stands outside of pairs
	factAlike   // as many numbers beside each sex, all alike
	factOther   // as many, not alike
	factUneven  // not as many
	factOneEach // one number each, not alike
	factUnitsAlike
	factUnitsDiffer
	factAgesDiffer
	factNoUnit
	factFirstAlike // in the first part of a sentence that has a number and names one sex, and in that of the other
	factFirstDiffer
	factMask // the first mask; the others follow
)

// factNames are the facts as the file of weights writes them.
func factNames() []string {
	return []string{
		"both-sexes", "only-women", "only-men", "nobody", "pair", "none-alone", "one-alone", "some-alone", "lead-in",
		"free-name", "no-free-name", "covered-name", "free-and-covered", "lone-but-covered",
		"numbers-alike", "numbers-differ", "numbers-uneven", "one-number-each",
		"measures-alike", "measures-differ", "ages-differ", "no-common-measure",
		"first-numbers-alike", "first-numbers-differ",
	}
}

func (s *signs) fact(number uint16) { s.add(shapeFact, number+1, tokenNone, tokenNone) }

// facts adds the facts of the clause.
func (s *signs) facts(r *reading, b *compiledBalance) {
	paired := s.factsOfPlace(r, b)
	s.hidden = append(s.hidden[:0], paired...)
	open := r.openMasks()
	for i, k := range b.masks {
		if open[k] && r.coverOwn(k, s.hidden) && b.isSign(i) {
			s.fact(factMask + uint16(i))
		}
	}
	s.factsOfNames(paired)
	s.factsOfNumbers(r)
	s.factsOfParts(r)
	s.factsOfPatterns(r, b)
}

// factsOfPlace tell who is named, in pairs or under a lead. It gives the pairs.
func (s *signs) factsOfPlace(r *reading, b *compiledBalance) (paired bitset) {
	s.factsOfSexes(len(r.hits[b.women]) > 0, len(r.hits[b.men]) > 0)
	paired = r.sidesOf(b.pack).paired
	s.when(!paired.empty(), factPair)
	s.when(r.ownFrom > r.leadFrom, factLead)
	return paired
}

func (s *signs) factsOfSexes(women, men bool) {
	switch {
	case women && men:
		s.fact(factBoth)
	case women:
		s.fact(factWomen)
	case men:
		s.fact(factMen)
	default:
		s.fact(factNobody)
	}
}

// coverOwn adds to hidden what a mask covers in the clause's own sentences, with their leads, and tells whether it does.
func (r *reading) coverOwn(mask int, hidden bitset) bool {
	any := false
	for i := range r.stretches {
		s := &r.stretches[i]
		if s.place != inOwn {
			continue
		}
		covered := r.coveredBy(mask, int32(i))
		if covered.empty() {
			continue
		}
		any = true
		at := int32(0)
		for _, g := range r.segments[s.from:s.to] {
			for j := g.start; j < g.end; j++ {
				if covered.has(int(j - g.start + at)) {
					hidden.add(int(j))
				}
			}
			at += g.end - g.start
		}
	}
	return any
}

func (s *signs) factsOfNames(paired bitset) {
	alone, free, hid := 0, 0, 0
	for _, t := range s.tokens {
		if person(t.is) != tokenPerson {
			continue
		}
		if !paired.has(int(t.start)) {
			alone++
		}
		if s.hidden.has(int(t.start)) {
			hid++
		} else {
			free++
		}
	}
	s.fact(factNoneAlone + uint16(min(alone, 2)))
	s.when(free > 0, factFree)
	s.when(free == 0, factAllHid)
	s.when(hid > 0, factHid)
	s.when(hid > 0 && free > 0, factBothHid)
	s.when(alone > 0 && free == 0, factLoneHid)
}

func (s *signs) when(holds bool, number uint16) {
	if holds {
		s.fact(number)
	}
}

// measured is a number with the word behind it: what it counts.
type measured struct {
	unit   string
	amount float64
}

// factsOfNumbers compares the numbers that follow the names of the two sexes, each up to the next name, and then only
// those that count the same thing.
func (s *signs) factsOfNumbers(r *reading) {
	if !r.mayMeasure() {
		return
	}
	var women, men []measured
	list := &[]measured{}
	for _, t := range s.tokens {
		switch {
		case t.is == tokenWoman:
			list = &women
		case t.is == tokenMan:
			list = &men
		case t.end > t.start && r.startsNumber(t.start):
			at := r.wholeNumber(span{t.start, t.end})
			*list = append(*list, measured{r.unitAfter(at.end), r.amountOf(at)})
		}
	}
	if len(women) == 0 || len(men) == 0 {
		return
	}
	alike := slices.Equal(women, men)
	s.when(alike, factAlike)
	s.when(!alike && len(women) == len(men), factOther)
	s.when(len(women) != len(men), factUneven)
	s.when(!alike && len(women) == 1 && len(men) == 1, factOneEach)
	s.factsOfUnits(women, men)
}

// factsOfParts compares the numbers of the first part between commas that has some and names only women with those of
// the first that names only men: "hai phần cho trai, một phần cho gái".
func (s *signs) factsOfParts(r *reading) {
	var women, men, part []measured
	names := tokenNone
	for i := s.ownTokens(r); i < len(s.tokens); i++ {
		t := s.tokens[i]
		switch {
		case person(t.is) == tokenPerson && (names == tokenNone || names == t.is):
			names = t.is
		case person(t.is) == tokenPerson:
			names = tokenPerson
		case t.end > t.start && r.startsNumber(t.start):
			at := r.wholeNumber(span{t.start, t.end})
			part = append(part, measured{r.unitAfter(at.end), r.amountOf(at)})
		}
		if t.end > t.start && i+1 < len(s.tokens) {
			continue
		}
		switch {
		case len(part) == 0:
		case names == tokenWoman && women == nil:
			women = part
		case names == tokenMan && men == nil:
			men = part
		}
		part, names = nil, tokenNone
	}
	if women != nil && men != nil {
		alike := slices.Equal(women, men)
		s.when(alike, factFirstAlike)
		s.when(!alike, factFirstDiffer)
	}
}

func (s *signs) factsOfUnits(women, men []measured) {
	shared, differ, ages := false, false, false
	for _, w := range women {
		if w.unit == "" {
			continue
		}
		a, b := amounts(women, w.unit), amounts(men, w.unit)
		if len(b) == 0 {
			continue
		}
		shared = true
		if !slices.Equal(a, b) {
			differ = true
			ages = ages || w.unit == "tuổi"
		}
	}
	s.when(shared && !differ, factUnitsAlike)
	s.when(differ, factUnitsDiffer)
	s.when(ages, factAgesDiffer)
	s.when(!shared, factNoUnit)
}

// amounts are the values that count one thing.
func amounts(list []measured, unit string) []float64 {
	var out []float64
	for _, m := range list {
		if m.unit == unit {
			out = append(out, m.amount)
		}
	}
	return out
}

// unitAfter is the word behind a number, or "" where a mark or the end stands.
func (r *reading) unitAfter(i int32) string {
	if int(i) >= len(r.syllables) || r.syllables[i].apart || r.unitEnd(i-1) <= i {
		return ""
	}
	return viet.Normal(r.source(i))
}

// startsNumber tells whether a number begins with this syllable.
func (r *reading) startsNumber(i int32) bool {
	y := r.syllables
	return y[i].number && (i == 0 || !y[i-1].number || y[i].apart)
}

// mayMeasure tells whether a number is there to be compared; in few clauses one is.
func (r *reading) mayMeasure() bool {
	return slices.ContainsFunc(r.syllables[r.leadFrom:], func(y syllable) bool { return y.number })
}
