package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
)

func (a *app) reviewGroup() *cobra.Command {
	var s *selection
	var format func() (string, error)
	cmd := a.command("group [GROUP]", "review.group", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) > 1 {
			return usage("error.one-group")
		}
		if err := s.check(); err != nil {
			return err
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			if len(args) == 0 {
				groups, err := d.Groups(cmd.Context(), s.work)
				if err != nil {
					return err
				}
				return a.printGroups(groups, form)
			}
			g, err := d.Group(cmd.Context(), args[0], s.work)
			if err != nil {
				return err
			}
			return a.printPieces(g.Members, len(g.Members), 0, form)
		})
	})
	s = a.selectionFlags(cmd.Flags(), statusOpen)
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

// groupObject is a group in `review group --format json`.
type groupObject struct {
	Group    string        `json:"group"`
	Findings []pieceObject `json:"findings"`
}

func (a *app) printGroups(groups []review.Group, form string) error {
	if form == formatJSON {
		objects := []groupObject{}
		for _, g := range groups {
			o := groupObject{Group: g.ID}
			for _, m := range g.Members {
				o.Findings = append(o.Findings, objectOf(m))
			}
			objects = append(objects, o)
		}
		return report.Encode(a.out, objects)
	}
	if len(groups) == 0 {
		fmt.Fprintln(a.out, a.say.T("review.no-groups"))
		return nil
	}
	t := report.Table{}
	for _, id := range []string{"group", "count", "kind", "quote"} {
		t.Columns = append(t.Columns, report.Column{ID: id, Title: a.say.T("column.review." + id)})
	}
	for _, g := range groups {
		f := g.Members[0].Finding
		t.Rows = append(t.Rows, []report.Cell{
			{Text: g.ID}, {Text: a.say.Int(len(g.Members)), Kind: report.Count}, {Text: report.KindTitle(f.Kind, a.say)}, {Text: f.Quote},
		})
	}
	a.printTable(t)
	return nil
}
