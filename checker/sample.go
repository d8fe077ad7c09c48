package checker

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Stratum is what a sample is drawn from.
type Stratum string

// The strata. Clean is conventions in which nothing was found; the two others are findings by what was decided on them.
const (
	StratumClean     Stratum = "clean"
	StratumDismissed Stratum = "dismissed"
	StratumConfirmed Stratum = "confirmed"
)

// Strata are all strata.
func Strata() []Stratum { return []Stratum{StratumClean, StratumDismissed, StratumConfirmed} }

// Reading is what a blind reader says of a drawn thing: is there discrimination in this text, in this clause?
type Reading string

// The readings.
const (
	ReadYes    Reading = "yes"
	ReadNo     Reading = "no"
	ReadUnsure Reading = "unsure"
)

// Readings are all readings, in the order of the categories in which agreement is measured.
func Readings() []Reading { return []Reading{ReadYes, ReadNo, ReadUnsure} }

// Pick draws size of the keys, in the order in which they are to be read. A key's place in the draw is the SHA-256 of the
// seed, a zero byte and the key, least first; so the draw depends on nothing but the seed and the set of keys: neither on their order
// nor on the version of a random number generator, and anybody can repeat it with any program.
func Pick(keys []string, size int, seed string) []string {
	type ranked struct {
		rank [sha256.Size]byte
		key  string
	}
	list := make([]ranked, len(keys))
	for i, key := range keys {
		list[i] = ranked{sha256.Sum256([]byte(seed + "\x00" + key)), key}
	}
	slices.SortFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(binary.BigEndian.Uint64(a.rank[:8]), binary.BigEndian.Uint64(b.rank[:8])), cmp.Compare(a.key, b.key))
	})
	picked := make([]string, min(size, len(list)))
	for i := range picked {
		picked[i] = list[i].key
	}
	return picked
}

// Outcome of a drawn thing, from the readings of all its readers.
type Outcome string

// The outcomes. Readers who differ leave a thing open, and so does one who is unsure.
const (
	OutcomeYes    Outcome = "yes"
	OutcomeNo     Outcome = "no"
	OutcomeOpen   Outcome = "open"
	OutcomeUnread Outcome = "unread"
)

// OutcomeOf joins the readings of one thing.
func OutcomeOf(readings []Reading) Outcome {
	if len(readings) == 0 {
		return OutcomeUnread
	}
	for _, r := range readings {
		if r != readings[0] || r == ReadUnsure {
			return OutcomeOpen
		}
	}
	return Outcome(readings[0])
}

// Estimate is what a sample says about the stratum that it was drawn from: how many things in it are other than was
// concluded. In a clean stratum and in a dismissed one these are the ones with discrimination, in a confirmed one those
// without.
type Estimate struct {
	Stratum    Stratum `json:"stratum"`
	Population int     `json:"population"`
	Drawn      int     `json:"drawn"`
	Read       int     `json:"read"`
	Wrong      int     `json:"wrong"` // other than concluded
	Open       int     `json:"open"`  // readers differ or are unsure
	// Naive is wrong ÷ drawn × population, with what is open or unread left out of both; absent when nothing was read.
	Naive *float64 `json:"naive"`
	// AtMost is the bound: no more of the population are wrong, with the confidence. What is open or unread counts as wrong.
	AtMost int `json:"at_most"`
	// Lowest and Highest are the two-sided interval. What is open or unread counts as right for the one, as wrong for the other.
	Lowest  int `json:"lowest"`
	Highest int `json:"highest"`
}

// EstimateOf makes the estimate of a stratum of which the drawn things have these outcomes.
func EstimateOf(s Stratum, population int, outcomes []Outcome, c Confidence) Estimate {
	e := Estimate{Stratum: s, Population: population, Drawn: len(outcomes)}
	wrong := OutcomeYes
	if s == StratumConfirmed {
		wrong = OutcomeNo
	}
	for _, o := range outcomes {
		switch o {
		case OutcomeUnread:
			continue
		case OutcomeOpen:
			e.Open++
		case wrong:
			e.Wrong++
		}
		e.Read++
	}
	best := Draw{population, e.Drawn, e.Wrong}
	worst := Draw{population, e.Drawn, e.Wrong + e.Open + e.Drawn - e.Read}
	e.AtMost = worst.Highest(c)
	e.Lowest, _ = best.Interval(c)
	_, e.Highest = worst.Interval(c)
	if settled := e.Read - e.Open; settled > 0 {
		naive := float64(e.Wrong) / float64(settled) * float64(population)
		e.Naive = &naive
	}
	return e
}

// Recall is the share of the discriminatory conventions that the rules found, with what a sample of the conventions without
// findings says about the others.
type Recall struct {
	Found int `json:"found"` // confirmed, and flagged by a rule
	Known int `json:"known"` // confirmed, but only by clauses that a person marked: missed by the rules
	// Naive takes the naive number of missed ones; absent without readings, or when there is nothing to find.
	Naive *float64 `json:"naive"`
	// Lowest and Highest take the highest and the lowest number of missed ones: found ÷ (found + known + missed).
	Lowest  *float64 `json:"lowest"`
	Highest *float64 `json:"highest"`
}

// RecallOf makes the recall from the estimate of the clean stratum.
func RecallOf(found, known int, clean Estimate) Recall {
	r := Recall{Found: found, Known: known}
	share := func(missed float64) *float64 {
		if all := float64(found+known) + missed; all > 0 {
			v := float64(found) / all
			return &v
		}
		return nil
	}
	r.Lowest, r.Highest = share(float64(clean.Highest)), share(float64(clean.Lowest))
	if clean.Naive != nil {
		r.Naive = share(*clean.Naive)
	}
	return r
}

// Cross counts how two readers judged the things that both of them read.
func Cross(first, second map[string]Reading) Pairs {
	place := map[Reading]int{}
	for i, r := range Readings() {
		place[r] = i
	}
	p := make(Pairs, len(place))
	for i := range p {
		p[i] = make([]int, len(place))
	}
	for thing, a := range first {
		if b, both := second[thing]; both {
			p[place[a]][place[b]]++
		}
	}
	return withoutEmpty(p)
}

// withoutEmpty leaves out the category unsure when nobody used it: AC1 depends on the number of categories.
func withoutEmpty(p Pairs) Pairs {
	last := len(p) - 1
	for i := range p {
		if p[i][last] > 0 || p[last][i] > 0 {
			return p
		}
	}
	p = p[:last]
	for i := range p {
		p[i] = p[i][:last]
	}
	return p
}
