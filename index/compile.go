package index

import (
	"context"
	"errors"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/index/query"
)

// compiler turns the tree of a query into searchers of one state of the index.
type compiler struct {
	ctx       context.Context
	reader    bleveindex.IndexReader
	words     *vocabulary
	codec     *codec
	sequences *sequences
	total     uint64 // clauses in the index
	scores    bool
}

func (c *compiler) options() search.SearcherOptions {
	if c.scores {
		return search.SearcherOptions{}
	}
	return search.SearcherOptions{Score: "none"}
}

func (c *compiler) searcher(n query.Node) (search.Searcher, error) {
	switch n := n.(type) {
	case query.Word:
		return c.word(n.Text, n.Prefix)
	case query.Phrase:
		return c.standing([][]string{n.Words}, func(parts [][]slot) func([]wordCode) bool {
			return func(words []wordCode) bool { return len(runs(words, parts[0])) > 0 }
		})
	case query.Near:
		return c.standing(n.Parts, func(parts [][]slot) func([]wordCode) bool {
			return func(words []wordCode) bool { return len(together(words, parts, n.Gap)) > 0 }
		})
	case query.Filter:
		return c.filter(n)
	case query.And:
		return c.and(n.Nodes)
	case query.Or:
		return c.or(n.Nodes)
	case query.Not:
		return c.and([]query.Node{n})
	default:
		return c.all()
	}
}

func (c *compiler) all() (search.Searcher, error) {
	return searcher.NewMatchAllSearcher(c.ctx, c.reader, 1, c.options())
}

func (c *compiler) none() (search.Searcher, error) { return searcher.NewMatchNoneSearcher(c.reader) }

func (c *compiler) word(text string, prefix bool) (search.Searcher, error) {
	return c.forms(fieldWords, c.words.formsOf(text, prefix), c.scores)
}

func (c *compiler) forms(field string, forms []form, scores bool) (search.Searcher, error) {
	if len(forms) == 0 {
		return c.none()
	}
	return newWordSearcher(c.ctx, c.reader, field, forms, c.total, scores)
}

// each makes the searchers of several nodes, and closes them when one cannot be made.
func (c *compiler) each(nodes []query.Node) (list []search.Searcher, err error) {
	for _, n := range nodes {
		s, err := c.searcher(n)
		if err != nil {
			return nil, errors.Join(err, closeAll(list))
		}
		list = append(list, s)
	}
	return list, nil
}

func closeAll(list []search.Searcher) (err error) {
	for _, s := range list {
		err = errors.Join(err, s.Close())
	}
	return err
}

func (c *compiler) and(nodes []query.Node) (search.Searcher, error) {
	var wanted, unwanted []query.Node
	for _, n := range nodes {
		if not, is := n.(query.Not); is {
			unwanted = append(unwanted, not.Node)
		} else {
			wanted = append(wanted, n)
		}
	}
	must, err := c.every(wanted)
	if err != nil || len(unwanted) == 0 {
		return must, err
	}
	not, err := c.or(unwanted)
	if err != nil {
		return nil, errors.Join(err, must.Close())
	}
	return searcher.NewBooleanSearcher(c.ctx, c.reader, must, nil, not, c.options())
}

func (c *compiler) every(nodes []query.Node) (search.Searcher, error) {
	if len(nodes) == 0 {
		return c.all()
	}
	list, err := c.each(nodes)
	if err != nil {
		return nil, err
	}
	return c.conjunction(list)
}

// conjunction joins searchers. Those that bleve can cut down to what they share stand in a conjunction of their own,
// because one that it cannot would keep it from doing so.
func (c *compiler) conjunction(list []search.Searcher) (search.Searcher, error) {
	if len(list) == 1 {
		return list[0], nil
	}
	var single, other []search.Searcher
	for _, s := range list {
		if w, is := s.(*wordSearcher); is && len(w.rest) == 1 {
			single = append(single, s)
		} else {
			other = append(other, s)
		}
	}
	if len(single) > 1 && len(other) > 0 {
		inner, err := searcher.NewConjunctionSearcher(c.ctx, c.reader, single, c.options())
		if err != nil {
			return nil, errors.Join(err, closeAll(list))
		}
		list = append([]search.Searcher{inner}, other...)
	}
	return searcher.NewConjunctionSearcher(c.ctx, c.reader, list, c.options())
}

func (c *compiler) or(nodes []query.Node) (search.Searcher, error) {
	list, err := c.each(nodes)
	if err != nil {
		return nil, err
	}
	return c.some(list, 1)
}

// some wants at least so many of the searchers.
func (c *compiler) some(list []search.Searcher, least int) (search.Searcher, error) {
	if len(list) == 1 {
		return list[0], nil
	}
	return searcher.NewDisjunctionSearcher(c.ctx, c.reader, list, float64(least), c.options())
}

// standing wants all words of the parts, standing as the check that is made from their slots demands.
func (c *compiler) standing(parts [][]string, check func([][]slot) func([]wordCode) bool) (search.Searcher, error) {
	var list []search.Searcher
	slots := make([][]slot, len(parts))
	for i, part := range parts {
		for _, word := range part {
			forms := c.words.formsOf(word, false)
			s, err := c.forms(fieldWords, forms, c.scores)
			if err != nil {
				return nil, errors.Join(err, closeAll(list))
			}
			list = append(list, s)
			slots[i] = append(slots[i], c.slot(forms))
		}
	}
	all, err := c.conjunction(list)
	if err != nil {
		return nil, err
	}
	return &phraseSearcher{Searcher: all, sequences: c.sequences, stands: check(slots)}, nil
}

func (c *compiler) slot(forms []form) slot {
	s := make(slot, len(forms))
	for i, f := range forms {
		s[i] = c.codec.code(f.term)
	}
	return s
}

// filter finds the clauses with one of the values.
func (c *compiler) filter(f query.Filter) (search.Searcher, error) {
	field := fieldPlaces
	switch f.Field {
	case query.Kind, query.Grade, query.Rule, query.Status:
		field = fieldMarks
	}
	var forms []form
	for _, v := range f.Values {
		for _, letter := range lettersOf(f.Field) {
			labels, err := c.labels(field, letter, f.Field, v)
			if err != nil {
				return nil, err
			}
			forms = append(forms, labels...)
		}
	}
	return c.forms(field, forms, false)
}

// lettersOf are the labels that a field of the language looks at: "xã" at both the old and the new commune.
func lettersOf(f query.Field) []string {
	if f == query.Commune {
		return []string{labelLetters[query.NewCommune], labelLetters[query.OldCommune]}
	}
	return []string{labelLetters[f]}
}

// labels are the labels that a value stands for: itself, all of a range, or all with a beginning.
func (c *compiler) labels(field, letter string, of query.Field, v query.Value) ([]form, error) {
	switch {
	case of == query.Status && v.Text == query.StatusFlagged:
		return labelForms(letter, query.StatusOpen, query.StatusConfirmed, query.StatusDismissed, query.StatusUnsure, query.StatusDisputed), nil
	case !v.Range && !v.Prefix:
		return labelForms(letter, v.Text), nil
	}
	dict, err := c.reader.FieldDictPrefix(field, []byte(letter+v.Text))
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
		if value := strings.TrimPrefix(e.Term, letter); !v.Range || within(value, v) {
			list = append(list, form{term: e.Term})
		}
	}
}

func within(value string, v query.Value) bool {
	return (v.Low == "" || value >= v.Low) && (v.High == "" || value <= v.High)
}

func labelForms(letter string, values ...string) (list []form) {
	for _, v := range values {
		list = append(list, form{term: letter + v})
	}
	return list
}
