package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/review"
)

func (a *app) reviewConclude() *cobra.Command {
	var commune, note string
	var without []string
	var dry bool
	cmd := a.command("conclude CONVENTION...", "review.conclude", func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && commune == "" {
			return usage("error.conclude")
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			batch, err := d.Batch(cmd.Context(), args, commune, without)
			if err != nil {
				return err
			}
			a.printBatch(batch)
			if dry || len(batch.Ready) == 0 {
				a.code = outcome(false, len(batch.Ready) == 0)
				return nil
			}
			e, err := d.SignOff(cmd.Context(), batch, note)
			return a.entered(cmd.Context(), d, e, err)
		})
	})
	cmd.Flags().StringVar(&commune, "commune", "", a.say.T("flag.conclude-commune"))
	cmd.Flags().StringSliceVar(&without, "without", nil, a.say.T("flag.conclude-without"))
	cmd.Flags().StringVar(&note, "note", "", a.say.T("flag.note"))
	cmd.Flags().BoolVar(&dry, "dry-run", false, a.say.T("flag.dry-run"))
	return cmd
}

func (a *app) printBatch(b review.Batch) {
	if a.config.quiet() {
		return
	}
	fmt.Fprintln(a.out, a.say.T("conclude.ready", "Count", a.say.Int(len(b.Ready))))
	for _, c := range b.Ready {
		fmt.Fprintf(a.out, "  %s  %s · %s\n", c.ID, c.Record.Title, c.Record.Commune.Name)
	}
	if len(b.NotReady) == 0 {
		return
	}
	fmt.Fprintln(a.out, a.say.T("conclude.not-ready", "Count", a.say.Int(len(b.NotReady))))
	for _, c := range b.NotReady {
		fmt.Fprintf(a.out, "  %s  %s · %s: %s\n", c.ID, c.Record.Title, c.Record.Commune.Name, a.say.T("why."+string(c.Why)))
	}
}
