package access

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"

	"github.com/huonguoc/huonguoc/ledger"
)

// The errors of people who want in, or are let in.
var (
	ErrWrong    = errors.New("the name or the password is wrong")
	ErrTooOften = errors.New("too many tries")
	ErrPassword = errors.New("the password is too short, or too long")
	ErrName     = errors.New("the name of an account is 2 to 40 of the letters a to z, digits, dot, hyphen and underscore")
	ErrFullName = errors.New("the account bears no full name")
	ErrRole     = errors.New("no such role")
	ErrLast     = errors.New("it is the last account that may keep accounts")
	ErrUnknown  = errors.New("no account bears the person that the server vouches for")
	ErrDisabled = errors.New("the account is disabled")
	ErrSubject  = errors.New("the person of OpenID Connect is not issuer and subject, parted by a space")
	ErrTaken    = errors.New("another account bears this person of OpenID Connect")
)

// Bounds of a password, in characters. argon2id takes longer ones, and nobody types them.
const (
	MinPassword = 10
	MaxPassword = 200
)

// How long a login lasts, at most and without use.
const (
	Lasts = 12 * time.Hour
	Idle  = 2 * time.Hour
	touch = time.Minute // how seldom use is noted
)

// Params are what passwords are hashed with: the second choice of RFC 9106, section 4, for machines with little memory to spare.
// A hash carries its own, so those made with others stay good.
func Params() *argon2id.Params {
	return &argon2id.Params{Memory: 64 << 10, Iterations: 3, Parallelism: 4, SaltLength: 16, KeyLength: 32}
}

// Door lets people in.
type Door struct {
	Ledger  *ledger.Ledger
	Now     func() time.Time
	Params  *argon2id.Params // nil: Params()
	Issuer  string           // of the server of OpenID Connect that the office has chosen; empty without
	tries   tries
	hashing hashing
}

func (d *Door) params() *argon2id.Params {
	if d.Params == nil {
		return Params()
	}
	return d.Params
}

// Enter lets a person in who knows his password, and gives him a new token. From is the address that he comes from.
func (d *Door) Enter(ctx context.Context, name, password, from string) (token string, p Person, err error) {
	name, from = strings.ToLower(strings.TrimSpace(name)), sender(from)
	if !accountName.MatchString(name) {
		name = "" // nobody's, and not worth remembering
	}
	if now := d.Now(); d.tries.spent(now, from, name) || !d.tries.ask(now, "password", from) {
		return "", Person{}, ErrTooOften
	}
	a, err := d.Ledger.Account(ctx, name)
	known := err == nil && !a.Disabled && a.Password != ""
	if err != nil && !errors.Is(err, ledger.ErrNoAccount) {
		return "", Person{}, err
	}
	if !known {
		a.Password = "" // of somebody who may not enter
	}
	if err := d.prove(ctx, a, password, from, name); err != nil {
		return "", Person{}, err
	}
	return d.open(ctx, a)
}

// prove holds a password against an account's. Without an account's it takes as long, and is wrong.
func (d *Door) prove(ctx context.Context, a ledger.Account, password, from, name string) error {
	nobodys, leave, err := d.hashing.enter(ctx, d.params())
	if err != nil {
		return err
	}
	defer leave()
	now := d.Now()
	try, ok := d.tries.begin(now, from, name)
	if !ok {
		return ErrTooOften
	}
	same, err := argon2id.ComparePasswordAndHash(password, cmp.Or(a.Password, nobodys))
	right := err == nil && same && a.Password != ""
	try.end(now, !right)
	switch {
	case err != nil:
		return fmt.Errorf("compare the password: %w", err)
	case !right:
		return ErrWrong
	}
	return nil
}

// Knock bounds how often somebody at an address may set out to be vouched for by a server elsewhere. It has a bound of its own:
// when that server is down, passwords still open.
func (d *Door) Knock(from string) error {
	if !d.tries.ask(d.Now(), "openid", sender(from)) {
		return ErrTooOften
	}
	return nil
}

// EnterAs lets in whom a server of OpenID Connect vouches for, when an account bears him as its Subject.
func (d *Door) EnterAs(ctx context.Context, issuer, subject string) (token string, p Person, err error) {
	a, err := d.Ledger.AccountBySubject(ctx, Subject(issuer, subject))
	switch {
	case errors.Is(err, ledger.ErrNoAccount):
		return "", Person{}, ErrUnknown
	case err != nil:
		return "", Person{}, err
	case a.Disabled:
		return "", Person{}, ErrDisabled
	}
	return d.open(ctx, a)
}

// open begins a session. The token is always new: one that the browser had before, or was given by somebody, is worth nothing.
func (d *Door) open(ctx context.Context, a ledger.Account) (string, Person, error) {
	token := rand.Text() + rand.Text()
	now := d.Now()
	if err := d.Ledger.OpenSession(ctx, digest(token), a.Name, now, now.Add(Lasts)); err != nil {
		return "", Person{}, err
	}
	return token, personOf(a), nil
}

// Who is the person with a token; ok is false when it opens nothing, or no longer.
func (d *Door) Who(ctx context.Context, token string) (p Person, ok bool, err error) {
	if token == "" {
		return Person{}, false, nil
	}
	now := d.Now()
	a, seen, ok, err := d.Ledger.Session(ctx, digest(token), now, now.Add(-Idle))
	if err != nil || !ok {
		return Person{}, false, err
	}
	if now.Sub(seen) >= touch {
		err = d.Ledger.TouchSession(ctx, digest(token), now)
	}
	return personOf(a), true, err
}

// Leave ends a session.
func (d *Door) Leave(ctx context.Context, token string) error {
	return d.Ledger.CloseSession(ctx, digest(token))
}

func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func checkPassword(password string) error {
	if n := utf8.RuneCountInString(password); n < MinPassword || n > MaxPassword {
		return ErrPassword
	}
	return nil
}
