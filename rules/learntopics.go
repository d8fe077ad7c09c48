package rules

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// TopicLearning says how topics are learned: a lesson at a time, by the steps of AdaGrad.
type TopicLearning struct {
	Rounds  int     // times that every lesson is looked at; the mean is that of the later half
	Step    float64 // of the first correction
	LeftOut float64 // share of a clause's signs that is left out at each look
	Least   int     // signs in fewer clauses are not learned
	Keep    int     // how many signs are kept, those that say most
}

// learnTopics gives the weights topics. A sign that weighs nothing is kept for what it says of them.
func (how TopicLearning) learnTopics(w *weights, lessons []lesson) {
	if how.Keep == 0 {
		return
	}
	g := how.newRegression(lessons)
	g.learn()
	w.topics.each = g.topics()
	at := map[sign]int{}
	for i, s := range w.signs {
		at[s.sign] = i
	}
	var letters []byte
	for _, s := range g.heaviest() {
		i, ok := at[g.signs[s]]
		if !ok {
			i = len(w.signs)
			w.signs = append(w.signs, weighted{sign: g.signs[s]})
		}
		w.signs[i].topics = int32(len(letters) + 1)
		for k, of := range w.topics.each {
			letters = append(letters, byte(noPull+int(math.Round(g.mean(s, k)/float64(of.step)))))
		}
	}
	w.topics.text = string(letters)
}

// topicRegression is the learning; what is by sign and kind lies sign after sign.
type topicRegression struct {
	how         TopicLearning
	random      *rand.Rand
	signs       []sign
	lessons     []topicLesson
	pulls, paid []float64
	sums        []float64
	bias        []float64
	biasPaid    []float64
	biasSums    []float64
	summed      int
	kept        []int32
	values      []float64
}

type topicLesson struct {
	signs []int32
	kind  int
}

func (how TopicLearning) newRegression(lessons []lesson) *topicRegression {
	g := &topicRegression{how: how, random: rand.New(rand.NewPCG(1, 3))} //nolint:gosec // the same learning in every run
	count := map[sign]int{}
	for _, l := range lessons {
		for _, s := range l.signs {
			if l.kind >= 0 && s.isTopical() {
				count[s]++
			}
		}
	}
	for s, n := range count {
		if n >= how.Least {
			g.signs = append(g.signs, s)
		}
	}
	slices.Sort(g.signs)
	at := map[sign]int32{}
	for i, s := range g.signs {
		at[s] = int32(i)
	}
	for _, l := range lessons {
		if l.kind < 0 {
			continue
		}
		t := topicLesson{kind: l.kind}
		for _, s := range l.signs {
			if i, ok := at[s]; ok {
				t.signs = append(t.signs, i)
			}
		}
		g.lessons = append(g.lessons, t)
	}
	kinds := len(Kinds())
	size := len(g.signs) * kinds
	g.pulls, g.paid, g.sums = make([]float64, size), make([]float64, size), make([]float64, size)
	g.bias, g.biasPaid, g.biasSums, g.values = make([]float64, kinds), make([]float64, kinds), make([]float64, kinds), make([]float64, kinds)
	return g
}

func (g *topicRegression) learn() {
	order := g.random.Perm(len(g.lessons))
	for round := range g.how.Rounds {
		g.random.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		for _, i := range order {
			g.correct(g.lessons[i])
		}
		if round < g.how.Rounds/2 {
			continue
		}
		g.summed++
		for i, p := range g.pulls {
			g.sums[i] += p
		}
		for k, b := range g.bias {
			g.biasSums[k] += b
		}
	}
}

// correct moves the pulls of one lesson's signs against its error.
func (g *topicRegression) correct(l topicLesson) {
	g.kept = g.kept[:0]
	for _, s := range l.signs {
		if g.random.Float64() >= g.how.LeftOut {
			g.kept = append(g.kept, s)
		}
	}
	kinds := len(g.values)
	share := 1 / math.Sqrt(float64(max(1, len(g.kept))))
	copy(g.values, g.bias)
	for _, s := range g.kept {
		for k, pull := range g.pulls[int(s)*kinds:][:kinds] {
			g.values[k] += share * pull
		}
	}
	softmax(g.values)
	g.values[l.kind]--
	for k, off := range g.values {
		g.biasPaid[k] += off * off
		g.bias[k] -= g.how.Step * off / math.Sqrt(g.biasPaid[k]+1e-6)
	}
	for k, off := range g.values {
		if math.Abs(off) < leastError {
			continue
		}
		by := off * share
		for _, s := range g.kept {
			i := int(s)*kinds + k
			g.paid[i] += by * by
			g.pulls[i] -= g.how.Step * by / math.Sqrt(g.paid[i]+1e-4)
		}
	}
}

// leastError is an error that is worth a correction.
const leastError = 0.01

func (g *topicRegression) mean(s, kind int) float64 {
	return g.sums[s*len(g.bias)+kind] / float64(g.summed)
}

func (g *topicRegression) topics() []topic {
	out := make([]topic, len(g.bias))
	for k := range out {
		most := 1e-6
		for s := range g.signs {
			most = max(most, math.Abs(g.mean(s, k)))
		}
		out[k] = topic{float32(g.biasSums[k] / float64(g.summed)), float32(most / mostPull)}
	}
	return out
}

// heaviest are the signs that say most, in their order.
func (g *topicRegression) heaviest() []int {
	says := make([]float64, len(g.signs))
	all := make([]int, len(g.signs))
	for s := range g.signs {
		all[s] = s
		for k := range g.bias {
			says[s] += g.mean(s, k) * g.mean(s, k)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(says[b], says[a]) })
	all = all[:min(g.how.Keep, len(all))]
	slices.Sort(all)
	return all
}
