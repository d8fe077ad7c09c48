package main

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// The objects of `rules explain --format json` (docs/json.md).
type (
	explainObject struct {
		Text     string          `json:"text"`
		LeadIns  []string        `json:"lead_ins"`
		Headings []string        `json:"headings"`
		Writing  string          `json:"writing"`
		Rules    []accountObject `json:"rules"`
		Sums     []sumObject     `json:"sums"`
	}
	accountObject struct {
		Rule       string         `json:"rule"`
		Title      string         `json:"title"`
		Standing   string         `json:"standing"`
		Confidence string         `json:"confidence"` // empty where it gives no hit
		Pattern    string         `json:"pattern"`
		File       string         `json:"file"`
		Line       int            `json:"line"`
		Parts      []partObject   `json:"parts"`
		Reasons    []reasonObject `json:"reasons"`
	}
	partObject struct {
		Pattern string `json:"pattern"`
		Words   string `json:"words"`
		Start   int    `json:"start"` // bytes of text; -1 above it
		End     int    `json:"end"`
	}
	reasonObject struct {
		Why   string   `json:"why"`
		Name  string   `json:"name"`
		Words string   `json:"words"`
		Where string   `json:"where"`
		Offer []string `json:"offer"`
	}
	sumObject struct {
		Pack   string                       `json:"pack"`
		Signs  float64                      `json:"signs"`
		Order  float64                      `json:"order"`
		Rules  float64                      `json:"rules"`
		Level  string                       `json:"level"`
		Levels map[rules.Confidence]float64 `json:"levels"`
		Heavy  []weightObject               `json:"heavy"`
		Words  []weightObject               `json:"words"`
		About  []aboutObject                `json:"about"`
	}
	aboutObject struct {
		Kind  string  `json:"kind"`
		Share float64 `json:"share"`
	}
	weightObject struct {
		Sign   string  `json:"sign"`
		Weight float64 `json:"weight"`
	}
)

func explanationObject(clause corpus.Clause, e rules.Explanation) explainObject {
	out := explainObject{
		Text: clause.Text, LeadIns: append([]string{}, clause.LeadIns...), Headings: append([]string{}, clause.Headings...),
		Writing: e.Writing, Rules: []accountObject{}, Sums: []sumObject{},
	}
	for _, a := range e.Accounts {
		out.Rules = append(out.Rules, objectOfAccount(a))
	}
	for _, s := range e.Sums {
		sum := sumObject{s.Pack, s.Signs, s.Order, s.Rules, string(s.Level), s.Levels, weightObjects(s.Heavy), weightObjects(s.Words), []aboutObject{}}
		for _, k := range s.About {
			sum.About = append(sum.About, aboutObject{k.Kind.ID, k.Share})
		}
		out.Sums = append(out.Sums, sum)
	}
	return out
}

func weightObjects(weights []rules.Weight) []weightObject {
	out := []weightObject{}
	for _, w := range weights {
		out = append(out, weightObject(w))
	}
	return out
}

func objectOfAccount(a rules.Account) accountObject {
	out := accountObject{
		Rule: a.Rule.ID, Title: a.Rule.Title, Standing: string(a.Standing), Confidence: string(a.Confidence),
		Pattern: a.Pattern, File: a.File, Line: a.Line, Parts: []partObject{}, Reasons: []reasonObject{},
	}
	for _, p := range a.Parts {
		out.Parts = append(out.Parts, partObject(p))
	}
	for _, r := range a.Reasons {
		out.Reasons = append(out.Reasons, reasonObject{string(r.Why), r.Name, r.Words, r.Where, append([]string{}, r.Offer...)})
	}
	return out
}
