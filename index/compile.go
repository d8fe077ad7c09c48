package index

import (
	"context"
	"errors"

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
	places    *places
	read      func() (*columns, error)
	known     *columns // once they were wanted
	total     uint64   // clauses in the index
	scores    bool
}

// columns are those of this state of the index. Reading them anew takes a moment, so a search that can do without does.
func (c *compiler) columns() (_ *columns, err error) {
	if c.known == nil {
		c.known, err = c.read()
	}
	return c.known, err
}

// ref is the name of a clause.
func (c *compiler) ref(clause uint64) (Ref, error) {
	if c.known != nil {
		return c.known.ref(clause), nil
	}
	return c.sequences.ref(clause)
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
	silent := *c
	silent.scores = false
	found := &phraseSearcher{sequences: c.sequences}
	var list []search.Searcher
	slots := make([][]slot, len(parts))
	for i, part := range parts {
		var words [][]form
		for _, word := range part {
			forms := c.words.formsOf(word, false)
			if len(forms) == 0 {
				return c.nothing(list)
			}
			s, err := newWordSearcher(c.ctx, c.reader, fieldWords, forms, c.total, false)
			if err != nil {
				return nil, errors.Join(err, closeAll(list))
			}
			asked := c.asked(forms, s.idf)
			list, words = append(list, s), append(words, forms)
			slots[i], found.asked = append(slots[i], asked.slot), append(found.asked, asked)
		}
		found.traces = append(found.traces, c.codec.trace(words))
	}
	found.stands = check(slots)
	var err error
	found.Searcher, err = silent.conjunction(list)
	return found, err
}

// nothing is found in the place of searchers that cannot all find something.
func (c *compiler) nothing(list []search.Searcher) (search.Searcher, error) {
	if err := closeAll(list); err != nil {
		return nil, err
	}
	return c.none()
}

func (c *compiler) asked(forms []form, idf float64) askedWord {
	a := askedWord{slot: c.slot(forms), idf: idf}
	for _, f := range forms {
		a.weights = append(a.weights, f.weight)
	}
	return a
}

func (c *compiler) slot(forms []form) slot {
	s := make(slot, len(forms))
	for i, f := range forms {
		s[i] = c.codec.code(f.term)
	}
	return s
}
