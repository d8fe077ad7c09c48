package gru_test

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/rules/gru"
)

// small is the network of testdata, as bytes.
func small(t testing.TB) []byte {
	t.Helper()
	return read(t, filepath.Join("testdata", "small.safetensors"))
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func network(t testing.TB, data []byte) *gru.Network {
	t.Helper()
	n, err := gru.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// checked is a lesson with the score that PyTorch gave it.
type checked struct {
	Steps [][]string `json:"steps"`
	Score float64    `json:"score"`
}

func checks(t testing.TB, name string) []checked {
	t.Helper()
	var out []checked
	if err := json.Unmarshal(read(t, name), &out); err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("%s has only %d scores", name, len(out))
	}
	return out
}

// written is a file of the safetensors format that is being put together.
type written struct {
	header map[string]any
	body   []byte
	random *rand.Rand
}

type entry struct {
	Kind    string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
}

func (w *written) add(name, kind string, data []byte, shape ...int) {
	w.header[name] = entry{kind, shape, [2]int{len(w.body), len(w.body) + len(data)}}
	w.body = append(w.body, data...)
}

// plain adds random numbers of about this size.
func (w *written) plain(name string, size float32, length int) {
	var data []byte
	for range length {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(size*(2*w.random.Float32()-1)))
	}
	w.add(name, "F32", data, length)
}

func (w *written) scaled(name string, rows, columns int) {
	data := make([]byte, rows*columns)
	for i := range data {
		data[i] = byte(w.random.UintN(255) - 127)
	}
	w.add(name, "I8", data, rows, columns)
	w.plain(name+".scale", 0.001, rows)
}

func (w *written) file() []byte {
	header, err := json.Marshal(w.header)
	if err != nil {
		panic(err)
	}
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(out, header...), w.body...)
}

// drawn is a random network with vectors of this width and states of another.
func drawn(names []string, width, state int) []byte {
	w := written{map[string]any{}, nil, rand.New(rand.NewPCG(1, 2))}
	w.header["__metadata__"] = map[string]string{"rows": strings.Join(names, "\n"), "lessons": "none"}
	w.scaled("table", len(names), width)
	for _, direction := range []string{"forward", "backward"} {
		w.scaled(direction+".input", 3*state, width)
		w.scaled(direction+".state", 3*state, state)
		w.plain(direction+".input.bias", 0.1, 3*state)
		w.plain(direction+".state.bias", 0.1, 3*state)
	}
	w.plain("attention", 0.5, 2*state)
	w.plain("score", 0.5, 4*state)
	w.plain("score.bias", 0.5, 1)
	return w.file()
}
