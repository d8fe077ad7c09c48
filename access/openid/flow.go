package openid

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// Identity is whom the server vouches for.
type Identity struct {
	Issuer  string
	Subject string // what the server calls the person, for ever; at most 255 bytes
}

// Vouched is what the server says of somebody who comes back.
type Vouched struct {
	Identity
	Next string // what Begin was given
	// Untold says that the server was to ask anew who it is, and does not tell whether it did.
	Untold bool
	token  string // as it came
}

// Begin gives the address to which a browser is sent, and the binding that only this browser may know. Next is where it wants to
// be afterwards. Anew has the server ask who it is even if it knows.
func (p *Provider) Begin(ctx context.Context, next string, anew bool) (address, binding string, err error) {
	server, err := p.reached(ctx)
	if err != nil {
		return "", "", err
	}
	a := attempt{binding: rand.Text() + rand.Text(), nonce: rand.Text(), verifier: oauth2.GenerateVerifier(), next: next, anew: anew, began: p.config.Now()}
	state := p.pending.put(a)
	options := []oauth2.AuthCodeOption{oidc.Nonce(a.nonce), oauth2.S256ChallengeOption(a.verifier)}
	if anew {
		options = append(options, askAnew(server)...)
	}
	return p.flow(server).AuthCodeURL(state, options...), a.binding, nil
}

// Finish reads what the browser brings back, and asks the server whom it stands for. Where it fails, Next may still be told.
func (p *Provider) Finish(ctx context.Context, binding string, brought url.Values) (Vouched, error) {
	a, ok := p.pending.take(brought.Get("state"), binding, p.config.Now())
	if !ok {
		return Vouched{}, ErrStale
	}
	who := Vouched{Next: a.next}
	if issuer := brought.Get("iss"); issuer != "" && issuer != p.config.Issuer { // RFC 9207: the answer of another server
		return who, fmt.Errorf("%w: the answer is another server's", ErrToken)
	}
	if code := brought.Get("error"); code != "" {
		return who, refusal(code)
	}
	server, err := p.reached(ctx)
	if err != nil {
		return who, err
	}
	if who.token, err = p.redeem(ctx, server, brought.Get("code"), a.verifier); err != nil {
		return who, err
	}
	token, err := p.read(ctx, server, who.token, a.nonce)
	if err != nil {
		return who, err
	}
	who.Identity = Identity{p.config.Issuer, token.Subject}
	if a.anew {
		told, err := askedAnew(a, token.IssuedAt, token.asked, p.config.Now())
		who.Untold = !told
		return who, err
	}
	return who, nil
}

// redeem changes the code for the server's signed answer.
func (p *Provider) redeem(ctx context.Context, server *oidc.Provider, code, verifier string) (raw string, err error) {
	token, err := p.flow(server).Exchange(p.through(ctx), code, oauth2.VerifierOption(verifier))
	if err != nil {
		return "", redeemFault(err)
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return "", fmt.Errorf("%w: the server gives no ID token", ErrSetup)
	}
	return raw, nil
}

// answer is an ID token that may be believed.
type answer struct {
	*oidc.IDToken
	asked json.RawMessage // "auth_time", as it came
}

// read holds the answer against all that OpenID Connect Core 1.0, section 3.1.3.7, asks for: signature, issuer, audience and
// expiry in the library; nonce and authorised party here.
func (p *Provider) read(ctx context.Context, server *oidc.Provider, raw, nonce string) (answer, error) {
	token, err := server.Verifier(&oidc.Config{ClientID: p.config.ClientID, Now: p.config.Now}).Verify(p.through(ctx), raw)
	var late *oidc.TokenExpiredError
	switch {
	case errors.As(err, &late):
		return answer{}, ErrExpired
	case err != nil:
		return answer{}, fmt.Errorf("%w: signature, issuer, audience or time", ErrToken)
	case subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(nonce)) != 1:
		return answer{}, fmt.Errorf("%w: nonce", ErrToken)
	}
	var said struct {
		Authorized string          `json:"azp"`
		Asked      json.RawMessage `json:"auth_time"`
	}
	if err := token.Claims(&said); err != nil {
		return answer{}, fmt.Errorf("%w: claims", ErrToken)
	}
	foreign := slices.ContainsFunc(token.Audience, func(a string) bool { return a != p.config.ClientID })
	switch {
	case said.Authorized != "" && said.Authorized != p.config.ClientID, said.Authorized == "" && foreign:
		return answer{}, fmt.Errorf("%w: authorised party", ErrToken)
	case token.Subject == "" || len(token.Subject) > maxSubject || strings.ContainsFunc(token.Subject, unicode.IsControl):
		return answer{}, fmt.Errorf("%w: subject", ErrToken)
	}
	return answer{token, said.Asked}, nil
}

// maxSubject bounds "sub", in bytes (OpenID Connect Core 1.0, section 2).
const maxSubject = 255
