package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/access/openid"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/scan"
	"github.com/huonguoc/huonguoc/web"
)

// serving is what the flags of `serve` say.
type serving struct {
	listen    string
	accounts  bool
	cert, key string
	open      bool
	define    func() (checker.Definition, error)
	openID    *openid.Provider // nil: nothing dials out
}

// endTime is how long requests may take to end when the program is stopped.
const endTime = 10 * time.Second

func (a *app) serve() *cobra.Command {
	var s serving
	var define func() (checker.Definition, error)
	var openID func(accounts bool) (*openid.Provider, error)
	cmd := a.command("serve", "serve", func(cmd *cobra.Command, _ []string) error {
		if err := s.check(); err != nil {
			return err
		}
		if _, err := define(); err != nil {
			return err
		}
		s.define = define
		var err error
		if s.openID, err = openID(s.accounts); err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), true, func(l *ledger.Ledger) error {
			x, err := index.Open(cmd.Context(), a.config.home(), l)
			if err != nil {
				return err
			}
			return errors.Join(a.runServe(cmd.Context(), s, l, x), x.Close())
		})
	})
	flags := cmd.Flags()
	define = a.definitionFlags(flags)
	openID = a.openIDFlags(flags)
	flags.StringVar(&s.listen, "listen", "127.0.0.1:8720", a.say.T("flag.listen"))
	flags.BoolVar(&s.accounts, "accounts", false, a.say.T("flag.accounts"))
	flags.StringVar(&s.cert, "tls-cert", "", a.say.T("flag.tls-cert"))
	flags.StringVar(&s.key, "tls-key", "", a.say.T("flag.tls-key"))
	flags.BoolVar(&s.open, "open", false, a.say.T("flag.open"))
	return cmd
}

// check keeps the application on this machine where nobody has to log in, and passwords out of the clear where others come.
func (s serving) check() error {
	host, _, err := net.SplitHostPort(s.listen)
	if err != nil {
		return usage("error.serve-address", "Address", s.listen, "Detail", err.Error())
	}
	ip := net.ParseIP(host)
	here := host == "localhost" || ip != nil && ip.IsLoopback()
	switch {
	case (s.cert == "") != (s.key == ""):
		return usage("error.serve-tls")
	case !here && !s.accounts:
		return usage("error.serve-loopback", "Address", s.listen)
	case !here && s.cert == "":
		return usage("error.serve-plain")
	}
	return nil
}

func (a *app) runServe(ctx context.Context, s serving, l *ledger.Ledger, x *index.Index) error {
	pool := extract.NewPool(1, a.readingLimits())
	server, err := a.webServer(ctx, s, l, x, pool)
	if err != nil {
		return errors.Join(err, pool.Close())
	}
	var listening net.ListenConfig
	listener, err := listening.Listen(ctx, "tcp", s.listen)
	if err != nil {
		return errors.Join(usage("error.serve-address", "Address", s.listen, "Detail", err.Error()), pool.Close())
	}
	address := "http://" + listener.Addr().String() + "/"
	if s.cert != "" {
		address = "https://" + listener.Addr().String() + "/"
	}
	fmt.Fprintln(a.out, a.say.T("serve.ready", "URL", address))
	fmt.Fprintln(a.out, a.say.T("serve.stop"))
	a.tellOpenID(ctx, s.openID)
	if s.open {
		openBrowser(ctx, address)
	}
	err = serveUntil(ctx, server.Listen(), listener, s)
	server.Close()
	return errors.Join(err, pool.Close())
}

func (a *app) webServer(ctx context.Context, s serving, l *ledger.Ledger, x *index.Index, pictures web.Pictures) (*web.Server, error) {
	pack, err := a.loadPack()
	if err != nil {
		return nil, err
	}
	o := web.Options{
		Home: a.config.home(), Ledger: l, Index: x, Pack: pack, Pictures: pictures, Lang: a.config.lang(), Version: programVersion(), TLS: s.cert != "",
		Limits: web.DefaultLimits(), Now: a.now, Define: s.define, Log: slog.New(slog.NewTextHandler(a.err, nil)),
		Scanner: func(ctx context.Context) (*scan.Scanner, func() error, error) {
			table, err := l.Units(ctx)
			if err != nil {
				return nil, nil, err
			}
			scanner, _, end, err := a.scanner(table)
			return scanner, end, err
		},
	}
	if !s.accounts {
		o.Local = &access.Person{FullName: a.config.actor(), Role: access.Admin}
		return web.New(o)
	}
	o.Door, o.OpenID = &access.Door{Ledger: l, Now: a.now}, s.openID
	if s.openID != nil {
		o.Door.Issuer = s.openID.Issuer()
	}
	if err := hasAdmin(ctx, l); err != nil {
		return nil, err
	}
	return web.New(o)
}

func hasAdmin(ctx context.Context, l *ledger.Ledger) error {
	list, err := l.Accounts(ctx)
	if err != nil {
		return err
	}
	for _, account := range list {
		if access.Keeper(account) {
			return nil
		}
	}
	return usage("error.serve-no-account")
}

// serveUntil answers requests until ctx ends, and lets those that are being answered end.
func serveUntil(ctx context.Context, h *http.Server, listener net.Listener, s serving) error {
	failed := make(chan error, 1)
	go func() {
		if s.cert != "" {
			failed <- h.ServeTLS(listener, s.cert, s.key)
			return
		}
		failed <- h.Serve(listener)
	}()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), endTime)
	defer cancel()
	if err := h.Shutdown(ending); err != nil {
		return h.Close()
	}
	return nil
}

// openBrowser asks the system to show an address; where it cannot, the address stands on the screen.
func openBrowser(ctx context.Context, address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	case "darwin":
		name = "open"
	}
	_ = exec.CommandContext(ctx, name, args...).Start() //nolint:gosec // the address is the program's own
}
