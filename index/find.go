package index

import (
	"errors"
	"fmt"
	"slices"

	"github.com/huonguoc/huonguoc/index/query"
)

// found is what bleve gives back.
type found struct {
	total   int
	matches []match
	facets  []Facet
}

// find collects a page of matches, and counts them all.
func (s *session) find(node query.Node, r Request) (found, error) {
	s.scores = r.Sort == "" || r.Sort == ByRelevance
	kept := &best{size: r.Offset + r.Limit}
	if s.scores && r.Offset < rerankDepth {
		kept.size = max(rerankDepth, kept.size)
	}
	out, err := s.collect(node, r, kept)
	if err != nil {
		return found{}, err
	}
	out.matches = kept.list
	if s.scores && r.Offset < rerankDepth {
		err = s.rerank(node, out.matches)
	} else {
		slices.SortFunc(out.matches, better)
	}
	if err != nil {
		return found{}, err
	}
	out.matches = out.matches[min(r.Offset, len(out.matches)):min(r.Offset+r.Limit, len(out.matches))]
	return out, s.name(out.matches)
}

// collect runs a search, and counts when that is wanted.
func (s *session) collect(node query.Node, r Request, kept *best) (out found, err error) {
	searcher, err := s.searcher(node)
	if err != nil {
		return found{}, fmt.Errorf("search: %w", err)
	}
	defer func() { err = errors.Join(err, searcher.Close()) }()
	count := func(uint64) {}
	order := func(uint64) uint64 { return 0 }
	var counts *counter
	sorted := r.Sort != "" && r.Sort != ByRelevance
	if r.Facets || sorted {
		known, err := s.columns()
		if err != nil {
			return found{}, err
		}
		if r.Facets {
			counts = newCounter(known)
			count = counts.add
		}
		if sorted {
			order = func(clause uint64) uint64 { return known.orderOf(r.Sort, clause) }
		}
	}
	out.total, err = each(s.ctx, searcher, s.reader, func(clause uint64, score float64) {
		count(clause)
		kept.add(match{clause: clause, score: score, order: order(clause)})
	})
	if err != nil {
		return found{}, fmt.Errorf("search: %w", err)
	}
	if counts != nil {
		out.facets = counts.facets()
	}
	return out, nil
}

// name reads which clauses of the ledger matches are.
func (s *session) name(matches []match) (err error) {
	for i := range matches {
		if matches[i].ref != (Ref{}) {
			continue
		}
		if matches[i].ref, err = s.ref(matches[i].clause); err != nil {
			return fmt.Errorf("search: %w", err)
		}
	}
	return nil
}
