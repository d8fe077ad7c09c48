package index

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
)

// places are all documents of the ledger with the rank that they have in a list by place. What all clauses of a document
// share is counted and sorted by through it, which keeps columns of places out of the index.
type places struct {
	byID map[int64]*place
}

type place struct {
	ledger.Place
	rank int                                                          // by commune, village, file
	keys struct{ today, commune, district, province, village string } // as a filter takes them
}

func newPlace(p ledger.Place, rank int) *place {
	at := &place{Place: p, rank: rank}
	at.keys.today = cmp.Or(p.Commune.Code, query.PlaceKey(p.Commune.Name))
	at.keys.commune, at.keys.district = query.PlaceKey(p.Head.Commune), query.PlaceKey(p.Head.District)
	at.keys.province, at.keys.village = query.PlaceKey(p.Head.Province), query.PlaceKey(p.Head.Village)
	return at
}

// knownPlaces reads the places once for every state of the index.
func (x *Index) knownPlaces(ctx context.Context) (*places, error) {
	if p := x.places.Load(); p != nil {
		return p, nil
	}
	list, err := x.ledger.Places(ctx)
	if err != nil {
		return nil, err
	}
	p := &places{byID: make(map[int64]*place, len(list))}
	slices.SortFunc(list, byPlace)
	for i, l := range list {
		p.byID[l.ID] = newPlace(l, i)
	}
	x.places.Store(p)
	return p, nil
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
