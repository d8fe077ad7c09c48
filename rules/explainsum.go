package rules

import (
	"cmp"
	"math"
	"slices"
)

// Sum tells what a pack's small signs weigh together on a clause, and what the order of its words adds.
type Sum struct {
	Pack   string
	Signs  float64    // what the signs weigh
	Order  float64    // what the order of the words adds; 0 where it is not asked
	Rules  float64    // what the surest rule that fired adds; less than nothing where none did
	Level  Confidence // what the whole is worth; empty for nothing
	Levels map[Confidence]float64
	Heavy  []Weight // the heaviest signs, the heaviest first
	Words  []Weight // the words on which the order leans most, and what is lost with each
	About  []KindShare
}

// KindShare is how likely a clause is about a kind.
type KindShare struct {
	Kind  Kind
	Share float64 // of one
}

// leastShare is that of a kind which is told of.
const leastShare = 0.1

// Weight is what one sign adds to the sum.
type Weight struct {
	Sign   string // as the file of weights has it
	Weight float64
}

// fewSigns is how many signs an explanation shows.
const fewSigns = 8

// sums are those of the packs that have a balance and a name to weigh.
func (x *explainer) sums(all []found) []Sum {
	var out []Sum
	for _, p := range x.r.m.packs {
		if p.balance != nil && x.r.names(p.balance) {
			out = append(out, x.sum(p, all))
		}
	}
	return out
}

func (x *explainer) sum(p *compiledPack, all []found) Sum {
	b := p.balance
	sum := x.r.weigh(b)
	signs := x.r.judgements[b.pack.number].signs
	s := Sum{Pack: x.r.m.atoms.packs[p.number].ID, Signs: signs, Order: sum - signs, Rules: b.rules[""], Levels: b.levelsIn(x.r.document)}
	for _, c := range []Confidence{Likely, Sure} {
		if slices.ContainsFunc(all, func(f found) bool { return x.firedAs(f, p, c) }) {
			s.Rules = b.rules[c]
		}
	}
	s.Level = x.r.level(b, sum+s.Rules)
	s.Heavy = x.heaviest(b)
	if x.r.asksOrder(b, s.Signs) {
		s.Words = heaviestFirst(x.r.leaning(b))
	}
	for k, share := range x.r.kindShares(b) {
		if share >= leastShare {
			s.About = append(s.About, KindShare{Kinds()[k], share})
		}
	}
	slices.SortStableFunc(s.About, func(a, b KindShare) int { return cmp.Compare(b.Share, a.Share) })
	return s
}

// firedAs tells whether a hit is of a rule of the pack that is of this confidence by itself.
func (x *explainer) firedAs(f found, p *compiledPack, c Confidence) bool {
	rule := x.r.m.rules[f.rule]
	return rule.pack == p && !rule.rule.Weighed && rule.confidence() == c
}

// heaviest lists the signs that weigh most on the clause.
func (x *explainer) heaviest(b *compiledBalance) []Weight {
	v := x.r.words.vocabularies[b.pack.number]
	spell := newSpelling(b.balance, v.weights.words)
	var out []Weight
	seen := map[sign]bool{}
	for _, s := range x.r.signs.read(x.r, b) {
		at := v.table.find(s)
		if at >= 0 && v.table.known[at].own != 0 && !seen[s] {
			seen[s] = true
			out = append(out, Weight{spell.write(s), float64(v.table.known[at].own)})
		}
	}
	share := 1 / math.Sqrt(float64(max(1, len(out))))
	for i := range out {
		out[i].Weight *= share
	}
	return heaviestFirst(out)
}

// heaviestFirst gives the few heaviest of some weights.
func heaviestFirst(all []Weight) []Weight {
	slices.SortStableFunc(all, func(a, b Weight) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return all[:min(fewSigns, len(all))]
}
