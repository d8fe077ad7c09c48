package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// order is what a person asks of a report, whatever its form.
type order struct {
	folder   string
	office   string // path
	snapshot string // name or path
	define   func() (checker.Definition, error)
	set      *pflag.FlagSet
}

// orderFlags are the flags that all reports share.
func (a *app) orderFlags(flags *pflag.FlagSet, folder string) *order {
	o := &order{set: flags}
	flags.StringVar(&o.folder, "out", folder, a.say.T("flag.out"))
	flags.StringVar(&o.office, "office", "", a.say.T("flag.office"))
	flags.StringVar(&o.snapshot, "snapshot", "", a.say.T("flag.snapshot"))
	o.define = a.definitionFlags(flags)
	return o
}

func (a *app) report() *cobra.Command {
	var forms []string
	var template string
	var o *order
	cmd := a.command("report", "report", func(cmd *cobra.Command, _ []string) error {
		for _, form := range forms {
			if !slices.Contains(report.Forms(), form) {
				return usage("error.forms", "Form", form)
			}
		}
		data, err := a.ordered(cmd.Context(), o)
		if err != nil {
			return err
		}
		if template != "" {
			if data.Template, err = os.ReadFile(template); err != nil {
				return usage("error.not-found", "Path", template)
			}
		}
		return a.writeReport(data, o.folder, forms)
	})
	o = a.orderFlags(cmd.Flags(), "huonguoc-bao-cao")
	cmd.Flags().StringSliceVar(&forms, "forms", report.Forms(), a.say.T("flag.forms"))
	cmd.Flags().StringVar(&template, "template", "", a.say.T("flag.template"))
	cmd.AddCommand(a.reportTemplate(), a.reportLetters(), a.reportSheet(), a.reportFreeze(), a.reportVerify(), a.reportCompare())
	return cmd
}

func (a *app) runReport(ctx context.Context, l *ledger.Ledger, d checker.Definition, folder string, forms []string) error {
	data, err := a.reportData(ctx, l, d)
	if err != nil {
		return err
	}
	return a.writeReport(data, folder, forms)
}

func (a *app) writeReport(data report.Data, folder string, forms []string) error {
	paths, err := report.WriteFiles(folder, forms, data, a.say)
	if errors.Is(err, report.ErrTemplate) {
		return usage("error.template", "Detail", err.Error()[strings.Index(err.Error(), report.ErrTemplate.Error())+len(report.ErrTemplate.Error())+2:])
	}
	if err != nil {
		return err
	}
	a.printWritten(paths)
	return nil
}

func (a *app) printWritten(paths []string) {
	if a.config.quiet() {
		return
	}
	fmt.Fprintln(a.out, a.say.T("report.written"))
	for _, path := range paths {
		fmt.Fprintln(a.out, "  "+path)
	}
}

// reportTemplate writes a template to begin with.
func (a *app) reportTemplate() *cobra.Command {
	var path string
	cmd := a.command("template", "report.template", func(*cobra.Command, []string) error {
		data := report.Data{Version: programVersion(), MadeAt: time.Unix(0, 0)}
		err := report.WriteFile(path, func(w io.Writer) error { return report.AnnualTemplate(w, data, a.say) })
		if err == nil {
			a.printWritten([]string{path})
		}
		return err
	})
	cmd.Flags().StringVar(&path, "out", "mau-bao-cao.docx", a.say.T("flag.template-out"))
	return cmd
}
