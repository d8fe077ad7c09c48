package openid_test

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/oauth2-proxy/mockoidc"

	"github.com/huonguoc/huonguoc/access/openid"
)

const base = "https://ra-soat.example.vn"

func TestConfigurations(t *testing.T) {
	for name, c := range map[string]struct {
		issuer, client, base string
		want                 error
	}{
		"right":                   {"https://id.example.vn/co-quan", "c", base, nil},
		"with a port and a slash": {"https://id.example.vn:8443", "c", base + ":8443/", nil},
		"this machine":            {"http://127.0.0.1:1/oidc", "c", "http://localhost:2", nil},
		"this machine, IPv6":      {"http://[::1]:1", "c", "http://[::1]:2", nil},
		"no issuer":               {"", "c", base, openid.ErrIssuer},
		"issuer without TLS":      {"http://id.example.vn", "c", base, openid.ErrIssuer},
		"issuer without scheme":   {"id.example.vn", "c", base, openid.ErrIssuer},
		"issuer is a file":        {"file:///etc/passwd", "c", base, openid.ErrIssuer},
		"a name like loopback":    {"http://127.0.0.1.xau.example", "c", base, openid.ErrIssuer},
		"no client":               {"https://id.example.vn", "", base, openid.ErrClient},
		"no base":                 {"https://id.example.vn", "c", "", openid.ErrRedirect},
		"base without TLS":        {"https://id.example.vn", "c", "http://ra-soat.example.vn", openid.ErrRedirect},
		"base with a path":        {"https://id.example.vn", "c", base + "/phong", openid.ErrRedirect},
		"base with a query":       {"https://id.example.vn", "c", base + "?a=b", openid.ErrRedirect},
		"base with a person":      {"https://id.example.vn", "c", "https://a:b@ra-soat.example.vn", openid.ErrRedirect},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := openid.New(openid.Config{Issuer: c.issuer, ClientID: c.client, Base: c.base, Now: time.Now, Transport: never{t}})
			if !errors.Is(err, c.want) || (p == nil) != (c.want != nil) {
				t.Fatalf("error %v, want %v", err, c.want)
			}
			if p != nil && !strings.HasSuffix(p.Callback(), "/login/openid/callback") {
				t.Error(p.Callback())
			}
		})
	}
}

// never is a network that nobody may use.
type never struct{ t *testing.T }

func (n never) RoundTrip(r *http.Request) (*http.Response, error) {
	n.t.Errorf("%s is asked", r.URL)
	return nil, io.ErrUnexpectedEOF
}

// trip is a way to a server that runs, with a clock that stands still.
type trip struct {
	*openid.Provider
	server *mockoidc.MockOIDC
	now    time.Time
}

func set(t *testing.T) *trip {
	t.Helper()
	server, err := mockoidc.Run()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Shutdown() })
	x := &trip{server: server, now: time.Now()}
	c := openid.Config{Issuer: server.Issuer(), ClientID: server.ClientID, Secret: server.ClientSecret, Base: base, Now: func() time.Time { return x.now }}
	if x.Provider, err = openid.New(c); err != nil {
		t.Fatal(err)
	}
	return x
}

