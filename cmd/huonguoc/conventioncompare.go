package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
)

func (a *app) conventionCompare() *cobra.Command {
	var from, to string
	var format func() (string, error)
	cmd := a.command("compare CONVENTION", "convention.compare", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) != 1 {
			return usage("error.one-convention")
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			before, after, changes, err := d.Compare(cmd.Context(), args[0], from, to)
			if err != nil {
				return err
			}
			if form == formatJSON {
				return report.Encode(a.out, comparisonOf(before, after, changes))
			}
			a.printComparison(before, after, changes)
			return nil
		})
	})
	cmd.Flags().StringVar(&from, "from", "", a.say.T("flag.compare-from"))
	cmd.Flags().StringVar(&to, "to", "", a.say.T("flag.compare-to"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

// changeObject is a clause in two versions, in JSON.
type changeObject struct {
	Kind       checker.ChangeKind `json:"kind"`
	OldAddress string             `json:"old_address"`
	OldText    string             `json:"old_text"`
	NewAddress string             `json:"new_address"`
	NewText    string             `json:"new_text"`
	Cured      []checker.Finding  `json:"cured"`
	Brought    []checker.Finding  `json:"brought"`
	Remain     []checker.Finding  `json:"remain"`
}

// comparisonObject is `convention compare --format json`.
type comparisonObject struct {
	From    string         `json:"from"`
	To      string         `json:"to"`
	Changes []changeObject `json:"changes"`
}

func comparisonOf(before, after review.TextVersion, changes []checker.ClauseChange) comparisonObject {
	o := comparisonObject{From: before.Text, To: after.Text, Changes: []changeObject{}}
	for _, c := range changes {
		oldAddress, oldText := addressed(c.Old)
		newAddress, newText := addressed(c.New)
		o.Changes = append(o.Changes, changeObject{
			c.Kind, oldAddress, oldText, newAddress, newText, append([]checker.Finding{}, c.Cured...), append([]checker.Finding{}, c.Brought...),
			append([]checker.Finding{}, c.Remain...),
		})
	}
	return o
}

func addressed(c *corpus.Clause) (address, text string) {
	if c == nil {
		return "", ""
	}
	return c.Citation, c.Text
}

// printComparison leaves out what was kept or moved and is without findings.
func (a *app) printComparison(before, after review.TextVersion, changes []checker.ClauseChange) {
	fmt.Fprintf(a.out, "%s %s\n%s %s\n", a.say.T("compare.from"), before.Path, a.say.T("compare.to"), after.Path)
	counts := map[checker.ChangeKind]int{}
	cured, brought, remain := 0, 0, 0
	for _, c := range changes {
		counts[c.Kind]++
		cured, brought, remain = cured+len(c.Cured), brought+len(c.Brought), remain+len(c.Remain)
		a.printChange(c)
	}
	fmt.Fprintln(a.out, a.say.T("compare.sum", "Kept", counts[checker.ChangeKept], "Moved", counts[checker.ChangeMoved],
		"Changed", counts[checker.ChangeReword], "Removed", counts[checker.ChangeRemoved], "Added", counts[checker.ChangeAdded]))
	fmt.Fprintln(a.out, a.say.T("compare.findings", "Cured", cured, "Brought", brought, "Remain", remain))
}

func (a *app) printChange(c checker.ClauseChange) {
	plain := len(c.Cured)+len(c.Brought)+len(c.Remain) == 0
	if plain && (c.Kind == checker.ChangeKept || c.Kind == checker.ChangeMoved) {
		return
	}
	oldAddress, oldText := addressed(c.Old)
	newAddress, newText := addressed(c.New)
	fmt.Fprintf(a.out, "%s: %s → %s\n", a.paint(bold, a.say.T("change."+string(c.Kind))), oldAddress, newAddress)
	if c.Old != nil && oldText != newText {
		fmt.Fprintln(a.out, "  - "+oneLine(oldText))
	}
	if c.New != nil {
		fmt.Fprintln(a.out, "  + "+oneLine(newText))
	}
	for _, list := range []struct {
		id       string
		findings []checker.Finding
	}{{"compare.cured", c.Cured}, {"compare.brought", c.Brought}, {"compare.remain", c.Remain}} {
		for _, f := range list.findings {
			fmt.Fprintf(a.out, "    %s: %s «%s»\n", a.say.T(list.id), report.KindTitle(f.Kind, a.say), oneLine(f.Quote))
		}
	}
}
