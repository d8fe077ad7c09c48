package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
)

func (a *app) convention() *cobra.Command {
	cmd := a.command("convention", "convention", nil)
	cmd.AddCommand(a.conventionList(), a.conventionShow(), a.conventionEvent(), a.conventionCompare())
	return cmd
}

// conventionObject is a convention in JSON.
type conventionObject struct {
	ID       string           `json:"id"`
	Title    string           `json:"title"`
	Kind     corpus.Kind      `json:"kind"`
	Village  string           `json:"village"`
	Commune  checker.Commune  `json:"commune_today"`
	Adopted  corpus.Date      `json:"adopted"` // of the present text
	State    []string         `json:"state"`
	Verdict  checker.Verdict  `json:"verdict"`
	Why      checker.Why      `json:"why"`
	Findings []checker.Judged `json:"findings"`
	Files    []string         `json:"files"`
	Life     []checker.Life   `json:"life"`
}

func conventionOf(c review.Convention) conventionObject {
	o := conventionObject{
		ID: c.ID, Title: c.Record.Title, Kind: c.Record.Kind, Village: c.Record.Village, Commune: c.Record.Commune, State: states(c.State),
		Verdict: c.Verdict, Why: c.Why, Findings: append([]checker.Judged{}, c.Text.Findings...), Files: []string{},
		Life: append([]checker.Life{}, c.Record.Life...),
	}
	for _, i := range c.State.Current {
		o.Adopted = max(o.Adopted, c.Record.Versions[i].Adopted)
	}
	for _, f := range c.Files {
		o.Files = append(o.Files, f.Document.Path)
	}
	return o
}

// states are what a state says, each the end of a message id "state.…".
func states(s checker.State) []string {
	list := []string{}
	for _, e := range []struct {
		is bool
		id string
	}{
		{!s.Adopted, "later"}, {s.Adopted && !s.Undated, "adopted"}, {s.Adopted && s.Undated, "undated"}, {s.Recognised, "recognised"},
		{s.Refused, "refused"}, {s.Amended, "amended"}, {s.SuspendedPart, "suspended-part"}, {s.SuspendedWhole, "suspended-whole"},
		{s.AnnulledPart, "annulled-part"}, {s.AnnulledWhole, "annulled-whole"}, {s.Replaced, "replaced"},
	} {
		if e.is {
			list = append(list, e.id)
		}
	}
	return list
}

func (a *app) conventionList() *cobra.Command {
	var commune, asOf string
	var format func() (string, error)
	cmd := a.command("list", "convention.list", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		day, err := a.day(asOf)
		if err != nil {
			return err
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			list, err := d.Conventions(cmd.Context(), commune, day)
			if err != nil {
				return err
			}
			return a.printConventions(list, form)
		})
	})
	cmd.Flags().StringVar(&commune, "commune", "", a.say.T("flag.commune"))
	cmd.Flags().StringVar(&asOf, "as-of", "", a.say.T("flag.as-of"))
	format = a.formatFlag(cmd, formatTable, formatJSON, formatCSV)
	return cmd
}

func (a *app) printConventions(list []review.Convention, form string) error {
	if form == formatJSON {
		objects := []conventionObject{}
		for _, c := range list {
			objects = append(objects, conventionOf(c))
		}
		return report.Encode(a.out, objects)
	}
	t := report.Table{ID: "conventions"}
	for _, id := range []string{"id", "commune", "village", "title", "adopted", "state", "verdict", "why"} {
		t.Columns = append(t.Columns, report.Column{ID: id, Title: a.say.T("column.conventions." + id)})
	}
	for _, c := range list {
		o := conventionOf(c)
		t.Rows = append(t.Rows, []report.Cell{
			{Text: o.ID}, {Text: o.Commune.Name}, {Text: o.Village}, {Text: o.Title}, {Text: report.Day(o.Adopted)}, {Text: a.stateLine(c.State)},
			{Text: a.say.T("verdict." + string(o.Verdict))}, {Text: a.say.T("why." + string(o.Why))},
		})
	}
	if form == formatCSV {
		return report.CSV(a.out, t)
	}
	a.printTable(t)
	return nil
}

