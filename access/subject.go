package access

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/huonguoc/huonguoc/ledger"
)

// maxSubject bounds what a server calls a person, in bytes (OpenID Connect Core 1.0, section 2, "sub").
const maxSubject = 255

// Subject is how an account bears a person of OpenID Connect: who vouches for him, and what that server calls him for ever. Only
// both together name one person; an address of mail does not, since it may be given to somebody else.
func Subject(issuer, subject string) string { return issuer + " " + subject }

// subject reads what somebody has entered as a person of OpenID Connect; ok is false for what cannot be one.
func (d *Door) subject(entered string) (subject string, ok bool) {
	if entered == "" {
		return "", true
	}
	issuer, person, both := strings.Cut(entered, " ")
	if !both {
		issuer, person = d.Issuer, entered
	}
	person = strings.TrimSpace(person)
	u, err := url.Parse(issuer)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || person == "" || len(person) > maxSubject {
		return entered, false
	}
	return Subject(issuer, person), true
}

// free keeps two accounts from bearing the same person.
func (d *Door) free(ctx context.Context, a ledger.Account) error {
	if a.Subject == "" {
		return nil
	}
	other, err := d.Ledger.AccountBySubject(ctx, a.Subject)
	switch {
	case errors.Is(err, ledger.ErrNoAccount):
		return nil
	case err == nil && other.Name != a.Name:
		return ErrTaken
	}
	return err
}
