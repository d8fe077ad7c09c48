package gru_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/rules/gru"
)

func TestRowsAndLessons(t *testing.T) {
	n := network(t, small(t))
	if row, ok := n.Row("w/"); !ok || row != n.Unknown() {
		t.Errorf("row of unknown words: %d, %v, want %d", row, ok, n.Unknown())
	}
	if row, ok := n.Row("w/đ_ê"); !ok || row == n.Unknown() {
		t.Errorf("row of a known word: %d, %v", row, ok)
	}
	if row, ok := n.Row("w/once"); ok {
		t.Errorf("a word of a single lesson has row %d", row)
	}
	sum := sha256.Sum256(read(t, filepath.Join("testdata", "lessons.jsonl")))
	if want := hex.EncodeToString(sum[:]); n.Lessons() != want {
		t.Errorf("lessons %s, want %s", n.Lessons(), want)
	}
}

// header changes the header of a file, and its length with it.
func header(t *testing.T, data []byte, old, new string) []byte {
	t.Helper()
	length := binary.LittleEndian.Uint64(data)
	text := string(data[8 : 8+length])
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in %s", old, strings.Count(text, old), text)
	}
	text = strings.Replace(text, old, new, 1)
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(text)))
	return append(append(out, text...), data[8+length:]...)
}

func TestMalformedHeaders(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"no JSON", `{"__metadata__"`, `["__metadata__"`, "header"},
		{"metadata that is a number", `"__metadata__":{`, `"__metadata__":1,"more":{`, "__metadata__"},
		{"no metadata", `"__metadata__":{`, `"other":{`, "other"},
		{"no metadata but null", `"__metadata__":{`, `"__metadata__":null,"other":{`, "other"},
		{"more metadata", `"lessons":`, `"author":"x","lessons":`, "author"},
		{"no lessons", `"lessons":`, `"lesson":`, "want lessons and rows"},
		{"no rows", `"rows":`, `"row":`, "want lessons and rows"},
		{"one row more", `w/\nlate`, `w/\nmore\nlate`, `"table"`},
		{"one row fewer", `w/\nlate`, `w/`, `"table"`},
		{"a name twice", `w/\nlate`, `w/\nown`, "two rows"},
		{"no row for unknown words", `w/\nlate`, `w/_\nlate`, `"w/"`},
		{"unknown kind", `"table":{"dtype":"I8"`, `"table":{"dtype":"U8"`, "U8"},
		{"other kind", `"score.bias":{"dtype":"F32","shape":[1]`, `"score.bias":{"dtype":"I8","shape":[4]`, "score.bias"},
		{"kind with another size", `"score.bias":{"dtype":"F32"`, `"score.bias":{"dtype":"I8"`, "score.bias"},
		{"other shape", `"table":{"dtype":"I8","shape":[9,6]`, `"table":{"dtype":"I8","shape":[6,9]`, "table"},
		{"flat matrix", `"table":{"dtype":"I8","shape":[9,6]`, `"table":{"dtype":"I8","shape":[54]`, "table"},
		{"no shape", `"table":{"dtype":"I8","shape":[9,6]`, `"table":{"dtype":"I8","shape":null`, "table"},
		{"side of nothing", `"shape":[9,6]`, `"shape":[0,6]`, "table"},
		{"side below nothing", `"shape":[9,6]`, `"shape":[-9,-6]`, "table"},
		{"product that overflows", `"shape":[9,6]`, `"shape":[4294967296,4294967296,54]`, "table"},
		{"side that overflows", `"shape":[9,6]`, `"shape":[18446744073709551617,54]`, "table"},
		{"side that is no whole number", `"shape":[9,6]`, `"shape":[9.5,6]`, "table"},
		{"offsets that overlap", `"data_offsets":[54,90]`, `"data_offsets":[50,86]`, "table.scale"},
		{"offsets with a gap", `"data_offsets":[54,90]`, `"data_offsets":[58,94]`, "table.scale"},
		{"offsets below nothing", `"data_offsets":[0,54]`, `"data_offsets":[-54,0]`, "table"},
		{"offsets turned round", `"data_offsets":[54,90]`, `"data_offsets":[90,54]`, "table.scale"},
		{"offsets that overflow", `"data_offsets":[54,90]`, `"data_offsets":[9223372036854775807,-9223372036854775773]`, "table.scale"},
		{"offsets behind the end", `"data_offsets":[54,90]`, `"data_offsets":[54000,54036]`, "table.scale"},
		{"one offset", `"data_offsets":[54,90]`, `"data_offsets":[54]`, "offsets"},
		{"three offsets", `"data_offsets":[54,90]`, `"data_offsets":[54,90,0]`, "offsets"},
		{"a tensor missing", `"attention":{`, `"attending":{`, "attention"},
	} {
		t.Run(c.name, func(t *testing.T) { wantError(t, header(t, small(t), c.old, c.new), c.want) })
	}
}

