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

// How far the two clocks may be apart for a token's date to be believed, and what times in whole seconds lose. There are servers that
// date tokens back by five minutes, for the sake of slow clocks.
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

// askedAnew holds the time at which the server says to have asked (auth_time) against the time that the person was away. How long it was
// between asking and vouching (iat, which OpenID Connect Core 1.0, section 2, requires) is taken by the server's own clock, and can be no
// longer than the whole way took by ours; so a clock that is wrong keeps nobody out. Told is false where what the server says cannot
// be held to that: it does not say when it asked or vouched, it vouched before it asked, or so far from now that it may date its tokens back.
func askedAnew(a attempt, vouched time.Time, said json.RawMessage, now time.Time) (told bool, err error) {
	asked, ok := moment(said)
	if !ok || vouched.IsZero() {
		return false, nil
	}
	if vouched.Sub(asked) > now.Sub(a.began)+rounding {
		return true, ErrNotAsked
	}
	coherent := asked.Sub(vouched) <= rounding
	return coherent && now.Sub(vouched).Abs() < leeway, nil
}

// moment reads seconds since 1970, as a number or, as some servers send it, a string; ok is false for what cannot be read.
func moment(said json.RawMessage) (at time.Time, ok bool) {
	const most = 1 << 40 // seconds, beyond the year 30000
	seconds, err := strconv.ParseFloat(strings.Trim(string(said), `"`), 64)
	if err != nil || !(seconds > 0 && seconds < most) {
		return time.Time{}, false
	}
	return time.Unix(int64(seconds), 0), true
}
