package trial_test

import (
	"bytes"
	"cmp"
	"crypto/tls"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"
)

// provider is a real server of OpenID Connect on loopback, which a trial may make err.
type provider struct {
	*mockoidc.MockOIDC
	forge func(token string) string // changes the ID token on its way out
	asked atomic.Int32              // how often it was asked to change a code for a token
	knows *memory                   // of those who have logged in; nil for a server that asks each time
}

// startProvider starts one at a listener; a scheme says that it speaks TLS.
func startProvider(t *testing.T, listener net.Listener, scheme ...*tls.Config) *provider {
	t.Helper()
	m, err := mockoidc.NewServer(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &provider{MockOIDC: m}
	if err := m.AddMiddleware(p.forged); err != nil {
		t.Fatal(err)
	}
	if err := m.Start(listener, cmp.Or(scheme...)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Shutdown() })
	return p
}

func loopback(t *testing.T, address string) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

// freeAddress is one at which nobody listens now.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener := loopback(t, "127.0.0.1:0")
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// forged lets a trial change the token in the server's answer.
func (p *provider) forged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == mockoidc.TokenEndpoint {
			p.asked.Add(1)
		}
		if p.knows != nil && p.knows.answers(p, next, w, r) {
			return
		}
		if p.forge == nil || r.URL.Path != mockoidc.TokenEndpoint {
			next.ServeHTTP(w, r)
			return
		}
		kept := httptest.NewRecorder()
		next.ServeHTTP(kept, r)
		var answer map[string]any
		body := kept.Body.Bytes()
		if json.Unmarshal(body, &answer) == nil && answer["id_token"] != nil {
			answer["id_token"] = p.forge(answer["id_token"].(string))
			body, _ = json.Marshal(answer) // what was read can be written
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(kept.Code)
		_, _ = io.Copy(w, bytes.NewReader(body))
	})
}

// loopbackTLS is a listener that speaks TLS.
func loopbackTLS(t *testing.T, cert, key string) net.Listener {
	t.Helper()
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.NewListener(loopback(t, "127.0.0.1:0"), &tls.Config{Certificates: []tls.Certificate{pair}})
}

// claims are those of an ID token.
type claims struct {
	mockoidc.IDTokenClaims
	Party string `json:"azp,omitempty"`
	Asked int64  `json:"auth_time,omitempty"`
}

// guest is a person whom the server knows; change is what it says wrongly of him.
type guest struct {
	*mockoidc.MockUser
	change func(*claims)
}

// Claims implements mockoidc.User.
func (g guest) Claims(_ []string, base *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	c := &claims{IDTokenClaims: *base}
	if g.change != nil {
		g.change(c)
	}
	return c, nil
}

// next has the server vouch for a person the next time that somebody comes.
func (p *provider) next(subject string, change func(*claims)) {
	p.QueueUser(guest{&mockoidc.MockUser{Subject: subject}, change})
}

