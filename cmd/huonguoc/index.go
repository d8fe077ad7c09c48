package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
)

func (a *app) index() *cobra.Command {
	cmd := a.command("index", "index", nil)
	cmd.AddCommand(a.command("rebuild", "index.rebuild", func(cmd *cobra.Command, _ []string) error {
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			bar := a.progress(a.say.T("progress.indexing"), 1)
			documents := 0
			x, err := index.Rebuild(cmd.Context(), a.config.home(), l, func(done, total int) {
				documents = total
				bar.set(done, total)
			})
			bar.end()
			if err != nil {
				return err
			}
			fmt.Fprintln(a.out, a.say.N("index.rebuilt", documents))
			return x.Close()
		})
	}))
	return cmd
}
