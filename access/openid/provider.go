package openid

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// How long the server may take for one answer, how large that may be, and how soon one that did not answer is asked again.
const (
	answerTime = 10 * time.Second
	maxAnswer  = 1 << 20 // bytes
	restTime   = 5 * time.Second
)

// Provider is the server that vouches for people; safe for concurrent use.
type Provider struct {
	config  Config
	client  *http.Client
	pending pending
	hints   hints

	server atomic.Pointer[oidc.Provider] // nil until it has described itself
	mu     sync.Mutex                    // of those who ask it to
	failed error                         // why it did not, the last time
	at     time.Time
}

// New prepares the way to the server and asks nothing yet: the application opens while the server is down.
func New(c Config) (*Provider, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	transport := c.Transport
	if transport == nil {
		transport = http.DefaultTransport
	}
	return &Provider{config: c, client: &http.Client{Transport: bounded{transport}, Timeout: answerTime}}, nil
}

// Issuer is the server's name.
func (p *Provider) Issuer() string { return p.config.Issuer }

// Base is the address of this application as the server knows it.
func (p *Provider) Base() string { return p.config.Base }

// Callback is the address that the server has to be told: where it sends browsers back to.
func (p *Provider) Callback() string { return strings.TrimRight(p.config.Base, "/") + Callback }

// Reach asks the server to describe itself, unless it has. The error is ErrDown or ErrSetup, with the reason.
func (p *Provider) Reach(ctx context.Context) error {
	_, err := p.reached(ctx)
	return err
}

// reached is the server once it has described itself. One that did not is left alone for a while, so that people do not queue for
// a server that is down.
func (p *Provider) reached(ctx context.Context) (*oidc.Provider, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.config.Now()
	if server := p.server.Load(); server != nil {
		return server, nil
	}
	if p.failed != nil && now.Sub(p.at) < restTime {
		return nil, p.failed
	}
	server, err := oidc.NewProvider(p.through(context.WithoutCancel(ctx)), p.config.Issuer)
	if err == nil {
		err = described(server)
	} else {
		err = discoveryFault(err)
	}
	if err != nil {
		p.failed, p.at = err, p.config.Now()
		return nil, err
	}
	p.server.Store(server)
	return server, nil
}

// described refuses a description that would send people or secrets over the open network.
func described(server *oidc.Provider) error {
	for _, address := range []string{server.Endpoint().AuthURL, server.Endpoint().TokenURL} {
		if !safe(address) {
			return fmt.Errorf("%w: the server names an address without https", ErrSetup)
		}
	}
	return nil
}

func (p *Provider) flow(server *oidc.Provider) *oauth2.Config {
	flow := &oauth2.Config{
		ClientID: p.config.ClientID, ClientSecret: p.config.Secret, Endpoint: server.Endpoint(), RedirectURL: p.Callback(),
		Scopes: []string{oidc.ScopeOpenID},
	}
	if p.config.Secret == "" {
		flow.Endpoint.AuthStyle = oauth2.AuthStyleInParams
	}
	return flow
}

// through makes the libraries use the provider's own client.
func (p *Provider) through(ctx context.Context) context.Context {
	return oidc.ClientContext(ctx, p.client)
}

// bounded cuts answers that are too large.
type bounded struct{ http.RoundTripper }

func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := b.RoundTripper.RoundTrip(r)
	if err == nil {
		answer.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(answer.Body, maxAnswer), answer.Body}
	}
	return answer, err
}
