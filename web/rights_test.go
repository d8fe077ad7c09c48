package web_test

import (
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// addresses fills the places of a route with what is there.
func (r *room) address(pattern string) (method, path string) {
	method, path, _ = strings.Cut(pattern, " ")
	f := r.findings(1)[0]
	piece, _, err := r.ledger.Work(r.t.Context(), ledger.Work{Fingerprint: f, Hints: true, Former: true, Limit: 1})
	if err != nil || len(piece) == 0 {
		r.t.Fatal(err)
	}
	for place, value := range map[string]string{
		"{$}": "", "{finding}": f, "{group}": checker.GroupOf(piece[0].Finding), "{convention}": checker.ConventionID(piece[0].Key),
		"{commune}": piece[0].Commune.Code, "{file}": "1", "{page}": "1", "{rule}": piece[0].Finding.Rule, "{job}": "1", "{name}": "chot", "{clause}": "1:1",
		"{sample}": "1", "{item}": "1",
	} {
		path = strings.ReplaceAll(path, place, value)
	}
	return method, path
}

// TestEveryRouteAsksForItsRole goes through the table of rights with nobody and with every role: who may not is turned away by
// the table, and who may is not.
func TestEveryRouteAsksForItsRole(t *testing.T) {
	r := open(t, true)
	people := map[access.Role]*room{access.Nobody: r.as(newClient(t))}
	for _, role := range access.Roles() {
		people[role] = r.login("nguoi-"+role.String(), role.String())
	}
	if n := len(r.server.Rights()); n < 60 {
		t.Fatalf("only %d routes", n)
	}
	for _, right := range r.server.Rights() {
		method, path := r.address(right.Pattern)
		if strings.Contains(path, "{") {
			t.Errorf("%s: the test does not know what to put in", right.Pattern)
			continue
		}
		if path == "/logout" { // ends the sessions that the others need
			continue
		}
		for role, person := range people {
			request, err := http.NewRequestWithContext(t.Context(), method, r.http.URL+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			a := person.do(request)
			away := a.status == http.StatusForbidden || a.status == http.StatusUnauthorized || strings.HasPrefix(a.location, "/login")
			if allowed := role >= right.Role; allowed && away && !(path == "/login" && method == http.MethodPost) {
				t.Errorf("%s as %s: turned away with %d", right.Pattern, role, a.status)
			} else if !allowed && !away {
				t.Errorf("%s as %s: let through with %d", right.Pattern, role, a.status)
			}
		}
	}
}

// TestEveryChangeIsARouteForPeopleWhoMay holds the table to a rule of thumb: what is not a GET asks for more than a reader's role,
// but for the door, the person's own settings and what keeps nothing.
func TestEveryChangeIsARouteForPeopleWhoMay(t *testing.T) {
	r := open(t, false)
	free := map[string]bool{"POST /login": true, "POST /logout": true, "POST /login/openid/confirm": true, "POST /settings": true, "POST /try": true, "POST /api/v1/check": true}
	for _, right := range r.server.Rights() {
		if !strings.HasPrefix(right.Pattern, "GET ") && !free[right.Pattern] && right.Role < access.Reviewer {
			t.Errorf("%s is open to %s", right.Pattern, right.Role)
		}
	}
}

// TestCommunesBoundEverything: a reviewer of one commune sees and decides nothing of another, whatever address is typed.
func TestCommunesBoundEverything(t *testing.T) {
	r := open(t, true)
	own, other := r.twoCommunes()
	hoa := r.login("hoa", "reviewer", own.Commune.Code)
	admin := r.login("sep", "admin")
	hoa.page("/review/" + own.Finding.Fingerprint)
	for _, path := range []string{
		"/review/" + other.Finding.Fingerprint, "/files/" + itoa(other.Document), "/files/" + itoa(other.Document) + "/original",
		"/files/" + itoa(other.Document) + "/pages/1", "/conventions/" + checker.ConventionID(other.Key), "/communes/" + other.Commune.Code,
		"/search/like/" + itoa(other.Document) + ":1", "/api/v1/findings/" + other.Finding.Fingerprint, "/api/v1/files/" + itoa(other.Document),
		"/api/v1/conventions/" + checker.ConventionID(other.Key),
	} {
		if a := hoa.get(path); a.status != http.StatusNotFound {
			t.Errorf("GET %s: %d", path, a.status)
		}
		if a := admin.get(path); a.status == http.StatusNotFound && !strings.Contains(path, "/pages/") {
			t.Errorf("GET %s is not there for the administrator either", path)
		}
	}
	for path, send := range map[string]url.Values{
		"/review/" + other.Finding.Fingerprint + "/decide": {"decision": {"confirm"}, "seen": {""}},
		"/review/" + other.Finding.Fingerprint + "/note":   {"note": {"x"}},
		"/review/" + other.Finding.Fingerprint + "/assign": {"to": {"x"}},
		"/files/" + itoa(other.Document) + "/missed":       {"kind": {"worship-ritual"}, "grade": {"P1"}, "address": {"Điều 1"}},
		"/groups/" + checker.GroupOf(own.Finding) + "/decide": {
			"decision": {"confirm"}, "member": {other.Finding.Fingerprint + " "},
		},
		"/conventions/" + checker.ConventionID(other.Key) + "/life": {"kind": {"recognised"}, "on": {"2020-01-01"}},
		"/conventions/" + checker.ConventionID(other.Key) + "/note": {"note": {"x"}},
		"/conventions/" + checker.ConventionID(other.Key) + "/sign": {},
		"/communes/" + other.Commune.Code + "/sign":                 {"convention": {checker.ConventionID(other.Key)}},
	} {
		if a := hoa.post(path, send); a.status != http.StatusNotFound {
			t.Errorf("POST %s: %d", path, a.status)
		}
	}
	if head, err := r.ledger.Head(t.Context()); err != nil || head.Count != 0 {
		t.Fatalf("something was entered: %v %v", head, err)
	}
	for _, path := range []string{"/", "/review?status=all&hints=1", "/conventions", "/communes", "/files", "/search?q=không", "/api/v1/findings?status=all", "/api/v1/files", "/api/v1/figure", "/log"} {
		a := hoa.get(path)
		if a.status != http.StatusOK {
			t.Errorf("GET %s: %d", path, a.status)
		}
		if strings.Contains(a.body, other.Commune.Name) {
			t.Errorf("GET %s speaks of %s", path, other.Commune.Name)
		}
	}
	// What somebody else decides there cannot be taken back from here, and stands in no log.
	a := admin.post("/review/"+other.Finding.Fingerprint+"/decide", url.Values{"decision": {"confirm"}, "seen": {""}, "note": {"chuyen rieng"}})
	if a.status != http.StatusSeeOther {
		t.Fatal(a.status)
	}
	entry := regexp.MustCompile(`done=(\w+)`).FindStringSubmatch(a.location)[1]
	if a := hoa.post("/undo", url.Values{"entry": {entry}}); a.status != http.StatusForbidden && a.status != http.StatusNotFound {
		t.Errorf("undo in another commune: %d", a.status)
	}
	if a := hoa.get("/log"); strings.Contains(a.body, "chuyen rieng") {
		t.Error("the log shows another commune")
	}
	if a := hoa.get("/snapshots/x"); a.status != http.StatusForbidden {
		t.Errorf("snapshots hold all communes: %d", a.status)
	}
}

// twoCommunes are findings of two communes.
func (r *room) twoCommunes() (own, other ledger.Piece) {
	r.t.Helper()
	pieces, _, err := r.ledger.Work(r.t.Context(), ledger.Work{Today: "2100-01-01"})
	if err != nil {
		r.t.Fatal(err)
	}
	for _, p := range pieces {
		if p.Commune.Code == "" {
			continue
		}
		if own.Key == "" {
			own = p
		}
		if p.Commune.Code != own.Commune.Code {
			return own, p
		}
	}
	r.t.Fatal("no two communes")
	return own, other
}

// TestOnlyAdminsSeeWhereFilesLie: the folders of the office's machine are nobody else's business.
func TestOnlyAdminsSeeWhereFilesLie(t *testing.T) {
	r := open(t, true)
	stored, err := r.ledger.ByID(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(stored.Document.Path)
	for _, role := range access.Roles() {
		page := r.login("nguoi-"+role.String(), role.String()).get("/files/1")
		if shown := strings.Contains(page.body, folder); page.status != http.StatusOK || shown != (role == access.Admin) {
			t.Errorf("%v: %d, the folder is shown: %v", role, page.status, shown)
		}
	}
}
