package rules

import (
	"strings"

	"github.com/huonguoc/huonguoc/rules/gru"
)

// The signs of a clause tell what stands near what, and not how the sentence goes on: who is spared and who is barred in it.
// Where they leave a doubt, a network reads the words one after the other (package gru), and its score joins the sum. The
// score is dear, and it seldom decides anything where the signs are sure that the clause is lawful: there it is not asked.

// orderFile is the file of a pack's network.
const orderFile = "order.safetensors"

// order says how the score of the words in their order joins the sum of the signs.
type order struct {
	above        float64 // the sum of signs from which on the words are read
	signs, words float64 // what the sum of the signs and the score count for then
	bias         float64
	network      *gru.Network // nil where the pack has no file of it
}

// same tells whether two scores count alike; the files of the networks are compared elsewhere.
func (o order) same(p order) bool {
	o.network, p.network = nil, nil
	return o == p
}

// joined is what a sum of signs and a score come to.
func (o order) joined(signs, score float64) float64 {
	return o.signs*signs + o.words*score + o.bias
}

// asksOrder tells whether a clause with this sum of signs is read in order. Words without marks are other words than those
// that a network knows.
func (r *reading) asksOrder(b *compiledBalance, signs float64) bool {
	return b.order.network != nil && r.words.writing != bareWriting && signs >= b.order.above
}

// withOrder joins the score of the clause's words to the sum of its signs, which must be the last that were read.
func (r *reading) withOrder(b *compiledBalance, signs float64) float64 {
	if !r.asksOrder(b, signs) {
		return signs
	}
	n := b.order.network
	return b.order.joined(signs, r.scorer(n).Score(n.Rows(r.stepNames(b))))
}

// leaning tells for each word of the clause what the sum loses when that word is hidden from the network.
func (r *reading) leaning(b *compiledBalance) []Weight {
	r.signs.readSmall(r, b)
	n, names := b.order.network, r.stepNames(b)
	steps := n.Rows(names)
	score := r.scorer(n).Score(steps)
	var out []Weight
	for i, step := range steps {
		word, _ := strings.CutPrefix(names[i][0], wordRow)
		if step[0] == n.Unknown() || isMark(word) {
			continue
		}
		known := step[0]
		step[0] = n.Unknown()
		out = append(out, Weight{word, b.order.words * (score - r.scorer(n).Score(steps))})
		step[0] = known
	}
	return out
}

// isMark tells the name of a mark from a word.
func isMark(word string) bool { return strings.HasPrefix(word, "{") }

// scorer is the scratch space of a network.
func (r *reading) scorer(n *gru.Network) *gru.Scorer {
	if r.scorers[n] == nil {
		if r.scorers == nil {
			r.scorers = map[*gru.Network]*gru.Scorer{}
		}
		r.scorers[n] = n.NewScorer()
	}
	return r.scorers[n]
}
