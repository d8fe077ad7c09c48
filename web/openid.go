package web

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/access/openid"
)

// vouching is what the page for logging in shows of the server that vouches for people.
type vouching struct {
	Issuer string
	Host   string // as people know it
	Begin  string // the address of the button
	// Subject is whom the server vouches for and no account bears, for the administrator to enter.
	Subject string
	// Left says that somebody has left in this browser, so that the server is to ask anew.
	Left bool
}

// vouching is nil where the office has no such server.
func (s *Server) vouching(next string) *vouching {
	if s.OpenID == nil {
		return nil
	}
	v := &vouching{Issuer: s.OpenID.Issuer(), Host: s.OpenID.Issuer(), Begin: "/login/openid?next=" + url.QueryEscape(next)}
	if u, err := url.Parse(v.Issuer); err == nil {
		v.Host = u.Host
	}
	return v
}

func (s *Server) cookieBinding() string { return s.cookieOf("openid") }

// beginOpenID sends a browser to the server that vouches for people. Another site may not have it begin: it is shown the page for
// logging in, where a person decides.
func (s *Server) beginOpenID(w http.ResponseWriter, r *http.Request, c *call) error {
	if s.OpenID == nil {
		return errNotFound
	}
	next := local(r.URL.Query().Get("next"))
	if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
		http.Redirect(w, r, "/login?next="+url.QueryEscape(next), http.StatusSeeOther)
		return nil
	}
	if err := s.Door.Knock(address(r)); err != nil {
		return s.notVouched(w, r, c, next, openid.Identity{}, err)
	}
	to, binding, err := s.OpenID.Begin(r.Context(), next, s.left(r))
	if err != nil {
		return s.notVouched(w, r, c, next, openid.Identity{}, err)
	}
	http.SetCookie(w, s.openIDCookie(s.cookieBinding(), binding, int(openid.Lasts.Seconds())))
	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // to the server that the office has configured
	return nil
}

// endOpenID takes a browser back from the server and lets the person in whom it vouches for, if an account bears him.
func (s *Server) endOpenID(w http.ResponseWriter, r *http.Request, c *call) error {
	if s.OpenID == nil {
		return errNotFound
	}
	who, err := s.OpenID.Finish(r.Context(), valueOf(r, s.cookieBinding()), r.URL.Query())
	next := local(who.Next)
	if err != nil {
		return s.notVouched(w, r, c, next, who.Identity, err)
	}
	token, person, err := s.Door.EnterAs(r.Context(), who.Issuer, who.Subject)
	if err != nil {
		return s.notVouched(w, r, c, next, who.Identity, err)
	}
	s.OpenID.Keep(token, who, s.Now().Add(access.Lasts))
	http.SetCookie(w, s.openIDCookie(s.cookieBinding(), "", -1))
	if who.Untold {
		return s.doubtOpenID(w, r, c, token, person, next)
	}
	s.trace(w, traceIn)
	return s.admit(w, r, token, next)
}

// notVouched shows the page for logging in with what went wrong and what to do next. The log gets the kind of error, which bears
// neither code nor token nor person.
func (s *Server) notVouched(w http.ResponseWriter, r *http.Request, c *call, next string, who openid.Identity, err error) error {
	f := faultOf(err)
	if f.id == "web.fail.inside" {
		return err
	}
	s.Log.Warn("sign-in by OpenID Connect refused", "reason", err.Error())
	form := s.loginForm(r, next)
	form.Wrong = c.say.T(f.id, "Host", form.Vouching.Host, "Base", s.OpenID.Base())
	if errors.Is(err, access.ErrUnknown) {
		form.Vouching.Subject = access.Subject(who.Issuer, who.Subject)
	}
	s.render(w, c, f.status, "login", page{Title: c.say.T("web.login.title"), Path: "/login", Body: form})
	return nil
}

// openIDCookie is one of those that go with a browser to the server and back, such as the binding, which binds an attempt to the browser
// that began it. Lax, because the server sends the browser back from its own site.
func (s *Server) openIDCookie(name, value string, age int) *http.Cookie {
	return &http.Cookie{ //nolint:gosec // Secure where browsers come by https
		Name: name, Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: s.TLS, SameSite: http.SameSiteLaxMode,
	}
}
