package gru

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
)

// gates are the parts of a walker's matrices.
const gates = 3

// Scorer scores with a network; one goroutine uses it at a time. It keeps its space, and asks for more only for more steps
// than it has met.
type Scorer struct {
	n      *Network
	none   []float32 // the state before the first step
	given  []float32 // what a step gives to the gates
	kept   []float32 // what the state before it gives to the gates
	steps  []float32 // a vector for each step
	states []float32 // for each step, the state of the walker from the front, and of the one from the end
	shares []float32 // for each step, its share in the mean
	pooled []float32 // the mean of the states, and their largest values
}

// Score is the logarithm of the odds that a clause of these steps is what the network learned to tell; 0 for no steps. Each
// step names the rows of the table that are its vector when they are added; a row that the table does not have panics.
func (s *Scorer) Score(steps [][]int32) float64 {
	if len(steps) == 0 {
		return 0
	}
	s.look(steps)
	s.states = sized(s.states, len(steps)*len(s.n.attention))
	s.walk(&s.n.forward, len(steps), false)
	s.walk(&s.n.backward, len(steps), true)
	s.share(len(steps))
	s.pool(len(steps))
	return float64(blas32.Dot(vector(s.n.score), vector(s.pooled)) + s.n.bias)
}

// look puts down the vectors of the steps.
func (s *Scorer) look(steps [][]int32) {
	width := s.n.table.Cols
	s.steps = sized(s.steps, len(steps)*width)
	clear(s.steps)
	for i, rows := range steps {
		step := vector(s.steps[i*width:][:width])
		for _, row := range rows {
			blas32.Axpy(1, vector(s.n.table.Data[int(row)*width:][:width]), step)
		}
	}
}

// walk lets a walker meet the steps, from the front or from the end. Each step is multiplied for itself: blas32 is no faster
// with all of them as one matrix, and then shares the work among goroutines, for which it asks for memory.
func (s *Scorer) walk(w *walker, steps int, back bool) {
	width, own := w.input.Cols, w.state.Cols
	at, by, half := 0, 1, 0
	if back {
		at, by, half = steps-1, -1, own
	}
	before := s.none
	for range steps {
		add(s.given, w.inputBias, w.input, s.steps[at*width:][:width])
		add(s.kept, w.stateBias, w.state, before)
		state := s.states[at*2*own+half:][:own]
		meet(state, before, s.given, s.kept)
		before = state
		at += by
	}
}

// add puts down what a vector gives to the gates: its product with their weights, and their bias.
func add(to, bias []float32, weights blas32.General, x []float32) {
	copy(to, bias)
	blas32.Gemv(blas.NoTrans, 1, weights, vector(x), 1, vector(to))
}

// meet computes the state behind a step from the one before, by PyTorch's equations:
//
//	r = σ(given_r + kept_r)   z = σ(given_z + kept_z)   n = tanh(given_n + r · kept_n)   state = (1 − z) · n + z · before
func meet(state, before, given, kept []float32) {
	own := len(state)
	for i := range state {
		r := sigmoid(given[i] + kept[i])
		z := sigmoid(given[own+i] + kept[own+i])
		n := 2*sigmoid(2*(given[2*own+i]+r*kept[2*own+i])) - 1 // tanh, at less cost than math.Tanh
		state[i] = (1-z)*n + z*before[i]
	}
}

func sigmoid(x float32) float32 {
	return float32(1 / (1 + math.Exp(-float64(x))))
}

// share gives each step its share in the mean: the exponential of what attention finds in its state, by their sum.
func (s *Scorer) share(steps int) {
	s.shares = sized(s.shares, steps)
	wide := len(s.n.attention)
	states := blas32.General{Rows: steps, Cols: wide, Stride: wide, Data: s.states}
	blas32.Gemv(blas.NoTrans, 1, states, vector(s.n.attention), 0, vector(s.shares))
	most, sum := slices.Max(s.shares), float32(0)
	for i, found := range s.shares {
		s.shares[i] = float32(math.Exp(float64(found - most)))
		sum += s.shares[i]
	}
	blas32.Scal(1/sum, vector(s.shares))
}

// pool makes one vector of the states.
func (s *Scorer) pool(steps int) {
	wide := len(s.n.attention)
	mean, highest := s.pooled[:wide], s.pooled[wide:]
	clear(mean)
	copy(highest, s.states)
	for i := range steps {
		state := s.states[i*wide:][:wide]
		blas32.Axpy(s.shares[i], vector(state), vector(mean))
		for k, v := range state {
			highest[k] = max(highest[k], v)
		}
	}
}

func vector(numbers []float32) blas32.Vector {
	return blas32.Vector{N: len(numbers), Inc: 1, Data: numbers}
}

// sized is the space for so many numbers, the same as before where it is large enough.
func sized(space []float32, length int) []float32 {
	return slices.Grow(space[:0], length)[:length]
}
