package openid

import (
	"crypto/rand"
	"crypto/sha256"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Left is the path to which the server sends the browser back when it has ended its session.
const Left = "/login"

// How many ID tokens are remembered at once, and how long one may be, in bytes: it goes into an address, and servers take some 4,096.
const (
	maxHints = 10_000
	maxHint  = 3 << 10
)

// hints are the ID tokens of those who are here, by the digest of their session. A server that is shown its token knows whose session
// to end and need not ask (OpenID Connect RP-Initiated Logout 1.0, section 2, "id_token_hint"). They are in memory only: after a
// restart it asks.
type hints struct {
	mu     sync.Mutex
	tokens map[[sha256.Size]byte]hint
}

type hint struct {
	token string
	until time.Time
}

func (h *hints) put(session string, kept hint, now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.tokens == nil {
		h.tokens = map[[sha256.Size]byte]hint{}
	}
	if len(h.tokens) >= maxHints {
		h.sweep(now)
	}
	if len(kept.token) <= maxHint && len(h.tokens) < maxHints {
		h.tokens[sha256.Sum256([]byte(session))] = kept
	}
}

// take gives a session's token, once.
func (h *hints) take(session string, now time.Time) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	key := sha256.Sum256([]byte(session))
	kept := h.tokens[key]
	delete(h.tokens, key)
	h.sweep(now)
	if !now.Before(kept.until) {
		return ""
	}
	return kept.token
}

func (h *hints) sweep(now time.Time) {
	for key, kept := range h.tokens {
		if !now.Before(kept.until) {
			delete(h.tokens, key)
		}
	}
}

// Keep remembers the ID token with which a session began, until the session ends at the latest.
func (p *Provider) Keep(session string, who Vouched, until time.Time) {
	p.hints.put(session, hint{who.token, until}, p.config.Now())
}

// Forget drops what Keep remembers of a session that ends without the server.
func (p *Provider) Forget(session string) { p.hints.take(session, p.config.Now()) }

// Back is the address that the server has to be told, to send browsers to when it has ended a session.
func (p *Provider) Back() string { return strings.TrimRight(p.config.Base, "/") + Left }

// Leave gives the address at which a browser ends its session at the server, and the state that comes back when that is done. It
// asks nobody and waits for nobody; ok is false where the server has no such address, an unsafe one, or has not described itself.
func (p *Provider) Leave(session string) (address, state string, ok bool) {
	token := p.hints.take(session, p.config.Now())
	end, ok := p.end()
	if !ok {
		return "", "", false
	}
	state = rand.Text()
	q := end.Query()
	q.Set("client_id", p.config.ClientID)
	q.Set("post_logout_redirect_uri", p.Back())
	q.Set("state", state)
	if q.Del("id_token_hint"); token != "" {
		q.Set("id_token_hint", token)
	}
	end.RawQuery = q.Encode()
	return end.String(), state, true
}

// end is the server's end_session_endpoint. It is held to https like the others, since the token goes there.
func (p *Provider) end() (*url.URL, bool) {
	server := p.server.Load()
	if server == nil {
		return nil, false
	}
	var about struct {
		End string `json:"end_session_endpoint"`
	}
	if err := server.Claims(&about); err != nil || !safe(about.End) {
		return nil, false
	}
	end, err := url.Parse(about.End)
	if err != nil || end.User != nil {
		return nil, false
	}
	end.Fragment = ""
	return end, true
}
