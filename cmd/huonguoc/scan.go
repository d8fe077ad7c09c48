package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
)

func (a *app) scan() *cobra.Command {
	var again bool
	cmd := a.command("scan PATH...", "scan", func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("error.no-paths", "Command", "scan")
		}
		sum, pack, err := a.runScan(cmd.Context(), args, again)
		if err != nil {
			return err
		}
		a.code = outcome(sum.Unreadable > 0, sum.Flagged > 0)
		a.printScan(sum)
		a.printExceptions(pack)
		return nil
	})
	cmd.Flags().BoolVar(&again, "again", false, a.say.T("flag.again"))
	return cmd
}

// runScan records the files of the paths in the home folder and brings its index up to date. It gives the pack that judged.
func (a *app) runScan(ctx context.Context, paths []string, again bool) (sum scan.Summary, pack *rules.Pack, err error) {
	listing, err := source.List(ctx, paths, source.DefaultLimits())
	if err != nil {
		return sum, nil, err
	}
	defer func() { err = errors.Join(err, listing.Close()) }()
	table, err := a.knownUnits(ctx)
	if err != nil {
		return sum, nil, err
	}
	scanner, pack, closePool, err := a.scanner(table)
	if err != nil {
		return sum, nil, err
	}
	defer func() { err = errors.Join(err, closePool()) }()
	err = a.withLedger(ctx, true, func(l *ledger.Ledger) error {
		bar := a.progress(a.say.T("progress.reading"), len(listing.Files))
		recording := scan.Recording{
			Scanner: scanner, Ledger: l, Again: again, Now: a.now,
			Each: func(o scan.Outcome) { bar.step(o.Document.Path) },
		}
		sum, err = recording.Run(ctx, listing)
		bar.end()
		if err != nil {
			return err
		}
		return a.bringIndexUp(ctx, l)
	})
	return sum, pack, err
}

func (a *app) bringIndexUp(ctx context.Context, l *ledger.Ledger) error {
	x, err := index.Open(ctx, a.config.home(), l)
	if err != nil {
		return err
	}
	return x.Close()
}

func (a *app) printScan(s scan.Summary) {
	a.printSummary(s)
	if a.config.quiet() || s.Files == 0 {
		return
	}
	fmt.Fprintln(a.out, a.say.T("summary.scan", "Changed", a.say.Int(s.Changed), "Rechecked", a.say.Int(s.Rechecked),
		"Unchanged", a.say.Int(s.Unchanged), "Gone", a.say.Int(s.Gone), "Skipped", a.say.Int(s.Skipped)))
	fmt.Fprintln(a.out, a.say.T("summary.next", "Home", a.config.home()))
}
