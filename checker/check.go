package checker

import (
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// Checker judges documents by compiled packs; safe for concurrent use.
type Checker struct {
	matcher *rules.Matcher
	packs   []*rules.Pack
}

// New compiles packs into a checker.
func New(packs ...*rules.Pack) (*Checker, error) { return newChecker(rules.Compile, packs) }

// NewWithDrafts is New with the rules that are still being written, for those who try them. Its findings are never recorded.
func NewWithDrafts(packs ...*rules.Pack) (*Checker, error) {
	return newChecker(rules.CompileWithDrafts, packs)
}

func newChecker(compile func(...*rules.Pack) (*rules.Matcher, error), packs []*rules.Pack) (*Checker, error) {
	matcher, err := compile(packs...)
	if err != nil {
		return nil, fmt.Errorf("compile the rule packs: %w", err)
	}
	return &Checker{matcher: matcher, packs: packs}, nil
}

// Packs names the packs with version and hash; it changes whenever a finding could.
func (c *Checker) Packs() string {
	names := make([]string, len(c.packs))
	for i, p := range c.packs {
		names[i] = fmt.Sprintf("%s %s %s", p.ID, p.Version, p.SHA256)
	}
	return strings.Join(names, "; ")
}

// Check flags the clauses of a document, in their order. Two findings with one fingerprint (the same words twice in one
// convention) are one finding, at the first place.
func (c *Checker) Check(doc *corpus.Document) []Finding {
	key := ConventionKey(doc)
	seen := map[string]bool{}
	findings := []Finding{}
	hits := c.matcher.MatchDocument(doc.Clauses)
	for i, clause := range doc.Clauses {
		for _, hit := range hits[i] {
			f := newFinding(key, clause, hit)
			if !seen[f.Fingerprint] {
				seen[f.Fingerprint] = true
				findings = append(findings, f)
			}
		}
	}
	return findings
}

func newFinding(key string, clause corpus.Clause, hit rules.Hit) Finding {
	r := hit.Rule
	return Finding{
		Fingerprint: Fingerprint(key, r.ID, clause),
		Rule:        r.ID, Title: r.Title, Kind: r.Kind, Grade: string(r.Grade), Against: string(hit.Against), Mode: string(r.Mode),
		Confidence: string(hit.Confidence), Address: clause.Citation, Page: clause.Page,
		Quote: clause.Text[hit.Start:hit.End], Clause: clause.Text, LeadIn: strings.Join(clause.LeadIns, "\n"),
		Message: r.Message, Basis: r.Citations(), Suggestion: r.Suggestion,
		Ordinal: clause.Ordinal, Start: hit.Start, End: hit.End,
	}
}
