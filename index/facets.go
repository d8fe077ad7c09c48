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

// counter counts labels while bleve goes through the clauses: one number a document, one a label of findings. It is a
// facet builder of bleve, which it hands nothing back.
type counter struct {
	documents map[int64]*int
	labels    map[string]*int
}

var _ search.FacetBuilder = (*counter)(nil)

func newCounter() *counter { return &counter{documents: map[int64]*int{}, labels: map[string]*int{}} }

// UpdateVisitor implements search.FacetBuilder.
func (c *counter) UpdateVisitor(term []byte) {
	if len(term) == 0 || term[0] == ordinalLetter[0] {
		return
	}
	if term[0] == documentLetter[0] {
		id, _ := number(term[1:])
		n := c.documents[id]
		if n == nil {
			n = new(int)
			c.documents[id] = n
		}
		*n++
		return
	}
	n := c.labels[string(term)]
	if n == nil {
		n = new(int)
		c.labels[string(term)] = n
	}
	*n++
}

// number reads digits without making a string of them.
func number(digits []byte) (n int64, ok bool) {
	for _, d := range digits {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = n*10 + int64(d-'0')
	}
	return n, len(digits) > 0
}

func (c *counter) StartDoc()                   {}
func (c *counter) EndDoc()                     {}
func (c *counter) Result() *search.FacetResult { return &search.FacetResult{} }
func (c *counter) Field() string               { return fieldMarks }
func (c *counter) Size() int                   { return 0 }

// facets turns the counts of documents into counts of places.
func (c *counter) facets(p *places) []Facet {
	sums := map[query.Field]map[Count]int{}
	add := func(f query.Field, value, name string, n int) {
		if value == "" {
			return
		}
		if sums[f] == nil {
			sums[f] = map[Count]int{}
		}
		sums[f][Count{Value: value, Name: name}] += n
	}
	for id, n := range c.documents {
		if at := p.byID[id]; at != nil {
			at.count(add, *n)
		}
	}
	for _, f := range facetFields {
		for label, n := range c.labels {
			if value, ok := strings.CutPrefix(label, labelLetters[f]); ok {
				add(f, value, "", *n)
			}
		}
	}
	var list []Facet
	for _, f := range facetFields {
		if len(sums[f]) > 0 {
			list = append(list, Facet{f, sorted(sums[f])})
		}
	}
	return list
}

func (p *place) count(add func(f query.Field, value, name string, n int), n int) {
	h := p.Head
	add(query.NewCommune, cmp.Or(p.Commune.Code, query.PlaceKey(p.Commune.Name)), p.Commune.Name, n)
	for f, name := range map[query.Field]string{
		query.OldCommune: h.Commune, query.District: h.District, query.Province: h.Province, query.Village: h.Village,
	} {
		add(f, query.PlaceKey(name), name, n)
	}
	if len(h.AdoptedOn) >= 4 {
		add(query.Year, string(h.AdoptedOn[:4]), "", n)
	}
	add(query.Form, string(h.Kind), "", n)
}

func sorted(sums map[Count]int) []Count {
	list := make([]Count, 0, len(sums))
	for c, n := range sums {
		c.Clauses = n
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b Count) int {
		return cmp.Or(-cmp.Compare(a.Clauses, b.Clauses), strings.Compare(a.Value, b.Value), strings.Compare(a.Name, b.Name))
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

// order sorts by what the column of marks and the places say. It is a search.SearchSort of bleve.
type order struct {
	by     Sort
	places *places
	at     *place
	clause int64
	grade  byte
}

var _ search.SearchSort = (*order)(nil)

// UpdateVisitor implements search.SearchSort: it gets the terms of one clause after the other.
func (o *order) UpdateVisitor(_ string, term []byte) {
	switch {
	case len(term) < 2:
	case term[0] == documentLetter[0]:
		id, _ := number(term[1:])
		o.at = o.places.byID[id]
	case term[0] == ordinalLetter[0]:
		o.clause, _ = number(term[1:])
	case string(term[:1]) == labelLetters[query.Grade]:
		o.grade = min(o.grade, term[len(term)-1])
	}
}

const noGrade = '9'

// Value implements search.SearchSort: a string that sorts as wanted.
func (o *order) Value(*search.DocumentMatch) string {
	at, grade := o.at, o.grade
	o.at, o.grade = nil, noGrade
	if at == nil {
		return "~"
	}
	rank := strconv.FormatInt((1_000_000+int64(at.rank))*1_000_000+o.clause, 10)
	switch o.by {
	case ByYear:
		year := 0
		if len(at.Head.AdoptedOn) >= 4 {
			year, _ = strconv.Atoi(string(at.Head.AdoptedOn[:4]))
		}
		return strconv.Itoa(20_000-year) + rank
	case ByGrade:
		return string(grade) + rank
	default:
		return rank
	}
}

func (o *order) DecodeValue(v string) string { return v }
func (o *order) Descending() bool            { return false }
func (o *order) RequiresDocID() bool         { return false }
func (o *order) RequiresScoring() bool       { return false }
func (o *order) RequiresFields() []string    { return []string{fieldMarks} }
func (o *order) Reverse()                    {}
func (o *order) Copy() search.SearchSort     { return &order{by: o.by, places: o.places, grade: noGrade} }
