// Package access knows who may do what.
//
// A person has a role and, where an office gave them, communes. Without accounts there is one person, who may do
// everything and sits at the machine itself. With accounts a person proves who he is with a password, and from then on
// with a token that only his browser has; the ledger keeps its hash. Passwords are kept as argon2id makes them
// (RFC 9106). Who is wrong too often has to wait. Where an office has a server of OpenID Connect, a person may prove there who
// he is (package openid); only accounts that bear him already let him in.
package access
