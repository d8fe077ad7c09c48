package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/report"
)

func (a *app) configuration() *cobra.Command {
	cmd := a.command("config", "config", nil)
	var format func() (string, error)
	show := a.command("show", "config.show", func(*cobra.Command, []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if form == formatJSON {
			return report.Encode(a.out, a.settings())
		}
		a.printSettings()
		return nil
	})
	format = a.formatFlag(show, formatTable, formatJSON)
	cmd.AddCommand(show)
	return cmd
}

// setting is one value of the configuration and where it comes from.
type setting struct {
	Key    string `json:"key"`
	Value  any    `json:"value"`
	Source string `json:"source"` // flag, env, file, default
	Name   string `json:"name,omitempty"`
}

func (a *app) settings() []setting {
	var list []setting
	for _, key := range configKeys() {
		kind, name := a.config.origin(key)
		list = append(list, setting{key, a.config.value(key), kind, name})
	}
	return list
}

func (a *app) printSettings() {
	table := report.Table{Columns: []report.Column{
		{Title: a.say.T("config.key")}, {Title: a.say.T("config.value")}, {Title: a.say.T("config.source")},
	}}
	for _, s := range a.settings() {
		table.Rows = append(table.Rows, []report.Cell{
			{Text: s.Key}, {Text: fmt.Sprint(s.Value)}, {Text: a.say.T("config."+s.Source, "Name", s.Name, "Path", s.Name)},
		})
	}
	a.printTable(table)
}
