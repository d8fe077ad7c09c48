package index

import (
	"cmp"
	"math"
	"slices"
	"strings"

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

// facetFields are the fields that are counted, in the order of the results: those of documents, and those of clauses.
var facetFields = append(placeFields[:], query.Kind, query.Grade, query.Rule, query.Status)

// facetValue is what clauses are counted under. A unit may be written in several ways: "Hiệp Hoà", "Hiệp Hòa".
type facetValue struct {
	field       query.Field
	value, name string
}

func byFieldAndValue(a, b facetValue) int {
	if a.field != b.field {
		return cmp.Compare(slices.Index(facetFields, a.field), slices.Index(facetFields, b.field))
	}
	return cmp.Or(strings.Compare(a.value, b.value), strings.Compare(a.name, b.name))
}

// counter counts the clauses found: one number a document, one a label.
type counter struct {
	columns   *columns
	documents []uint32
	labels    []uint32
}

func newCounter(c *columns) *counter {
	return &counter{columns: c, documents: make([]uint32, len(c.ids)), labels: make([]uint32, len(c.labels.values))}
}

func (c *counter) add(clause uint64) {
	if d := c.columns.document[clause]; d != noDocument {
		c.documents[d]++
	}
	label := c.columns.label[clause]
	c.labels[label]++
	if label != c.columns.unmarked {
		for _, l := range c.columns.more[uint32(clause)] {
			c.labels[l]++
		}
	}
}

// facets turns the counts of documents into counts of places.
func (c *counter) facets() []Facet {
	of := c.columns.of
	places := make([]uint32, len(of.table.values))
	for d, n := range c.documents {
		if at := c.columns.places[d]; n > 0 && at != nil {
			for _, v := range at.values {
				places[v] += n
			}
		}
	}
	return append(of.table.facets(places), c.columns.labels.facets(c.labels)...)
}

// facetTable is what clauses are counted under, by field, value and name. The first value stands for none.
type facetTable struct {
	values []facetValue
	ends   []int // of the values of each field
}

// newFacetTable takes values that are in order.
func newFacetTable(values []facetValue) facetTable {
	t := facetTable{values: values}
	for i := 1; i < len(values); i++ {
		if i+1 == len(values) || values[i].field != values[i+1].field {
			t.ends = append(t.ends, i+1)
		}
	}
	return t
}

func (t facetTable) facets(counts []uint32) (list []Facet) {
	from := 1
	for _, end := range t.ends {
		if sums := sumUp(t.values[from:end], counts[from:end]); len(sums) > 0 {
			list = append(list, Facet{t.values[from].field, sums})
		}
		from = end
	}
	return list
}

// sumUp lists the values of one field, most clauses first, each under the name that most of its clauses have.
func sumUp(values []facetValue, counts []uint32) []Count {
	most, found := uint32(0), 0
	for _, n := range counts {
		if n > 0 {
			found++
		}
	}
	list := make([]Count, 0, found)
	for i, n := range counts {
		if n == 0 {
			continue
		}
		v := values[i]
		last := len(list) - 1
		if last < 0 || list[last].Value != v.value {
			list, most = append(list, Count{v.value, v.name, int(n)}), n
			continue
		}
		list[last].Clauses += int(n)
		if n > most {
			list[last].Name, most = v.name, n
		}
	}
	return mostFirst(list)
}

// mostFirst orders counts that are in the order of their values. There may be thousands of villages, and numbers are sorted
// much faster than counts.
func mostFirst(list []Count) []Count {
	keys := make([]uint64, len(list))
	for i, c := range list {
		keys[i] = uint64(math.MaxUint32-c.Clauses)<<32 | uint64(i)
	}
	slices.Sort(keys)
	sorted := make([]Count, len(list))
	for i, key := range keys {
		sorted[i] = list[uint32(key)]
	}
	return sorted
}
