package main

import (
	"context"
	"fmt"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/report"
)

// searchLike finds the clauses most like one, named by its id, or like a text.
func (a *app) searchLike(ctx context.Context, x *index.Index, s searching) error {
	ref, err := index.ParseRef(s.like)
	var list []index.Likeness
	if err != nil {
		list, err = x.Like(ctx, s.like, index.Ref{}, s.request.Limit)
	} else {
		_, list, err = x.LikeClause(ctx, ref, s.request.Limit)
	}
	if err != nil {
		return err
	}
	if s.form == formatTable {
		a.printLike(list)
		return nil
	}
	return a.encodeLike(s, list)
}

func (a *app) printLike(list []index.Likeness) {
	if len(list) == 0 {
		fmt.Fprintln(a.out, a.say.T("search.like.none"))
	}
	heading := ""
	for i, l := range list {
		if h := a.say.T(likeness(l.Share)); h != heading {
			heading = h
			a.printHeading(h)
		}
		a.printHit(fmt.Sprintf("%d. %s", i+1, a.say.Percent(100*l.Share, true)), l.Hit)
	}
}

func likeness(share float64) string {
	switch {
	case share >= index.SameWords:
		return "search.like.same"
	case share >= index.NearlySo:
		return "search.like.nearly"
	default:
		return "search.like.similar"
	}
}

func (a *app) encodeLike(s searching, list []index.Likeness) error {
	hits := make([]index.Hit, len(list))
	object := found{Query: s.like, Total: len(list), Hits: []foundHit{}}
	for i, l := range list {
		hits[i] = l.Hit
		hit := newFoundHit(l.Hit)
		hit.Resembles = l.Share
		object.Hits = append(object.Hits, hit)
	}
	switch s.form {
	case formatJSON:
		return report.Encode(a.out, object)
	case formatJSONL:
		return writeLines(a.out, object.Hits)
	default:
		return report.CSV(a.out, report.Hits(hits, a.say))
	}
}
