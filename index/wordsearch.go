package index

import (
	"container/heap"
	"context"
	"errors"
	"math"

	"github.com/blevesearch/bleve/v2/search"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// The ranking is BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, §3.4) over all forms of a word
// as if they were one: a rare wrong tone must not outrank the word itself. The average length is fixed, which changes no
// order within one search. Parameters were chosen on the relevance set of docs/search.md.
const (
	saturation    = 1.2 // k1
	lengthShare   = 0.4 // b
	averageLength = 30.0
)

// wordSearcher finds the clauses with one of the forms of a word. It is a search.Searcher of bleve.
type wordSearcher struct {
	forms []*formReader // a heap by clause
	rest  []*formReader // at their end
	begun bool
	count uint64
	idf   float64
}

// formReader goes through the clauses with one form.
type formReader struct {
	reader bleveindex.TermFieldReader
	weight float64
	doc    *bleveindex.TermFieldDoc // nil at the end
	number uint64
	memory bleveindex.TermFieldDoc
}

var _ search.Searcher = (*wordSearcher)(nil)

// newWordSearcher opens the forms of a word in a field. Without scores every clause counts the same.
func newWordSearcher(ctx context.Context, reader bleveindex.IndexReader, field string, forms []form, total uint64, scores bool) (*wordSearcher, error) {
	s := &wordSearcher{}
	for _, f := range forms {
		r, err := reader.TermFieldReader(ctx, []byte(f.term), field, scores, scores, false)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.count += r.Count()
		fr := &formReader{reader: r, weight: f.weight}
		if !scores {
			fr.weight = 0
		}
		s.rest = append(s.rest, fr)
	}
	s.idf = math.Log(1 + (float64(total)-float64(min(s.count, total))+0.5)/(float64(s.count)+0.5))
	return s, nil
}

// start puts every form on its first clause at or behind id, the first of all when id is nil.
func (s *wordSearcher) start(id bleveindex.IndexInternalID) error {
	if s.begun {
		return nil
	}
	s.begun = true
	open := s.rest
	s.rest = nil
	for _, f := range open {
		if err := f.move(id); err != nil {
			return err
		}
		if f.doc == nil {
			s.rest = append(s.rest, f)
		} else {
			heap.Push(s, f)
		}
	}
	return nil
}

// move goes to the next clause, or to the first at or behind id.
func (f *formReader) move(id bleveindex.IndexInternalID) (err error) {
	if id == nil {
		f.doc, err = f.reader.Next(f.memory.Reset())
	} else {
		f.doc, err = f.reader.Advance(id, f.memory.Reset())
	}
	if f.doc != nil {
		f.number = f.doc.ID.Value()
	}
	return err
}

// Next implements search.Searcher.
func (s *wordSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if err := s.start(nil); err != nil {
		return nil, err
	}
	return s.match(ctx)
}

// match gives the clause that is first in the heap, and moves on every form that stands on it.
func (s *wordSearcher) match(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if len(s.forms) == 0 {
		return nil, nil
	}
	number := s.forms[0].number
	m := ctx.DocumentMatchPool.Get()
	m.IndexInternalID = bleveindex.NewIndexInternalIDFrom(m.IndexInternalID, s.forms[0].doc.ID)
	for len(s.forms) > 0 && s.forms[0].number == number {
		f := s.forms[0]
		m.Score = max(m.Score, s.score(f))
		if err := s.step(f, nil); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (s *wordSearcher) score(f *formReader) float64 {
	if f.weight == 0 {
		return 0
	}
	length := averageLength
	if f.doc.Norm > 0 {
		length = 1 / (f.doc.Norm * f.doc.Norm)
	}
	return f.weight * s.idf * weigh(float64(f.doc.Freq), length)
}

// weigh is the part of BM25 that a clause of so many words decides, when a word stands in it so often.
func weigh(frequency, length float64) float64 {
	norm := 1 - lengthShare + lengthShare*length/averageLength
	return frequency * (saturation + 1) / (frequency + saturation*norm)
}

// step moves the first form of the heap on. A single form, which is the usual case, needs no heap.
func (s *wordSearcher) step(f *formReader, id bleveindex.IndexInternalID) error {
	err := f.move(id)
	switch {
	case err != nil:
	case f.doc == nil:
		s.rest = append(s.rest, f)
		heap.Remove(s, 0)
	case len(s.forms) > 1:
		heap.Fix(s, 0)
	}
	return err
}

// Advance implements search.Searcher.
func (s *wordSearcher) Advance(ctx *search.SearchContext, id bleveindex.IndexInternalID) (*search.DocumentMatch, error) {
	if err := s.start(id); err != nil {
		return nil, err
	}
	wanted := id.Value()
	for len(s.forms) > 0 && s.forms[0].number < wanted {
		if err := s.step(s.forms[0], id); err != nil {
			return nil, err
		}
	}
	return s.match(ctx)
}

// Close implements search.Searcher.
func (s *wordSearcher) Close() error {
	var err error
	for _, f := range append(s.forms, s.rest...) {
		err = errors.Join(err, f.reader.Close())
	}
	return err
}

// Optimize lets bleve cut the lists of several words down to what they share before any clause is scored. It needs a
// single form.
func (s *wordSearcher) Optimize(kind string, octx bleveindex.OptimizableContext) (bleveindex.OptimizableContext, error) {
	if s.begun || len(s.rest) != 1 {
		return nil, nil
	}
	o, ok := s.rest[0].reader.(bleveindex.Optimizable)
	if !ok {
		return nil, nil
	}
	return o.Optimize(kind, octx)
}

// What search.Searcher asks besides. The weight is bleve's way of scaling scores, which BM25 does not need.

func (s *wordSearcher) Weight() float64            { return 1 }
func (s *wordSearcher) SetQueryNorm(float64)       {}
func (s *wordSearcher) Count() uint64              { return s.count }
func (s *wordSearcher) Min() int                   { return 0 }
func (s *wordSearcher) Size() int                  { return 0 }
func (s *wordSearcher) DocumentMatchPoolSize() int { return 1 }

// The heap of the forms, the one with the first clause on top.

func (s *wordSearcher) Len() int           { return len(s.forms) }
func (s *wordSearcher) Less(i, j int) bool { return s.forms[i].number < s.forms[j].number }
func (s *wordSearcher) Swap(i, j int)      { s.forms[i], s.forms[j] = s.forms[j], s.forms[i] }
func (s *wordSearcher) Push(f any)         { s.forms = append(s.forms, f.(*formReader)) }
func (s *wordSearcher) Pop() any {
	last := s.forms[len(s.forms)-1]
	s.forms = s.forms[:len(s.forms)-1]
	return last
}
