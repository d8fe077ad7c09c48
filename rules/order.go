package rules

import (
	"strings"

	"github.com/huonguoc/huonguoc/rules/gru"
)

// The signs of a clause tell what stands near what, and not how the sentence goes on: who is spared and who is barred in it.
// Where they leave a doubt, a network reads the words one after the other (package gru), and its score joins the sum. The
// score is dear, and it decides nothing where the signs are sure that the clause is lawful: there it is not asked.

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
	return o.above == p.above && o.signs == p.signs && o.words == p.words && o.bias == p.bias
}

// has tells whether there is a network for this way of writing; words without marks are other words.
func (o order) has(w writing) bool { return o.network != nil && w != bareWriting }

// joined is what a sum of signs and a score come to.
func (o order) joined(signs, score float64) float64 {
	return o.signs*signs + o.words*score + o.bias
}

// readOrder joins the score of the clause's words to the sum of its signs, which must be the last that were read.
func (r *reading) readOrder(b *compiledBalance, signs float64) (sum, score float64, read bool) {
	if !b.order.has(r.words.writing) || signs < b.order.above {
		return signs, 0, false
	}
	n := b.order.network
	score = r.scorer(n).Score(rowsOf(n, r.stepNames(b)))
	return b.order.joined(signs, score), score, true
}

// leaning tells for each word of the clause what the sum loses when that word is hidden from the network.
func (r *reading) leaning(b *compiledBalance, score float64) []Weight {
	r.signs.readSmall(r, b)
	n, names := b.order.network, r.stepNames(b)
	steps := rowsOf(n, names)
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

// rowsOf are the rows of a network by their names; a word without one is the unknown word.
func rowsOf(n *gru.Network, steps [][]string) [][]int32 {
	out := make([][]int32, len(steps))
	for i, names := range steps {
		for k, name := range names {
			row, ok := n.Row(name)
			switch {
			case ok:
				out[i] = append(out[i], row)
			case k == 0:
				out[i] = append(out[i], n.Unknown())
			}
		}
	}
	return out
}
