package main

import (
	"math/rand/v2"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index/query"
)

// A question is one query in the languages of all engines. All of them want counts by place, year, kind and status, and the
// best twenty clauses with their text.
type question struct {
	shape   string
	words   []string // in the normal form, all with marks, so that engines without folding find the same
	kind    questionKind
	commune int // of today, for filtered
}

type questionKind int

const (
	anyOf questionKind = iota
	allOf
	phrase
	prefix
	filtered
)

// shapes are the six kinds of questions, and how their words are chosen: by how many clauses of the sample have them.
var shapes = []struct {
	name      string
	kind      questionKind
	words     int
	low, high float64 // share of the sample's clauses that have each word
}{
	{"one of two common words", anyOf, 2, 0.15, 1},
	{"three words", allOf, 3, 0.03, 0.3},
	{"a rare word", allOf, 1, 0.0005, 0.004},
	{"a phrase of three words", phrase, 3, 0, 1},
	{"two words in one commune", filtered, 2, 0.03, 0.3},
	{"the beginning of words", prefix, 1, 0.02, 0.3},
}

// variants is how many questions of a shape are asked.
const variants = 20

// questions chooses words from a sample of the clauses, the same for all engines.
func questions(sample []string) []question {
	r := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // the same questions every time
	share := map[string]float64{}
	for _, text := range sample {
		seen := map[string]bool{}
		for _, w := range query.Terms(text) {
			if !seen[w] {
				seen[w] = true
				share[w] += 1 / float64(len(sample))
			}
		}
	}
	var list []question
	for _, s := range shapes {
		for n := 0; n < variants; {
			words := pick(r, sample[r.IntN(len(sample))], s.kind, s.words, func(w string) bool {
				return viet.Strip(w) != w && share[w] >= s.low && share[w] <= s.high
			})
			if words != nil {
				list = append(list, question{s.name, words, s.kind, r.IntN(99)})
				n++
			}
		}
	}
	return list
}

// pick takes words of one clause: neighbours for a phrase, any for other kinds, a beginning for a prefix.
func pick(r *rand.Rand, text string, kind questionKind, n int, good func(string) bool) []string {
	terms := query.Terms(text)
	var words []string
	at := r.IntN(len(terms))
	for i := range terms {
		w := terms[(at+i)%len(terms)]
		if good(w) {
			words = append(words, w)
		} else if kind == phrase {
			words = nil
		}
		if len(words) == n {
			break
		}
	}
	if len(words) < n || kind == phrase && !strings.Contains(strings.Join(terms, " "), strings.Join(words, " ")) {
		return nil
	}
	if kind == prefix {
		letters := []rune(words[0])
		words[0] = string(letters[:min(3, len(letters))])
		if viet.Strip(words[0]) == words[0] {
			return nil
		}
	}
	return words
}
