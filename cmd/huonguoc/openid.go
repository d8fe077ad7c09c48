package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"github.com/huonguoc/huonguoc/access/openid"
)

// The keys of sign-in by OpenID Connect. Each is a flag of serve and a setting like the others.
const (
	keyOpenIDIssuer     = "openid-issuer"
	keyOpenIDClient     = "openid-client"
	keyOpenIDSecretFile = "openid-secret-file"
	keyOpenIDBase       = "openid-base"
)

func openIDKeys() []string {
	return []string{keyOpenIDIssuer, keyOpenIDClient, keyOpenIDSecretFile, keyOpenIDBase}
}

// envSecret bears the secret itself, for offices that keep no file of it. It is no flag, which others on the machine could read.
const envSecret = envPrefix + "_OPENID_SECRET"

// openIDValues are the choices about sign-in as they were given.
type openIDValues struct{ issuer, client, secretFile, base string }

func defineOpenID(flags *pflag.FlagSet, say func(id string, args ...any) string) *openIDValues {
	v := &openIDValues{}
	flags.StringVar(&v.issuer, keyOpenIDIssuer, "", say("flag.openid-issuer"))
	flags.StringVar(&v.client, keyOpenIDClient, "", say("flag.openid-client"))
	flags.StringVar(&v.secretFile, keyOpenIDSecretFile, "", say("flag.openid-secret-file", "Env", envSecret))
	flags.StringVar(&v.base, keyOpenIDBase, "", say("flag.openid-base"))
	return v
}

// openIDFlags are the flags of sign-in, of which the configuration gives the values that the command line does not; the function
// that comes back makes the way to the server, or nil where the office has none.
func (a *app) openIDFlags(flags *pflag.FlagSet) func(accounts bool) (*openid.Provider, error) {
	v := defineOpenID(flags, a.say.T)
	wrong := a.configured(flags, openIDKeys())
	return func(accounts bool) (*openid.Provider, error) {
		secret, err := v.secret()
		switch {
		case wrong != nil:
			return nil, wrong
		case err != nil:
			return nil, err
		case v.issuer == "" && (v.client != "" || v.base != "" || secret != ""):
			return nil, usage("error.openid-issuer-missing")
		case v.issuer == "":
			return nil, nil //nolint:nilnil // no server is a choice
		case !accounts:
			return nil, usage("error.openid-accounts")
		}
		p, err := openid.New(openid.Config{Issuer: v.issuer, ClientID: v.client, Secret: secret, Base: v.base, Now: a.now})
		return p, explainOpenID(err, v)
	}
}

// secret reads the secret from its file or from the environment, and takes it out of there: the child processes that read foreign
// files have no need of it.
func (v *openIDValues) secret() (string, error) {
	secret := os.Getenv(envSecret)
	if err := os.Unsetenv(envSecret); err != nil {
		return "", err
	}
	if v.secretFile == "" {
		return strings.TrimSpace(secret), nil
	}
	data, err := os.ReadFile(v.secretFile)
	if err != nil {
		return "", usage("error.openid-secret", "Path", v.secretFile, "Detail", err.Error())
	}
	if secret = strings.TrimSpace(string(data)); secret == "" {
		return "", usage("error.openid-secret-empty", "Path", v.secretFile)
	}
	return secret, nil
}

func explainOpenID(err error, v *openIDValues) error {
	switch {
	case errors.Is(err, openid.ErrIssuer):
		return usage("error.openid-issuer", "Value", v.issuer)
	case errors.Is(err, openid.ErrClient):
		return usage("error.openid-client")
	case errors.Is(err, openid.ErrRedirect):
		return usage("error.openid-base", "Value", v.base)
	}
	return err
}

// tellOpenID says plainly that the program asks somebody else, and whether that works. A server that is down keeps nothing from
// opening.
func (a *app) tellOpenID(ctx context.Context, p *openid.Provider) {
	if p == nil {
		return
	}
	fmt.Fprintln(a.out, a.say.T("serve.openid", "Issuer", p.Issuer(), "Callback", p.Callback(), "Back", p.Back()))
	if err := p.Reach(ctx); err != nil {
		fmt.Fprintln(a.err, a.say.T("serve.openid-unreached", "Issuer", p.Issuer(), "Detail", err.Error()))
	}
}