func (a *app) stateLine(s checker.State) string {
	var words []string
	for _, id := range states(s) {
		words = append(words, a.say.T("state."+id))
	}
	return strings.Join(words, ", ")
}

func (a *app) conventionShow() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("show CONVENTION", "convention.show", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) != 1 {
			return usage("error.one-convention")
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			c, err := d.Convention(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if form == formatJSON {
				return report.Encode(a.out, conventionOf(c))
			}
			return a.printConvention(cmd.Context(), d, c)
		})
	})
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

func (a *app) printConvention(ctx context.Context, d *review.Desk, c review.Convention) error {
	fmt.Fprintf(a.out, "%s\n%s · %s\n", a.paint(bold, c.Record.Title), c.Record.Village, c.Record.Commune.Name)
	fmt.Fprintf(a.out, "  %s\n  %s: %s\n", a.stateLine(c.State), a.paint(bold, a.say.T("verdict."+string(c.Verdict))), a.say.T("why."+string(c.Why)))
	versions, err := d.TextVersions(ctx, c)
	if err != nil {
		return err
	}
	for _, v := range versions {
		line := fmt.Sprintf("  %s  %s  %s", v.Text[:8], report.Day(v.Adopted), v.Path)
		if v.Replaced != "" {
			line += " " + a.say.T("convention.replaced-text", "At", v.Replaced)
		}
		fmt.Fprintln(a.out, line)
	}
	for _, f := range c.Text.Findings {
		fmt.Fprintf(a.out, "  %s: %s\n", f.Finding, a.decided(f.Decision))
	}
	events, err := d.Ledger.EventsOn(ctx, checker.ConventionSubject(c.Record.Key))
	if err != nil {
		return err
	}
	for _, e := range events {
		fmt.Fprintln(a.out, "  "+a.eventLine(e))
	}
	return nil
}

func (a *app) conventionEvent() *cobra.Command {
	var life checker.Life
	var kind, on, file, note, by string
	cmd := a.command("event CONVENTION", "convention.event", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 || on == "" || !isLifeKind(kind) {
			return usage("error.life", "Values", lifeKinds())
		}
		day, err := a.day(on)
		if err != nil {
			return err
		}
		life.Kind, life.On = checker.LifeKind(kind), day
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			if err := completeLife(cmd.Context(), d, args[0], file, by, &life); err != nil {
				return err
			}
			e, err := d.Happened(cmd.Context(), args[0], life, note)
			return a.entered(cmd.Context(), d, e, err)
		})
	})
	flags := cmd.Flags()
	flags.StringVar(&kind, "type", "", a.say.T("flag.life-type", "Values", lifeKinds()))
	flags.StringVar(&on, "on", "", a.say.T("flag.life-on"))
	flags.StringVar(&life.Number, "number", "", a.say.T("flag.life-number"))
	flags.StringVar(&life.Body, "body", "", a.say.T("flag.life-body"))
	flags.StringVar(&file, "file", "", a.say.T("flag.life-file"))
	flags.StringSliceVar(&life.Findings, "finding", nil, a.say.T("flag.life-finding"))
	flags.StringVar(&by, "by", "", a.say.T("flag.life-by"))
	flags.StringVar(&note, "note", "", a.say.T("flag.note"))
	return cmd
}

// completeLife turns what a person named into what an entry says: versions into digests, findings into whole fingerprints.
func completeLife(ctx context.Context, d *review.Desk, named, file, by string, life *checker.Life) error {
	c, err := d.Convention(ctx, named)
	if err != nil {
		return err
	}
	if file != "" {
		if life.Text, err = c.VersionOf(file); err != nil {
			return err
		}
	}
	if by != "" {
		other, err := d.Convention(ctx, by)
		if err != nil {
			return err
		}
		life.By = other.Record.Key
	}
	for i, f := range life.Findings {
		t, err := d.Target(ctx, f)
		if err != nil {
			return err
		}
		life.Findings[i] = t.Item.Finding
	}
	return nil
}

func isLifeKind(kind string) bool {
	for _, k := range checker.LifeKinds() {
		if string(k) == kind {
			return true
		}
	}
	return false
}

func lifeKinds() string {
	var list []string
	for _, k := range checker.LifeKinds() {
		list = append(list, string(k))
	}
	return strings.Join(list, ", ")
}
