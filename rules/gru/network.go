package gru

import (
	"fmt"

	"gonum.org/v1/gonum/blas/blas32"
)

// unknown is the row of every word that has none of its own.
const unknown = "w/"

// Network is a network that was learned. It says the same for ever, and may be used by many goroutines, each with a Scorer.
type Network struct {
	names             map[string]int32 // of the rows of the table
	lessons           string
	forward, backward walker
	attention         []float32 // of the width of a state, which holds what both walkers keep
	score             []float32 // of twice the width of a state: for the mean, and for the largest values
	bias              float32
}

// walker is the units that walk over the steps in one direction. Its matrices have a third of their rows for each gate: to
// forget (r), to keep (z), and what is new (n).
type walker struct {
	given                given // by a step, of which the table has the rows
	givenBias, stateBias []float32
	state                blas32.General
}

// Read reads a network that learn.py wrote. What is wrong with another file is told by the error.
func Read(data []byte) (*Network, error) {
	f, err := readFile(data)
	if err != nil {
		return nil, fmt.Errorf("read a network: %w", err)
	}
	n := &Network{}
	if n.names, n.lessons, err = f.said(); err != nil {
		return nil, fmt.Errorf("read a network: %w", err)
	}
	p := parts{of: f.tensors}
	n.take(&p)
	if err := p.end(); err != nil {
		return nil, fmt.Errorf("read a network: %w", err)
	}
	return n, nil
}

// take takes the parts of the network; the table and a walker's matrix tell the sizes of all others.
func (n *Network) take(p *parts) {
	width, state := p.columns("table"), p.columns("forward.state")
	table := p.matrix("table", len(n.names), width)
	n.forward = p.walker("forward", table, state)
	n.backward = p.walker("backward", table, state)
	n.attention = p.vector("attention", 2*state)
	n.score = p.vector("score", 4*state)
	if bias := p.vector("score.bias", 1); bias != nil {
		n.bias = bias[0]
	}
}

// Row is the row of the table of this name, such as "w/con_gái" or "own".
func (n *Network) Row(name string) (row int32, ok bool) {
	row, ok = n.names[name]
	return row, ok
}

// Rows are the rows of steps by their names, of which the first is that of the word: a word that the table does not have is
// the unknown word, and other names that it does not have are left out.
func (n *Network) Rows(steps [][]string) [][]int32 {
	out := make([][]int32, len(steps))
	for i, names := range steps {
		for k, name := range names {
			if row, ok := n.Row(name); ok {
				out[i] = append(out[i], row)
			} else if k == 0 {
				out[i] = append(out[i], n.Unknown())
			}
		}
	}
	return out
}

// Unknown is the row for words without a row of their own.
func (n *Network) Unknown() int32 { return n.names[unknown] }

// Lessons is the SHA-256 sum of the lessons from which the network was learned, in hexadecimal digits.
func (n *Network) Lessons() string { return n.lessons }

// NewScorer makes the scratch space in which one goroutine scores.
func (n *Network) NewScorer() *Scorer {
	state := n.forward.state.Cols
	return &Scorer{
		n:      n,
		none:   make([]float32, state),
		given:  make([]float32, gates*state),
		kept:   make([]float32, gates*state),
		pooled: make([]float32, 4*state),
	}
}
