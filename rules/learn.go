package rules

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// The weights of a balance are learned from labelled clauses by logistic regression: the weights that make the labels
// likeliest, held small (L2). Steps are those of AdaGrad (Duchi, Hazan, Singer 2011): a sign seen often moves less.

// Learning says how weights are learned. The same learning on the same clauses gives the same weights.
type Learning struct {
	Rounds int     // times that every clause is looked at
	Step   float64 // of the first correction
	Hold   float64 // pull of every weight towards nothing
	Least  int     // signs in fewer clauses are not learned
	Keep   int     // how many signs are kept, the heaviest
	Seed   uint64
}

// UsualLearning is what the embedded pack was learned with; cross-validation over authors chose it.
func UsualLearning() Learning {
	return Learning{Rounds: 12, Step: 0.5, Hold: 1e-3, Least: 3, Keep: 30000, Seed: 1}
}

// Learn gives the files of weights that tell the D from the N of a labelled set, for a pack that has a balance. What the
// pack has learned before counts for nothing.
func (p *Pack) Learn(set []Labelled, how Learning) (map[string]string, error) {
	if p.balance == nil {
		return nil, fmt.Errorf("learn weights: the pack %s has no balance", p.ID)
	}
	whole, err := learn(p, set, how)
	if err != nil {
		return nil, err
	}
	bare, err := learn(p, unmarked(set), how)
	if err != nil {
		return nil, err
	}
	return map[string]string{weightsFile: whole.text(p.balance), bareWeightsFile: bare.text(p.balance)}, nil
}

// lesson is a labelled clause as its signs.
type lesson struct {
	signs []sign
	is    float64 // 1 for D, 0 for N
}

// learn gives the weights that tell the D from the N of a set. The balance's own weights count for nothing.
func learn(p *Pack, set []Labelled, how Learning) (weights, error) {
	with := *p.balance
	words := wordsIn(set)
	with.whole, with.bare = weights{words: words}, weights{words: words}
	copied := *p
	copied.balance = &with
	m, err := Compile(&copied)
	if err != nil {
		return weights{}, err
	}
	lessons := m.lessons(set)
	w := how.regress(lessons)
	w.words = words
	w.keep(how.Keep)
	return w, nil
}

func (m *Matcher) lessons(set []Labelled) []lesson {
	r := newReading(m)
	var out []lesson
	for _, l := range set {
		if l.Label == LabelB {
			continue
		}
		lesson := lesson{}
		if l.Label == LabelD {
			lesson.is = 1
		}
		if !r.read(l.Clause()) {
			continue // it names nobody
		}
		r.lay()
		seen := map[sign]bool{}
		for _, s := range r.signs.read(r, m.packs[0].balance) {
			if !seen[s] {
				seen[s] = true
				lesson.signs = append(lesson.signs, s)
			}
		}
		out = append(out, lesson)
	}
	return out
}

// regress finds the weights.
func (how Learning) regress(lessons []lesson) weights {
	lessons = frequent(lessons, how.Least)
	g := &regression{how: how, at: map[sign]int{}}
	random := rand.New(rand.NewPCG(how.Seed, 1))
	order := random.Perm(len(lessons))
	for range how.Rounds {
		random.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		for _, i := range order {
			g.correct(lessons[i])
		}
	}
	w := weights{bias: g.bias, signs: map[sign]float32{}}
	for s, i := range g.at {
		w.signs[s] = float32(g.weights[i])
	}
	return w
}

type regression struct {
	how           Learning
	at            map[sign]int
	weights, paid []float64 // by number of a sign: its weight, the squares of its corrections
	bias, biased  float64
}

// correct moves the weights of one lesson's signs against its error.
func (g *regression) correct(l lesson) {
	if len(l.signs) == 0 {
		return
	}
	numbers := make([]int, len(l.signs))
	shares := make([]float64, len(l.signs))
	sum := g.bias
	for i, s := range l.signs {
		numbers[i], shares[i] = g.number(s), 1/math.Sqrt(float64(len(l.signs)))
		if s.isFact() {
			shares[i] = factShare
		}
		sum += shares[i] * g.weights[numbers[i]]
	}
	off := 1/(1+math.Exp(-sum)) - l.is
	g.biased += off * off
	g.bias -= g.how.Step * off / math.Sqrt(g.biased+1e-6)
	for k, i := range numbers {
		by := off*shares[k] + g.how.Hold*g.weights[i]
		g.paid[i] += by * by
		g.weights[i] -= g.how.Step * by / math.Sqrt(g.paid[i])
	}
}

func (g *regression) number(s sign) int {
	i, ok := g.at[s]
	if !ok {
		i = len(g.weights)
		g.at[s] = i
		g.weights, g.paid = append(g.weights, 0), append(g.paid, 1e-4)
	}
	return i
}

// frequent drops the signs of too few lessons.
func frequent(lessons []lesson, least int) []lesson {
	count := map[sign]int{}
	for _, l := range lessons {
		for _, s := range l.signs {
			count[s]++
		}
	}
	out := make([]lesson, len(lessons))
	for i, l := range lessons {
		out[i] = lesson{slices.DeleteFunc(slices.Clone(l.signs), func(s sign) bool { return count[s] < least }), l.is}
	}
	return out
}

// wordsIn are the words that a set uses more than once, the commonest first.
func wordsIn(set []Labelled) []string {
	count := map[string]int{}
	for _, l := range set {
		for _, text := range []string{l.LeadIn, l.Text} {
			normal := viet.Normal(text)
			for _, t := range viet.Tokenize(normal) {
				if t.Kind == viet.Word {
					count[normal[t.Start:t.End]]++
				}
			}
		}
	}
	words := slices.DeleteFunc(slices.Collect(maps.Keys(count)), func(w string) bool { return count[w] < 2 })
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	return words
}

// unmarked strips the marks from every clause that is then still known as one that has lost them.
func unmarked(set []Labelled) []Labelled {
	var out []Labelled
	for _, l := range set {
		l.Text, l.LeadIn = viet.Fold(l.Text), viet.Fold(l.LeadIn)
		if len(strings.Fields(l.Text)) >= leastBare {
			out = append(out, l)
		}
	}
	return out
}

// keep drops all but the heaviest signs.
func (w *weights) keep(most int) {
	if most <= 0 || len(w.signs) <= most {
		return
	}
	var sizes []float64
	for _, weight := range w.signs {
		sizes = append(sizes, math.Abs(float64(weight)))
	}
	slices.Sort(sizes)
	least := sizes[len(sizes)-most]
	maps.DeleteFunc(w.signs, func(_ sign, weight float32) bool { return math.Abs(float64(weight)) < least })
}
