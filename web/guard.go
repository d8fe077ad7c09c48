package web

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/review"
)

// The cookies. The session's has a name that a browser accepts only from this very host, where browsers come by https.
const (
	cookieLang  = "lang"
	cookieTheme = "theme"
)

func (s *Server) cookieSession() string { return s.cookieOf("session") }

// call is one request with who makes it and what he is to be answered with.
type call struct {
	server *Server
	person access.Person
	desk   *review.Desk
	say    *messages.Catalogue
	theme  string
	api    bool
}

// guard asks who somebody is and lets him through to a route when he may.
func (s *Server) guard(r route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		c := s.begin(q)
		s.bound(w, q, r)
		defer s.contain(w, q, c)
		if !s.rightHost(q) {
			s.fail(w, q, c, errHost)
			return
		}
		person, err := s.who(q)
		if err != nil {
			s.fail(w, q, c, err)
			return
		}
		s.seat(c, person)
		switch {
		case person.May(r.role):
			err = r.handle(w, q, c)
		case person.Role == access.Nobody && !c.api && q.Method == http.MethodGet:
			http.Redirect(w, q, "/login?next="+url.QueryEscape(q.URL.RequestURI()), http.StatusSeeOther)
		case person.Role == access.Nobody:
			err = errWho
		default:
			err = errRights
		}
		if err != nil {
			s.fail(w, q, c, err)
		}
	})
}

// contain turns a fault of the program into an answer: one request fails, and the room stays open.
func (s *Server) contain(w http.ResponseWriter, q *http.Request, c *call) {
	fault := recover()
	switch fault {
	case nil:
	case http.ErrAbortHandler:
		panic(fault)
	default:
		s.Log.Error("request panicked", "method", q.Method, "route", q.Pattern, "stack", string(debug.Stack()))
		s.fail(w, q, c, errPanic)
	}
}

// errPanic says that the program has a fault.
var errPanic = errors.New("a fault in the program")

// begin reads what a browser asks to be answered in.
func (s *Server) begin(r *http.Request) *call {
	c := &call{server: s, say: s.say[s.Lang], theme: "auto", api: strings.HasPrefix(r.URL.Path, "/api/")}
	if cookie, err := r.Cookie(cookieLang); err == nil && s.say[cookie.Value] != nil {
		c.say = s.say[cookie.Value]
	}
	if cookie, err := r.Cookie(cookieTheme); err == nil && (cookie.Value == "light" || cookie.Value == "dark") {
		c.theme = cookie.Value
	}
	return c
}

// bound gives a request its room and its time.
func (s *Server) bound(w http.ResponseWriter, r *http.Request, to route) {
	room := s.Limits.Form
	if to.upload {
		room = s.Limits.Upload
		control := http.NewResponseController(w)
		// A connection that cannot be told stays at the shorter time of the server.
		_ = control.SetReadDeadline(time.Now().Add(s.Limits.Slowest))
		_ = control.SetWriteDeadline(time.Now().Add(s.Limits.Slowest))
	}
	r.Body = http.MaxBytesReader(w, r.Body, room)
}

// rightHost keeps a site elsewhere, whose name was made to point at this machine, from talking to it through a browser here
// (DNS rebinding). With accounts the cookie already does.
func (s *Server) rightHost(r *http.Request) bool {
	if s.Local == nil {
		return true
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// who is making a request.
func (s *Server) who(r *http.Request) (access.Person, error) {
	if s.Local != nil {
		return *s.Local, nil
	}
	cookie, err := r.Cookie(s.cookieSession())
	if err != nil {
		return access.Person{}, nil //nolint:nilerr // without a cookie it is nobody
	}
	person, _, err := s.Door.Who(r.Context(), cookie.Value)
	return person, err
}

// seat gives a person the desk at which he does everything.
func (s *Server) seat(c *call, person access.Person) {
	c.person = person
	c.desk = &review.Desk{
		Ledger: s.Ledger, Actor: person.Actor(), Now: s.Now, Communes: person.Communes, Own: !person.May(access.Admin),
	}
}
