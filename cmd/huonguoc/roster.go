package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

func (a *app) roster() *cobra.Command {
	cmd := a.command("roster", "roster", nil)
	cmd.AddCommand(a.rosterImport(), a.rosterList(), a.rosterExport(), a.rosterQuestions(), a.rosterAttach())
	return cmd
}

// villageObject is a village in `roster list --format json`.
type villageObject struct {
	roster.Village
	CommuneName string   `json:"commune_name"`
	Place       string   `json:"place"` // code of the commune that holds it on the day
	Files       []string `json:"files"`
	Inherited   []string `json:"inherited"` // files of villages that it was made of
}

func (a *app) rosterList() *cobra.Command {
	var asOf, commune string
	var without, all bool
	var format func() (string, error)
	cmd := a.command("list", "roster.list", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		day, err := a.day(asOf)
		if err != nil {
			return err
		}
		if all {
			day = ""
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			list, table, questions, err := covered(cmd.Context(), l, day)
			if err != nil {
				return err
			}
			total := len(list)
			list = chosenVillages(list, table, commune, without)
			return a.printVillages(list, table, form, total, questions)
		})
	})
	cmd.Flags().StringVar(&asOf, "as-of", "", a.say.T("flag.roster-as-of"))
	cmd.Flags().StringVar(&commune, "commune", "", a.say.T("flag.commune"))
	cmd.Flags().BoolVar(&without, "without-file", false, a.say.T("flag.without-file"))
	cmd.Flags().BoolVar(&all, "all", false, a.say.T("flag.roster-all"))
	format = a.formatFlag(cmd, formatTable, formatJSON, formatCSV)
	return cmd
}

// covered are the villages of a day with their files, and the number of files whose village is not certain.
func covered(ctx context.Context, l *ledger.Ledger, day corpus.Date) ([]roster.Covered, *units.Table, int, error) {
	villages, err := l.Roster(ctx)
	if err != nil {
		return nil, nil, 0, err
	}
	table, err := l.Units(ctx)
	if err != nil {
		return nil, nil, 0, err
	}
	result, err := l.Attachments(ctx)
	return villages.Cover(day, result.Attached), table, len(result.Questions), err
}

// chosenVillages keeps those of a commune, by code or by any part of its name, and those without a file.
func chosenVillages(list []roster.Covered, table *units.Table, commune string, without bool) []roster.Covered {
	var kept []roster.Covered
	for _, c := range list {
		unit, _ := table.Get(c.Village.Commune)
		if commune != "" && unit.Code != commune && !strings.EqualFold(unit.Title(), commune) && !strings.EqualFold(unit.Name, commune) {
			continue
		}
		if without && len(c.Files) > 0 {
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

func (a *app) printVillages(list []roster.Covered, table *units.Table, form string, total, questions int) error {
	switch form {
	case formatJSON:
		objects := make([]villageObject, len(list))
		for i, c := range list {
			objects[i] = objectOfVillage(c, table)
		}
		return report.Encode(a.out, objects)
	case formatCSV:
		return report.CSV(a.out, report.Villages(list, table, a.say))
	}
	if len(list) > 0 {
		a.printTable(report.Villages(list, table, a.say))
	}
	missing := 0
	for _, c := range list {
		if len(c.Files) == 0 {
			missing++
		}
	}
	fmt.Fprintln(a.out, a.say.T("roster.listed", "Shown", a.say.Int(len(list)), "Total", a.say.Int(total), "Missing", a.say.Int(missing), "Questions", a.say.Int(questions)))
	return nil
}

func objectOfVillage(c roster.Covered, table *units.Table) villageObject {
	commune, _ := table.Get(c.Village.Commune)
	place, _ := c.Village.Place(table, "")
	o := villageObject{Village: c.Village, CommuneName: commune.Title(), Place: place.Code, Files: paths(c.Files), Inherited: paths(c.Inherited)}
	if o.Predecessors == nil {
		o.Predecessors = []string{}
	}
	return o
}

func paths(files []roster.File) []string {
	list := make([]string, len(files))
	for i, f := range files {
		list[i] = f.Path
	}
	return list
}

func (a *app) rosterExport() *cobra.Command {
	return a.command("export FILE", "roster.export", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("error.one-file", "Command", "roster export")
		}
		form := strings.ToLower(filepath.Ext(args[0]))
		if form != ".xlsx" && form != ".csv" {
			return usage("error.table-file", "Path", args[0])
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			villages, err := l.Roster(cmd.Context())
			if err != nil {
				return err
			}
			table, err := l.Units(cmd.Context())
			if err != nil {
				return err
			}
			return a.writeRoster(args[0], form, report.RosterList(villages.All(), table, a.say))
		})
	})
}

func (a *app) writeRoster(path, form string, t report.Table) (err error) {
	out, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write the roster: %w", err)
	}
	defer func() {
		if e := out.Close(); err == nil {
			err = e
		}
	}()
	if form == ".csv" {
		err = report.CSV(out, t)
	} else {
		err = report.TableWorkbook(out, t, report.Data{Version: programVersion(), MadeAt: a.now()}, a.say)
	}
	if err == nil && !a.config.quiet() {
		fmt.Fprintln(a.out, a.say.N("roster.exported", len(t.Rows), "Path", path))
	}
	return err
}
