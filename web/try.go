package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/rules"
)

// tryView is a text with what the rules make of it. Nothing of it is kept.
type tryView struct {
	Text, LeadIn string
	Asked        bool
	Writing      string // "bare" or "worn" where the text has lost its marks or is damaged
	Clauses      []triedView
}

// triedView is a clause of a text that is tried.
type triedView struct {
	Citation string // of one among several
	Segments []segment
	Accounts []accountView
}

type accountView struct {
	rules.Account
	Basis []string
	Whys  []string
}

// maxTry bounds a text that is tried, in bytes; a clause of a convention is a fraction of it.
const maxTry = 20_000

func (s *Server) tryText(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	v := tryView{Text: strings.TrimSpace(r.PostForm.Get("text")), LeadIn: strings.TrimSpace(r.PostForm.Get("lead-in"))}
	if len(v.Text)+len(v.LeadIn) > maxTry {
		return errMuch
	}
	if v.Text != "" {
		s.try(&v, c)
	}
	return s.show(w, r, c, "try", page{Title: c.say.T("web.try.title"), Nav: "rules", Body: v})
}

// triedClauses are the clauses of a text that somebody typed: those that its numbers make, or one.
func triedClauses(text, leadIn string) []corpus.Clause {
	var paragraphs []corpus.Paragraph
	for line := range strings.Lines(text) {
		paragraphs = append(paragraphs, corpus.Paragraph{Text: strings.TrimSpace(line), Origin: corpus.OriginBody})
	}
	_, clauses := outline.Parse(paragraphs)
	numbered := func(c corpus.Clause) bool { return len(c.Address) > 0 && c.Address[0].Level != corpus.LevelParagraph }
	if !slices.ContainsFunc(clauses, numbered) {
		clauses = []corpus.Clause{{Zone: corpus.ZoneBody, Text: text}}
	}
	if leadIn != "" {
		for i := range clauses {
			clauses[i].LeadIns = append([]string{leadIn}, clauses[i].LeadIns...)
		}
	}
	return clauses
}

func (s *Server) try(v *tryView, c *call) {
	v.Asked = true
	clauses := triedClauses(v.Text, v.LeadIn)
	document := s.matcher.Document(clauses)
	near := 0
	if len(clauses) == 1 {
		near = 3 // what nearly fires helps with one clause, and buries the rest of many
	}
	for i, hits := range s.matcher.MatchDocument(clauses) {
		clause := clauses[i]
		x := document.Explain(clause, near)
		x.Heed(hits)
		if v.Writing == "" && x.Writing != "whole" {
			v.Writing = x.Writing
		}
		v.Clauses = append(v.Clauses, triedView{clause.Citation, markedHits(clause.Text, hits), c.accounts(x.Accounts)})
	}
}

func markedHits(text string, hits []rules.Hit) []segment {
	var found []checker.Finding
	for _, h := range hits {
		found = append(found, checker.Finding{Start: h.Start, End: h.End})
	}
	return markedFindings(text, found)
}

// accounts are what rules make of a clause, with their basis and their reasons in words.
func (c *call) accounts(all []rules.Account) (list []accountView) {
	for _, a := range all {
		list = append(list, accountView{Account: a})
	}
	for i, a := range list {
		list[i].Basis = a.Rule.Citations()
		for _, why := range a.Reasons {
			list[i].Whys = append(list[i].Whys, c.say.T("explain.why."+string(why.Why), "Name", why.Name, "Words", why.Words, "Where", why.Where,
				"Offer", strings.Join(why.Offer, ", ")))
		}
	}
	return list
}
