package units

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// A typeWord is a way to write what kind of unit a name stands for, in normal form or without marks.
type typeWord struct{ word, kind string }

var communeWords = []typeWord{
	{"xã", "xã"}, {"xa", "xã"}, {"x", "xã"},
	{"phường", "phường"}, {"phuong", "phường"}, {"p", "phường"},
	{"thị trấn", "thị trấn"}, {"thi tran", "thị trấn"}, {"tt", "thị trấn"},
	{"đặc khu", "đặc khu"}, {"dac khu", "đặc khu"},
}

// The words before districts and provinces are met folded only.
var (
	districtWords = []typeWord{{"huyen", ""}, {"h", ""}, {"thi xa", ""}, {"tx", ""}, {"thanh pho", ""}, {"tp", ""}}
	provinceWords = []typeWord{{"tinh", ""}, {"t", ""}, {"thanh pho", ""}, {"tp", ""}}
)

// haBac was the one province of both until 1996.
const haBac = "ha bac"

// cut takes the type word from a name in normal form; kind is empty when there is none.
func cut(name string, words []typeWord) (rest, kind string) {
	for _, w := range words {
		rest, ok := strings.CutPrefix(name, w.word)
		if ok && rest != "" && (rest[0] == ' ' || rest[0] == '.') {
			return strings.TrimLeft(rest, " ."), w.kind
		}
	}
	return name, ""
}

func bare(fold string, words []typeWord) string {
	rest, _ := cut(fold, words)
	return rest
}

// tidy is a name in normal form without what text leaves around it.
func tidy(name string) string {
	return strings.Trim(viet.Normal(name), " \n.,;:-()\"'")
}

// unmarked tells whether a name in normal form has no marks; then it may have been typed without.
func unmarked(normal string) bool { return viet.Strip(normal) == normal }

// near tells whether two folds differ by at most one letter: one more, one less or another one.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
