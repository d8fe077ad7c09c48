package openid

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
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

// Begin gives the address to which a browser is sent, and the binding that only this browser may know. Next is where it wants to
// be afterwards.
func (p *Provider) Begin(ctx context.Context, next string) (address, binding string, err error) {
	server, err := p.reached(ctx)
	if err != nil {
		return "", "", err
	}
	a := attempt{binding: rand.Text() + rand.Text(), nonce: rand.Text(), verifier: oauth2.GenerateVerifier(), next: next, began: p.config.Now()}
	state := p.pending.put(a)
	return p.flow(server).AuthCodeURL(state, oidc.Nonce(a.nonce), oauth2.S256ChallengeOption(a.verifier)), a.binding, nil
}

// Finish reads what the browser brings back, and asks the server whom it stands for. Next is what Begin was given.
func (p *Provider) Finish(ctx context.Context, binding string, brought url.Values) (who Identity, next string, err error) {
	a, ok := p.pending.take(brought.Get("state"), binding, p.config.Now())
	if !ok {
		return Identity{}, "", ErrStale
	}
	if issuer := brought.Get("iss"); issuer != "" && issuer != p.config.Issuer { // RFC 9207: the answer of another server
		return Identity{}, a.next, fmt.Errorf("%w: the answer is another server's", ErrToken)
	}
	if code := brought.Get("error"); code != "" {
		return Identity{}, a.next, refusal(code)
	}
	server, err := p.reached(ctx)
	if err != nil {
		return Identity{}, a.next, err
	}
	raw, err := p.redeem(ctx, server, brought.Get("code"), a.verifier)
	if err != nil {
		return Identity{}, a.next, err
	}
	who, err = p.read(ctx, server, raw, a.nonce)
	return who, a.next, err
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

// read holds the answer against all that OpenID Connect Core 1.0, section 3.1.3.7, asks for: signature, issuer, audience and
// expiry in the library; nonce and authorised party here.
func (p *Provider) read(ctx context.Context, server *oidc.Provider, raw, nonce string) (Identity, error) {
	token, err := server.Verifier(&oidc.Config{ClientID: p.config.ClientID, Now: p.config.Now}).Verify(p.through(ctx), raw)
	var late *oidc.TokenExpiredError
	switch {
	case errors.As(err, &late):
		return Identity{}, ErrExpired
	case err != nil:
		return Identity{}, fmt.Errorf("%w: signature, issuer, audience or time", ErrToken)
	case subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(nonce)) != 1:
		return Identity{}, fmt.Errorf("%w: nonce", ErrToken)
	}
	var party struct {
		Authorized string `json:"azp"`
	}
	if err := token.Claims(&party); err != nil {
		return Identity{}, fmt.Errorf("%w: claims", ErrToken)
	}
	foreign := slices.ContainsFunc(token.Audience, func(a string) bool { return a != p.config.ClientID })
	switch {
	case party.Authorized != "" && party.Authorized != p.config.ClientID, party.Authorized == "" && foreign:
		return Identity{}, fmt.Errorf("%w: authorised party", ErrToken)
	case token.Subject == "" || len(token.Subject) > maxSubject || strings.ContainsFunc(token.Subject, unicode.IsControl):
		return Identity{}, fmt.Errorf("%w: subject", ErrToken)
	}
	return Identity{p.config.Issuer, token.Subject}, nil
}

// maxSubject bounds "sub", in bytes (OpenID Connect Core 1.0, section 2).
const maxSubject = 255
