package index

import (
	"cmp"
	"container/heap"
	"context"

	"github.com/blevesearch/bleve/v2/search"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// match is a clause that a search has found.
type match struct {
	clause uint64 // bleve's number
	order  uint64 // first the lowest, where another order is wanted than by score
	score  float64
	ref    Ref // once it is known
}

// better orders matches, best first, as long as their names are not known.
func better(a, b match) int {
	if a.order != b.order {
		return cmp.Compare(a.order, b.order)
	}
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	return cmp.Compare(a.clause, b.clause)
}

// best keeps the best clauses while a search goes on: a heap with the worst of them on top.
type best struct {
	size int
	list []match
}

func (b *best) add(m match) {
	switch {
	case len(b.list) < b.size:
		heap.Push(b, m)
	case b.size > 0 && better(m, b.list[0]) < 0:
		b.list[0] = m
		heap.Fix(b, 0)
	}
}

func (b *best) Len() int           { return len(b.list) }
func (b *best) Less(i, j int) bool { return better(b.list[i], b.list[j]) > 0 }
func (b *best) Swap(i, j int)      { b.list[i], b.list[j] = b.list[j], b.list[i] }
func (b *best) Push(m any)         { b.list = append(b.list, m.(match)) }
func (b *best) Pop() any {
	last := b.list[len(b.list)-1]
	b.list = b.list[:len(b.list)-1]
	return last
}

// checkEvery is after how many clauses a search looks whether it is still wanted.
const checkEvery = 1024

// each hands every clause that a searcher finds to do, and tells how many there are.
func each(ctx context.Context, s search.Searcher, reader bleveindex.IndexReader, do func(clause uint64, score float64)) (n int, err error) {
	c := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: reader}
	for ; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return n, ctx.Err()
		}
		m, err := s.Next(c)
		if m == nil || err != nil {
			return n, err
		}
		do(m.IndexInternalID.Value(), m.Score)
		c.DocumentMatchPool.Put(m)
	}
}

// Sort is an order of the clauses found.
type Sort string

// The orders. Clauses of one document stay in the document's order, clauses that are equally good in that of the files.
const (
	ByRelevance Sort = "relevance" // best first
	ByPlace     Sort = "place"     // commune, village
	ByYear      Sort = "year"      // newest convention first, unknown years last
	ByGrade     Sort = "grade"     // gravest first, unflagged last
)

// Sorts are all orders, the usual one first.
func Sorts() []Sort { return []Sort{ByRelevance, ByPlace, ByYear, ByGrade} }

// Bits of match.order: year or grade, then the place's rank, then the clause's ordinal.
const (
	rankBits    = 25
	ordinalBits = 23
)

// orderOf is where a clause stands in an order other than by relevance.
func (c *columns) orderOf(by Sort, clause uint64) uint64 {
	const last = 1<<64 - 1
	d := c.document[clause]
	if d == noDocument || c.places[d] == nil {
		return last
	}
	at := c.places[d]
	first := 0
	switch by {
	case ByYear:
		first = 9999 - at.year
	case ByGrade:
		first = int(c.grade[clause])
	}
	return (uint64(first)<<rankBits|uint64(at.rank))<<ordinalBits | min(uint64(c.ordinal[clause]), 1<<ordinalBits-1)
}
