package web

import (
	"net/http"
	"strings"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/review"
)

// groupsView is the list of groups of identical clauses.
type groupsView struct {
	Filter filter
	Groups []groupLine
	Pager  pager
}

type groupLine struct {
	Path  string
	First ledger.Piece
	Count int
	Text  []segment
}

func (s *Server) groups(w http.ResponseWriter, r *http.Request, c *call) error {
	f := filterOf(r.URL.Query())
	groups, err := c.desk.Groups(r.Context(), f.work())
	if err != nil {
		return err
	}
	v := groupsView{Filter: f}
	offset := number(r.URL.Query().Get("offset"), 0, len(groups))
	v.Pager = paged(offset, pageOf, len(groups), func(o int) string { return f.At("/groups", "offset", itoa(o)) })
	for _, g := range groups[offset:min(len(groups), offset+pageOf)] {
		first := g.Members[0]
		v.Groups = append(v.Groups, groupLine{f.At("/groups/" + g.ID), first, len(g.Members), markedFindings(first.Finding.Clause, []checker.Finding{first.Finding})})
	}
	return s.show(w, r, c, "groups", page{Title: c.say.T("web.groups.title"), Nav: "review", Body: v})
}

// groupView is a group with its members, each with where it stands and what stands on it.
type groupView struct {
	Group   review.Group
	First   ledger.Piece
	Text    []segment
	Basis   []basis
	Members []memberView
	Reasons []option
	Filter  filter
	Query   string
	Back    string
	May     bool
}

type memberView struct {
	ledger.Piece
	Path string
	Seen string
}

func (s *Server) group(w http.ResponseWriter, r *http.Request, c *call) error {
	f := filterOf(r.URL.Query())
	v, err := s.groupView(r, c, f)
	if err != nil {
		return err
	}
	return s.show(w, r, c, "group", page{Title: c.say.T("web.group.title"), Nav: "review", Body: v})
}

func (s *Server) groupView(r *http.Request, c *call, f filter) (groupView, error) {
	g, err := c.desk.Group(r.Context(), r.PathValue("group"), f.work())
	if err != nil {
		return groupView{}, err
	}
	first := g.Members[0]
	v := groupView{
		Group: g, First: first, Text: markedFindings(first.Finding.Clause, []checker.Finding{first.Finding}), Basis: s.basisOf(first.Finding),
		Filter: f, Query: f.query().Encode(), Back: f.At("/groups"), May: c.person.May(access.Reviewer),
	}
	for _, m := range g.Members {
		weight, err := s.Ledger.Weight(r.Context(), checker.FindingSubject(m.Finding.Fingerprint))
		if err != nil {
			return v, err
		}
		v.Members = append(v.Members, memberView{m, f.At("/review/" + m.Finding.Fingerprint), ledger.Standing(weight)})
	}
	for _, reason := range checker.Reasons() {
		v.Reasons = append(v.Reasons, option{Value: string(reason), Text: c.say.T("reason.dismiss." + string(reason))})
	}
	return v, nil
}

// decideGroup enters one decision on the members that were left in. Each is sent with what stood on it.
func (s *Server) decideGroup(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	f, err := formFilter(r)
	if err != nil {
		return err
	}
	conclusion := conclusionOf(r.PostForm)
	conclusion.Seen = map[string]string{}
	var members []string
	for _, m := range r.PostForm["member"] {
		fingerprint, seen, ok := strings.Cut(m, " ")
		if !ok {
			return errForm
		}
		members = append(members, fingerprint)
		conclusion.Seen[checker.FindingSubject(fingerprint)] = seen
	}
	event, err := c.desk.Decide(r.Context(), members, conclusion)
	if err != nil {
		return err
	}
	http.Redirect(w, r, f.At("/groups", "done", event.ID), http.StatusSeeOther) //nolint:gosec // a path of this server
	return nil
}
