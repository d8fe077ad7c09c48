package index

import (
	"context"
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// eachAtOnce is how many hits are fetched together on the way to do.
const eachAtOnce = 100

// Each calls do for every clause that a request finds, in its order and without a limit. It returns how many there are.
func (x *Index) Each(ctx context.Context, r Request, do func(Hit) error) (int, error) {
	node, err := parse(r)
	if err != nil {
		return 0, err
	}
	if _, err := x.refresh(ctx); err != nil {
		return 0, err
	}
	total := 0
	err = x.read(ctx, func(s *session) error {
		s.scores = false
		counted, err := s.collect(node, Request{}, &best{})
		if err != nil {
			return err
		}
		total = counted.total
		r.Offset, r.Limit, r.Facets = 0, max(1, total), false
		found, err := s.find(node, r)
		if err != nil {
			return err
		}
		for some := range slices.Chunk(found.matches, eachAtOnce) {
			hits, err := s.hits(some, node)
			if err != nil {
				return err
			}
			for _, hit := range hits {
				if err := do(hit); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return total, err
}

// Article is the whole article that a clause stands in: all clauses below it in their order. A clause that stands in no
// article is its own.
func (x *Index) Article(ctx context.Context, ref Ref) ([]corpus.Clause, error) {
	all, err := x.ledger.Clauses(ctx, ref.Document)
	if err != nil {
		return nil, err
	}
	var own corpus.Clause
	for _, c := range all {
		if c.Ordinal == ref.Ordinal {
			own = c
		}
	}
	article := upToArticle(own.Address)
	if article == nil {
		return []corpus.Clause{own}, nil
	}
	var list []corpus.Clause
	for _, c := range all {
		if c.Zone == own.Zone && slices.Equal(upToArticle(c.Address), article) {
			list = append(list, c)
		}
	}
	return list, nil
}

// upToArticle is an address down to its article; nil when there is none.
func upToArticle(a corpus.Address) corpus.Address {
	for i, step := range a {
		if step.Level == corpus.LevelArticle {
			return a[:i+1]
		}
	}
	return nil
}
