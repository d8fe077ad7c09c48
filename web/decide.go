package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/review"
)

// decide enters a decision and goes on to the next finding of the selection.
func (s *Server) decide(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	f, err := formFilter(r)
	if err != nil {
		return err
	}
	piece, err := c.desk.Find(r.Context(), r.PathValue("finding"))
	if err != nil {
		return err
	}
	fingerprint := piece.Finding.Fingerprint
	// Where the finding stands is asked first: once decided it is not in the queue any more.
	order, err := s.order(r.Context(), c, f)
	if err != nil {
		return err
	}
	place := review.PlaceIn(order, fingerprint)
	conclusion := conclusionOf(r.PostForm)
	conclusion.Seen = map[string]string{checker.FindingSubject(fingerprint): r.PostForm.Get("seen")}
	event, err := c.desk.Decide(r.Context(), []string{fingerprint}, conclusion)
	switch {
	case errors.Is(err, ledger.ErrMoved):
		return s.conflict(w, r, c, fingerprint, f)
	case errors.Is(err, checker.ErrReason):
		return s.again(w, r, c, fingerprint, f, "web.fail.reason", http.StatusUnprocessableEntity)
	case err != nil:
		return err
	}
	to := "/review"
	if place.After != "" {
		to = "/review/" + place.After
	}
	http.Redirect(w, r, f.At(to, "done", event.ID), http.StatusSeeOther) //nolint:gosec // a path of this server
	return nil
}

func conclusionOf(form url.Values) review.Conclusion {
	c := review.Conclusion{
		Decision: checker.Decision(form.Get("decision")), Note: strings.TrimSpace(form.Get("note")), Settle: form.Get("settle") == "1",
	}
	if c.Decision == checker.Dismissed {
		c.Reason = checker.Reason(form.Get("reason"))
	}
	return c
}

// formFilter is the selection that a form carries along.
func formFilter(r *http.Request) (filter, error) {
	q, err := url.ParseQuery(r.PostForm.Get("filter"))
	if err != nil {
		return filter{}, formError(err)
	}
	return filterOf(q), nil
}

// conflictView shows the later of two people what the earlier one decided, and lets him choose.
type conflictView struct {
	findingView
	Wanted checker.Decision
	Reason checker.Reason
	Words  string
	Next   string
}

func (s *Server) conflict(w http.ResponseWriter, r *http.Request, c *call, fingerprint string, f filter) error {
	r.URL.RawQuery = f.query().Encode()
	v, err := s.findingView(r, c, fingerprint)
	if err != nil {
		return err
	}
	wanted := conclusionOf(r.PostForm)
	next := f.At("/review")
	if v.After != "" {
		next = v.After
	}
	s.render(w, c, http.StatusConflict, "conflict", page{
		Title: c.say.T("web.conflict.title"), Nav: "review", Path: f.At("/review/" + fingerprint),
		Body: conflictView{v, wanted.Decision, wanted.Reason, wanted.Note, next},
	})
	return nil
}

// again shows a finding once more, with what was typed and with what is wrong.
func (s *Server) again(w http.ResponseWriter, r *http.Request, c *call, fingerprint string, f filter, id string, status int) error {
	r.URL.RawQuery = f.query().Encode()
	v, err := s.findingView(r, c, fingerprint)
	if err != nil {
		return err
	}
	v.Note = r.PostForm.Get("note")
	s.render(w, c, status, "finding", page{
		Title: v.Piece.Finding.Address, Nav: "review", Path: f.At("/review/" + fingerprint), Keys: true, Body: v,
		Notice: &notice{Kind: "warn", Text: c.say.T(id)},
	})
	return nil
}

// undo takes an entry back, and goes to where it was made.
func (s *Server) undo(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	entry := r.PostForm.Get("entry")
	if entry == "" {
		return errForm
	}
	event, err := c.desk.Undo(r.Context(), entry, strings.TrimSpace(r.PostForm.Get("note")))
	if err != nil {
		return err
	}
	backTo(w, r, local(r.PostForm.Get("back")), event.ID)
	return nil
}

func (s *Server) note(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	f, err := formFilter(r)
	if err != nil {
		return err
	}
	words := strings.TrimSpace(r.PostForm.Get("note"))
	if words == "" {
		return errForm
	}
	event, err := c.desk.Note(r.Context(), []string{r.PathValue("finding")}, words)
	if err != nil {
		return err
	}
	http.Redirect(w, r, f.At("/review/"+event.Items[0].Finding, "done", event.ID), http.StatusSeeOther) //nolint:gosec // a path of this server
	return nil
}

func (s *Server) assign(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	f, err := formFilter(r)
	if err != nil {
		return err
	}
	event, err := c.desk.Assign(r.Context(), []string{r.PathValue("finding")}, strings.TrimSpace(r.PostForm.Get("to")))
	if err != nil {
		return err
	}
	http.Redirect(w, r, f.At("/review/"+event.Items[0].Finding, "done", event.ID), http.StatusSeeOther) //nolint:gosec // a path of this server
	return nil
}

// backTo redirects to an address of this server with the entry that was made.
func backTo(w http.ResponseWriter, r *http.Request, to, event string) {
	u, err := url.Parse(to)
	if err != nil {
		u = &url.URL{Path: "/"}
	}
	q := u.Query()
	q.Set("done", event)
	u.RawQuery = q.Encode()
	http.Redirect(w, r, u.String(), http.StatusSeeOther) //nolint:gosec // callers give what local has made
}
