package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/review"
)

func (s *Server) communes(w http.ResponseWriter, r *http.Request, c *call) error {
	figure, _, err := s.figure(r.Context(), c)
	if err != nil {
		return err
	}
	return s.show(w, r, c, "communes", page{Title: c.say.T("web.area.communes"), Nav: "communes", Body: startOf(figure.Tally, c.say)})
}

// communeView is a commune with its conventions and what of them can be signed off.
type communeView struct {
	Row    communeRow
	AsOf   string
	List   []conventionLine
	Ready  []conventionLine
	Path   string
	Review string
	May    bool
}

func (s *Server) commune(w http.ResponseWriter, r *http.Request, c *call) error {
	figure, _, err := s.figure(r.Context(), c)
	if err != nil {
		return err
	}
	rows := communeRows(figure.Tally.Rows, c.say)
	named := r.PathValue("commune")
	at := slices.IndexFunc(rows, func(x communeRow) bool { return x.Path == communePath(communeNamed(named, x.Commune)) })
	if at < 0 {
		return errNotFound
	}
	v := communeView{Row: rows[at], Path: rows[at].Path, AsOf: string(figure.Tally.AsOf), May: c.person.May(access.Reviewer)}
	list, err := s.conventionsOf(r, c, rows[at].Commune)
	if err != nil {
		return err
	}
	for _, x := range list {
		v.List = append(v.List, conventionLineOf(x))
		if x.Why == checker.WhyScreened && x.State.Adopted && x.State.InForce() {
			v.Ready = append(v.Ready, conventionLineOf(x))
		}
	}
	v.Review = filter{Commune: rows[at].Commune.Code, Status: "open"}.At("/review")
	return s.show(w, r, c, "commune", page{Title: rows[at].Name, Nav: "communes", Body: v})
}

// communeNamed is the commune that an address asks for, if it is this one.
func communeNamed(named string, c checker.Commune) checker.Commune {
	if named == c.Code || c.Code == "" && named == c.Name || named == "-" && c == (checker.Commune{}) {
		return c
	}
	return checker.Commune{Code: "\x00"}
}

func (s *Server) conventionsOf(r *http.Request, c *call, m checker.Commune) ([]review.Convention, error) {
	all, err := s.allConventions(r.Context(), c)
	if err != nil {
		return nil, err
	}
	var list []review.Convention
	for _, x := range all {
		if x.Record.Commune == m {
			list = append(list, x)
		}
	}
	return list, nil
}

// signCommune concludes on those conventions of a commune that were left in, and are ready.
func (s *Server) signCommune(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	named := r.PostForm["convention"]
	if len(named) == 0 {
		return checker.ErrSubject
	}
	batch, err := c.desk.Batch(r.Context(), named, "", nil)
	if err != nil {
		return err
	}
	event, err := c.desk.SignOff(r.Context(), batch, strings.TrimSpace(r.PostForm.Get("note")))
	if err != nil {
		return err
	}
	backTo(w, r, local("/communes/"+r.PathValue("commune")), event.ID)
	return nil
}
