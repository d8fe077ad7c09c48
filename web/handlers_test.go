package web_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/access/openid"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/web"
)

// scene is an office in use, seen by its administrator, with what the routes are asked for.
type scene struct {
	*room
	piece  ledger.Piece
	stored ledger.Stored
	clause corpus.Clause
	job    string
	fresh  []string // findings that nobody has decided on
}

// serverDown gives an office a server that vouches for people, and does not answer.
func serverDown(o *web.Options) {
	o.OpenID, _ = openid.New(openid.Config{Issuer: "http://127.0.0.1:1/oidc", ClientID: "huonguoc", Base: "http://127.0.0.1:2", Now: o.Now}) // it fits
}

// furnished is an office with a sample, a snapshot, a finished scan with twins and two versions, a list of villages and an account.
func furnished(t *testing.T) *scene {
	t.Helper()
	r := open(t, true, serverDown)
	s := &scene{room: r.login("sep", "admin")}
	s.account("hoa", "reviewer")
	s.follow("/samples", url.Values{"clean": {"3"}, "seed": {"hop 15/11"}})
	s.freeze("chot")
	files := copies()
	files["ha-cu.txt"] = strings.Replace(files["ha.txt"], "Mọi nhà giữ vệ sinh chung.", "Mọi nhà quét sân mỗi sáng.\nĐã được hội nghị thôn thông qua ngày 12/4/2010.", 1)
	s.job = s.upload(files)
	s.await(s.job)
	apply := s.send("/roster/preview", "list", map[string]string{"thon.csv": "Tên thôn;Xã\nThôn Hạ;Tân Chi\n"})
	s.follow("/roster/apply", form(apply.Find(`form[action="/roster/apply"]`)))
	for _, p := range s.pieces() {
		stored, err := s.ledger.ByID(t.Context(), p.Document)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(p.Path, ".txt") && p.Commune.Code != "" && !p.Finding.IsHint() && !stored.Document.Convention.Unadopted() && p.Finding.Title != "" {
			s.piece, s.stored = p, stored
			break
		}
	}
	for _, p := range s.pieces() {
		if !p.Finding.IsHint() && p.Finding.Fingerprint != s.piece.Finding.Fingerprint && len(s.fresh) < 20 {
			s.fresh = append(s.fresh, p.Finding.Fingerprint)
		}
	}
	var err error
	if s.clause, err = s.ledger.Clause(t.Context(), s.piece.Document, s.piece.Finding.Ordinal); err != nil {
		t.Fatal(err)
	}
	return s
}

// next is a finding that nobody has decided on.
func (s *scene) next() string {
	f := s.fresh[0]
	s.fresh = s.fresh[1:]
	return f
}

// link is the first address of a page that leads somewhere.
func (s *scene) link(from, selector string) string {
	s.t.Helper()
	to, ok := s.page(from).Find(selector).Attr("href")
	if !ok {
		s.t.Fatalf("%s: no %s", from, selector)
	}
	return to
}

// ask sends JSON.
func (s *scene) ask(path string, body any) answer {
	s.t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.http.URL+path, bytes.NewReader(data))
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	return s.do(request)
}

// datum is what a page must say somewhere.
type datum struct{ selector, text string }

// expected is what a route answers with: a page, another place with its page, or something that is no page.
type expected struct {
	path   func(*scene) string     // nil: of what the scene has
	form   func(*scene) url.Values // of a POST
	send   func(*scene) answer     // instead of both
	leads  string                  // where a POST leads to, its beginning
	h1     func(*scene) string     // nil: of what comes next, whatever that is
	title  string                  // where it is not the heading
	area   string                  // the path of the navigation that is lit
	says   func(*scene) []datum
	plain  string // the content type of what is no page
	status int    // of what is no page, where it is not 200
	holds  func(*scene) string
	empty  *datum // what the page says in an office without anything; nil: it is never empty, or is not there
}

func words(s string) func(*scene) string { return func(*scene) string { return s } }

func says(pairs ...string) func(*scene) []datum {
	return func(*scene) (list []datum) {
		for i := 0; i+1 < len(pairs); i += 2 {
			list = append(list, datum{pairs[i], pairs[i+1]})
		}
		return list
	}
}

func fields(pairs ...string) func(*scene) url.Values {
	return func(*scene) url.Values {
		v := url.Values{}
		for i := 0; i+1 < len(pairs); i += 2 {
			v.Add(pairs[i], pairs[i+1])
		}
		return v
	}
}

func onPiece(path string) func(*scene) string {
	return func(s *scene) string { return strings.ReplaceAll(path, "F", s.piece.Finding.Fingerprint) }
}

func (s *scene) conventionPath() string { return "/conventions/" + checker.ConventionID(s.piece.Key) }
func (s *scene) filePath() string       { return "/files/" + itoa(s.piece.Document) }

// TestEveryHandler asks every route of the table, and holds what comes to what that page is about. A route that the list does not
// know is an error, so a new one brings its line along.
func TestEveryHandler(t *testing.T) {
	s := furnished(t)
	known := handlers()
	for _, right := range s.server.Rights() {
		e, ok := known[right.Pattern]
		if !ok {
			t.Errorf("%s: no line in handlers", right.Pattern)
			continue
		}
		delete(known, right.Pattern)
		if right.Pattern == "POST /logout" {
			continue // below, since it ends the session
		}
		s.holds(t, right.Pattern, e)
	}
	s.holds(t, "POST /logout", handlers()["POST /logout"])
	for pattern := range known {
		t.Errorf("%s: a line for a route that is not there", pattern)
	}
}

