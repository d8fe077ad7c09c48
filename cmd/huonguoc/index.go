package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
)

func (a *app) index() *cobra.Command {
	cmd := a.command("index", "index", nil)
	cmd.AddCommand(a.command("rebuild", "index.rebuild", func(cmd *cobra.Command, _ []string) error {
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			documents, err := a.rebuildIndex(cmd.Context(), l)
			if err != nil {
				return err
			}
			fmt.Fprintln(a.out, a.say.N("index.rebuilt", documents))
			return nil
		})
	}))
	return cmd
}

// rebuildIndex makes the index anew and returns how many documents it holds.
func (a *app) rebuildIndex(ctx context.Context, l *ledger.Ledger) (documents int, err error) {
	bar := a.progress(a.say.T("progress.indexing"), 1)
	x, err := index.Rebuild(ctx, a.config.home(), l, func(done, total int) {
		documents = total
		bar.set(done, total)
	})
	bar.end()
	if err != nil {
		return 0, err
	}
	return documents, x.Close()
}
