package index

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index/query"
)

// Span is a stretch of a text, in bytes.
type Span struct{ Start, End int }

// highlighter finds what queries match in texts. It goes through the words of one text after the other.
type highlighter struct {
	*lexicon
	lost  bool   // the text has lost its marks
	found []bool // by token
}

// spans are what a query matches in a text: its words, and phrases only where the words stand as asked. What is excluded is
// not looked for. Neighbouring words become one span. Spans are of the source text, so that its own letters are shown.
func (h *highlighter) spans(source string, node query.Node) []Span {
	h.lost = h.read(source)
	h.found = append(h.found[:0], make([]bool, len(h.tokens))...)
	query.Walk(node, func(n query.Node, wanted bool) {
		if wanted {
			h.mark(n)
		}
	})
	var spans []Span
	for i, t := range h.tokens {
		switch {
		case !h.found[i]:
		case i > 0 && h.found[i-1] && !h.apart[i]:
			spans[len(spans)-1].End = int(t.End)
		default:
			spans = append(spans, Span{int(t.Start), int(t.End)})
		}
	}
	return spans
}

func (h *highlighter) mark(n query.Node) {
	switch n := n.(type) {
	case query.Word:
		fits := fitting(n.Text, n.Prefix, h.lost)
		for i, t := range h.tokens {
			h.found[i] = h.found[i] || fits(h.words[t.Value])
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
func fitting(wanted string, prefix, lost bool) func(lexeme) bool {
	folded := viet.Strip(wanted)
	unmarked := folded == wanted
	if lost {
		wanted = folded
	}
	return func(w lexeme) bool {
		text := w.text
		if unmarked {
			text = w.folded
		}
		return text == wanted || prefix && strings.HasPrefix(text, wanted)
	}
}

// coded gives the words of the text and of the parts their numbers in the lexicon, so that they can be compared as the index
// does.
func (h *highlighter) coded(parts [][]string) (codes []wordCode, slots [][]slot) {
	var distinct slot
	for _, t := range h.tokens {
		code := wordCode(t.Value)
		if codes = append(codes, code); !distinct.takes(code) {
			distinct = append(distinct, code)
		}
	}
	for _, part := range parts {
		var list []slot
		for _, wanted := range part {
			fits := fitting(wanted, false, h.lost)
			list = append(list, slices.DeleteFunc(slices.Clone(distinct), func(c wordCode) bool { return !fits(h.words[c]) }))
		}
		slots = append(slots, list)
	}
	return codes, slots
}
