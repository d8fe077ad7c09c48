package index

import "github.com/huonguoc/huonguoc/corpus/viet"

// Span is a stretch of a text, in bytes.
type Span struct{ Start, End int }

// Highlight finds the words of a query in a text: those that a search for them would match. Neighbouring words become
// one span. Spans are of the source text, so that its own letters are shown.
func Highlight(source string, terms []string) []Span {
	wanted := map[string]bool{}
	for _, t := range terms {
		wanted[t] = true
		wanted[viet.Fold(t)] = true
	}
	unmarked := unmarkedTerms(terms)
	text := viet.Normalize(source)
	normal := text.Normal()
	var spans []Span
	last := -2
	for i, t := range viet.Tokenize(normal) {
		term := normal[t.Start:t.End]
		if t.Kind == viet.Mark || !wanted[term] && !unmarked[viet.Fold(term)] {
			continue
		}
		start, end := text.SourceSpan(t.Start, t.End)
		if last == i-1 {
			spans[len(spans)-1].End = end
		} else {
			spans = append(spans, Span{start, end})
		}
		last = i
	}
	return spans
}

// unmarkedTerms are the words typed without marks, which match every word of the same letters.
func unmarkedTerms(terms []string) map[string]bool {
	set := map[string]bool{}
	for _, t := range terms {
		if viet.Fold(t) == t {
			set[t] = true
		}
	}
	return set
}
