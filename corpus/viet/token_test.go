package viet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

func TestTokenize(t *testing.T) {
	kinds := map[viet.TokenKind]string{viet.Word: "w:", viet.Number: "n:", viet.Mark: "m:"}
	for _, test := range []struct {
		name, normal string
		want         []string
	}{
		{"nothing", "", nil},
		{"words", "con gái\nđi", []string{"w:con", "w:gái", "w:đi"}},
		{"numbers", "18 0,7 500.000 1.234.567,5", []string{"n:18", "n:0,7", "n:500.000", "n:1.234.567,5"}},
		{"numbers end", "18. 7, 5.đ", []string{"n:18", "m:.", "n:7", "m:,", "n:5", "m:.", "w:đ"}},
		{"dates", "12/4/2015", []string{"n:12", "m:/", "n:4", "m:/", "n:2015"}},
		{"units", "100m2", []string{"n:100", "w:m", "n:2"}},
		{"marks", "(nam)… - \"", []string{"m:(", "w:nam", "m:)", "m:…", "m:-", "m:\""}},
		{"other letters", "m'nông straße 字", []string{"w:m", "m:'", "w:nông", "w:straße", "w:字"}},
		{"combining marks", "b\u0301a \u0301\u0302 .\u0301", []string{"w:b\u0301a", "m:\u0301\u0302", "m:.\u0301"}},
		{"no UTF-8", "a\xffb", []string{"w:a", "m:\xff", "w:b"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, token := range viet.Tokenize(test.normal) {
				got = append(got, kinds[token.Kind]+test.normal[token.Start:token.End])
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
