package index

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/search"

	"github.com/huonguoc/huonguoc/index/query"
)

// Facet counts the clauses found by the values of one field, most clauses first.
type Facet struct {
	Field  query.Field
	Counts []Count
}

// Count is a value with its clauses. A clause that two rules of different kinds flag counts under both.
type Count struct {
	Value   string // as a filter takes it
	Name    string // as the ledger has it, for places
	Clauses int
}

// facetFields are the fields that are counted, in the order of the results.
var facetFields = []query.Field{
	query.NewCommune, query.OldCommune, query.District, query.Province, query.Village, query.Year, query.Form, query.Kind, query.Grade, query.Rule, query.Status,
}

// counter counts while clauses go by on their way to bleve's collector: one number a document, one a label.
type counter struct {
	search.Searcher
	columns   *columns
	documents []int
	labels    []int
}

func newCounter(s search.Searcher, c *columns) *counter {
	return &counter{Searcher: s, columns: c, documents: make([]int, len(c.ids)), labels: make([]int, len(c.labels))}
}

// Next implements search.Searcher.
func (c *counter) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	m, err := c.Searcher.Next(ctx)
	if m == nil || err != nil {
		return m, err
	}
	clause := m.IndexInternalID.Value()
	if d := c.columns.document[clause]; d != noDocument {
		c.documents[d]++
	}
	if l := c.columns.label[clause]; l != 0 {
		c.labels[l]++
		for _, l := range c.columns.more[uint32(clause)] {
			c.labels[l]++
		}
	}
	return m, nil
}

// tally adds up the clauses of values, and of the names in which a value is written: "Hiệp Hoà", "Hiệp Hòa".
type tally map[counted]int

type counted struct {
	field       query.Field
	value, name string
}

func (t tally) add(f query.Field, value, name string, n int) {
	if value != "" {
		t[counted{f, value, name}] += n
	}
}

// byField parts the sums by field, and then by value and name.
func (t tally) byField() map[query.Field]map[string]map[string]int {
	out := map[query.Field]map[string]map[string]int{}
	for c, n := range t {
		if out[c.field] == nil {
			out[c.field] = map[string]map[string]int{}
		}
		if out[c.field][c.value] == nil {
			out[c.field][c.value] = map[string]int{}
		}
		out[c.field][c.value][c.name] = n
	}
	return out
}

// facets turns the counts of documents into counts of places.
func (c *counter) facets(p *places) []Facet {
	sums := tally{}
	for i, n := range c.documents {
		if at := p.byID[c.columns.ids[i]]; at != nil && n > 0 {
			at.count(sums, n)
		}
	}
	for i, n := range c.labels {
		for _, f := range facetFields {
			if value, ok := strings.CutPrefix(c.columns.labels[i], labelLetters[f]); ok && n > 0 {
				sums.add(f, value, "", n)
			}
		}
	}
	var list []Facet
	fields := sums.byField()
	for _, f := range facetFields {
		if len(fields[f]) > 0 {
			list = append(list, Facet{f, sorted(fields[f])})
		}
	}
	return list
}

func (p *place) count(sums tally, n int) {
	h := p.Head
	sums.add(query.NewCommune, p.keys.today, p.Commune.Name, n)
	sums.add(query.OldCommune, p.keys.commune, h.Commune, n)
	sums.add(query.District, p.keys.district, h.District, n)
	sums.add(query.Province, p.keys.province, h.Province, n)
	sums.add(query.Village, p.keys.village, h.Village, n)
	if len(h.AdoptedOn) >= 4 {
		sums.add(query.Year, string(h.AdoptedOn[:4]), "", n)
	}
	sums.add(query.Form, string(h.Kind), "", n)
}

// sorted lists values, most clauses first, each under the name that most of its clauses have.
func sorted(values map[string]map[string]int) []Count {
	list := make([]Count, 0, len(values))
	for value, names := range values {
		c := Count{Value: value}
		most := 0
		for name, n := range names {
			c.Clauses += n
			if n > most || n == most && name < c.Name {
				c.Name, most = name, n
			}
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b Count) int {
		return cmp.Or(-cmp.Compare(a.Clauses, b.Clauses), strings.Compare(a.Value, b.Value))
	})
	return list
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

// order sorts by columns and places. It is a search.SearchSort of bleve.
type order struct {
	by      Sort
	places  *places
	columns *columns
}

var _ search.SearchSort = (*order)(nil)

// Value implements search.SearchSort: a string that sorts as wanted.
func (o *order) Value(m *search.DocumentMatch) string {
	clause := m.IndexInternalID.Value()
	d := o.columns.document[clause]
	if d == noDocument || o.places.byID[o.columns.ids[d]] == nil {
		return "~"
	}
	at := o.places.byID[o.columns.ids[d]]
	rank := strconv.FormatInt((1_000_000+int64(at.rank))*1_000_000+int64(o.columns.ordinal[clause]), 10)
	switch o.by {
	case ByYear:
		year := 0
		if len(at.Head.AdoptedOn) >= 4 {
			year, _ = strconv.Atoi(string(at.Head.AdoptedOn[:4]))
		}
		return strconv.Itoa(20_000-year) + rank
	case ByGrade:
		return string(o.columns.grade[clause]) + rank
	default:
		return rank
	}
}

// UpdateVisitor implements search.SearchSort; no columns of bleve are asked for.
func (o *order) UpdateVisitor(string, []byte) {}

func (o *order) DecodeValue(v string) string { return v }
func (o *order) Descending() bool            { return false }
func (o *order) RequiresDocID() bool         { return false }
func (o *order) RequiresScoring() bool       { return false }
func (o *order) RequiresFields() []string    { return nil }
func (o *order) Reverse()                    {}
func (o *order) Copy() search.SearchSort     { return o }
