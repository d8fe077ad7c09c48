package gru_test

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
	"testing"
)

// numbers are the tensors of a network, by name, with the scales of rows done: a second reading of the file and of the
// equations, as slow and as plain as can be.
type numbers map[string][]float64

func plainly(t testing.TB, data []byte) numbers {
	t.Helper()
	length := binary.LittleEndian.Uint64(data)
	var header map[string]json.RawMessage
	if err := json.Unmarshal(data[8:8+length], &header); err != nil {
		t.Fatal(err)
	}
	out, body := numbers{}, data[8+length:]
	for name, text := range header {
		var e entry
		if name == "__metadata__" {
			continue
		}
		if err := json.Unmarshal(text, &e); err != nil {
			t.Fatal(err)
		}
		for bytes := body[e.Offsets[0]:e.Offsets[1]]; len(bytes) > 0; {
			if e.Kind == "I8" {
				out[name], bytes = append(out[name], float64(int8(bytes[0]))), bytes[1:]
			} else {
				out[name], bytes = append(out[name], float64(math.Float32frombits(binary.LittleEndian.Uint32(bytes)))), bytes[4:]
			}
		}
	}
	for name, values := range out {
		scales := out[name+".scale"]
		for i := range values {
			if scales != nil {
				values[i] *= scales[i*len(scales)/len(values)]
			}
		}
	}
	return out
}

// times is the vector that a matrix makes of x, and a bias.
func (n numbers) times(name string, x []float64) []float64 {
	out := slices.Clone(n[name+".bias"])
	for i := range out {
		for j, v := range x {
			out[i] += n[name][i*len(x)+j] * v
		}
	}
	return out
}

func (n numbers) states(direction string, steps [][]float64) [][]float64 {
	wide := len(n["attention"]) / 2
	h := make([]float64, wide)
	var out [][]float64
	for _, x := range steps {
		in, own := n.times(direction+".input", x), n.times(direction+".state", h)
		next := make([]float64, wide)
		for i := range next {
			r := 1 / (1 + math.Exp(-in[i]-own[i]))
			z := 1 / (1 + math.Exp(-in[wide+i]-own[wide+i]))
			next[i] = (1-z)*math.Tanh(in[2*wide+i]+r*own[2*wide+i]) + z*h[i]
		}
		out, h = append(out, next), next
	}
	return out
}

func (n numbers) score(steps [][]int32) float64 {
	width := len(n["table"]) / len(n["table.scale"])
	var vectors [][]float64
	for _, rows := range steps {
		x := make([]float64, width)
		for _, row := range rows {
			for i := range x {
				x[i] += n["table"][int(row)*width+i]
			}
		}
		vectors = append(vectors, x)
	}
	front := n.states("forward", vectors)
	slices.Reverse(vectors)
	end := n.states("backward", vectors)
	slices.Reverse(end)
	var sum float64
	mean, highest := make([]float64, len(n["attention"])), slices.Repeat([]float64{-1}, len(n["attention"]))
	for i := range steps {
		state := slices.Concat(front[i], end[i])
		share := 0.0
		for k, v := range state {
			share += n["attention"][k] * v
		}
		share = math.Exp(share)
		sum += share
		for k, v := range state {
			mean[k] += share * v
			highest[k] = max(highest[k], v)
		}
	}
	out := n["score.bias"][0]
	for k := range mean {
		out += n["score"][k]*mean[k]/sum + n["score"][len(mean)+k]*highest[k]
	}
	return out
}
