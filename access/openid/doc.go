// Package openid asks a server of OpenID Connect that an office has chosen who somebody is.
//
// It is the authorization code flow (OpenID Connect Core 1.0, section 3.1) with PKCE (RFC 7636, S256). The browser is sent to the
// server with three secrets made for this one time: the state, which has to come back; the nonce, which the server's answer has to
// bear; and the verifier, of which the server hears only a hash before it is asked for the answer. A fourth, the binding, stays in a
// cookie of the browser: whoever finishes is the browser that began, so nobody can be logged in as somebody else by a link. Each
// works once and not for long.
//
// This is the one thing in the program that dials out, to the addresses that the issuer's own description names, and only when
// somebody logs in. What comes back is the pair of issuer and subject; no name and no mail is kept. The ID token stays in memory
// while the session that it began may last, to be shown to the server when the person leaves (OpenID Connect RP-Initiated Logout 1.0).
// Where somebody has left and the server may still know him, it has to ask anew, and its word on that is held against the clock.
package openid
