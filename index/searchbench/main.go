// Command searchbench measures the index beside SQLite FTS5 and PostgreSQL on generated clauses, and writes the table of
// docs/search.md. Every engine runs in a process of its own, so that its memory can be told; scripts/bench-search.sh starts
// PostgreSQL and this command.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "searchbench:", err)
		os.Exit(1) //nolint:forbidigo // this is main
	}
}

type options struct {
	root, out, url string
	large, small   int
	// of a child
	engine, home string
	clauses      int
}

func run(ctx context.Context) error {
	var o options
	flag.StringVar(&o.root, "root", ".", "the project's folder")
	flag.StringVar(&o.out, "out", "", "page into which the table is written; empty prints it")
	flag.StringVar(&o.url, "postgres", "", "address of a PostgreSQL server; empty leaves it out")
	flag.IntVar(&o.large, "clauses", 250_000, "clauses of the large corpus")
	flag.IntVar(&o.small, "small", 25_000, "clauses of the small one")
	flag.StringVar(&o.engine, "engine", "", "used by the command itself")
	flag.StringVar(&o.home, "home", "", "used by the command itself")
	flag.IntVar(&o.clauses, "n", 0, "used by the command itself")
	flag.Parse()
	if o.engine != "" {
		return o.child(ctx)
	}
	return o.parent(ctx)
}

// child measures one engine and prints what it measured.
func (o options) child(ctx context.Context) error {
	e := map[string]engine{
		"own": &own{home: o.home}, "fts5": &fts5{home: o.home}, "postgres": &postgres{home: o.home, url: o.url},
	}[o.engine]
	sample, err := sampleOf(ctx, o.home, max(1, o.clauses/2_000))
	if err != nil {
		return err
	}
	m, err := measure(ctx, e, sample, o.clauses)
	if err != nil {
		return fmt.Errorf("%s: %w", e.name(), err)
	}
	return errors.Join(e.close(), json.NewEncoder(os.Stdout).Encode(m))
}

func (o options) parent(ctx context.Context) (err error) {
	c, err := learn(o.root)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "searchbench")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	engines := []string{"own", "fts5"}
	if o.url != "" {
		engines = append(engines, "postgres")
	}
	var t table
	for _, n := range []int{o.small, o.large} {
		home := filepath.Join(folder, fmt.Sprint(n))
		fmt.Fprintf(os.Stderr, "generating %d clauses\n", n)
		bytes, err := makeLedger(ctx, home, c, n)
		if err != nil {
			return err
		}
		for _, engine := range engines {
			fmt.Fprintf(os.Stderr, "measuring %s\n", engine)
			m, err := o.start(ctx, engine, home, n)
			if err != nil {
				return err
			}
			t.rows = append(t.rows, row{m, bytes})
		}
	}
	return t.write(o.out)
}

// start measures an engine in a process of its own.
func (o options) start(ctx context.Context, engine, home string, n int) (m measured, err error) {
	self, err := os.Executable()
	if err != nil {
		return m, err
	}
	cmd := exec.CommandContext(ctx, self, "-engine", engine, "-home", home, "-n", fmt.Sprint(n), "-postgres", o.url) //nolint:gosec // this program itself
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return m, fmt.Errorf("measure %s: %w", engine, err)
	}
	return m, json.Unmarshal(out, &m)
}
