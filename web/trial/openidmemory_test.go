package trial_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/oauth2-proxy/mockoidc"
)

// memory makes a server one that knows its people again, as those of offices do: whom a cookie names is vouched for without being
// asked.
type memory struct {
	deaf  bool // to prompt=login
	mute  bool // about when it asked
	end   string
	back  string       // where it sends people to who have left, as it was told beforehand
	mu    sync.Mutex   // of what follows
	sits  string       // who is at the keyboard, and would enter her password
	asked int          // how often somebody had to
	ended []url.Values // what it was told by those who left
}

const ssoCookie = "nho-nguoi"

// vouchedFrom is an office whose server knows people again. With an end it has an address to leave at, on a host of its own.
func vouchedFrom(t *testing.T, m *memory, end bool) (*office, *provider) {
	t.Helper()
	p := startProvider(t, loopback(t, "127.0.0.1:0"))
	if end {
		there := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { m.endSession(p, w, r) }))
		t.Cleanup(there.Close)
		m.end = there.URL + "/roi?vung=1"
	}
	p.knows = m
	m.sits = hoaThere
	o, _ := vouchedBy(t, p)
	m.back = o.url + "/login"
	o.run("\n", "account", "add", "lien", "--name", "Trần Thị Liên", "--subject", p.Issuer()+" "+lienThere)
	return o, p
}

const lienThere = "45c48cce-lien"

// answers does what such a server does; false leaves the request to the one below.
func (m *memory) answers(p *provider, next http.Handler, w http.ResponseWriter, r *http.Request) bool {
	switch r.URL.Path {
	case mockoidc.DiscoveryEndpoint:
		m.describe(next, w, r)
	case mockoidc.AuthorizationEndpoint:
		m.login(p, w, r)
		next.ServeHTTP(w, r)
	default:
		return false
	}
	return true
}

func (m *memory) describe(next http.Handler, w http.ResponseWriter, r *http.Request) {
	kept, about := httptest.NewRecorder(), map[string]any{}
	next.ServeHTTP(kept, r)
	_ = json.Unmarshal(kept.Body.Bytes(), &about) // the server below writes JSON
	if m.end != "" {
		about["end_session_endpoint"] = m.end
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(about)
}

// login has the server below vouch for the one whom the cookie names, or for the one at the keyboard.
func (m *memory) login(p *provider, w http.ResponseWriter, r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	q := r.URL.Query()
	who, since := "", int64(0)
	if c, err := r.Cookie(ssoCookie); err == nil {
		subject, at, _ := strings.Cut(c.Value, ".")
		who = subject
		since, _ = strconv.ParseInt(at, 10, 64) // it wrote it itself
	}
	if who == "" || q.Get("prompt") == "login" && !m.deaf {
		m.asked++
		who, since = m.sits, time.Now().Unix()
		http.SetCookie(w, &http.Cookie{Name: ssoCookie, Value: who + "." + strconv.FormatInt(since, 10), Path: "/", HttpOnly: true})
	}
	p.next(who, func(c *claims) {
		if q.Has("max_age") && !m.mute {
			c.Asked = since
		}
	})
}

// endSession is OpenID Connect RP-Initiated Logout 1.0, sections 2 and 3: who shows no token of the server is asked first, and only an
// address that it was told beforehand is led to.
func (m *memory) endSession(p *provider, w http.ResponseWriter, r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	q := r.URL.Query()
	m.ended = append(m.ended, q)
	if token, err := p.Keypair.VerifyJWT(q.Get("id_token_hint"), p.Now); err != nil || !token.Valid {
		_, _ = w.Write([]byte("<title>?</title><p id=ask>Bạn có muốn đăng xuất không?"))
		return
	}
	http.SetCookie(w, &http.Cookie{Name: ssoCookie, Path: "/", MaxAge: -1})
	if q.Get("post_logout_redirect_uri") != m.back || q.Get("client_id") != p.ClientID || q.Get("vung") != "1" {
		_, _ = w.Write([]byte("<title>.</title><p id=out>Bạn đã đăng xuất."))
		return
	}
	http.Redirect(w, r, m.back+"?"+url.Values{"state": {q.Get("state")}}.Encode(), http.StatusFound)
}

// seat has somebody else sit down at the keyboard.
func (m *memory) seat(subject string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sits = subject
}

// seen is how often somebody was asked for a password, and what those who left told.
func (m *memory) seen() (asked int, ended []url.Values) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.asked, m.ended
}
