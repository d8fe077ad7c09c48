package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/report"
)

func (a *app) printHeading(text string) { fmt.Fprintf(a.out, "\n%s\n", a.paint(bold, text)) }

// printHits prints clauses with their place, state and highlights, and the whole article where that is asked for.
func (a *app) printHits(ctx context.Context, x *index.Index, hits []index.Hit, s searching, from int) error {
	for i, h := range hits {
		a.printHit(strconv.Itoa(from+i+1)+".", h)
		if !s.article {
			continue
		}
		if err := a.printArticle(ctx, x, h); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) printHit(before string, h index.Hit) {
	c := h.Document.Document.Convention
	head := strings.Join(filled(h.Clause.Citation, c.Village, h.Document.Commune.Name), " · ")
	flag := ""
	if len(h.Document.Findings) > 0 {
		first := h.Document.Findings[0]
		flag = "  " + a.paint(amber, "["+strings.Join(filled(report.KindTitle(first.Kind, a.say), first.Grade, a.say.T("search.status."+h.Statuses[0])), " · ")+"]")
	}
	fmt.Fprintf(a.out, "%s %s%s\n   %s\n   %s\n", before, a.paint(bold, head), flag, oneLine(highlighted(h)),
		a.paint(dim, h.Ref.String()+"  "+h.Document.Document.Path))
}

// printArticle prints the article around a hit, the hit's own line marked.
func (a *app) printArticle(ctx context.Context, x *index.Index, h index.Hit) error {
	clauses, err := x.Article(ctx, h.Ref)
	if err != nil {
		return err
	}
	for _, c := range clauses {
		mark := "│"
		if c.Ordinal == h.Ref.Ordinal {
			mark = "┃"
		}
		fmt.Fprintf(a.out, "   %s %s  %s\n", mark, a.paint(dim, c.Citation), oneLine(strings.TrimSpace(strings.Join(append(ownHeading(c.Headings, c.Ordinal == clauses[0].Ordinal), c.Text), ": "))))
	}
	return nil
}

// ownHeading is the title of the article, for its first line.
func ownHeading(headings []string, first bool) []string {
	if !first || len(headings) == 0 {
		return nil
	}
	return headings[len(headings)-1:]
}

// printAround prints what is known of all hits.
func (a *app) printAround(r index.Request, results index.Results) {
	switch {
	case len(results.Hits) > 0:
		fmt.Fprintln(a.out, a.say.T("search.shown", "From", r.Offset+1, "To", r.Offset+len(results.Hits), "Total", a.say.Int(results.Total)))
	case results.Total > 0:
		fmt.Fprintln(a.out, a.say.T("search.past", "Total", a.say.Int(results.Total)))
	default:
		fmt.Fprintln(a.out, a.say.T("search.none"))
	}
	if results.DidYouMean != "" {
		fmt.Fprintln(a.out, a.say.T("search.did-you-mean", "Query", results.DidYouMean))
	}
	if results.Behind > 0 {
		fmt.Fprintln(a.out, a.say.N("search.behind", results.Behind))
	}
	for _, f := range results.Facets {
		a.printFacet(f)
	}
}

// facetLines is how many values of a field are printed; all are in the JSON output.
const facetLines = 8

func (a *app) printFacet(f index.Facet) {
	a.printHeading(a.say.T("search.field." + string(f.Field)))
	for _, c := range f.Counts[:min(len(f.Counts), facetLines)] {
		fmt.Fprintf(a.out, "%8s  %s\n", a.say.Int(c.Clauses), a.facetName(f.Field, c))
	}
	if more := len(f.Counts) - facetLines; more > 0 {
		fmt.Fprintf(a.out, "%8s  %s\n", "", a.say.N("search.more-values", more))
	}
}

func (a *app) facetName(field query.Field, c index.Count) string {
	switch field {
	case query.Kind:
		return report.KindTitle(c.Value, a.say)
	case query.Form:
		return a.say.T("kind." + c.Value)
	case query.Status:
		return a.say.T("search.status." + c.Value)
	default:
		return cmp.Or(c.Name, c.Value)
	}
}

// highlighted is a hit's clause with the words of the query set off by brackets.
func highlighted(h index.Hit) string {
	var b strings.Builder
	at := 0
	for _, s := range h.Highlights {
		b.WriteString(h.Clause.Text[at:s.Start])
		b.WriteString("[" + h.Clause.Text[s.Start:s.End] + "]")
		at = s.End
	}
	b.WriteString(h.Clause.Text[at:])
	return b.String()
}

func filled(parts ...string) []string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return list
}