func (s *scene) holds(t *testing.T, pattern string, e expected) {
	t.Run(pattern, func(t *testing.T) {
		was := s.t
		s.t = t
		defer func() { s.t = was }()
		a := s.answerOf(pattern, e)
		if e.plain != "" {
			e.isPlain(t, s, a)
			return
		}
		if e.leads != "" {
			if a.status != http.StatusSeeOther || !strings.HasPrefix(a.location, e.leads) {
				t.Fatalf("%d, leads to %q, want %s: %s", a.status, a.location, e.leads, short(a.body))
			}
			a = s.page(a.location)
		}
		e.isPage(t, s, a)
	})
}

func (s *scene) answerOf(pattern string, e expected) answer {
	s.t.Helper()
	if e.send != nil {
		return e.send(s)
	}
	method, path := s.address(pattern)
	if e.path != nil {
		path = e.path(s)
	}
	if method == http.MethodGet {
		return s.get(path)
	}
	return s.post(path, e.form(s))
}

func (e expected) isPlain(t *testing.T, s *scene, a answer) {
	t.Helper()
	if a.status != cmp.Or(e.status, http.StatusOK) || !strings.HasPrefix(a.header.Get("Content-Type"), e.plain) {
		t.Errorf("%d, %s: %s", a.status, a.header.Get("Content-Type"), short(a.body))
	}
	if part := e.holds(s); !strings.Contains(a.body, part) {
		t.Errorf("%q is not in it: %s", part, short(a.body))
	}
	if strings.HasPrefix(e.plain, "application/json") && !json.Valid([]byte(a.body)) {
		t.Errorf("no JSON: %s", short(a.body))
	}
}

// isPage holds a page to its frame and to what it is about.
func (e expected) isPage(t *testing.T, s *scene, a answer) {
	t.Helper()
	if a.status != http.StatusOK || a.Document == nil {
		t.Fatalf("%d: %s", a.status, short(a.body))
	}
	sound(t, a.Find("h1").Text(), a)
	h1 := strings.TrimSpace(a.Find("h1").Text())
	if e.h1 != nil && h1 != e.h1(s) {
		t.Errorf("heading %q, want %q", h1, e.h1(s))
	}
	title := cmp.Or(e.title, h1)
	if got := a.Find("title").Text(); got != title+" · huonguoc" {
		t.Errorf("title %q, want %q", got, title)
	}
	if got := a.Find("html").AttrOr("lang", ""); got != "vi" {
		t.Errorf("language %q", got)
	}
	if a.Find("main#main").Length() != 1 || a.Find("main h1").Length() != 1 || a.Find(`a.skip[href="#main"]`).Length() != 1 || a.Find("main footer").Length() != 1 {
		t.Error("the landmarks are not there")
	}
	switch lit := a.Find(`nav a[aria-current="page"]`); {
	case e.area == "" && a.Find("nav").Length() > 0:
		t.Error("a navigation on a page that has none")
	case e.area != "" && (lit.Length() != 2 || lit.First().AttrOr("href", "") != e.area): // beside the page, and in the menu of narrow ones
		t.Errorf("the navigation lights %q, %d times", lit.First().AttrOr("href", ""), lit.Length())
	}
	for _, d := range e.says(s) {
		if got := a.Find(d.selector); got.Length() == 0 || !strings.Contains(got.Text(), d.text) {
			t.Errorf("%s says %q, want %q", d.selector, short(strings.Join(strings.Fields(got.Text()), " ")), d.text)
		}
	}
}

// TestEveryPageWithoutAnything opens the pages of an office that has nothing yet: lists say so, and what has an address of its own
// is not there.
func TestEveryPageWithoutAnything(t *testing.T) {
	full := open(t, false)
	r := openIn(t, filepath.Join(t.TempDir(), "home"), false)
	for pattern, e := range handlers() {
		method, path := full.address(pattern)
		if method != http.MethodGet || strings.HasPrefix(path, "/static/") || strings.HasPrefix(path, "/api/") || pattern == "GET /login" {
			continue
		}
		t.Run(pattern, func(t *testing.T) {
			a := r.get(path)
			place := strings.Contains(pattern, "{") && pattern != "GET /{$}" && pattern != "GET /rules/{rule}"
			switch {
			case place && e.empty == nil:
				if a.status != http.StatusNotFound || a.Document == nil || strings.TrimSpace(a.Find("h1").Text()) != "Không làm được" || a.Find("main .card p").First().Text() == "" {
					t.Errorf("%d: %s", a.status, short(a.body))
				}
			case a.Document == nil:
				if a.status != http.StatusOK && a.status != http.StatusNotFound {
					t.Errorf("%d: %s", a.status, short(a.body))
				}
			case e.empty != nil:
				if got := a.Find(e.empty.selector).Text(); a.status != http.StatusOK || !strings.Contains(got, e.empty.text) {
					t.Errorf("%d, says %q, want %q", a.status, short(strings.Join(strings.Fields(a.Find("main").Text()), " ")), e.empty.text)
				}
			}
			if a.Document != nil {
				sound(t, path, a)
			}
		})
	}
}