// begun is a browser that comes back from the server.
func (x *trip) begun(t *testing.T, next string, anew bool) (binding string, brought url.Values) {
	t.Helper()
	to, binding, err := x.Begin(t.Context(), next, anew)
	if err != nil {
		t.Fatal(err)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(to)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	back, err := answer.Location()
	if err != nil || !strings.HasPrefix(back.String(), base+openid.Callback) {
		t.Fatal(back, err)
	}
	return binding, back.Query()
}

func TestWhoComesBack(t *testing.T) {
	x := set(t)
	binding, brought := x.begun(t, "/review?a=b", false)
	if _, err := x.Finish(t.Context(), "", brought); !errors.Is(err, openid.ErrStale) {
		t.Errorf("another browser: %v", err)
	}
	who, err := x.Finish(t.Context(), binding, brought)
	if want := (openid.Identity{Issuer: x.server.Issuer(), Subject: mockoidc.DefaultUser().Subject}); err != nil || who.Identity != want || who.Next != "/review?a=b" || who.Untold {
		t.Errorf("%+v %v", who, err)
	}
	if _, err := x.Finish(t.Context(), binding, brought); !errors.Is(err, openid.ErrStale) {
		t.Errorf("twice: %v", err)
	}
}

func TestSecretsAreNewEachTime(t *testing.T) {
	x := set(t)
	seen := map[string]bool{}
	for range 20 {
		to, binding, err := x.Begin(t.Context(), "/", false)
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(to)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{binding, u.Query().Get("state"), u.Query().Get("nonce"), u.Query().Get("code_challenge")} {
			if len(secret) < 26 || seen[secret] {
				t.Errorf("%q is short, or not new", secret)
			}
			seen[secret] = true
		}
		if strings.Contains(to, binding) {
			t.Error("the server hears the binding")
		}
	}
}

func TestAttemptsEnd(t *testing.T) {
	for wait, want := range map[time.Duration]error{openid.Lasts - time.Minute: nil, openid.Lasts: openid.ErrStale} {
		x := set(t)
		binding, brought := x.begun(t, "/", false)
		x.now = x.now.Add(wait)
		x.server.FastForward(wait)
		if _, err := x.Finish(t.Context(), binding, brought); !errors.Is(err, want) {
			t.Errorf("after %v: %v", wait, err)
		}
	}
}

// answers is a server that says one thing to everything.
type answers struct {
	body  io.Reader
	fails error
	asked *int
}

func (a answers) RoundTrip(*http.Request) (*http.Response, error) {
	*a.asked++
	if a.fails != nil {
		return nil, a.fails
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(a.body)}, nil
}

// endless is an answer without end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestDescriptions(t *testing.T) {
	described := func(issuer, authorize, token string) io.Reader {
		return strings.NewReader(`{"issuer":"` + issuer + `","authorization_endpoint":"` + authorize + `","token_endpoint":"` + token + `","jwks_uri":"https://id.example.vn/k"}`)
	}
	const issuer = "https://id.example.vn"
	for name, c := range map[string]struct {
		answer answers
		want   error
		says   string
	}{
		"right":               {answers{body: described(issuer, issuer+"/a", issuer+"/t")}, nil, ""},
		"another name":        {answers{body: described(issuer+"/", issuer+"/a", issuer+"/t")}, openid.ErrSetup, `"https://id.example.vn/"`},
		"people without TLS":  {answers{body: described(issuer, "http://id.example.vn/a", issuer+"/t")}, openid.ErrSetup, "without https"},
		"secrets without TLS": {answers{body: described(issuer, issuer+"/a", "http://id.example.vn/t")}, openid.ErrSetup, "without https"},
		"nothing in it":       {answers{body: described(issuer, "", "")}, openid.ErrSetup, "without https"},
		"a page for people":   {answers{body: strings.NewReader("<html>bí mật</html>")}, openid.ErrDown, ""},
		"without end":         {answers{body: endless{}}, openid.ErrDown, ""},
		"nobody there":        {answers{fails: errors.New("connection refused")}, openid.ErrDown, "connection refused"},
	} {
		t.Run(name, func(t *testing.T) {
			asked, now := 0, time.Now()
			c.answer.asked = &asked
			p, err := openid.New(openid.Config{Issuer: issuer, ClientID: "c", Base: base, Now: func() time.Time { return now }, Transport: c.answer})
			if err != nil {
				t.Fatal(err)
			}
			err = p.Reach(t.Context())
			if !errors.Is(err, c.want) || err != nil && (!strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "bí mật")) {
				t.Errorf("error %v, want %v with %q", err, c.want, c.says)
			}
			if _, _, err := p.Begin(t.Context(), "/", false); !errors.Is(err, c.want) || asked != 1 {
				t.Errorf("at once again: %v, asked %d times", err, asked)
			}
			now = now.Add(time.Minute)
			_ = p.Reach(t.Context())
			if want := map[bool]int{true: 1, false: 2}[c.want == nil]; asked != want {
				t.Errorf("later: asked %d times, want %d", asked, want)
			}
		})
	}
}
