package index

import (
	"bytes"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// phraseBonus is how much more the same words weigh when they stand as asked.
const phraseBonus = 1.5

// phraseSearcher lets those clauses through whose words stand in the order that a phrase or a nearness wants. Below it is
// the search for all of the words, which need not score: what a score is made of can be counted in the stored words.
type phraseSearcher struct {
	search.Searcher
	sequences *sequences
	traces    [][]byte // without which a sequence need not be looked at more closely
	stands    func([]wordCode) bool
	asked     []askedWord // by which clauses are scored
	words     []wordCode
	score     float64 // of the clause looked at, 0 when its words do not stand as asked
}

// askedWord is a word of a phrase with all its forms.
type askedWord struct {
	slot    slot
	weights []float64
	idf     float64
}

func (s *phraseSearcher) first(ctx *search.SearchContext, m *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	for m != nil && err == nil {
		s.score = 0
		if err := s.sequences.visit(m.IndexInternalID.Value(), s.look); err != nil {
			return nil, err
		}
		if s.score > 0 {
			m.Score = s.score
			return m, nil
		}
		ctx.DocumentMatchPool.Put(m)
		m, err = s.Searcher.Next(ctx)
	}
	return m, err
}

// look scores a sequence whose words stand as asked.
func (s *phraseSearcher) look(sequence []byte) {
	if !bytes.HasPrefix(sequence, []byte(lostBegin)) && !hasAll(sequence, s.traces) {
		return
	}
	s.words = codes(s.words[:0], sequence)
	if !s.stands(s.words) {
		return
	}
	for _, w := range s.asked {
		s.score += phraseBonus * w.score(s.words)
	}
}

func (a askedWord) score(words []wordCode) (best float64) {
	for i, code := range a.slot {
		frequency := 0
		for _, w := range words {
			if w == code {
				frequency++
			}
		}
		best = max(best, a.weights[i]*a.idf*weigh(float64(frequency), float64(len(words))))
	}
	return best
}

func hasAll(sequence []byte, traces [][]byte) bool {
	for _, t := range traces {
		if !bytes.Contains(sequence, t) {
			return false
		}
	}
	return true
}

// trace is the longest row of bytes that every sequence with these words in a row has: that of the words with a single form.
// Where the text has lost its marks, the forms are others.
func (c *codec) trace(words [][]form) (longest []byte) {
	var row []byte
	for _, forms := range words {
		forms = slices.DeleteFunc(slices.Clone(forms), func(f form) bool { return strings.HasPrefix(f.term, lostSign) })
		if len(forms) != 1 {
			row = nil
			continue
		}
		if row = c.append(row, forms[0].term); len(row) > len(longest) {
			longest = slices.Clone(row)
		}
	}
	return longest
}

// Next implements search.Searcher.
func (s *phraseSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Next(ctx)
	return s.first(ctx, m, err)
}

// Advance implements search.Searcher.
func (s *phraseSearcher) Advance(ctx *search.SearchContext, id bleveindex.IndexInternalID) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Advance(ctx, id)
	return s.first(ctx, m, err)
}
