package openid

import (
	"errors"
	"fmt"
	"net/url"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// The ways in which it may fail; each has a next step of its own. Their texts may be logged: they bear no code and no token.
var (
	ErrStale   = errors.New("nobody began this here, or too long ago, or it was finished already")
	ErrDenied  = errors.New("the person or the server refused")
	ErrDown    = errors.New("the server does not answer")
	ErrSetup   = errors.New("the server and this application do not fit together")
	ErrToken   = errors.New("the server's answer is not to be trusted")
	ErrExpired = errors.New("the server's answer has expired: one of the two clocks is wrong")

	ErrNotAsked = errors.New("the server did not ask anew who it is, after somebody had left")
)

// refusal is the error of a code with which the server sends somebody back (RFC 6749, section 4.1.2.1; OpenID Connect Core 1.0,
// section 3.1.2.6). The code comes from an address, so it is looked up and not repeated.
func refusal(code string) error {
	switch code {
	case "access_denied", "login_required", "interaction_required", "account_selection_required", "consent_required":
		return ErrDenied
	case "server_error", "temporarily_unavailable":
		return ErrDown
	default:
		return fmt.Errorf("%w: it refuses the request", ErrSetup)
	}
}

// discoveryFault is the error of a server that did not describe itself.
func discoveryFault(err error) error {
	var other *oidc.IssuerMismatchError
	if errors.As(err, &other) {
		return fmt.Errorf("%w: it calls itself %q", ErrSetup, other.Discovered)
	}
	return unanswered(err)
}

// redeemFault is the error of a code that the server did not change for an answer (RFC 6749, section 5.2).
func redeemFault(err error) error {
	var refused *oauth2.RetrieveError
	if !errors.As(err, &refused) {
		return unanswered(err)
	}
	switch refused.ErrorCode {
	case "invalid_grant":
		return ErrStale
	case "invalid_client", "unauthorized_client", "invalid_request", "invalid_scope", "unsupported_grant_type":
		return fmt.Errorf("%w: %s", ErrSetup, refused.ErrorCode)
	default:
		return fmt.Errorf("%w: status %d", ErrDown, refused.Response.StatusCode)
	}
}

// unanswered is the error of a request that got no answer, or none that can be read. What the system says of a connection may be
// told; what the server sent instead of an answer may not.
func unanswered(err error) error {
	var asked *url.Error
	if errors.As(err, &asked) {
		return fmt.Errorf("%w: %s", ErrDown, asked.Err.Error())
	}
	return fmt.Errorf("%w as OpenID Connect wants it", ErrDown)
}
