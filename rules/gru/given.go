package gru

import (
	"sync/atomic"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
)

// given is what the rows of the table give to the gates of a walker: their products with its weights. A step is the sum of
// its rows, and so is what it gives. Each product is made when its row is first met, and kept: a clause mostly has words that
// were met before. Goroutines that meet a row at the same time make the same product.
// All products together are of the size of the table by three, where steps and states are of one width.
type given struct {
	table, weights blas32.General
	known          []atomic.Pointer[[]float32] // for each row
}

func newGiven(table, weights blas32.General) given {
	return given{table, weights, make([]atomic.Pointer[[]float32], table.Rows)}
}

func (g *given) by(row int32) []float32 {
	if known := g.known[row].Load(); known != nil {
		return *known
	}
	width := g.table.Cols
	product := make([]float32, g.weights.Rows)
	blas32.Gemv(blas.NoTrans, 1, g.weights, vector(g.table.Data[int(row)*width:][:width]), 0, vector(product))
	g.known[row].Store(&product)
	return product
}
