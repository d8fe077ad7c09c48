package web

import (
	"net/http"
	"slices"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
)

// rulesView is the list of rules by kind.
type rulesView struct {
	Pack  *rules.Pack
	Kinds []ruleKind
}

type ruleKind struct {
	Title string
	Code  string
	Rules []*rules.Rule
}

func (s *Server) rules(w http.ResponseWriter, r *http.Request, c *call) error {
	v := rulesView{Pack: s.Pack}
	for _, k := range rules.Kinds() {
		kind := ruleKind{Title: c.kindTitle(k.ID), Code: k.Code}
		for _, rule := range s.Pack.Rules {
			if rule.Kind == k.ID {
				kind.Rules = append(kind.Rules, rule)
			}
		}
		if len(kind.Rules) > 0 {
			v.Kinds = append(v.Kinds, kind)
		}
	}
	return s.show(w, r, c, "rules", page{Title: c.say.T("web.area.rules"), Nav: "rules", Body: v})
}

// ruleView is a rule with its examples and what it flags.
type ruleView struct {
	Rule    *rules.Rule
	Match   []rules.Example
	Pass    []rules.Example
	Counts  map[checker.Decision]int
	Flagged int
	Pieces  []pieceView
	All     string
}

func (s *Server) rule(w http.ResponseWriter, r *http.Request, c *call) error {
	at := slices.IndexFunc(s.Pack.Rules, func(x *rules.Rule) bool { return x.ID == r.PathValue("rule") })
	if at < 0 {
		return errNotFound
	}
	rule := s.Pack.Rules[at]
	f := filter{Rule: rule.ID, Status: "all", Hints: true}
	v := ruleView{Rule: rule, All: f.At("/review")}
	for _, e := range rule.Examples {
		if e.Match {
			v.Match = append(v.Match, e)
		} else {
			v.Pass = append(v.Pass, e)
		}
	}
	work := f.work()
	work.Limit = 10
	pieces, total, err := c.desk.List(r.Context(), work)
	if err != nil {
		return err
	}
	v.Flagged = total
	if v.Counts, err = c.desk.Counts(r.Context(), ledger.Work{Rule: rule.ID, Hints: true}); err != nil {
		return err
	}
	for _, p := range pieces {
		v.Pieces = append(v.Pieces, pieceView{p, f.At("/review/" + p.Finding.Fingerprint), markedFindings(p.Finding.Clause, []checker.Finding{p.Finding})})
	}
	return s.show(w, r, c, "rule", page{Title: rule.Title, Nav: "rules", Body: v})
}
