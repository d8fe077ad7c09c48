package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/review"
)

// reviewDecide makes one of the commands confirm, dismiss and unsure.
func (a *app) reviewDecide(name string, decision checker.Decision) *cobra.Command {
	c := review.Conclusion{Decision: decision}
	var group string
	var without []string
	var s *selection
	cmd := a.command(name+" FINDING...", "review."+name, func(cmd *cobra.Command, args []string) error {
		if (len(args) == 0) == (group == "") {
			return usage("error.finding-or-group")
		}
		if err := s.check(); err != nil {
			return err
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			if group != "" {
				g, err := d.Group(cmd.Context(), group, s.work)
				if err != nil {
					return err
				}
				if args, err = g.Fingerprints(without); err != nil {
					return err
				}
			}
			e, err := d.Decide(cmd.Context(), args, c)
			return a.entered(cmd.Context(), d, e, err)
		})
	})
	flags := cmd.Flags()
	if decision == checker.Dismissed {
		flags.StringVar((*string)(&c.Reason), "reason", "", a.say.T("flag.reason", "Values", reasonList()))
	}
	flags.StringVar(&c.Note, "note", "", a.say.T("flag.note"))
	flags.BoolVar(&c.Settle, "settle", false, a.say.T("flag.settle"))
	flags.StringVar(&group, "group", "", a.say.T("flag.group"))
	flags.StringSliceVar(&without, "without", nil, a.say.T("flag.without"))
	s = a.selectionFlags(flags, statusOpen)
	return cmd
}

func reasonList() string {
	var list []string
	for _, r := range checker.Reasons() {
		list = append(list, string(r))
	}
	return strings.Join(list, ", ")
}

// entered tells what was entered into the log.
func (a *app) entered(ctx context.Context, d *review.Desk, e checker.Event, err error) error {
	if err != nil {
		return err
	}
	if a.config.quiet() {
		return nil
	}
	head, err := d.Ledger.Head(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say.T("review.entered", "ID", e.ID[:8], "Count", a.say.Int(len(e.Items)), "Head", head.String()))
	for _, item := range e.Items {
		if item.Finding == "" {
			continue
		}
		now, err := d.Ledger.DecisionOn(ctx, item.Finding)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "  %s: %s\n", item.Finding, a.decided(now.Decision))
	}
	return nil
}

func (a *app) reviewUndo() *cobra.Command {
	var note string
	cmd := a.command("undo FINDING|CONVENTION|ENTRY", "review.undo", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("error.one-target")
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			e, err := d.Undo(cmd.Context(), args[0], note)
			return a.entered(cmd.Context(), d, e, err)
		})
	})
	cmd.Flags().StringVar(&note, "note", "", a.say.T("flag.note"))
	return cmd
}

func (a *app) reviewNote() *cobra.Command {
	var note string
	cmd := a.command("note FINDING|CONVENTION...", "review.note", func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 || note == "" {
			return usage("error.note")
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			e, err := d.Note(cmd.Context(), args, note)
			return a.entered(cmd.Context(), d, e, err)
		})
	})
	cmd.Flags().StringVar(&note, "note", "", a.say.T("flag.note"))
	return cmd
}

func (a *app) reviewAssign() *cobra.Command {
	var to string
	cmd := a.command("assign FINDING|CONVENTION...", "review.assign", func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("error.assign")
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			e, err := d.Assign(cmd.Context(), args, to)
			return a.entered(cmd.Context(), d, e, err)
		})
	})
	cmd.Flags().StringVar(&to, "to", "", a.say.T("flag.to"))
	return cmd
}

func (a *app) reviewMissed() *cobra.Command {
	var m review.Missed
	cmd := a.command("missed FILE ADDRESS", "review.missed", func(cmd *cobra.Command, args []string) error {
		if len(args) != 2 {
			return usage("error.missed")
		}
		kind, err := kindID(m.Kind)
		if err != nil {
			return err
		}
		m.File, m.Address, m.Kind = args[0], args[1], kind
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			e, err := d.MarkMissed(cmd.Context(), m)
			return a.entered(cmd.Context(), d, e, err)
		})
	})
	cmd.Flags().StringVar(&m.Kind, "kind", "", a.say.T("flag.missed-kind"))
	cmd.Flags().StringVar(&m.Grade, "grade", "", a.say.T("flag.missed-grade"))
	cmd.Flags().StringVar(&m.Note, "note", "", a.say.T("flag.note"))
	return cmd
}
