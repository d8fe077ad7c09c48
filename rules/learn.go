package rules

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
)

// The weights of a balance are learned from labelled clauses by logistic regression: the weights that make the labels
// likeliest, held small (L2). Steps are those of AdaGrad (Duchi, Hazan, Singer 2011): a sign seen often moves less. At each
// look a share of a clause's signs is left out (dropout: Srivastava et al. 2014), so that none leans on those that always
// stand beside it. The result is the mean over the later rounds and over several orders of the clauses.

// Learning says how weights are learned. The same learning on the same clauses gives the same weights.
type Learning struct {
	Rounds  int     // times that every clause is looked at; the mean is that of the later half
	Orders  int     // times that this is done, each with the clauses in another order
	Step    float64 // of the first correction
	Hold    float64 // pull of every weight towards nothing
	LeftOut float64 // share of a clause's signs that is left out at each look
	Least   int     // signs in fewer clauses are not learned
	Keep    int     // how many signs are kept, the heaviest

	Topics TopicLearning
}

// UsualLearning is what the embedded pack was learned with; cross-validation over authors chose it.
func UsualLearning() Learning {
	return Learning{
		Rounds: 12, Orders: 6, Step: 0.5, Hold: 3e-4, LeftOut: 0.5, Least: 3, Keep: 80000,
		Topics: TopicLearning{Rounds: 8, Step: 0.3, LeftOut: 0.3, Least: 3, Keep: 20000},
	}
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

// learn gives the weights that tell the D from the N of a set. The balance's own weights count for nothing.
func learn(p *Pack, set []Labelled, how Learning) (weights, error) {
	with := *p.balance
	words := wordsIn(set)
	none := func() *weights { return &weights{words: words} }
	with.whole, with.bare, with.texts, with.order = none, none, [3]string{}, order{}
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
	how.learnLeans(&w, lessons)
	how.Topics.learnTopics(&w, lessons)
	return w, nil
}

// regress finds the weights.
func (how Learning) regress(lessons []lesson) weights {
	numbers, all := frequent(lessons, how.Least)
	mean := make([]float64, len(all))
	w := weights{}
	for order := range how.Orders {
		g := newRegression(how, len(all), uint64(order+1))
		g.learn(numbers)
		for i, sum := range g.sums {
			mean[i] += sum / float64(g.summed*how.Orders)
		}
		w.bias += g.biases / float64(g.summed*how.Orders)
	}
	for i, s := range all {
		w.signs = append(w.signs, weighted{sign: s, weight: float32(mean[i])})
	}
	return w
}

// numbered is a lesson whose signs are numbers; the facts come last.
type numbered struct {
	signs []int32
	facts int // number of the first fact
	is    float64
}

type regression struct {
	how           Learning
	random        *rand.Rand
	weights, paid []float64 // by number of a sign: its weight, the squares of its corrections
	bias, biased  float64
	sums          []float64 // of the weights after each of the later rounds
	biases        float64
	summed        int
	kept          []int32
}

func newRegression(how Learning, signs int, seed uint64) *regression {
	g := &regression{how: how, random: rand.New(rand.NewPCG(seed, 1))} //nolint:gosec // the same learning in every run
	g.weights, g.paid, g.sums = make([]float64, signs), make([]float64, signs), make([]float64, signs)
	for i := range g.paid {
		g.paid[i] = 1e-4
	}
	return g
}

func (g *regression) learn(lessons []numbered) {
	order := g.random.Perm(len(lessons))
	for round := range g.how.Rounds {
		g.random.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		for _, i := range order {
			g.correct(lessons[i])
		}
		if round < g.how.Rounds/2 {
			continue
		}
		for i, weight := range g.weights {
			g.sums[i] += weight
		}
		g.biases += g.bias
		g.summed++
	}
}

// correct moves the weights of one lesson's signs against its error.
func (g *regression) correct(l numbered) {
	g.leaveOut(l.signs)
	if len(g.kept) == 0 {
		return
	}
	share, sum := 1/math.Sqrt(float64(len(g.kept))), g.bias
	shareOf := func(i int32) float64 {
		if int(i) >= l.facts {
			return factShare
		}
		return share
	}
	for _, i := range g.kept {
		sum += shareOf(i) * g.weights[i]
	}
	off := 1/(1+math.Exp(-sum)) - l.is
	g.biased += off * off
	g.bias -= g.how.Step * off / math.Sqrt(g.biased+1e-6)
	for _, i := range g.kept {
		by := off*shareOf(i) + g.how.Hold*g.weights[i]
		g.paid[i] += by * by
		g.weights[i] -= g.how.Step * by / math.Sqrt(g.paid[i])
	}
}

func (g *regression) leaveOut(signs []int32) {
	g.kept = g.kept[:0]
	for _, i := range signs {
		if g.random.Float64() >= g.how.LeftOut {
			g.kept = append(g.kept, i)
		}
	}
}

// frequent numbers the signs that stand in enough lessons, the facts last, and gives them by their numbers.
func frequent(lessons []lesson, least int) ([]numbered, []sign) {
	count := map[sign]int{}
	for _, l := range lessons {
		for _, s := range l.signs {
			count[s]++
		}
	}
	maps.DeleteFunc(count, func(_ sign, n int) bool { return n < least })
	all := slices.Sorted(maps.Keys(count))
	facts, _ := slices.BinarySearch(all, signOf(shapeFact, 0, 0, 0))
	at := make(map[sign]int32, len(all))
	for i, s := range all {
		at[s] = int32(i)
	}
	out := make([]numbered, len(lessons))
	for i, l := range lessons {
		out[i] = numbered{nil, facts, l.is}
		for _, s := range l.signs {
			if number, ok := at[s]; ok {
				out[i].signs = append(out[i].signs, number)
			}
		}
	}
	return out, all
}

// keep drops all but the heaviest signs.
func (w *weights) keep(most int) {
	if most <= 0 || len(w.signs) <= most {
		return
	}
	var sizes []float64
	for _, s := range w.signs {
		sizes = append(sizes, math.Abs(float64(s.weight)))
	}
	slices.Sort(sizes)
	least := sizes[len(sizes)-most]
	w.signs = slices.DeleteFunc(w.signs, func(s weighted) bool { return math.Abs(float64(s.weight)) < least })
}
