package web

import (
	"errors"
	"net"
	"net/http"

	"github.com/huonguoc/huonguoc/access"
)

// loginForm is what the page for logging in shows.
type loginForm struct {
	Name  string
	Next  string
	Wrong string
	// Vouching is nil where passwords are the only way in.
	Vouching *vouching
}

func (s *Server) loginPage(w http.ResponseWriter, r *http.Request, c *call) error {
	if state := r.URL.Query().Get("state"); state != "" && s.OpenID != nil {
		s.leftThere(w, r, state)
		return nil
	}
	if c.person.Role != access.Nobody {
		http.Redirect(w, r, local(r.URL.Query().Get("next")), http.StatusSeeOther) //nolint:gosec // local keeps it on this server
		return nil
	}
	next := local(r.URL.Query().Get("next"))
	return s.show(w, r, c, "login", page{Title: c.say.T("web.login.title"), Body: s.loginForm(r, next)})
}

// loginForm is empty but for what the browser brings with it.
func (s *Server) loginForm(r *http.Request, next string) loginForm {
	form := loginForm{Next: next, Vouching: s.vouching(next)}
	if form.Vouching != nil {
		form.Vouching.Left = s.left(r)
	}
	return form
}

func (s *Server) login(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	if s.Local != nil {
		return errNotFound
	}
	name, next := r.PostForm.Get("name"), local(r.PostForm.Get("next"))
	token, _, err := s.Door.Enter(r.Context(), name, r.PostForm.Get("password"), address(r))
	if errors.Is(err, access.ErrWrong) || errors.Is(err, access.ErrTooOften) {
		f := faultOf(err)
		form := s.loginForm(r, next)
		form.Name, form.Wrong = name, c.say.T(f.id)
		s.render(w, c, f.status, "login", page{Title: c.say.T("web.login.title"), Path: "/login", Body: form})
		return nil
	}
	if err != nil {
		return err
	}
	return s.admit(w, r, token, next)
}

// admit gives a browser its new token, ends what it had, and leads on. A session that waited for a yes and got it is the new one.
func (s *Server) admit(w http.ResponseWriter, r *http.Request, token, next string) error {
	if err := s.end(r, valueOf(r, s.cookieSession())); err != nil {
		return err
	}
	if untold := valueOf(r, s.cookieUntold()); untold != "" {
		if untold != token {
			if err := s.end(r, untold); err != nil {
				return err
			}
		}
		http.SetCookie(w, s.openIDCookie(s.cookieUntold(), "", -1))
	}
	http.SetCookie(w, s.sessionCookie(token, int(access.Lasts.Seconds())))
	http.Redirect(w, r, local(next), http.StatusSeeOther) //nolint:gosec // local keeps it on this server
	return nil
}

// end ends a session that another one follows, without the server that vouches for people; no token is no session.
func (s *Server) end(r *http.Request, token string) error {
	if token == "" {
		return nil
	}
	if s.OpenID != nil {
		s.OpenID.Forget(token)
	}
	return s.Door.Leave(r.Context(), token)
}

// logout ends what a browser has opened here, whatever else may fail after that, and then what it has opened at the server that
// vouches for people. A session that waits for the person to say that it is his is one, too.
func (s *Server) logout(w http.ResponseWriter, r *http.Request, c *call) error {
	session := ""
	for _, name := range []string{s.cookieSession(), s.cookieUntold()} {
		token := valueOf(r, name)
		if token == "" || s.Door == nil {
			continue
		}
		if err := s.Door.Leave(r.Context(), token); err != nil {
			return err
		}
		if s.OpenID != nil {
			s.OpenID.Forget(session) // the later one is what the server still knows
		}
		session = token
	}
	http.SetCookie(w, s.sessionCookie("", -1))
	if s.OpenID == nil {
		http.Redirect(w, r, "/login", http.StatusSeeOther)
		return nil
	}
	http.SetCookie(w, s.openIDCookie(s.cookieUntold(), "", -1))
	return s.leaveOpenID(w, r, c, session)
}

func (s *Server) sessionCookie(token string, age int) *http.Cookie {
	return &http.Cookie{ //nolint:gosec // Secure where browsers come by https
		Name: s.cookieSession(), Value: token, Path: "/", MaxAge: age, HttpOnly: true, Secure: s.TLS, SameSite: http.SameSiteLaxMode,
	}
}

// address is where a request comes from, without the port. What a proxy says of it is not believed.
func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
