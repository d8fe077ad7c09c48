package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	texts "github.com/huonguoc/huonguoc/corpus/likeness"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

func (a *app) duplicates() *cobra.Command {
	var least float64
	var format func() (string, error)
	cmd := a.command("duplicates", "duplicates", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if !(least > 0 && least <= 1) {
			return usage("error.least")
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			alike, err := l.Alike(cmd.Context(), least)
			if err != nil {
				return err
			}
			return a.printAlike(alike, form)
		})
	})
	cmd.Flags().Float64Var(&least, "least", texts.DefaultLeast, a.say.T("flag.least"))
	format = a.formatFlag(cmd, formatTable, formatJSON, formatCSV)
	return cmd
}

func (a *app) printAlike(alike ledger.Alike, form string) error {
	switch form {
	case formatJSON:
		alike.Groups, alike.Several, alike.Seconds = orEmpty(alike.Groups), orEmpty(alike.Several), orEmpty(alike.Seconds)
		return report.Encode(a.out, alike)
	case formatCSV:
		return report.CSV(a.out, report.Duplicates(alike, a.say))
	}
	for _, g := range alike.Groups {
		a.printAlikeFiles(a.say.T("alike."+string(g.Kind))+" · "+a.say.T("alike.one."+strconv.FormatBool(g.One)), g.Files)
	}
	for _, s := range alike.Several {
		a.printAlikeFiles(strings.TrimSpace(a.say.T("alike.relation."+string(s.Relation))+" "+s.Village), s.Files)
	}
	for _, s := range alike.Seconds {
		fmt.Fprintln(a.out, a.paint(bold, a.say.T("alike.second")))
		fmt.Fprintf(a.out, "  %d %s\n", s.File.ID, oneLine(s.File.Path))
		for _, second := range s.Seconds {
			fmt.Fprintf(a.out, "    %s\n", oneLine(second.Title))
		}
	}
	across := 0
	for _, g := range alike.Groups {
		if !g.One {
			across++
		}
	}
	fmt.Fprintln(a.out, a.say.T("alike.figures", "Files", a.say.Int(alike.Files), "Texts", a.say.Int(alike.Texts), "Unread", a.say.Int(alike.Unread),
		"Repeated", a.say.Int(alike.Repeated), "Groups", a.say.Int(len(alike.Groups)), "Across", a.say.Int(across),
		"Several", a.say.Int(len(alike.Several)), "Seconds", a.say.Int(len(alike.Seconds))))
	return nil
}

func (a *app) printAlikeFiles(title string, files []ledger.AlikeFile) {
	fmt.Fprintln(a.out, a.paint(bold, title))
	for _, f := range files {
		fmt.Fprintf(a.out, "  %d %s · %s · %s\n", f.ID, oneLine(f.Path), a.say.Percent(100*f.Likeness, true), oneLine(strings.Trim(f.Village+", "+f.Commune, ", ")))
	}
}
