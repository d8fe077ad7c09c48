package web_test

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/alexedwards/argon2id"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/samples"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
	"github.com/huonguoc/huonguoc/web"
)

// template is a home with the sample corpus scanned; every test works on a copy.
var template string

var pool *extract.Pool

func TestMain(m *testing.M) {
	extract.ServeIfChild()
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (int, error) {
	folder, err := os.MkdirTemp("", "huonguoc-web-*")
	if err != nil {
		return 1, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	limits := extract.DefaultLimits()
	limits.NoRecognition = true
	if cache, err := os.UserCacheDir(); err == nil {
		limits.CacheDir = filepath.Join(cache, "huonguoc")
	}
	pool = extract.NewPool(2, limits)
	defer func() { _ = pool.Close() }()
	template = filepath.Join(folder, "home")
	if err := scanSamples(template, filepath.Join(folder, "van-ban")); err != nil {
		return 1, err
	}
	return m.Run(), nil
}

func scanSamples(home, files string) error {
	ctx := context.Background()
	if err := os.CopyFS(files, samples.Files()); err != nil {
		return err
	}
	l, err := ledger.Open(ctx, home)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	listing, err := source.List(ctx, []string{files}, source.DefaultLimits())
	if err != nil {
		return err
	}
	defer func() { _ = listing.Close() }()
	scanner, err := scannerFor(ctx, l)
	if err != nil {
		return err
	}
	recording := scan.Recording{Scanner: scanner, Ledger: l, Now: time.Now, Each: func(scan.Outcome) {}}
	if _, err := recording.Run(ctx, listing); err != nil {
		return err
	}
	x, err := index.Open(ctx, home, l)
	if err != nil {
		return err
	}
	return x.Close()
}

func scannerFor(ctx context.Context, l *ledger.Ledger) (*scan.Scanner, error) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		return nil, err
	}
	judge, err := checker.New(pack)
	if err != nil {
		return nil, err
	}
	var table *units.Table
	if table, err = l.Units(ctx); err != nil {
		return nil, err
	}
	return &scan.Scanner{Extractor: pool, Checker: judge, Units: table, Workers: 2}, nil
}

// room is a running application on a copy of the template, with one browser.
type room struct {
	t      *testing.T
	home   string
	ledger *ledger.Ledger
	server *web.Server
	http   *httptest.Server
	client *http.Client
	clock  *time.Time
	log    *strings.Builder
}

// open starts the application; accounts makes everybody log in.
func open(t *testing.T, accounts bool, change ...func(*web.Options)) *room {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home")
	if err := os.CopyFS(home, os.DirFS(template)); err != nil {
		t.Fatal(err)
	}
	return openIn(t, home, accounts, change...)
}

