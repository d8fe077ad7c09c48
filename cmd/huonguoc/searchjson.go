package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/report"
)

// found is the object of `search --format json`.
type found struct {
	Query      string                 `json:"query"`
	Total      int                    `json:"total"`
	Hits       []foundHit             `json:"hits"`
	Near       []foundHit             `json:"near,omitempty"`
	DidYouMean string                 `json:"did_you_mean,omitempty"`
	Facets     map[string][]foundFact `json:"facets,omitempty"`
	Behind     int                    `json:"behind"`
}

type foundFact struct {
	Value   string `json:"value"`
	Name    string `json:"name,omitempty"`
	Clauses int    `json:"clauses"`
}

type foundHit struct {
	ID         string         `json:"id"`
	Path       string         `json:"path"`
	Convention string         `json:"convention"`
	Village    string         `json:"village"`
	Commune    string         `json:"commune_today"`
	Address    string         `json:"address"`
	Page       int            `json:"page"`
	Text       string         `json:"text"`
	LeadIns    []string       `json:"lead_ins"`
	Highlights [][2]int       `json:"highlights"` // bytes in text
	Kinds      []string       `json:"kinds"`
	Grades     []string       `json:"grades"`
	Rules      []string       `json:"rules"`
	Statuses   []string       `json:"statuses"`
	Resembles  float64        `json:"resemblance,omitempty"`
	Article    []foundArticle `json:"article,omitempty"`
}

type foundArticle struct {
	Address string `json:"address"`
	Text    string `json:"text"`
}

func newFoundHit(h index.Hit) foundHit {
	hit := foundHit{
		ID: h.Ref.String(), Path: h.Document.Document.Path, Convention: h.Document.Document.Convention.Title,
		Village: h.Document.Document.Convention.Village, Commune: h.Document.Commune.Name,
		Address: h.Clause.Citation, Page: h.Clause.Page, Text: h.Clause.Text, LeadIns: h.Clause.LeadIns,
		Highlights: [][2]int{}, Kinds: []string{}, Grades: []string{}, Rules: []string{}, Statuses: h.Statuses,
	}
	if hit.LeadIns == nil {
		hit.LeadIns = []string{}
	}
	for _, s := range h.Highlights {
		hit.Highlights = append(hit.Highlights, [2]int{s.Start, s.End})
	}
	for _, f := range h.Document.Findings {
		hit.Kinds, hit.Grades, hit.Rules = append(hit.Kinds, f.Kind), append(hit.Grades, f.Grade), append(hit.Rules, f.Rule)
	}
	return hit
}

func newFound(query string, r index.Results) found {
	out := found{Query: query, Total: r.Total, Hits: []foundHit{}, DidYouMean: r.DidYouMean, Behind: r.Behind}
	for _, h := range r.Hits {
		out.Hits = append(out.Hits, newFoundHit(h))
	}
	for _, h := range r.Near {
		out.Near = append(out.Near, newFoundHit(h))
	}
	if len(r.Facets) > 0 {
		out.Facets = map[string][]foundFact{}
	}
	for _, f := range r.Facets {
		for _, c := range f.Counts {
			out.Facets[string(f.Field)] = append(out.Facets[string(f.Field)], foundFact(c))
		}
	}
	return out
}

// encodeResults writes results for programs.
func (a *app) encodeResults(ctx context.Context, x *index.Index, s searching, r index.Results) error {
	if s.form == formatCSV {
		return report.CSV(a.out, report.Hits(r.Hits, a.say))
	}
	object := newFound(s.request.Query, r)
	for i := range object.Hits {
		if !s.article {
			break
		}
		clauses, err := x.Article(ctx, r.Hits[i].Ref)
		if err != nil {
			return err
		}
		for _, c := range clauses {
			object.Hits[i].Article = append(object.Hits[i].Article, foundArticle{c.Citation, c.Text})
		}
	}
	if s.form == formatJSON {
		return report.Encode(a.out, object)
	}
	return writeLines(a.out, object.Hits)
}

// writeLines writes one object a line.
func writeLines[T any](w io.Writer, list []T) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, item := range list {
		if err := e.Encode(item); err != nil {
			return fmt.Errorf("write JSON: %w", err)
		}
	}
	return nil
}
