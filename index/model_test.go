package index_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/index/query"
)

// vocabularyOfTheModel has words that differ in marks only, frequent words, rare syllables, numbers and foreign words, so
// that every way to write a word into a sequence is used.
var vocabularyOfTheModel = strings.Fields("chồng chống chong con còn gái gai hòa hoà 18 0,7 fax đắk lắk ruộng ruong")

// What the index finds is what a plain reading of every clause finds, for any texts and any query.
func TestTheIndexAgreesWithAPlainReading(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.SampledFrom(vocabularyOfTheModel)
		texts := rapid.SliceOfN(rapid.Map(rapid.SliceOfN(word, 1, 9), func(w []string) string { return strings.Join(w, " ") }), 1, 12).Draw(rt, "texts")
		home, l := library(t, texts)
		x, err := index.Open(t.Context(), home, l)
		must(t, err)
		defer func() { must(t, x.Close()) }()
		for range 5 {
			question := drawQuery(rt, 2)
			node, err := query.Parse(question)
			if err != nil {
				rt.Fatalf("%s: %v", question, err)
			}
			var want, got []string
			for i, text := range texts {
				if holds(node, query.Terms(text)) {
					want = append(want, fmt.Sprint(i))
				}
			}
			results, err := x.Search(t.Context(), index.Request{Query: question, Sort: index.ByPlace, Limit: 50})
			must(t, err)
			for _, h := range results.Hits {
				got = append(got, fmt.Sprint(h.Ref.Ordinal))
			}
			if !slices.Equal(want, got) || results.Total != len(want) {
				rt.Fatalf("%s in %q: found %v of %d, a plain reading %v", question, texts, got, results.Total, want)
			}
		}
	})
}

// drawQuery writes any query of the language but filters.
func drawQuery(t *rapid.T, depth int) string {
	word := rapid.SampledFrom(vocabularyOfTheModel)
	kind := rapid.IntRange(0, 7).Draw(t, "kind")
	if depth == 0 {
		kind %= 4
	}
	switch kind {
	case 0:
		return word.Draw(t, "word")
	case 1:
		return `"` + strings.Join(rapid.SliceOfN(word, 1, 3).Draw(t, "phrase"), " ") + `"`
	case 2:
		return `"` + strings.Join(rapid.SliceOfN(word, 2, 3).Draw(t, "near"), " ") + `"~` + fmt.Sprint(rapid.IntRange(0, 4).Draw(t, "gap"))
	case 3:
		return rapid.SampledFrom([]string{"ch*", "chồ*", "ga*", "đắ*", "18*", "zz*"}).Draw(t, "prefix")
	case 4:
		return "(" + drawQuery(t, depth-1) + ") OR (" + drawQuery(t, depth-1) + ")"
	case 5:
		return "(" + drawQuery(t, depth-1) + ") NOT (" + drawQuery(t, depth-1) + ")"
	case 6:
		return "NOT (" + drawQuery(t, depth-1) + ")"
	default:
		return "(" + drawQuery(t, depth-1) + ") (" + drawQuery(t, depth-1) + ")"
	}
}

// holds reads a clause's words plainly.
func holds(n query.Node, words []string) bool {
	switch n := n.(type) {
	case query.Word:
		return slices.ContainsFunc(words, func(w string) bool { return standsFor(n.Text, n.Prefix, w, lostMarks(words)) })
	case query.Phrase:
		return len(placesOf(n.Words, words)) > 0
	case query.Near:
		return near(n.Parts, words, nil, n.Gap)
	case query.And:
		return !slices.ContainsFunc(n.Nodes, func(c query.Node) bool { return !holds(c, words) })
	case query.Or:
		return slices.ContainsFunc(n.Nodes, func(c query.Node) bool { return holds(c, words) })
	case query.Not:
		return !holds(n.Node, words)
	}
	return true
}

// lostMarks tells a text of at least three words, none of which has a mark.
func lostMarks(words []string) bool {
	n := 0
	for _, w := range words {
		if viet.Fold(w) != w {
			return false
		}
		if w[0] > '9' {
			n++
		}
	}
	return n >= 3
}

func standsFor(typed string, prefix bool, word string, lost bool) bool {
	folded := viet.Fold(typed)
	for _, pair := range [][2]string{{typed, word}, {folded, word}, {typed, viet.Fold(word)}} {
		switch {
		case pair[0] == folded && typed != folded && !lost, pair[1] != word && typed != folded:
			continue
		case prefix && strings.HasPrefix(pair[1], pair[0]), pair[1] == pair[0]:
			return true
		}
	}
	return false
}

func placesOf(phrase, words []string) (list []int) {
	for i := 0; i+len(phrase) <= len(words); i++ {
		all := true
		for k, w := range phrase {
			all = all && standsFor(w, false, words[i+k], lostMarks(words))
		}
		if all {
			list = append(list, i)
		}
	}
	return list
}

// near tries every way to place the parts.
func near(parts [][]string, words []string, taken []int, gap int) bool {
	if len(parts) == 0 {
		first, last := slices.Min(taken), slices.Max(taken)
		return last-first+1-len(taken) <= gap
	}
	for _, at := range placesOf(parts[0], words) {
		mine := make([]int, len(parts[0]))
		for k := range mine {
			mine[k] = at + k
		}
		if !slices.ContainsFunc(mine, func(i int) bool { return slices.Contains(taken, i) }) &&
			near(parts[1:], words, append(slices.Clone(taken), mine...), gap) {
			return true
		}
	}
	return false
}
