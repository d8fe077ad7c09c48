package index

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/ledger"
)

// exactBoost lets a clause with the word as typed stand before one where only the letters agree.
const exactBoost = 8

// Query asks for clauses that hold all the words.
//
// A word typed with marks finds itself, and text that has lost its marks; a word typed without marks finds every word of
// these letters. The word as typed ranks first.
type Query struct {
	Text    string
	Flagged bool   // only clauses with findings, hints apart
	Kind    string // id of a kind, empty for all
	Commune string // code or name of today's commune, with its type or without; empty for all
	Limit   int
	Offset  int
}

// Hit is one clause.
type Hit struct {
	Document   ledger.Stored // Findings are the clause's
	Clause     corpus.Clause
	Highlights []Span // in the clause's text
}

// Results are a page of hits and the number of all.
type Results struct {
	Total uint64
	Hits  []Hit
}

// Search answers a query from the index and the ledger's text.
func (x *Index) Search(ctx context.Context, q Query) (Results, error) {
	terms := Terms(q.Text)
	request := bleve.NewSearchRequestOptions(build(q, terms), q.Limit, q.Offset, false)
	request.SortBy([]string{"-_score", "_id"}) // equal scores keep one order
	found, err := x.bleve.SearchInContext(ctx, request)
	if err != nil {
		return Results{}, fmt.Errorf("search: %w", err)
	}
	results := Results{Total: found.Total}
	for _, match := range found.Hits {
		hit, err := x.hit(ctx, match.ID)
		if err != nil {
			return Results{}, err
		}
		hit.Highlights = Highlight(hit.Clause.Text, terms)
		results.Hits = append(results.Hits, hit)
	}
	return results, nil
}

func build(q Query, terms []string) query.Query {
	var all []query.Query
	for _, term := range terms {
		all = append(all, word(term))
	}
	if q.Flagged {
		all = append(all, filter(fieldStatus, statusFlagged))
	}
	if q.Kind != "" {
		all = append(all, filter(fieldKind, q.Kind))
	}
	if q.Commune != "" {
		all = append(all, commune(q.Commune))
	}
	if len(all) == 0 {
		return bleve.NewMatchAllQuery()
	}
	return bleve.NewConjunctionQuery(all...)
}

// Terms are the words of a query in the normal form.
func Terms(text string) []string {
	normal := viet.Normal(text)
	var terms []string
	for _, t := range viet.Tokenize(normal) {
		if t.Kind != viet.Mark {
			terms = append(terms, normal[t.Start:t.End])
		}
	}
	return terms
}

// word matches one word of the query, given in the normal form.
func word(term string) query.Query {
	exact := bleve.NewTermQuery(term)
	exact.SetField(fieldExact)
	exact.SetBoost(exactBoost)
	folded := viet.Fold(term)
	other := bleve.NewTermQuery(folded)
	other.SetField(fieldFolded)
	if folded != term {
		other.SetField(fieldExact)
	}
	return bleve.NewDisjunctionQuery(exact, other)
}

func filter(field, value string) query.Query {
	q := bleve.NewTermQuery(value)
	q.SetField(field)
	q.SetBoost(0)
	return q
}

// commune matches today's commune by its code, its full name, or its name without the type.
func commune(name string) query.Query {
	key := communeKey(strings.TrimSpace(name))
	any := []query.Query{filter(fieldCommune, key)}
	for _, kind := range []string{"xa", "phuong", "dac khu"} {
		any = append(any, filter(fieldCommune, kind+" "+key))
	}
	return bleve.NewDisjunctionQuery(any...)
}

// hit fetches from the ledger what an entry stands for.
func (x *Index) hit(ctx context.Context, name string) (Hit, error) {
	document, ordinal, _ := strings.Cut(name, ":")
	id, err := strconv.ParseInt(document, 10, 64)
	if err != nil {
		return Hit{}, fmt.Errorf("read the index entry %q: %w", name, err)
	}
	n, err := strconv.Atoi(ordinal)
	if err != nil {
		return Hit{}, fmt.Errorf("read the index entry %q: %w", name, err)
	}
	stored, err := x.ledger.ByID(ctx, id)
	if err != nil {
		return Hit{}, err
	}
	clause, err := x.ledger.Clause(ctx, id, n)
	if err != nil {
		return Hit{}, err
	}
	stored.Findings = of(stored.Findings, n)
	return Hit{Document: stored, Clause: clause}, nil
}

func of(findings []checker.Finding, ordinal int) []checker.Finding {
	var own []checker.Finding
	for _, f := range findings {
		if f.Ordinal == ordinal {
			own = append(own, f)
		}
	}
	return own
}
