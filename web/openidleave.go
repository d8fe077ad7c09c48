package web

import (
	"crypto/subtle"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/access/openid"
)

// What a browser remembers of the server that vouches for people, beyond a session here: that somebody has come in from there, or
// that he has left here and the server has not yet said that he left there, too. The latter bears the state that comes back.
const (
	traceIn  = "in"
	traceOut = "out"
)

// maxAge is the longest that browsers keep a cookie (RFC 6265bis, section 5.5): a session at the server may last as long as it likes.
const maxAge = 400 * 24 * time.Hour

// The names of cookies: of the trace, and of a session that opens nothing until the person says that it is his.
func (s *Server) cookieTrace() string  { return s.cookieOf("openid-trace") }
func (s *Server) cookieUntold() string { return s.cookieOf("openid-untold") }

// cookieOf is a name that a browser accepts only from this very host, where browsers come by https.
func (s *Server) cookieOf(name string) string {
	if s.TLS {
		return "__Host-" + name
	}
	return name
}

func valueOf(r *http.Request, cookie string) string {
	if c, err := r.Cookie(cookie); err == nil {
		return c.Value
	}
	return ""
}

func (s *Server) trace(w http.ResponseWriter, value string) {
	age := int(maxAge.Seconds())
	if value == "" {
		age = -1
	}
	http.SetCookie(w, s.openIDCookie(s.cookieTrace(), value, age))
}

// left tells whether somebody who came in from the server has left here last, and may still be known there.
func (s *Server) left(r *http.Request) bool {
	return strings.HasPrefix(valueOf(r, s.cookieTrace()), traceOut)
}

// leaving is what the page shows between here and the server.
type leaving struct {
	Host    string
	Address string
}

// leaveOpenID sends a browser whose session has ended on to the server, to end the one there. It is a page and no redirect: one that
// follows a form would be held to the policy's form-action, wherever the server sends people on its way.
func (s *Server) leaveOpenID(w http.ResponseWriter, r *http.Request, c *call, session string) error {
	// A sign-in that was begun before is over, too, wherever the person came in.
	http.SetCookie(w, s.openIDCookie(s.cookieBinding(), "", -1))
	if valueOf(r, s.cookieTrace()) == "" { // nobody has come in from there
		s.OpenID.Forget(session)
		http.Redirect(w, r, "/login", http.StatusSeeOther)
		return nil
	}
	address, state, ok := s.OpenID.Leave(session)
	if !ok {
		s.trace(w, traceOut)
		http.Redirect(w, r, "/login", http.StatusSeeOther)
		return nil
	}
	s.trace(w, traceOut+"-"+state)
	w.Header().Set("Refresh", "0; url="+address)
	s.seat(c, access.Person{})
	s.render(w, c, http.StatusOK, "leave", page{
		Title: c.say.T("web.openid.left"), Path: "/login", Body: leaving{s.vouching("").Host, address},
	})
	return nil
}

// leftThere takes a browser back that the server has logged out. Only the state that went there tells that it has; whatever else comes
// changes nothing.
func (s *Server) leftThere(w http.ResponseWriter, r *http.Request, state string) {
	was := valueOf(r, s.cookieTrace())
	if subtle.ConstantTimeCompare([]byte(was), []byte(traceOut+"-"+state)) == 1 {
		s.trace(w, "")
	}
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

// doubt is what the page shows that asks a person whether he is whom the server vouches for.
type doubt struct {
	Host   string
	Person access.Person
	Next   string
}

// doubtOpenID asks a person whether he is the one: somebody has left in this browser, and the server does not tell whether it asked
// who came after him. Until he says so, the session is not the browser's. One that waited before it is over.
func (s *Server) doubtOpenID(w http.ResponseWriter, r *http.Request, c *call, token string, who access.Person, next string) error {
	if err := s.end(r, valueOf(r, s.cookieUntold())); err != nil {
		return err
	}
	http.SetCookie(w, s.openIDCookie(s.cookieUntold(), token, int(openid.Lasts.Seconds())))
	s.seat(c, access.Person{})
	s.render(w, c, http.StatusOK, "doubt", page{
		Title: c.say.T("web.openid.doubt"), Path: "/login?next=" + url.QueryEscape(next), Body: doubt{s.vouching("").Host, who, next},
	})
	return nil
}

// confirmOpenID lets in who has said that he is the one.
func (s *Server) confirmOpenID(w http.ResponseWriter, r *http.Request, c *call) error {
	if s.OpenID == nil {
		return errNotFound
	}
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	token, next := valueOf(r, s.cookieUntold()), local(r.PostForm.Get("next"))
	_, ok, err := s.Door.Who(r.Context(), token)
	switch {
	case err != nil:
		return err
	case !ok:
		return s.notVouched(w, r, c, next, openid.Identity{}, openid.ErrStale)
	}
	s.trace(w, traceIn)
	return s.admit(w, r, token, next)
}
