package index

import (
	"cmp"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2/search"

	"github.com/huonguoc/huonguoc/index/query"
)

// rerankDepth is how many of the best clauses are looked at a second time: do the words stand side by side as typed? Pairs
// of neighbours in the index itself would answer this for all clauses, and would make it half as large again (docs/search.md).
const rerankDepth = 200

// pairWeight is how much the score grows when every pair of neighbours in the query stands as a pair in the clause.
const pairWeight = 0.6

// rerank puts clauses first in which words of the query are neighbours. Clauses that are equally good stand in the order of
// the ledger, which makes two searches of two copies of an index alike.
func (s *session) rerank(node query.Node, matches []match) error {
	if len(matches) > rerankDepth {
		slices.SortFunc(matches, better)
		matches = matches[:rerankDepth]
	}
	words, _, plain := query.Words(node)
	if plain && len(words) > 1 {
		if err := s.rewardPairs(words, matches); err != nil {
			return err
		}
	}
	if err := s.name(matches); err != nil {
		return err
	}
	slices.SortFunc(matches, func(a, b match) int {
		if a.score != b.score {
			return cmp.Compare(b.score, a.score)
		}
		return cmp.Or(cmp.Compare(a.ref.Document, b.ref.Document), cmp.Compare(a.ref.Ordinal, b.ref.Ordinal))
	})
	return nil
}

func (s *session) rewardPairs(words []query.Word, matches []match) error {
	slots := make([]slot, len(words))
	for i, w := range words {
		slots[i] = s.slot(s.words.formsOf(w.Text, false))
	}
	for i := range matches {
		sequence, err := s.sequences.of(matches[i].clause)
		if err != nil {
			return err
		}
		matches[i].score *= 1 + pairWeight*float64(pairs(sequence, slots))/float64(len(slots)-1)
	}
	return nil
}

// pairs is how many neighbours of the query are neighbours in the clause.
func pairs(words []wordCode, slots []slot) (n int) {
	for i := range len(slots) - 1 {
		if len(runs(words, slots[i:i+2])) > 0 {
			n++
		}
	}
	return n
}

// nearShare is the share of the words that a clause must have to be near.
const nearShare = 0.4

// fewestNear is how many words a query must have for a part of them to say what was meant.
const fewestNear = 3

// near are clauses with most of the words of a plain query, without those that have all.
func (s *session) near(node query.Node, all []match) ([]Hit, error) {
	words, filters, plain := query.Words(node)
	if !plain || len(words) < fewestNear {
		return nil, nil
	}
	have := map[Ref]bool{}
	for _, m := range all {
		have[m.ref] = true
	}
	matches, err := s.someOf(words, filters, max(1, int(nearShare*float64(len(words))+0.5)), few+len(all))
	if err != nil {
		return nil, err
	}
	matches = slices.DeleteFunc(matches, func(m match) bool { return have[m.ref] })
	return s.hits(matches[:min(len(matches), few)], node)
}

// someOf are the best clauses with at least so many of the words.
func (s *session) someOf(words []query.Word, filters []query.Filter, least, limit int) (matches []match, err error) {
	s.scores = true
	var list []search.Searcher
	for _, w := range words {
		one, err := s.word(w.Text, false)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	most, err := s.some(list, least)
	if err != nil {
		return nil, err
	}
	all := []search.Searcher{most}
	for _, f := range filters {
		one, err := s.filter(f)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	joined, err := s.conjunction(all)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, joined.Close()) }()
	kept := &best{size: max(limit, rerankDepth)}
	_, err = each(s.ctx, joined, s.reader, func(clause uint64, score float64) { kept.add(match{clause: clause, score: score}) })
	if err != nil {
		return nil, err
	}
	matches = kept.list
	nodes := make([]query.Node, len(words))
	for i, w := range words {
		nodes[i] = w
	}
	if err := s.rerank(query.And{Nodes: nodes}, matches); err != nil {
		return nil, err
	}
	return matches, s.name(matches)
}
