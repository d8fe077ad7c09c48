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
	s.states = sized(s.states, len(steps)*len(s.n.attention))
	s.walk(&s.n.forward, steps, false)
	s.walk(&s.n.backward, steps, true)
	s.share(len(steps))
	s.pool(len(steps))
	return float64(blas32.Dot(vector(s.n.score), vector(s.pooled)) + s.n.bias)
}

// walk lets a walker meet the steps, from the front or from the end.
func (s *Scorer) walk(w *walker, steps [][]int32, back bool) {
	own := w.state.Cols
	at, by, half := 0, 1, 0
	if back {
		at, by, half = len(steps)-1, -1, own
	}
	before := s.none
	for range steps {
		copy(s.given, w.givenBias)
		for _, row := range steps[at] {
			blas32.Axpy(1, vector(w.given.by(row)), vector(s.given))
		}
		copy(s.kept, w.stateBias)
		blas32.Gemv(blas.NoTrans, 1, w.state, vector(before), 1, vector(s.kept))
		state := s.states[at*2*own+half:][:own]
		meet(state, before, s.given, s.kept)
		before = state
		at += by
	}
}

// meet computes the state behind a step from the one before, by PyTorch's equations:
//
//	r = σ(given_r + kept_r)   z = σ(given_z + kept_z)   n = tanh(given_n + r · kept_n)   state = (1 − z) · n + z · before
func meet(state, before, given, kept []float32) {
	own := len(state)
	for i := range state {
		r := sigmoid(given[i] + kept[i])
		z := sigmoid(given[own+i] + kept[own+i])
		n := tanh(given[2*own+i] + r*kept[2*own+i])
		state[i] = (1-z)*n + z*before[i]
	}
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
