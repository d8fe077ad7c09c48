package index

import (
	"errors"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/index/query"
)

// filter finds the clauses with one of the values.
func (c *compiler) filter(f query.Filter) (search.Searcher, error) {
	switch f.Field {
	case query.Kind, query.Grade, query.Rule:
		return c.markFilter(f)
	case query.Status:
		return c.statusFilter(f)
	case query.Commune: // the old and the new one
		return c.placeFilter(f, query.NewCommune, query.OldCommune)
	default:
		return c.placeFilter(f, f.Field)
	}
}

// placeFilter finds the clauses of the documents that have one of the values in one of the fields.
func (c *compiler) placeFilter(f query.Filter, fields ...query.Field) (search.Searcher, error) {
	known, err := c.columns()
	if err != nil {
		return nil, err
	}
	passes := make([]bool, len(c.places.table.values))
	for i, v := range c.places.table.values[1:] {
		passes[i+1] = slices.Contains(fields, v.field) && takesOneOf(f.Values, c.places.keys[i+1])
	}
	documents := make([]bool, len(known.ids))
	s := &columnSearcher{end: uint64(len(known.document))}
	for d, at := range known.places {
		if at != nil && slices.ContainsFunc(at.values[:], func(v uint32) bool { return passes[v] }) {
			documents[d] = true
			s.count += uint64(known.size[d])
		}
	}
	s.passes = func(clause uint64) bool {
		d := known.document[clause]
		return d != noDocument && documents[d]
	}
	return s, nil
}

// takesOneOf tells whether one of the values of a filter takes one of the keys.
func takesOneOf(values []query.Value, keys []string) bool {
	return slices.ContainsFunc(values, func(wanted query.Value) bool {
		return slices.ContainsFunc(keys, func(key string) bool { return takes(wanted, key) })
	})
}

func takes(wanted query.Value, value string) bool {
	switch {
	case wanted.Range:
		return (wanted.Low == "" || value >= wanted.Low) && (wanted.High == "" || value <= wanted.High)
	case wanted.Prefix:
		return strings.HasPrefix(value, wanted.Text)
	default:
		return value == wanted.Text
	}
}

// statusFilter is markFilter with the statuses that stand for others: flagged for several, none for clauses without a mark.
func (c *compiler) statusFilter(f query.Filter) (search.Searcher, error) {
	wanted := query.Filter{Field: f.Field}
	none := false
	for _, v := range f.Values {
		switch v.Text {
		case query.StatusNone:
			none = true
		case query.StatusFlagged:
			for _, s := range []string{query.StatusOpen, query.StatusConfirmed, query.StatusDismissed, query.StatusUnsure, query.StatusDisputed} {
				wanted.Values = append(wanted.Values, query.Value{Text: s})
			}
		default:
			wanted.Values = append(wanted.Values, v)
		}
	}
	marked, err := c.markFilter(wanted)
	if err != nil || !none {
		return marked, err
	}
	unmarked, err := c.unmarked()
	if err != nil {
		return nil, errors.Join(err, marked.Close())
	}
	return c.some([]search.Searcher{marked, unmarked}, 1)
}

// unmarked finds the clauses on which nothing was found.
func (c *compiler) unmarked() (search.Searcher, error) {
	known, err := c.columns()
	if err != nil {
		return nil, err
	}
	return &columnSearcher{end: uint64(len(known.document)), count: c.total, passes: func(clause uint64) bool {
		return known.label[clause] == known.unmarked && known.document[clause] != noDocument
	}}, nil
}

// markFilter finds the clauses with one of the labels.
func (c *compiler) markFilter(f query.Filter) (search.Searcher, error) {
	var forms []form
	for _, v := range f.Values {
		labels, err := c.labels(labelLetters[f.Field], v)
		if err != nil {
			return nil, err
		}
		forms = append(forms, labels...)
	}
	return c.forms(fieldMarks, forms, false)
}

// labels are the labels that a value stands for: itself, all of a range, or all with a beginning.
func (c *compiler) labels(letter string, v query.Value) ([]form, error) {
	if !v.Range && !v.Prefix {
		return []form{{term: letter + v.Text}}, nil
	}
	dict, err := c.reader.FieldDictPrefix(fieldMarks, []byte(letter))
	if err != nil {
		return nil, err
	}
	var list []form
	for {
		e, err := dict.Next()
		if err != nil {
			return nil, errors.Join(err, dict.Close())
		}
		if e == nil {
			return list, dict.Close()
		}
		if takes(v, strings.TrimPrefix(e.Term, letter)) {
			list = append(list, form{term: e.Term})
		}
	}
}

// columnSearcher goes through the clauses that pass, by the columns alone. It is a search.Searcher of bleve.
type columnSearcher struct {
	passes    func(clause uint64) bool
	next, end uint64
	count     uint64
}

var _ search.Searcher = (*columnSearcher)(nil)

// Next implements search.Searcher.
func (s *columnSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	for ; s.next < s.end; s.next++ {
		if s.passes(s.next) {
			m := ctx.DocumentMatchPool.Get()
			m.IndexInternalID = bleveindex.NewIndexInternalID(m.IndexInternalID, s.next)
			s.next++
			return m, nil
		}
	}
	return nil, nil
}

// Advance implements search.Searcher.
func (s *columnSearcher) Advance(ctx *search.SearchContext, id bleveindex.IndexInternalID) (*search.DocumentMatch, error) {
	s.next = max(s.next, id.Value())
	return s.Next(ctx)
}

func (s *columnSearcher) Close() error               { return nil }
func (s *columnSearcher) Weight() float64            { return 1 }
func (s *columnSearcher) SetQueryNorm(float64)       {}
func (s *columnSearcher) Count() uint64              { return s.count }
func (s *columnSearcher) Min() int                   { return 0 }
func (s *columnSearcher) Size() int                  { return 0 }
func (s *columnSearcher) DocumentMatchPoolSize() int { return 1 }
