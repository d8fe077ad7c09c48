package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
)

func (a *app) reviewShow() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("show FINDING", "review.show", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) != 1 {
			return usage("error.one-finding")
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error { return a.showFinding(cmd.Context(), d, args[0], form) })
	})
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

func (a *app) showFinding(ctx context.Context, d *review.Desk, fingerprint, form string) error {
	p, err := d.Find(ctx, fingerprint)
	if err != nil {
		return err
	}
	events, err := d.Ledger.EventsOn(ctx, checker.FindingSubject(p.Finding.Fingerprint))
	if err != nil {
		return err
	}
	same, err := d.Same(ctx, p)
	if err != nil {
		return err
	}
	if form == formatJSON {
		return report.Encode(a.out, struct {
			pieceObject
			Same []string        `json:"same"` // fingerprints of the same words elsewhere
			Log  []checker.Event `json:"log"`
		}{objectOf(p), fingerprintsOf(same), append([]checker.Event{}, events...)})
	}
	fmt.Fprintf(a.out, "%s\n%s · %s\n%s\n", a.paint(bold, p.Title), p.Village, p.Commune.Name, a.paint(dim, p.Path))
	a.printFindings([]checker.Finding{p.Finding})
	fmt.Fprintf(a.out, "  %s %s\n", a.say.T("review.decision"), a.paint(bold, a.decided(p.Decided.Decision)))
	if len(same) > 0 {
		fmt.Fprintf(a.out, "  %s\n", a.say.T("review.same", "Count", a.say.Int(len(same)), "Group", checker.GroupOf(p.Finding)))
	}
	for _, e := range events {
		fmt.Fprintln(a.out, "  "+a.eventLine(e))
	}
	return nil
}

func fingerprintsOf(pieces []ledger.Piece) []string {
	list := make([]string, len(pieces))
	for i, p := range pieces {
		list[i] = p.Finding.Fingerprint
	}
	return list
}

// eventLine is an entry of the log in one line.
func (a *app) eventLine(e checker.Event) string {
	what := a.say.T("act." + string(e.Act))
	if e.Decision != checker.Open {
		what = a.decided(e.Decision)
	}
	if e.Life != nil {
		what = a.say.T("life."+string(e.Life.Kind)) + " " + report.Day(e.Life.On)
	}
	line := fmt.Sprintf("%s  %s  %s: %s", e.ID[:8], e.At.Local().Format("02/01/2006 15:04"), e.Actor, what)
	if e.Reason != "" {
		line += " (" + a.say.T("reason.dismiss."+string(e.Reason)) + ")"
	}
	for _, more := range []string{e.To, e.Note} {
		if more != "" {
			line += " — " + oneLine(more)
		}
	}
	if len(e.Items) > 1 {
		line += " " + a.say.T("review.of-group", "Count", a.say.Int(len(e.Items)))
	}
	return line
}