func openIn(t *testing.T, home string, accounts bool, change ...func(*web.Options)) *room {
	t.Helper()
	ctx := t.Context()
	l, err := ledger.Open(ctx, home)
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Open(ctx, home, l)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	r := &room{t: t, home: home, ledger: l, clock: &now, log: &strings.Builder{}}
	o := web.Options{
		Home: home, Ledger: l, Index: x, Pack: pack, Pictures: pool, Lang: "vi", Version: "test", Limits: web.DefaultLimits(),
		Now: func() time.Time { return *r.clock }, Log: slog.New(slog.NewTextHandler(r.log, nil)),
		Scanner: func(ctx context.Context) (*scan.Scanner, func() error, error) {
			s, err := scannerFor(ctx, l)
			return s, func() error { return nil }, err
		},
	}
	if accounts {
		o.Door = &access.Door{Ledger: l, Now: o.Now, Params: cheap()}
	} else {
		o.Local = &access.Person{FullName: "Nguyễn Thị Hoa", Role: access.Admin}
	}
	for _, c := range change {
		c(&o)
	}
	if r.server, err = web.New(o); err != nil {
		t.Fatal(err)
	}
	r.http = httptest.NewUnstartedServer(nil)
	r.http.Config = r.server.Listen()
	r.http.Start()
	r.client = newClient(t)
	t.Cleanup(func() {
		r.http.Close()
		r.server.Close()
		if err := x.Close(); err != nil {
			t.Error(err)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// cheap makes passwords quickly; what they are made of is the library's business.
func cheap() *argon2id.Params {
	return &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

func newClient(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar, Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// as is the same room with another browser.
func (r *room) as(client *http.Client) *room {
	other := *r
	other.client = client
	return &other
}

// password is that of every account that tests make.
const password = "mat khau thu nghiem"

func (r *room) account(name, role string, communes ...string) {
	r.t.Helper()
	door := &access.Door{Ledger: r.ledger, Now: time.Now, Params: cheap()}
	if err := door.Keep(r.t.Context(), access.Wish{Name: name, FullName: "Người " + name, Role: role, Communes: communes, Password: password}); err != nil {
		r.t.Fatal(err)
	}
}

// login makes an account and logs in with it, in a browser of its own.
func (r *room) login(name, role string, communes ...string) *room {
	r.t.Helper()
	r.account(name, role, communes...)
	other := r.as(newClient(r.t))
	if a := other.post("/login", url.Values{"name": {name}, "password": {password}}); a.status != http.StatusSeeOther {
		r.t.Fatalf("login: %d", a.status)
	}
	return other
}

// answer is what a browser got.
type answer struct {
	status   int
	location string
	header   http.Header
	body     string
	*goquery.Document
}

func (r *room) get(path string) answer {
	r.t.Helper()
	request, err := http.NewRequestWithContext(r.t.Context(), http.MethodGet, r.http.URL+path, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	return r.do(request)
}

func (r *room) post(path string, form url.Values) answer {
	r.t.Helper()
	request, err := http.NewRequestWithContext(r.t.Context(), http.MethodPost, r.http.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		r.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r.do(request)
}

func (r *room) do(request *http.Request) answer {
	r.t.Helper()
	response, err := r.client.Do(request)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	a := answer{status: response.StatusCode, location: response.Header.Get("Location"), header: response.Header, body: string(body)}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		if a.Document, err = goquery.NewDocumentFromReader(strings.NewReader(a.body)); err != nil {
			r.t.Fatal(err)
		}
	}
	return a
}

// page is a page that must be there.
func (r *room) page(path string) answer {
	r.t.Helper()
	a := r.get(path)
	if a.status != http.StatusOK || a.Document == nil {
		r.t.Fatalf("GET %s: %d, %s", path, a.status, short(a.body))
	}
	return a
}

// follow posts a form and shows the page that it leads to.
func (r *room) follow(path string, form url.Values) answer {
	r.t.Helper()
	a := r.post(path, form)
	if a.status != http.StatusSeeOther {
		r.t.Fatalf("POST %s: %d, %s", path, a.status, short(a.body))
	}
	return r.page(a.location)
}

// form is what a form of a page sends: its fields as they stand.
func form(s *goquery.Selection) url.Values {
	v := url.Values{}
	s.Find("input, textarea, select").Each(func(_ int, f *goquery.Selection) {
		name, ok := f.Attr("name")
		kind, _ := f.Attr("type")
		_, checked := f.Attr("checked")
		if !ok || (kind == "checkbox" || kind == "radio") && !checked {
			return
		}
		value, _ := f.Attr("value")
		if goquery.NodeName(f) == "textarea" {
			value = f.Text()
		}
		if goquery.NodeName(f) == "select" {
			chosen := f.Find("option[selected]")
			if chosen.Length() == 0 {
				chosen = f.Find("option").First()
			}
			value, _ = chosen.Attr("value")
		}
		v.Add(name, value)
	})
	return v
}

// findings are fingerprints of findings that wait, in the order of the queue.
func (r *room) findings(n int) []string {
	r.t.Helper()
	pieces, _, err := r.ledger.Work(r.t.Context(), ledger.Work{Decisions: []checker.Decision{checker.Open}, Today: "2100-01-01", Limit: n})
	if err != nil {
		r.t.Fatal(err)
	}
	var list []string
	for _, p := range pieces {
		list = append(list, p.Finding.Fingerprint)
	}
	if len(list) < n {
		r.t.Fatalf("%d findings wait, %d wanted", len(list), n)
	}
	return list
}

func (r *room) decision(fingerprint string) checker.Decision {
	r.t.Helper()
	d, err := r.ledger.DecisionOn(r.t.Context(), fingerprint)
	if err != nil {
		r.t.Fatal(err)
	}
	return d.Decision
}

func short(s string) string { return s[:min(len(s), 600)] }

// filesIn are the names of the files below a folder.
func filesIn(t *testing.T, folder string) (list []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}
