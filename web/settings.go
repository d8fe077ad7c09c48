package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"
)

// settings keeps a person's choice of language and colours in his browser.
func (s *Server) settings(w http.ResponseWriter, r *http.Request, _ *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	if lang := r.PostForm.Get("lang"); s.say[lang] != nil {
		s.keep(w, cookieLang, lang)
	}
	switch theme := r.PostForm.Get("theme"); theme {
	case "auto", "light", "dark":
		s.keep(w, cookieTheme, theme)
	}
	http.Redirect(w, r, local(r.PostForm.Get("back")), http.StatusSeeOther) //nolint:gosec // local keeps it on this server
	return nil
}

func (s *Server) keep(w http.ResponseWriter, name, value string) {
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure where browsers come by https
		Name: name, Value: value, Path: "/", MaxAge: int((365 * 24 * time.Hour).Seconds()), HttpOnly: true, Secure: s.TLS,
		SameSite: http.SameSiteLaxMode,
	})
}

// local is an address of this server, or its start for whatever is none: nobody is sent elsewhere.
func local(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") ||
		strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return (&url.URL{Path: u.Path, RawQuery: u.RawQuery}).String()
}
