package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

func (a *app) report() *cobra.Command {
	var folder string
	var forms []string
	var define func() (checker.Definition, error)
	cmd := a.command("report", "report", func(cmd *cobra.Command, _ []string) error {
		for _, form := range forms {
			if !slices.Contains(report.Forms(), form) {
				return usage("error.forms", "Form", form)
			}
		}
		definition, err := define()
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			return a.runReport(cmd.Context(), l, definition, folder, forms)
		})
	})
	cmd.Flags().StringVar(&folder, "out", "huonguoc-bao-cao", a.say.T("flag.out"))
	cmd.Flags().StringSliceVar(&forms, "forms", report.Forms(), a.say.T("flag.forms"))
	define = a.definitionFlags(cmd.Flags())
	cmd.AddCommand(a.reportFreeze(), a.reportVerify(), a.reportCompare())
	return cmd
}

func (a *app) runReport(ctx context.Context, l *ledger.Ledger, d checker.Definition, folder string, forms []string) error {
	data, err := a.reportData(ctx, l, d)
	if err != nil {
		return err
	}
	paths, err := report.WriteFiles(folder, forms, data, a.say)
	if err != nil {
		return err
	}
	if a.config.quiet() {
		return nil
	}
	fmt.Fprintln(a.out, a.say.T("report.written"))
	for _, path := range paths {
		fmt.Fprintln(a.out, "  "+path)
	}
	return nil
}

func (a *app) reportData(ctx context.Context, l *ledger.Ledger, d checker.Definition) (report.Data, error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return report.Data{}, err
	}
	pack, err := a.loadPack()
	if err != nil {
		return report.Data{}, err
	}
	figure, err := l.Figure(ctx, documents, d)
	if err != nil {
		return report.Data{}, err
	}
	return report.Data{
		Version: programVersion(), Packs: report.PacksOf(pack), MadeAt: a.now(),
		Tally: figure.Tally, Inputs: figure.Inputs, Documents: documents,
	}, nil
}
