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

func (a *app) tally() *cobra.Command {
	var format func() (string, error)
	var define func() (checker.Definition, error)
	cmd := a.command("tally", "tally", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		definition, err := define()
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			return a.runTally(cmd.Context(), l, definition, form)
		})
	})
	define = a.definitionFlags(cmd.Flags())
	format = a.formatFlag(cmd, formatTable, formatJSON, formatCSV)
	return cmd
}

func (a *app) runTally(ctx context.Context, l *ledger.Ledger, d checker.Definition, format string) error {
	tally, err := l.Tally(ctx, d)
	if err != nil {
		return err
	}
	switch format {
	case formatJSON:
		return report.Encode(a.out, tally)
	case formatCSV:
		return report.CSV(a.out, report.Communes(tally, a.say))
	}
	a.printTally(tally)
	return a.printSampled(ctx, l, d)
}

// printSampled prints beside a figure what reading a sample says of that which no rule flagged: the screened conventions are
// compliant as far as the machine misses nothing.
func (a *app) printSampled(ctx context.Context, l *ledger.Ledger, d checker.Definition) error {
	samples, err := samplesOf(ctx, l, d)
	if err != nil {
		return err
	}
	for _, s := range slices.Backward(samples) {
		for _, e := range s.Estimates {
			if e.Stratum == checker.StratumClean && e.Read > 0 {
				fmt.Fprintln(a.out, a.say.T("tally.sampled", "Sample", s.Sample.ID, "Read", a.say.Int(e.Read), "Bound", a.estimated(e, s.Confidence)))
				return nil
			}
		}
	}
	fmt.Fprintln(a.out, a.say.T("tally.not-sampled"))
	return nil
}

func (a *app) printTally(t checker.Tally) {
	table := report.Communes(t, a.say)
	fmt.Fprintln(a.out, a.paint(bold, table.Title))
	a.printTable(withoutEmpty(table))
	lowest, ok := t.Total.Lowest.Percent()
	highest, _ := t.Total.Highest.Percent()
	fmt.Fprintln(a.out, a.say.T("tally.target", "Target", t.Definition.Target,
		"Lowest", a.say.Percent(lowest, ok), "Highest", a.say.Percent(highest, ok)))
	reached := "tally.not-reached"
	if t.Reached {
		reached = "tally.reached"
	}
	fmt.Fprintln(a.out, a.say.T(reached, "Target", t.Definition.Target, "Part", a.say.Int(t.Total.Compliant), "Whole", a.say.Int(t.Total.Conventions)))
	fmt.Fprintln(a.out, a.say.T("tally.definition", "Definition", a.defined(t.Definition)))
	fmt.Fprintln(a.out, a.say.T("tally.log", "Count", a.say.Int(int(t.Log.Count)), "Head", t.Log.String()))
	fmt.Fprintln(a.out, table.Note)
}

// withoutEmpty leaves out the columns of numbers that are zero in every row, for the width of a terminal. Those of the
// figure itself stay.
func withoutEmpty(t report.Table) report.Table {
	keep := map[string]bool{"conventions": true, "compliant": true, "non-compliant": true, "undetermined": true, "lowest": true, "highest": true}
	var columns []int
	for i, c := range t.Columns {
		if keep[c.ID] || t.Total[i].Kind != report.Count || t.Total[i].Number != 0 {
			columns = append(columns, i)
		}
	}
	out := t
	out.Columns, out.Rows = nil, nil
	for _, i := range columns {
		out.Columns = append(out.Columns, t.Columns[i])
	}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, chosen(row, columns))
	}
	out.Total = chosen(t.Total, columns)
	return out
}

func chosen(row []report.Cell, columns []int) []report.Cell {
	cells := make([]report.Cell, len(columns))
	for n, i := range columns {
		cells[n] = row[i]
	}
	return cells
}
