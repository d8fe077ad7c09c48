package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report"
)

//go:embed templates/*.html
var templates embed.FS

// pages are the templates of one language by name: "start" from templates/start.html with the layout around it.
type pages map[string]*template.Template

// loadPages reads the layout and the parts once, and every page with them.
func loadPages(say *messages.Catalogue, a assets) (pages, error) {
	frame, err := template.New("frame").Funcs(functions(say, a)).ParseFS(templates, "templates/_*.html")
	if err != nil {
		return nil, err
	}
	names, err := templates.ReadDir("templates")
	if err != nil {
		return nil, err
	}
	all := pages{}
	for _, n := range names {
		if strings.HasPrefix(n.Name(), "_") {
			continue
		}
		t, err := frame.Clone()
		if err != nil {
			return nil, err
		}
		if all[strings.TrimSuffix(n.Name(), ".html")], err = t.ParseFS(templates, path.Join("templates", n.Name())); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// functions are what templates may call.
func functions(say *messages.Catalogue, a assets) template.FuncMap {
	return template.FuncMap{
		"t":     say.T,
		"n":     say.N,
		"int":   say.Int,
		"pct":   func(s checker.Share) string { return strings.ReplaceAll(say.Percent(s.Percent()), " %", "\u00a0%") },
		"day":   report.Day,
		"when":  func(t time.Time) string { return t.Local().Format("15:04 02/01/2006") },
		"stamp": stamped,
		"kind":  func(id string) string { return report.KindTitle(id, say) },
		"file":  fileName,
		"asset": a.path,
		"part":  part,
		"inc":   func(n int) int { return n + 1 },
	}
}

// stamped is a time as the ledger keeps it, as people write it.
func stamped(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.Local().Format("15:04 02/01/2006")
}

// part hands several named values to a template: part "Finding" .F "Open" true.
func part(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("part: a name without a value")
	}
	m := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("part: %v is no name", pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}

// fileName is the last element of a file's path.
func fileName(p string) string { return path.Base(p) }

// page is what the layout shows around a body.
type page struct {
	Title    string
	Nav      string // of the area that it belongs to
	Path     string // to come back to after a choice of language or colours
	Body     any
	Notice   *notice
	Keys     bool // has keys of its own
	Lang     string
	Theme    string
	Person   access.Person
	Accounts bool
	Version  string
	Areas    []area
	Asked    string // the host that is asked who somebody is; empty where nothing leaves the machine
}

// notice is a sentence above a page, about what was just done.
type notice struct {
	Kind string // "done" or "warn"
	Text string
	Undo string // id of the entry that can be taken back
	Back string // where to after that
}

// area is an entry of the navigation.
type area struct {
	ID   string
	Path string
}

// areas are those that a person may open, in the order in which an office works.
func areas(p access.Person, accounts bool) []area {
	var list []area
	for _, a := range []struct {
		area
		role access.Role
	}{
		{area{"start", "/"}, access.Reader},
		{area{"intake", "/intake"}, access.Reviewer},
		{area{"review", "/review"}, access.Reader},
		{area{"search", "/search"}, access.Reader},
		{area{"conventions", "/conventions"}, access.Reader},
		{area{"communes", "/communes"}, access.Reader},
		{area{"files", "/files"}, access.Reader},
		{area{"reports", "/reports"}, access.Reader},
		{area{"rules", "/rules"}, access.Reader},
		{area{"log", "/log"}, access.Reader},
		{area{"accounts", "/accounts"}, access.Admin},
		{area{"about", "/about"}, access.Reader},
	} {
		if p.May(a.role) && (a.ID != "accounts" || accounts) {
			list = append(list, a.area)
		}
	}
	return list
}

// show renders a page with its person, language and colours.
func (s *Server) show(w http.ResponseWriter, r *http.Request, c *call, name string, p page) error {
	p.Path = r.URL.RequestURI()
	if p.Notice == nil {
		p.Notice = s.noticeOf(r, c)
	}
	s.render(w, c, http.StatusOK, name, p)
	return nil
}

func (s *Server) render(w http.ResponseWriter, c *call, status int, name string, p page) {
	p.Lang, p.Theme, p.Person, p.Accounts, p.Version = c.say.Lang(), c.theme, c.person, s.Local == nil, s.Version
	p.Areas = areas(c.person, p.Accounts)
	if v := s.vouching(""); v != nil {
		p.Asked = v.Host
	}
	var b bytes.Buffer
	if err := s.pages[p.Lang][name].ExecuteTemplate(&b, "layout", p); err != nil {
		s.Log.Error("page failed", "page", name, "error", err.Error())
		http.Error(w, c.say.T("web.fail.inside"), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w) // a browser that went away cannot be told
}
