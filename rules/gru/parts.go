package gru

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gonum.org/v1/gonum/blas/blas32"
)

// said is what the metadata tells: the names of the rows, in order, and the sum of the lessons.
func (f *file) said() (names map[string]int32, lessons string, err error) {
	keys := slices.Sorted(maps.Keys(f.metadata))
	if !slices.Equal(keys, []string{"lessons", "rows"}) {
		return nil, "", fmt.Errorf("metadata %q, want lessons and rows", keys)
	}
	names = map[string]int32{}
	for name := range strings.SplitSeq(f.metadata["rows"], "\n") {
		if _, twice := names[name]; twice {
			return nil, "", fmt.Errorf("two rows of the name %q", name)
		}
		names[name] = int32(len(names))
	}
	if _, ok := names[unknown]; !ok {
		return nil, "", fmt.Errorf("no row %q for unknown words", unknown)
	}
	return names, f.metadata["lessons"], nil
}

// parts hands out the tensors of a file, each once, and keeps the first error; behind it everything is empty.
type parts struct {
	of  map[string]tensor
	err error
}

// end tells the first error, or which tensors nobody wanted.
func (p *parts) end() error {
	if p.err == nil && len(p.of) > 0 {
		return fmt.Errorf("tensors that a network does not have: %q", slices.Sorted(maps.Keys(p.of)))
	}
	return p.err
}

// columns is the width of a matrix.
func (p *parts) columns(name string) int {
	shape := p.of[name].shape
	if len(shape) != 2 {
		p.fail(name, fmt.Errorf("shape %v, want that of a matrix", shape))
		return 0
	}
	return shape[1]
}

// walker is a walker over steps that are sums of rows of this table.
func (p *parts) walker(name string, table blas32.General, state int) walker {
	return walker{
		given:     newGiven(table, p.matrix(name+".input", gates*state, table.Cols)),
		givenBias: p.vector(name+".input.bias", gates*state),
		state:     p.matrix(name+".state", gates*state, state),
		stateBias: p.vector(name+".state.bias", gates*state),
	}
}

// matrix is a tensor of bytes, by the scales of its rows.
func (p *parts) matrix(name string, rows, columns int) blas32.General {
	t := p.take(name, "I8", rows, columns)
	scales := p.vector(name+".scale", rows)
	if p.err != nil {
		return blas32.General{}
	}
	numbers, err := t.scaled(scales)
	p.fail(name, err)
	return blas32.General{Rows: rows, Cols: columns, Stride: columns, Data: numbers}
}

// vector is a tensor of plain numbers.
func (p *parts) vector(name string, length int) []float32 {
	t := p.take(name, "F32", length)
	if p.err != nil {
		return nil
	}
	numbers, err := t.floats()
	p.fail(name, err)
	return numbers
}

func (p *parts) take(name, kind string, shape ...int) tensor {
	t, ok := p.of[name]
	delete(p.of, name)
	switch {
	case !ok:
		p.fail(name, errors.New("it is missing"))
	case t.kind != kind || !slices.Equal(t.shape, shape):
		p.fail(name, fmt.Errorf("%s %v, want %s %v", t.kind, t.shape, kind, shape))
	}
	return t
}

func (p *parts) fail(name string, err error) {
	if p.err == nil && err != nil {
		p.err = fmt.Errorf("tensor %q: %w", name, err)
	}
}