func wantError(t *testing.T, data []byte, want string) {
	t.Helper()
	switch n, err := gru.Read(data); {
	case err == nil || n != nil:
		t.Errorf("read: %v, %v, want an error", n, err)
	case !strings.Contains(err.Error(), want):
		t.Errorf("error %q, want one with %q", err, want)
	}
}

func TestMalformedBodies(t *testing.T) {
	ones := bytes.Repeat([]byte{0xff}, 8)
	longer := append(bytes.Clone(small(t)), 0)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "0 bytes"},
		{"a header as long as can be", append(ones, small(t)[8:]...), "header"},
		{"a header of nothing", make([]byte, 8), "header"},
		{"a byte more", longer, "end at byte"},
		{"a tensor more", header(t, append(longer, 0, 0, 0), `"table":`, `"more":`+last(t)+`,"table":`), "more"},
		{"not a number", number(t, float32(math.NaN())), "table.scale"},
		{"infinity", number(t, float32(math.Inf(-1))), "table.scale"},
		{"a number too large", number(t, 1e30), "table.scale"},
		{"a product too large", number(t, 9e5), `"table"`},
	} {
		t.Run(c.name, func(t *testing.T) { wantError(t, c.data, c.want) })
	}
}

// last tells of four bytes behind the small network.
func last(t *testing.T) string {
	t.Helper()
	end := len(small(t)) - 8 - int(binary.LittleEndian.Uint64(small(t)))
	return `{"dtype":"F32","shape":[1],"data_offsets":[` + strconv.Itoa(end) + `,` + strconv.Itoa(end+4) + `]}`
}

// number is the small network with another scale for the first row of its table.
func number(t *testing.T, scale float32) []byte {
	t.Helper()
	data := small(t)
	at := 8 + int(binary.LittleEndian.Uint64(data)) + 54
	binary.LittleEndian.PutUint32(data[at:], math.Float32bits(scale))
	return data
}

func TestTruncated(t *testing.T) {
	data := small(t)
	for length := range data {
		if n, err := gru.Read(data[:length]); err == nil || n != nil {
			t.Fatalf("read %d bytes of %d: %v, %v", length, len(data), n, err)
		}
	}
}

// FuzzRead reads foreign bytes: an error, or a network that gives a finite score.
func FuzzRead(f *testing.F) {
	data := small(f)
	f.Add(data)
	f.Add(data[:len(data)-4])
	f.Add(drawn([]string{"w/", "w/a"}, 2, 1))
	f.Add([]byte("\x02\x00\x00\x00\x00\x00\x00\x00{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := gru.Read(data)
		if err != nil {
			return
		}
		if got := n.NewScorer().Score([][]int32{{0}, {n.Unknown(), 0}, {}}); math.IsNaN(got) || math.IsInf(got, 0) {
			t.Errorf("score %v", got)
		}
	})
}
