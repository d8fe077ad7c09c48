package gru

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// file is a file of the safetensors format: the length of the header as 8 bytes, little end first, the header in JSON, and
// the tensors, which lie one behind the other without a gap.
type file struct {
	metadata map[string]string
	tensors  map[string]tensor
}

type tensor struct {
	kind  string // "I8", "F32"
	shape []int  // each at least 1
	data  []byte
}

// place is what the header tells of a tensor.
type place struct {
	Kind    string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets []int  `json:"data_offsets"` // begin and end, in bytes behind the header
}

const (
	lengthSize  = 8
	metadataKey = "__metadata__"
)

func readFile(data []byte) (*file, error) {
	header, body, err := split(data)
	if err != nil {
		return nil, err
	}
	f := &file{tensors: map[string]tensor{}}
	places := map[string]place{}
	for name, text := range header {
		if name == metadataKey {
			err = json.Unmarshal(text, &f.metadata)
		} else {
			var p place
			err = json.Unmarshal(text, &p)
			places[name] = p
		}
		if err != nil {
			return nil, fmt.Errorf("%q in the header: %w", name, err)
		}
	}
	return f, f.cut(places, body)
}

// split gives the entries of the header, and what lies behind it.
func split(data []byte) (header map[string]json.RawMessage, body []byte, err error) {
	if len(data) < lengthSize {
		return nil, nil, fmt.Errorf("%d bytes are no safetensors file", len(data))
	}
	length, rest := binary.LittleEndian.Uint64(data), data[lengthSize:]
	if length > uint64(len(rest)) {
		return nil, nil, fmt.Errorf("a header of %d bytes in a file of %d", length, len(data))
	}
	if err := json.Unmarshal(rest[:length], &header); err != nil {
		return nil, nil, fmt.Errorf("the header: %w", err)
	}
	return header, rest[length:], nil
}

// cut cuts the body into the tensors. They have to cover all of it, so that no two share bytes and none are left over.
func (f *file) cut(places map[string]place, body []byte) error {
	for name, p := range places {
		if err := p.check(len(body)); err != nil {
			return fmt.Errorf("tensor %q: %w", name, err)
		}
	}
	inOrder := slices.SortedFunc(maps.Keys(places), func(a, b string) int {
		return cmp.Compare(places[a].Offsets[0], places[b].Offsets[0])
	})
	at := 0
	for _, name := range inOrder {
		p := places[name]
		if p.Offsets[0] != at {
			return fmt.Errorf("tensor %q begins at byte %d, and the one before ends at %d", name, p.Offsets[0], at)
		}
		at = p.Offsets[1]
		f.tensors[name] = tensor{p.Kind, p.Shape, body[p.Offsets[0]:at]}
	}
	if at != len(body) {
		return fmt.Errorf("the tensors end at byte %d of %d", at, len(body))
	}
	return nil
}

// check tells whether the offsets lie within a body of so many bytes, and are as far apart as kind and shape want it.
func (p place) check(limit int) error {
	size, ok := map[string]int{"I8": 1, "F32": 4}[p.Kind]
	if !ok {
		return fmt.Errorf("numbers of kind %q, want I8 or F32", p.Kind)
	}
	for _, n := range p.Shape {
		if n < 1 || n > limit/size { // the product cannot overflow
			return fmt.Errorf("shape %v in %d bytes", p.Shape, limit)
		}
		size *= n
	}
	if len(p.Offsets) != 2 {
		return fmt.Errorf("%d offsets, want 2", len(p.Offsets))
	}
	begin, end := p.Offsets[0], p.Offsets[1]
	if begin < 0 || end > limit || begin > end || end-begin != size {
		return fmt.Errorf("offsets %v for %d bytes of %d", p.Offsets, size, limit)
	}
	return nil
}

// largest bounds every number of a network. What is learned is far smaller, and below it no sum of a score overflows.
const largest = 1e6

var errNumber = errors.New("a number that is none, or not of a sound size")

// floats are the numbers of a tensor of kind F32.
func (t tensor) floats() ([]float32, error) {
	out := make([]float32, len(t.data)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(t.data[4*i:]))
		if !(out[i] >= -largest && out[i] <= largest) { // true of NaN, too
			return nil, errNumber
		}
	}
	return out, nil
}

// scaled are the numbers of a matrix of kind I8, whose rows have scales.
func (t tensor) scaled(scales []float32) ([]float32, error) {
	out := make([]float32, len(t.data))
	width := len(t.data) / len(scales)
	for i, b := range t.data {
		out[i] = float32(int8(b)) * scales[i/width]
		if !(out[i] >= -largest && out[i] <= largest) {
			return nil, errNumber
		}
	}
	return out, nil
}
