package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/review"
)

// reviewEnter enters what was concluded on paper. Nothing is entered while a line is wrong.
func (a *app) reviewEnter() *cobra.Command {
	var settle bool
	cmd := a.command("enter FILE|-", "review.enter", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("error.enter")
		}
		lines, problems, err := a.keyedIn(args[0])
		if err != nil {
			return err
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error { return a.enterLines(cmd.Context(), d, lines, problems, settle) })
	})
	cmd.Flags().BoolVar(&settle, "settle", false, a.say.T("flag.settle"))
	return cmd
}

func (a *app) keyedIn(path string) (lines []review.Line, problems []review.LineProblem, err error) {
	in := a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, nil, usage("error.not-found", "Path", path)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		in = f
	}
	return review.ParseLines(in)
}

func (a *app) enterLines(ctx context.Context, d *review.Desk, lines []review.Line, problems []review.LineProblem, settle bool) error {
	found, unknown, err := d.Resolve(ctx, lines)
	if err != nil {
		return err
	}
	if problems = append(problems, unknown...); len(problems) > 0 {
		for _, p := range problems {
			fmt.Fprintln(a.err, a.say.T("enter.fault."+string(p.Fault), "Line", p.Line, "Text", oneLine(p.Text)))
		}
		return usage("error.enter-lines", "Count", a.say.Int(len(problems)))
	}
	events, err := d.Enter(ctx, found, settle)
	for _, e := range events {
		err = errors.Join(err, a.entered(ctx, d, e, nil))
	}
	if err == nil && !a.config.quiet() {
		fmt.Fprintln(a.out, a.say.T("enter.done", "Lines", a.say.Int(len(found)), "Entries", a.say.Int(len(events))))
	}
	return err
}
