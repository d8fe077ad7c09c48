package report

import (
	"path"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
)

// group is a file with its flagged clauses, as the page shows it.
type group struct {
	Title string
	Place string
	Path  string
	Cards []card
}

// card is one flagged clause: its words with the quote between what stands before and after it.
type card struct {
	Address              string
	Page                 string
	Hint                 bool
	Tags                 []string
	LeadIn               string
	Before, Quote, After string
	Message, Suggestion  string
	Basis                []string
	Fingerprint          string
}

func groups(d Data, say *messages.Catalogue) []group {
	var list []group
	var last *ledger.Stored
	for _, f := range flags(d) {
		if f.file != last {
			list = append(list, newGroup(f.file, say))
			last = f.file
		}
		g := &list[len(list)-1]
		g.Cards = append(g.Cards, newCard(f, say))
	}
	return list
}

func newGroup(s *ledger.Stored, say *messages.Catalogue) group {
	c := s.Document.Convention
	title := c.Title
	if title == "" {
		title = fileName(s.Document.Path)
	}
	place := communeName(s.Commune, say)
	if c.Village != "" {
		place = c.Village + " · " + place
	}
	return group{Title: title, Place: place, Path: s.Document.Path}
}

func newCard(f flag, say *messages.Catalogue) card {
	c := card{
		Address: f.finding.Address, Hint: f.finding.IsHint(), LeadIn: f.finding.LeadIn, Message: f.finding.Message,
		Suggestion: f.finding.Suggestion, Basis: f.finding.Basis, Fingerprint: f.finding.Fingerprint,
		Tags: []string{
			KindTitle(f.finding.Kind, say), say.T("confidence." + f.finding.Confidence),
			say.T("column.clauses.against") + ": " + against(f.finding, say),
			say.T("column.clauses.grade") + ": " + f.finding.Grade,
			say.T("column.clauses.counted") + ": " + say.T("counted."+string(f.counted)), f.clause.conclusion(say),
		},
	}
	if f.finding.Page > 0 {
		c.Page = say.T("finding.page", "Page", f.finding.Page)
	}
	c.Before, c.Quote, c.After = around(f.finding)
	return c
}

// around parts a clause at its quote. A span that does not fit the clause's text is looked for by its words; where they
// are not there either, the clause stands unmarked.
func around(f checker.Finding) (before, quote, after string) {
	start := f.Start
	if start < 0 || start > len(f.Clause) || !strings.HasPrefix(f.Clause[start:], f.Quote) {
		start = strings.Index(f.Clause, f.Quote)
	}
	if start < 0 {
		return f.Clause, "", ""
	}
	end := start + len(f.Quote)
	return f.Clause[:start], f.Clause[start:end], f.Clause[end:]
}

// fileName is the last step of a path of any system.
func fileName(file string) string { return path.Base(strings.ReplaceAll(file, `\`, "/")) }
