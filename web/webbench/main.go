// Command webbench lets many reviewers work at once in the reviewing room, on generated conventions, and tells how long each page
// took, what failed, and whether every decision that was answered for stands in the log.
//
// Requests come at a steady pace, whether earlier ones are answered or not (vegeta), as from people who do not wait for one
// another. Clauses are those of the sample corpus, drawn at random; findings are what the rules say of them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"time"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
	"github.com/huonguoc/huonguoc/web"
)

type options struct {
	clauses, reviewers, rate int
	time                     time.Duration
	home                     string // kept and used again; empty: a folder that is removed afterwards
}

func main() {
	var o options
	flag.IntVar(&o.clauses, "clauses", 250_000, "generated clauses")
	flag.IntVar(&o.reviewers, "reviewers", 50, "reviewers at once")
	flag.IntVar(&o.rate, "rate", 25, "requests a second")
	flag.DurationVar(&o.time, "time", time.Minute, "how long")
	flag.StringVar(&o.home, "home", "", "a folder to keep what is generated, and use it again")
	flag.Parse()
	if err := run(context.Background(), o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) //nolint:forbidigo // the bench is a program of its own
	}
}

func run(ctx context.Context, o options, out io.Writer) (err error) {
	home := o.home
	if home == "" {
		if home, err = os.MkdirTemp("", "webbench-*"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(home)) }()
	}
	pack, err := rules.Embedded("gender")
	if err != nil {
		return err
	}
	l, err := ledger.Open(ctx, home)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	began := time.Now()
	if known, err := l.Communes(ctx); err != nil {
		return err
	} else if len(known) == 0 {
		if err := generate(ctx, l, pack, o.clauses); err != nil {
			return err
		}
	}
	x, err := index.Open(ctx, home, l)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	fmt.Fprintf(out, "%d clauses made and indexed in %v\n", o.clauses, time.Since(began).Round(time.Second))
	return attackHome(ctx, o, home, l, x, pack, out)
}

func attackHome(ctx context.Context, o options, home string, l *ledger.Ledger, x *index.Index, pack *rules.Pack, out io.Writer) error {
	server, err := web.New(web.Options{
		Home: home, Ledger: l, Index: x, Pack: pack, Lang: "vi", Version: "bench", Limits: web.DefaultLimits(), Now: time.Now,
		Local: &access.Person{FullName: "Bench", Role: access.Admin}, Log: slog.New(slog.NewTextHandler(os.Stderr, nil)),
		Scanner: func(context.Context) (*scan.Scanner, func() error, error) {
			return nil, nil, errors.New("nothing is scanned here")
		},
	})
	if err != nil {
		return err
	}
	var listening net.ListenConfig
	listener, err := listening.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	h := server.Listen()
	go func() { _ = h.Serve(listener) }()
	err = attack(ctx, o, "http://"+listener.Addr().String(), l, out)
	server.Close()
	return errors.Join(err, h.Close())
}
