package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// readObject is `review sample next --format json`: what a blind reader sees.
type readObject struct {
	ledger.SampleItem
	Clauses []readClause `json:"clauses"`
	Changed bool         `json:"changed"` // the text is not the one that was drawn any more
}

type readClause struct {
	Address string   `json:"address"`
	LeadIns []string `json:"lead_ins"`
	Text    string   `json:"text"`
	Page    int      `json:"page"`
}

func (a *app) sampleNext() *cobra.Command {
	var item int
	var format func() (string, error)
	cmd := a.command("next SAMPLE", "review.sample.next", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) != 1 {
			return usage("error.sample-number", "Value", strings.Join(args, " "))
		}
		id, err := number(args[0])
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			drawn, ok, err := ledger.SampleItem{}, true, error(nil)
			if item > 0 {
				drawn, err = l.Item(cmd.Context(), id, item)
			} else {
				drawn, ok, err = l.NextItem(cmd.Context(), id, a.config.actor())
			}
			switch {
			case errors.Is(err, ledger.ErrNoItem):
				return usage("error.no-sample", "Sample", args[0])
			case err != nil:
				return err
			case !ok:
				fmt.Fprintln(a.out, a.say.T("sample.all-read", "Sample", id))
				return nil
			}
			if drawn.Clause != nil {
				return a.printItem(drawn, []corpus.Clause{*drawn.Clause}, true, form)
			}
			clauses, same, err := l.ItemText(cmd.Context(), drawn)
			if err != nil {
				return err
			}
			return a.printItem(drawn, clauses, same, form)
		})
	})
	cmd.Flags().IntVar(&item, "item", 0, a.say.T("flag.item"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

func (a *app) printItem(item ledger.SampleItem, clauses []corpus.Clause, same bool, form string) error {
	if form == formatJSON {
		o := readObject{SampleItem: item, Changed: !same, Clauses: []readClause{}}
		for _, c := range clauses {
			o.Clauses = append(o.Clauses, readClause{c.Citation, orEmpty(c.LeadIns), c.Text, c.Page})
		}
		return report.Encode(a.out, o)
	}
	fmt.Fprintln(a.out, a.paint(bold, a.say.T("sample.item", "Sample", item.Sample, "Item", item.Item, "Title", oneLine(item.Title))))
	if !same {
		fmt.Fprintln(a.out, a.paint(red, a.say.T("sample.changed")))
	}
	for _, c := range clauses {
		for _, l := range c.LeadIns[:min(len(c.LeadIns), leadIns(item, c))] {
			fmt.Fprintf(a.out, "  %s\n", oneLine(l))
		}
		fmt.Fprintf(a.out, "%s\n", strings.TrimSpace(a.paint(amber, c.Citation)+"  "+oneLine(c.Text)))
	}
	fmt.Fprintln(a.out, a.say.T("sample.ask", "Sample", item.Sample, "Item", item.Item))
	return nil
}

// leadIns is how many lead-ins are printed: all above a clause that stands alone, none within a text that has them.
func leadIns(item ledger.SampleItem, c corpus.Clause) int {
	if item.Clause == nil {
		return 0
	}
	return len(c.LeadIns)
}

func (a *app) sampleAnswer() *cobra.Command {
	var clauses []string
	var note string
	cmd := a.command("answer SAMPLE ITEM yes|no|unsure", "review.sample.answer", func(cmd *cobra.Command, args []string) error {
		if len(args) != 3 || !slices.Contains(checker.Readings(), checker.Reading(args[2])) {
			return usage("error.sample-answer")
		}
		sample, err := number(args[0])
		if err != nil {
			return err
		}
		item, err := number(args[1])
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			err := l.ReadItem(cmd.Context(), ledger.SampleReading{
				Sample: sample, Item: int(item), At: a.now(), Actor: a.config.actor(), Reading: checker.Reading(args[2]), Clauses: clauses, Note: note,
			})
			switch {
			case errors.Is(err, ledger.ErrNoItem):
				return usage("error.no-sample", "Sample", args[0]+"/"+args[1])
			case errors.Is(err, ledger.ErrReading):
				return usage("error.no-actor")
			case err != nil:
				return err
			}
			if !a.config.quiet() {
				fmt.Fprintln(a.out, a.say.T("sample.answered", "Sample", sample, "Item", item))
			}
			return nil
		})
	})
	cmd.Flags().StringArrayVar(&clauses, "clause", nil, a.say.T("flag.sample-clause"))
	cmd.Flags().StringVar(&note, "note", "", a.say.T("flag.sample-note"))
	return cmd
}
