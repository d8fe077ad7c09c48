package checker

import (
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// Warning is what an officer should look at beside gender: a penalty that takes the law's place, an expired act, a missing
// signature. It is no finding and enters no figure.
type Warning struct {
	Code       string   `json:"code"` // "W1" … "W7"
	Kind       string   `json:"kind"`
	Rule       string   `json:"rule"`
	Title      string   `json:"title"`
	Address    string   `json:"address"` // empty where the whole document is meant
	Page       int      `json:"page"`
	Quote      string   `json:"quote"`
	Message    string   `json:"message"`
	Basis      []string `json:"basis"`
	Suggestion string   `json:"suggestion"`
}

// Adviser gives side warnings by packs of that class; safe for concurrent use.
type Adviser struct {
	matcher *rules.Matcher
	missing []*rules.Rule
}

// NewAdviser compiles packs of warnings.
func NewAdviser(packs ...*rules.Pack) (*Adviser, error) {
	a := &Adviser{}
	for _, p := range packs {
		if p.Class != rules.ClassWarnings {
			return nil, fmt.Errorf("compile warnings: pack %s holds findings", p.ID)
		}
		for _, r := range p.Rules {
			if r.Missing {
				a.missing = append(a.missing, r)
			}
		}
	}
	matcher, err := rules.Compile(packs...)
	if err != nil {
		return nil, fmt.Errorf("compile warnings: %w", err)
	}
	a.matcher = matcher
	return a, nil
}

// Advise gives the warnings of a document in the order of its clauses, and last what is missing from it as a whole. The
// provisions a warning rests on are those in force on the given day; an unknown day leaves none out.
func (a *Adviser) Advise(doc *corpus.Document, on corpus.Date) []Warning {
	warnings := []Warning{}
	held := map[*rules.Rule]bool{}
	for _, clause := range doc.Clauses {
		for _, hit := range a.matcher.Match(clause) {
			held[hit.Rule] = true
			if hit.Rule.Missing || len(basis(hit.Rule, on)) == 0 {
				continue
			}
			w := warning(hit.Rule, on)
			w.Address, w.Page, w.Quote = clause.Citation, clause.Page, clause.Text[hit.Start:hit.End]
			warnings = append(warnings, w)
		}
	}
	for _, r := range a.missing {
		if !held[r] && len(doc.Clauses) > 0 {
			warnings = append(warnings, warning(r, on))
		}
	}
	return warnings
}

func warning(r *rules.Rule, on corpus.Date) Warning {
	return Warning{
		Code: r.Code, Kind: r.Kind, Rule: r.ID, Title: strings.TrimSpace(r.Title), Message: r.Message, Basis: basis(r, on), Suggestion: r.Suggestion,
	}
}

// basis are the citations of the provisions in force.
func basis(r *rules.Rule, on corpus.Date) []string {
	out := []string{}
	for _, law := range r.Basis {
		if law.InForce(on) {
			out = append(out, law.Citation())
		}
	}
	return out
}
