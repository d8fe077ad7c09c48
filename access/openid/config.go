package openid

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// The errors of a configuration.
var (
	ErrIssuer   = errors.New("the issuer is not an address that begins with https://")
	ErrClient   = errors.New("the client id is missing")
	ErrRedirect = errors.New("the address of this application is not one that begins with https://, without a path")
)

// Callback is the path to which the server sends the browser back.
const Callback = "/login/openid/callback"

// Config is what an office agrees on with the server.
type Config struct {
	Issuer   string // as the server's description gives it, to the letter
	ClientID string
	Secret   string // empty for a public client, which PKCE alone protects
	Base     string // of this application as browsers see it: "https://ra-soat.example.vn:8443"
	Now      func() time.Time
	// Transport carries the requests; nil for the usual one, which checks certificates against the system's.
	Transport http.RoundTripper
}

// check wants TLS everywhere but on this machine, where tests and a server behind a proxy of its own are.
func (c Config) check() error {
	base, err := url.Parse(c.Base)
	switch {
	case !safe(c.Issuer):
		return ErrIssuer
	case c.ClientID == "":
		return ErrClient
	case err != nil || !safe(c.Base) || strings.Trim(base.Path, "/") != "" || base.RawQuery != "" || base.Fragment != "" || base.User != nil:
		return ErrRedirect
	}
	return nil
}

// safe tells whether what is sent to an address can be read by nobody on the way.
func safe(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "https" || u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}
