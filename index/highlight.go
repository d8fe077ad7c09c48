package index

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index/query"
)

// Span is a stretch of a text, in bytes.
type Span struct{ Start, End int }

// Highlight finds what a query matches in a text: its words, and phrases only where the words stand as asked. What is
// excluded is not looked for. Neighbouring words become one span. Spans are of the source text, so that its own letters
// are shown.
func Highlight(source string, node query.Node) []Span {
	text := viet.Normalize(source)
	normal := text.Normal()
	all := viet.Tokenize(normal)
	h := highlighter{normal: normal, lost: hasLostMarks(normal, all)}
	for i, t := range all {
		if t.Kind != viet.Mark {
			h.tokens, h.places = append(h.tokens, t), append(h.places, i)
		}
	}
	h.found = make([]bool, len(h.tokens))
	query.Walk(node, func(n query.Node, wanted bool) {
		if wanted {
			h.mark(n)
		}
	})
	var spans []Span
	last := -2
	for i, t := range h.tokens {
		if !h.found[i] {
			continue
		}
		start, end := text.SourceSpan(t.Start, t.End)
		if last == h.places[i]-1 {
			spans[len(spans)-1].End = end
		} else {
			spans = append(spans, Span{start, end})
		}
		last = h.places[i]
	}
	return spans
}

// highlighter goes through the words of one text; places are their positions among all tokens, punctuation with them.
type highlighter struct {
	normal string
	lost   bool // the text has lost its marks
	tokens []viet.Token
	places []int
	found  []bool
}

func (h *highlighter) word(i int) string { return h.normal[h.tokens[i].Start:h.tokens[i].End] }

func (h *highlighter) mark(n query.Node) {
	switch n := n.(type) {
	case query.Word:
		fits := fitting(n.Text, n.Prefix, h.lost)
		for i := range h.tokens {
			h.found[i] = h.found[i] || fits(h.word(i))
		}
	case query.Phrase:
		codes, parts := h.coded([][]string{n.Words})
		h.fill(runs(codes, parts[0]))
	case query.Near:
		codes, parts := h.coded(n.Parts)
		for _, chosen := range together(codes, parts, n.Gap) {
			h.fill(chosen)
		}
	}
}

func (h *highlighter) fill(list []span) {
	for _, s := range list {
		for i := s.first; i <= s.last; i++ {
			h.found[i] = true
		}
	}
}

// fitting tells whether a word of a text is one that a query's word stands for; lost says that the text has lost its marks.
func fitting(wanted string, prefix, lost bool) func(word string) bool {
	folded := viet.Strip(wanted)
	unmarked := folded == wanted
	if lost {
		wanted = folded
	}
	same := func(word string) bool { return word == wanted }
	if prefix {
		same = func(word string) bool { return strings.HasPrefix(word, wanted) }
	}
	if !unmarked {
		return same
	}
	return func(word string) bool { return same(viet.Strip(word)) }
}

// coded numbers the words of the text and of the parts, so that they can be compared as the index does.
func (h *highlighter) coded(parts [][]string) (codes []wordCode, slots [][]slot) {
	var distinct []string
	for i := range h.tokens {
		at := slices.Index(distinct, h.word(i))
		if at < 0 {
			at = len(distinct)
			distinct = append(distinct, h.word(i))
		}
		codes = append(codes, wordCode(at))
	}
	for _, part := range parts {
		var list []slot
		for _, wanted := range part {
			var s slot
			fits := fitting(wanted, false, h.lost)
			for at, word := range distinct {
				if fits(word) {
					s = append(s, wordCode(at))
				}
			}
			list = append(list, s)
		}
		slots = append(slots, list)
	}
	return codes, slots
}