// flags are those with which the office is served beside the server.
func (p *provider) flags(t *testing.T, address string) []string {
	t.Helper()
	secret := filepath.Join(t.TempDir(), "khoa")
	if err := os.WriteFile(secret, []byte(p.ClientSecret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{
		"--accounts", "--listen", address, "--openid-issuer", p.Issuer(), "--openid-client", p.ClientID, "--openid-secret-file", secret,
		"--openid-base", "http://" + address,
	}
}

// the people of the office as the server calls them.
const (
	hoaThere  = "8f14e45f-hoa"
	minhThere = "c9f0f895-minh"
)

// vouched is an office where Hoa and, locked, Minh may be vouched for.
func vouched(t *testing.T) (*office, *provider) {
	t.Helper()
	return vouchedBy(t, startProvider(t, loopback(t, "127.0.0.1:0")))
}

func vouchedBy(t *testing.T, p *provider) (*office, *provider) {
	t.Helper()
	o := prepare(t)
	o.account("sep", "Đỗ Thị Lan", "admin")
	o.run("\n", "account", "add", "hoa", "--name", "Nguyễn Thị Hoa", "--subject", p.Issuer()+" "+hoaThere)
	o.run("\n", "account", "add", "minh", "--name", "Lê Văn Minh", "--subject", p.Issuer()+" "+minhThere, "--disable")
	o.serve(p.flags(t, freeAddress(t))...)
	return o, p
}

// setOut presses the button and gives where the browser is sent.
func (o *office) setOut(c *http.Client, next string) string {
	o.t.Helper()
	a := o.get(c, "/login/openid?next="+url.QueryEscape(next))
	to := a.header.Get("Location")
	if a.status != http.StatusSeeOther || !strings.Contains(to, mockoidc.AuthorizationEndpoint) {
		o.t.Fatalf("the button leads nowhere: %d %s", a.status, to)
	}
	return to
}

// sentBack logs in at the server and gives the way back.
func (o *office) sentBack(c *http.Client, to string) *url.URL {
	o.t.Helper()
	a := o.heard(c.Get(to))
	back, err := url.Parse(a.header.Get("Location"))
	if err != nil || a.status != http.StatusFound || !strings.HasPrefix(back.String(), o.url) {
		o.t.Fatalf("the server sends nobody back: %d %s %s", a.status, back, a.body)
	}
	return back
}

// roundTrip is all of it, up to the office's answer.
func (o *office) roundTrip(c *http.Client, next string) answer {
	o.t.Helper()
	return o.heard(c.Get(o.sentBack(c, o.setOut(c, next)).String()))
}

// opened tells whether a client is somebody.
func (o *office) opened(c *http.Client) bool {
	o.t.Helper()
	return o.get(c, "/about").status == http.StatusOK
}

// TestSignInElsewhereInTheBrowser: Hoa presses the button, her server vouches for her, she is where she wanted to be, decides with
// one key, and the log bears her account. The page with the button and the one that refuses are held to what all pages are.
func TestSignInElsewhereInTheBrowser(t *testing.T) {
	o, p := vouched(t)
	f := o.findings(o.enter("sep"), "")[0].Fingerprint
	b := o.tab(t)
	b.elsewhere = p.Addr()
	axe := axeCore(t)
	look := func(name string) {
		b.run(script(axe))
		b.looks(name)
	}
	b.colours("light")
	b.visit("/review/" + f)
	look("login-openid")
	p.next("nguoi-la", nil)
	b.click("#openid")
	if b.status != http.StatusForbidden || b.text("#subject") != p.Issuer()+" nguoi-la" {
		t.Errorf("a stranger: %d %q", b.status, b.text("main"))
	}
	look("login-openid-unknown")
	p.next(hoaThere, nil)
	b.click("#openid")
	if b.status != http.StatusOK || b.path() != "/review/"+f {
		t.Fatalf("vouched for: %d %s\n%s", b.status, b.path(), b.where())
	}
	b.press("c")
	if said := o.run("", "review", "log", "show"); !strings.Contains(said, "Nguyễn Thị Hoa (hoa)") {
		t.Errorf("the log does not bear the account: %s", said)
	}
	b.visit("/about")
	if said := b.text("main"); !strings.Contains(said, p.Issuer()) || strings.Contains(said, "không cần mạng") {
		t.Errorf("the page about the program: %s", said)
	}
	b.click(`.side form[action="/logout"] button`)
	if !strings.HasPrefix(b.path(), "/login") || b.count("#openid") != 1 {
		t.Errorf("after leaving: %s", b.path())
	}
	b.login("sep") // the password stays a second way
	b.visit("/accounts?name=hoa")
	if got := eval[string](b, `document.querySelector("#subject").value`); got != p.Issuer()+" "+hoaThere {
		t.Errorf("the account bears %q", got)
	}
	b.fill("#subject", "9999") // the subject alone is one of the office's server
	b.click(`form[action="/accounts"] button.main-act`)
	if list := o.run("", "account", "list", "--format", "csv"); !strings.Contains(list, p.Issuer()+" 9999") {
		t.Errorf("accounts: %s", list)
	}
}

// TestSignInElsewhere: every login has a new token, the one before is worth nothing, and the way leads where the person wanted.
func TestSignInElsewhere(t *testing.T) {
	o, p := vouched(t)
	c, old := o.client(), ""
	for range 2 {
		p.next(hoaThere, nil)
		a := o.roundTrip(c, "/review?status=all")
		if a.status != http.StatusSeeOther || a.header.Get("Location") != "/review?status=all" {
			t.Fatalf("%d %s", a.status, a.header.Get("Location"))
		}
		token := ""
		for _, k := range a.cookies {
			switch {
			case k.Name == "session":
				token = k.Value
			case k.Name == "openid" && k.MaxAge >= 0:
				t.Errorf("the binding stays: %s", k)
			}
			if !k.HttpOnly || k.SameSite != http.SameSiteLaxMode || k.Path != "/" || k.Domain != "" {
				t.Errorf("cookie: %s", k)
			}
		}
		if token == "" || token == old || !o.opened(c) {
			t.Fatalf("token %q after %q", token, old)
		}
		if old != "" && o.opensWith(old) {
			t.Error("the session before still opens")
		}
		old = token
	}
	said := o.said.String()
	if !strings.Contains(said, "nơi duy nhất chương trình hỏi ra ngoài") || !strings.Contains(said, o.url+"/login/openid/callback") {
		t.Errorf("serve does not say plainly that it asks a server: %s", said)
	}
}

// opensWith tells whether a token opens in a browser of its own.
func (o *office) opensWith(token string) bool {
	o.t.Helper()
	c := o.client()
	here, err := url.Parse(o.url)
	if err != nil {
		o.t.Fatal(err)
	}
	c.Jar.SetCookies(here, []*http.Cookie{{Name: "session", Value: token, Path: "/"}})
	return o.opened(c)
}

// TestServerElsewhereIsDown: the office opens, passwords open, the button says what to do; when the server is back, it works.
func TestServerElsewhereIsDown(t *testing.T) {
	p := startProvider(t, loopback(t, "127.0.0.1:0"))
	where := strings.TrimPrefix(p.Addr(), "http://")
	if err := p.Shutdown(); err != nil {
		t.Fatal(err)
	}
	o := prepare(t)
	o.account("sep", "Đỗ Thị Lan", "admin")
	o.run("\n", "account", "add", "hoa", "--name", "Nguyễn Thị Hoa", "--subject", p.Issuer()+" "+hoaThere)
	o.serve(p.flags(t, freeAddress(t))...)
	c := o.client()
	if a := o.get(c, "/login/openid"); a.status != http.StatusServiceUnavailable || !strings.Contains(a.body, "hoặc dùng mật khẩu") || !strings.Contains(a.body, `name="password"`) {
		t.Errorf("the button: %d %s", a.status, a.body)
	}
	if !o.opened(o.enter("sep")) {
		t.Error("the password does not open")
	}
	if said := o.said.String(); !strings.Contains(said, "Vẫn đăng nhập bằng mật khẩu được") || !strings.Contains(said, "connection refused") {
		t.Errorf("serve says: %s", said)
	}
	again := startProvider(t, loopback(t, where))
	again.ClientID, again.ClientSecret = p.ClientID, p.ClientSecret
	for began := time.Now(); o.get(c, "/login/openid").status != http.StatusSeeOther; time.Sleep(200 * time.Millisecond) {
		if time.Since(began) > patience {
			t.Fatal("it stays down")
		}
	}
	again.next(hoaThere, nil)
	if a := o.roundTrip(c, "/"); a.status != http.StatusSeeOther || !o.opened(c) {
		t.Errorf("when it is back: %d", a.status)
	}
}

// TestServerElsewhereProvesWhoItIs: a certificate that the system does not know is refused; one that it knows is taken.
func TestServerElsewhereProvesWhoItIs(t *testing.T) {
	cert, key := certificate(t)
	for _, known := range []bool{false, true} {
		p := startProvider(t, loopbackTLS(t, cert, key), &tls.Config{})
		if known {
			t.Setenv("SSL_CERT_FILE", cert)
		}
		o := prepare(t)
		o.account("sep", "Đỗ Thị Lan", "admin")
		o.run("\n", "account", "add", "hoa", "--name", "Nguyễn Thị Hoa", "--subject", p.Issuer()+" "+hoaThere)
		address := freeAddress(t)
		o.serve("--accounts", "--listen", address, "--openid-issuer", p.Issuer(), "--openid-client", p.ClientID, "--openid-base", "https://"+address, "--tls-cert", cert, "--tls-key", key)
		c := o.client()
		a := o.get(c, "/login/openid")
		if known {
			if a.status != http.StatusSeeOther || len(a.cookies) != 1 || a.cookies[0].Name != "__Host-openid" || !a.cookies[0].Secure {
				t.Errorf("with a certificate that is known: %d %v", a.status, a.cookies)
			}
			continue
		}
		if a.status != http.StatusServiceUnavailable || !strings.Contains(o.said.String(), "x509") {
			t.Errorf("with a certificate that nobody knows: %d\n%s", a.status, o.said.String())
		}
	}
}

// TestSecretFromTheEnvironment: the secret may come from there; a wrong one is told as what it is.
func TestSecretFromTheEnvironment(t *testing.T) {
	p := startProvider(t, loopback(t, "127.0.0.1:0"))
	for secret, want := range map[string]int{p.ClientSecret: http.StatusSeeOther, "sai-khoa": http.StatusBadGateway} {
		t.Setenv("HUONGUOC_OPENID_SECRET", secret)
		o := prepare(t)
		o.account("sep", "Đỗ Thị Lan", "admin")
		o.run("\n", "account", "add", "hoa", "--name", "Nguyễn Thị Hoa", "--subject", p.Issuer()+" "+hoaThere)
		address := freeAddress(t)
		t.Setenv("HUONGUOC_OPENID_ISSUER", p.Issuer())
		t.Setenv("HUONGUOC_OPENID_CLIENT", p.ClientID)
		t.Setenv("HUONGUOC_OPENID_BASE", "http://"+address)
		o.serve("--accounts", "--listen", address)
		if shown := o.run("", "config", "show"); strings.Contains(shown, secret) || !strings.Contains(shown, p.ClientID) {
			t.Errorf("config show: %s", shown)
		}
		p.next(hoaThere, nil)
		c := o.client()
		if a := o.roundTrip(c, "/"); a.status != want || o.opened(c) != (want == http.StatusSeeOther) {
			t.Errorf("secret %q: %d", secret, a.status)
		}
		if strings.Contains(o.said.String(), secret) {
			t.Error("the server tells the secret")
		}
	}
}

// TestButtonByKeys: whoever has no mouse gets in, too.
func TestButtonByKeys(t *testing.T) {
	o, p := vouched(t)
	b := o.tab(t)
	b.elsewhere = p.Addr()
	b.visit("/login")
	p.next(hoaThere, nil)
	b.run(chromedp.Focus(chromedp.CSS("#openid")))
	b.press("\r")
	if b.status != http.StatusOK || b.path() != "/" {
		t.Errorf("%d %s", b.status, b.path())
	}
}
