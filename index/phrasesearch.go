package index

import (
	"github.com/blevesearch/bleve/v2/search"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// phraseBonus is how much more the same words weigh when they stand as asked.
const phraseBonus = 1.5

// phraseSearcher lets those clauses through whose words stand in the order that a phrase or a nearness wants. Below it
// is the search for all of the words.
type phraseSearcher struct {
	search.Searcher
	sequences *sequences
	stands    func([]wordCode) bool
}

func (s *phraseSearcher) first(ctx *search.SearchContext, m *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	for m != nil && err == nil {
		words, readErr := s.sequences.of(m.IndexInternalID.Value())
		if readErr != nil {
			return nil, readErr
		}
		if s.stands(words) {
			m.Score *= phraseBonus
			return m, nil
		}
		ctx.DocumentMatchPool.Put(m)
		m, err = s.Searcher.Next(ctx)
	}
	return m, err
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
