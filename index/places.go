package index

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
)

// places are all documents of the ledger with what all clauses of a document share: old and new units, year, form.
// Clauses are counted, sorted and filtered by it through the document, so that it need not stand in the index once a clause.
type places struct {
	byID  map[int64]*place
	table facetTable
	keys  [][]string // of each value, as a filter takes it: as it is, a unit whole and without its type
}

type place struct {
	ledger.Place
	rank   int                      // by commune, village, file
	year   int                      // 0 when it is not known
	values [len(placeFields)]uint32 // in places.table; 0 where the document has none
}

// placeFields are the fields of the query language that a document has, in the order of the results.
var placeFields = [...]query.Field{query.NewCommune, query.OldCommune, query.District, query.Province, query.Village, query.Year, query.Form}

// knownPlaces reads the places once for every state of the index.
func (x *Index) knownPlaces(ctx context.Context) (*places, error) {
	if p := x.places.Load(); p != nil {
		return p, nil
	}
	list, err := x.ledger.Places(ctx)
	if err != nil {
		return nil, err
	}
	p := newPlaces(list)
	x.places.Store(p)
	return p, nil
}

func newPlaces(list []ledger.Place) *places {
	slices.SortFunc(list, byPlace)
	p := &places{byID: make(map[int64]*place, len(list))}
	values := make([]facetValue, 1)
	numbers := map[facetValue]uint32{}
	own := make([][len(placeFields)]facetValue, len(list))
	for i, l := range list {
		own[i] = valuesOf(l)
		for _, v := range own[i] {
			if _, known := numbers[v]; !known && v.value != "" {
				numbers[v] = 0
				values = append(values, v)
			}
		}
	}
	slices.SortFunc(values[1:], byFieldAndValue)
	p.table = newFacetTable(values)
	for i, v := range values {
		numbers[v] = uint32(i)
		p.keys = append(p.keys, append(placeKeys(v.name), v.value))
	}
	for i, l := range list {
		at := &place{Place: l, rank: i}
		at.year, _ = strconv.Atoi(yearOf(l))
		for k, v := range own[i] {
			at.values[k] = numbers[v]
		}
		p.byID[l.ID] = at
	}
	return p
}

// valuesOf are what a document counts under, by placeFields.
func valuesOf(p ledger.Place) [len(placeFields)]facetValue {
	h := p.Head
	list := [len(placeFields)]facetValue{
		{value: cmp.Or(p.Commune.Code, query.PlaceKey(p.Commune.Name)), name: p.Commune.Name},
		{value: query.PlaceKey(h.Commune), name: h.Commune},
		{value: query.PlaceKey(h.District), name: h.District},
		{value: query.PlaceKey(h.Province), name: h.Province},
		{value: query.PlaceKey(h.Village), name: h.Village},
		{value: yearOf(p)},
		{value: string(h.Kind)},
	}
	for i, f := range placeFields {
		list[i].field = f
	}
	return list
}

// yearOf is the year of adoption; empty when it is not known.
func yearOf(p ledger.Place) string {
	if len(p.Head.AdoptedOn) < 4 {
		return ""
	}
	return string(p.Head.AdoptedOn[:4])
}

// unitTypes are the words before the name of a unit, folded.
var unitTypes = []string{
	"xa", "phuong", "dac khu", "thi tran", "huyen", "thi xa", "quan", "thanh pho", "tinh", "thon", "lang", "ban", "ap", "to dan pho", "khu pho", "khu",
}

// placeKeys are the names by which a place is found: whole, and without its type.
func placeKeys(name string) []string {
	key := query.PlaceKey(name)
	if key == "" {
		return nil
	}
	for _, t := range unitTypes {
		if rest, ok := strings.CutPrefix(key, t+" "); ok {
			return []string{key, rest}
		}
	}
	return []string{key}
}

// byPlace orders documents by the letters of today's commune without its type, then by village and file; unknown places
// come last.
func byPlace(a, b ledger.Place) int {
	return cmp.Or(
		cmp.Compare(unknownPlace(a), unknownPlace(b)),
		strings.Compare(placeName(a.Commune.Name), placeName(b.Commune.Name)),
		strings.Compare(a.Commune.Code, b.Commune.Code),
		strings.Compare(placeName(a.Head.Village), placeName(b.Head.Village)),
		strings.Compare(viet.Fold(a.Path), viet.Fold(b.Path)),
		cmp.Compare(a.ID, b.ID),
	)
}

func unknownPlace(p ledger.Place) int {
	if p.Commune.Name == "" {
		return 1
	}
	return 0
}

func placeName(name string) string {
	keys := placeKeys(name)
	if len(keys) == 0 {
		return ""
	}
	return keys[len(keys)-1]
}
