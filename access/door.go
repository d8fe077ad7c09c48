package access

import (
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

// Door lets people in.
type Door struct {
	Ledger *ledger.Ledger
	Now    func() time.Time
	Params *argon2id.Params // nil: the library's, 64 MiB a try
	tries  tries
}

func (d *Door) params() *argon2id.Params {
	if d.Params == nil {
		return argon2id.DefaultParams
	}
	return d.Params
}

// nobodysPassword is compared where there is no account, so that an answer takes as long as for one that exists.
func (d *Door) nobodysPassword() string {
	hash, err := argon2id.CreateHash("nobody has this password", d.params())
	if err != nil {
		return ""
	}
	return hash
}

// Enter lets a person in who knows his password, and gives him a new token. From is the address that he comes from.
func (d *Door) Enter(ctx context.Context, name, password, from string) (token string, p Person, err error) {
	name = strings.ToLower(strings.TrimSpace(name))
	if !d.tries.allow(d.Now(), from, name) {
		return "", Person{}, ErrTooOften
	}
	a, err := d.Ledger.Account(ctx, name)
	known := err == nil && !a.Disabled && a.Password != ""
	if err != nil && !errors.Is(err, ledger.ErrNoAccount) {
		return "", Person{}, err
	}
	hash := a.Password
	if !known {
		hash = d.nobodysPassword()
	}
	same, err := argon2id.ComparePasswordAndHash(password, hash)
	if err != nil {
		return "", Person{}, fmt.Errorf("compare the password: %w", err)
	}
	if !same || !known {
		return "", Person{}, ErrWrong
	}
	d.tries.forget(from, name)
	return d.open(ctx, a)
}

// EnterAs lets in whom a server of OpenID Connect vouches for, by issuer and subject.
func (d *Door) EnterAs(ctx context.Context, subject string) (token string, p Person, err error) {
	a, err := d.Ledger.AccountBySubject(ctx, subject)
	if errors.Is(err, ledger.ErrNoAccount) || err == nil && a.Disabled {
		return "", Person{}, ErrWrong
	}
	if err != nil {
		return "", Person{}, err
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
