package rules

import (
	"math"
	"slices"
)

// A rule's phrases tell that a clause treats the sexes differently, and often not what it is about: "con gái không được"
// stands in clauses of every kind. What a clause is about is in all its words. So a balance may know topics: for each kind
// of the catalogue, how much a word or a word set speaks for it (softmax regression, learned with the weights). They decide
// which of the rules that fired are named, and which rule speaks where only the balance does.

// topics are what has been learned of the kinds, in the order of Kinds.
type topics struct {
	each []topic
	text string // with the letters of the signs that have any: what was read stays where it stood in the file

	lettered bool // a sign has letters
}

type topic struct{ bias, step float32 }

// A letter of the file stands for a pull: noPull for none, the letters before it for less, those behind it for more.
const (
	mostPull = 46
	noPull   = 'O'
)

// letters are the pulls that begin at this place, as the file of weights has them.
func (t *topics) letters(at int32) string {
	if at == 0 {
		return ""
	}
	return t.text[at-1:][:len(t.each)]
}

// isTopical tells whether a sign may speak for a topic: what it is made of is one or two words, or a word set.
func (g sign) isTopical() bool {
	switch uint64(g >> 48) {
	case shapeRun, shapeSaid:
		return uint16(g) == tokenNone
	}
	return uint64(g>>48) == shapeSet
}

// kindShares tells how likely each kind is of a clause; nil where the balance knows no topics.
func (r *reading) kindShares(b *compiledBalance) []float64 {
	v := r.words.vocabularies[b.pack.number]
	t := &v.weights.topics
	if len(t.each) == 0 {
		return nil
	}
	sums, count := make([]int32, len(t.each)), 0
	r.countAnew(&v.table)
	r.signs.readSmall(r, b)
	for _, s := range r.signs.all {
		if !s.isTopical() {
			continue
		}
		at := v.table.find(s)
		if at < 0 || r.weighed[at] == r.round {
			continue
		}
		r.weighed[at] = r.round
		if from := v.table.known[at].topics; from > 0 {
			count++
			for k, letter := range []byte(t.letters(from)) {
				sums[k] += int32(letter) - noPull
			}
		}
	}
	out := make([]float64, len(sums))
	share := 1 / math.Sqrt(float64(max(1, count)))
	for k, of := range t.each {
		out[k] = float64(of.bias) + float64(of.step)*share*float64(sums[k])
	}
	softmax(out)
	return out
}

// softmax turns sums into shares of one.
func softmax(sums []float64) {
	most, all := math.Inf(-1), 0.0
	for _, s := range sums {
		most = max(most, s)
	}
	for k, s := range sums {
		sums[k] = math.Exp(s - most)
		all += sums[k]
	}
	for k := range sums {
		sums[k] /= all
	}
}

// leastTopic is the share of a kind that a clause is about as well, if not first of all.
const leastTopic = 0.25

// onTopic keeps the hits of the kinds that the clause is about. Where none of the surest is left, the rule that rests on the
// balance for the likeliest kind takes the place of the one whose words stand closest together.
func (r *reading) onTopic(all []found) []found {
	for _, p := range r.m.packs {
		if p.balance != nil && slices.ContainsFunc(all, func(f found) bool { return r.m.rules[f.rule].pack == p }) {
			all = r.onTopicOf(p, all)
		}
	}
	return all
}

func (r *reading) onTopicOf(p *compiledPack, all []found) []found {
	shares := r.kindShares(p.balance)
	if shares == nil {
		return all
	}
	kinds := Kinds()
	likeliest := kinds[r.likeliest(p, shares, all)].ID
	closest := r.closest(p, all)
	var kept []found
	speaks := false
	for _, f := range all {
		c := r.m.rules[f.rule]
		at := slices.IndexFunc(kinds, func(k Kind) bool { return k.ID == c.rule.Kind })
		if c.pack != p || at < 0 || c.rule.Kind == likeliest || shares[at] >= leastTopic {
			kept = append(kept, f)
			speaks = speaks || c.pack == p && f.confidence == closest.confidence
		}
	}
	if speaks {
		return kept
	}
	rule, ok := p.weighed[likeliest]
	if !ok || r.m.rules[rule].zones&r.zone == 0 {
		return all // no rule may speak for that kind here
	}
	closest.rule, closest.confidence = rule, r.m.rules[rule].atMost(closest.confidence)
	return append(kept, closest)
}

// likeliest is the kind that the clause is about first of all, of those for which a rule has fired or may speak.
func (r *reading) likeliest(p *compiledPack, shares []float64, all []found) int {
	best := -1
	for k, kind := range Kinds() {
		_, speaks := p.weighed[kind.ID]
		fired := slices.ContainsFunc(all, func(f found) bool { return r.m.rules[f.rule].pack == p && r.m.rules[f.rule].rule.Kind == kind.ID })
		if (speaks || fired) && (best < 0 || shares[k] > shares[best]) {
			best = k
		}
	}
	return best
}

// closest is, of the pack's surest hits, the one whose words stand closest together.
func (r *reading) closest(p *compiledPack, all []found) found {
	var out found
	for _, f := range all {
		if r.m.rules[f.rule].pack != p {
			continue
		}
		if d := surer(f.confidence) - surer(out.confidence); out.end == 0 || d < 0 || d == 0 && f.end-f.start < out.end-out.start {
			out = f
		}
	}
	return out
}
