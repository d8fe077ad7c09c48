package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
)

func (a *app) reviewLog() *cobra.Command {
	cmd := a.command("log", "review.log", nil)
	cmd.AddCommand(a.logShow(), a.logVerify())
	return cmd
}

func (a *app) logShow() *cobra.Command {
	var format func() (string, error)
	var last int
	cmd := a.command("show", "review.log.show", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if last < 1 {
			return usage("error.limit")
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			events, err := d.Ledger.Events(cmd.Context(), -1)
			if err != nil {
				return err
			}
			events = events[max(0, len(events)-last):]
			if form == formatJSON {
				return report.Encode(a.out, append([]checker.Event{}, events...))
			}
			for _, e := range events {
				fmt.Fprintln(a.out, a.eventLine(e))
			}
			return nil
		})
	})
	cmd.Flags().IntVar(&last, "limit", 20, a.say.T("flag.log-limit"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

func (a *app) logVerify() *cobra.Command {
	var format func() (string, error)
	var head string
	cmd := a.command("verify", "review.log.verify", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			v, err := l.VerifyLog(cmd.Context(), head)
			if err != nil {
				return err
			}
			if len(v.Problems) > 0 {
				a.code = exitFailed
			}
			if form == formatJSON {
				v.Problems = append([]ledger.Problem{}, v.Problems...)
				return report.Encode(a.out, v)
			}
			a.printVerification(v)
			return nil
		})
	})
	cmd.Flags().StringVar(&head, "head", "", a.say.T("flag.head"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

func (a *app) printVerification(v ledger.Verification) {
	if len(v.Problems) == 0 {
		fmt.Fprintln(a.out, a.say.T("log.good", "Count", a.say.Int(int(v.Head.Count)), "Head", v.Head.String()))
		return
	}
	fmt.Fprintln(a.out, a.paint(red, a.say.T("log.bad", "Count", a.say.Int(len(v.Problems)))))
	for _, p := range v.Problems {
		fmt.Fprintln(a.out, "  "+a.say.T("log.fault."+string(p.Fault), "N", p.N, "About", oneLine(p.About)))
	}
}
