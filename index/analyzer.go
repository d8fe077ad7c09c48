package index

import (
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// analyzer turns texts into what an entry holds of them. The counts that bleve reads are shared by all clauses in which a
// word stands as often. It belongs to one goroutine.
type analyzer struct {
	*lexicon
	codec    *codec
	known    []analyzed // by the lexicon's numbers
	distinct []int32    // of the text at hand
}

// analyzed is what the index needs of a word.
type analyzed struct {
	code      []byte
	term      counts
	lost      counts // in a text that has lost its marks
	frequency int    // in the text at hand
}

func newAnalyzer(c *codec) *analyzer { return &analyzer{lexicon: newLexicon(), codec: c} }

// fields hold the words of a text: to search by, and in their order.
func (a *analyzer) fields(text string) (words, sequence field) {
	lost := a.read(text)
	a.learn()
	order := make([]byte, 0, 2*len(a.tokens)+len(lostBegin))
	if lost {
		order = append(order, lostBegin...)
	}
	a.distinct = a.distinct[:0]
	for _, t := range a.tokens {
		w := &a.known[t.Value]
		order = append(order, w.code...)
		if w.frequency++; w.frequency == 1 {
			a.distinct = append(a.distinct, t.Value)
		}
	}
	terms := make(bleveindex.TokenFrequencies, len(a.distinct))
	for _, n := range a.distinct {
		w := &a.known[n]
		c := &w.term
		if lost {
			c = &w.lost
		}
		terms[c.term] = c.of(w.frequency)
		w.frequency = 0
	}
	return field{name: fieldWords, options: bleveindex.IndexField, length: len(a.tokens), terms: terms},
		field{name: fieldSequence, options: bleveindex.StoreField, value: order}
}

// learn takes up the words that are new in the lexicon, and forgets what it has forgotten.
func (a *analyzer) learn() {
	if len(a.known) > len(a.words) {
		a.known = a.known[:0]
	}
	for _, w := range a.words[len(a.known):] {
		a.known = append(a.known, analyzed{code: a.codec.append(nil, w.text), term: counts{term: w.text}, lost: counts{term: lostSign + w.text}})
	}
}

// counts are a term with every frequency it has had in a clause.
type counts struct {
	term string
	by   []*bleveindex.TokenFreq // by frequency less one
}

func (c *counts) of(frequency int) *bleveindex.TokenFreq {
	for len(c.by) < frequency {
		c.by = append(c.by, newCount(c.term, len(c.by)+1))
	}
	return c.by[frequency-1]
}

func newCount(term string, frequency int) *bleveindex.TokenFreq {
	t := &bleveindex.TokenFreq{Term: []byte(term)}
	t.SetFrequency(frequency)
	return t
}
