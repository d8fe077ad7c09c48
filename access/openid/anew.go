package openid

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// How far the two clocks may be apart, as the library grants it for "nbf", and what times in whole seconds lose.
const (
	leeway   = 5 * time.Minute
	rounding = 2 * time.Second
)

// google is the one server that documents prompts and leaves out "login": none, consent and select_account.
const google = "https://accounts.google.com"

// askAnew has the server ask who somebody is even if it knows (OpenID Connect Core 1.0, section 3.1.2.1). It is max_age that makes
// it tell when it asked; it is as long as an attempt lasts, since there are servers that ask for ever with 0. How long ago is too
// long is held against the attempt by askedAnew.
func askAnew(server *oidc.Provider) []oauth2.AuthCodeOption {
	options := []oauth2.AuthCodeOption{oauth2.SetAuthURLParam("max_age", strconv.Itoa(int(Lasts.Seconds())))}
	if how := promptOf(server); how != "" {
		options = append(options, oauth2.SetAuthURLParam("prompt", how))
	}
	return options
}

// promptOf is the strongest prompt that the server takes; empty where it says that it takes none of them.
func promptOf(server *oidc.Provider) string {
	var about struct {
		Issuer  string   `json:"issuer"`
		Prompts []string `json:"prompt_values_supported"`
	}
	switch err := server.Claims(&about); {
	case err == nil && about.Issuer == google:
		return "select_account"
	case err != nil || len(about.Prompts) == 0:
		return "login"
	}
	for _, how := range []string{"login", "select_account"} {
		if slices.Contains(about.Prompts, how) {
			return how
		}
	}
	return ""
}

// askedAnew holds the time at which the server says to have asked (auth_time) against the time at which the person set out. The time
// between asking and vouching is taken by the server's own clock, and can be no longer than the whole way took by ours. Told is false
// where the server does not say when, or nothing that can be read.
func askedAnew(a attempt, vouched time.Time, said json.RawMessage, now time.Time) (told bool, err error) {
	seconds, err := strconv.ParseFloat(strings.Trim(string(said), `"`), 64)
	if err != nil || !(seconds > 0 && seconds < float64(now.Add(leeway).Unix())) {
		return false, nil //nolint:nilerr // what cannot be read says nothing
	}
	asked := time.Unix(int64(seconds), 0)
	if vouched.Sub(asked) > now.Sub(a.began)+rounding || a.began.Sub(asked) > leeway {
		return true, ErrNotAsked
	}
	return true, nil
}
