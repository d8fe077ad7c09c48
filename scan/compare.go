package scan

import (
	"context"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/source"
)

// Comparison is what another checker finds otherwise in the same documents.
type Comparison struct {
	Documents, Unread int
	Rules             checker.RuleShifts
	Shifts            []checker.Shift // in the order of the documents
}

// Compare reads the files and judges each twice, by the scanner's checker and then by another one. It stores nothing, and
// keeps of the documents only what differs.
func (s *Scanner) Compare(ctx context.Context, files []source.File, other *checker.Checker, each func(Outcome)) (Comparison, error) {
	c := Comparison{Rules: checker.RuleShifts{}}
	work := func(ctx context.Context, i int) (Outcome, error) {
		doc, data := load(files[i])
		return s.read(ctx, doc, data), nil
	}
	shifts := make([][]checker.Shift, len(files))
	err := s.forEach(ctx, len(files), work, func(i int, o Outcome) error {
		shifts[i] = c.add(o.Document, o.Findings, other)
		each(o)
		return nil
	})
	c.Shifts = slices.Concat(shifts...)
	return c, err
}

// Add judges a document that is not a file by both checkers.
func (c *Comparison) Add(doc *corpus.Document, one, other *checker.Checker) {
	c.Shifts = append(c.Shifts, c.add(doc, one.Check(doc), other)...)
}

func (c *Comparison) add(doc *corpus.Document, before []checker.Finding, other *checker.Checker) []checker.Shift {
	c.Documents++
	if doc.Status == corpus.StatusUnreadable {
		c.Unread++
	}
	after := other.Check(doc)
	shifts := checker.Shifts(doc.Path, before, after)
	c.Rules.Add(before, after, shifts)
	return shifts
}

// ByRule gives the rules that find something else, by name, with their shifts.
func (c *Comparison) ByRule() (rules []*checker.RuleShift, shifts map[string][]checker.Shift) {
	shifts = map[string][]checker.Shift{}
	for _, s := range c.Shifts {
		rule := s.Finding().Rule
		shifts[rule] = append(shifts[rule], s)
	}
	for rule := range shifts {
		rules = append(rules, c.Rules[rule])
	}
	slices.SortFunc(rules, func(a, b *checker.RuleShift) int { return strings.Compare(a.Rule, b.Rule) })
	return rules, shifts
}
