package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// importCommunes imports an official table of communes.
func (a *app) importCommunes(ctx context.Context, l *ledger.Ledger, table *units.Table, sheets []sheet.Sheet, source ledger.RosterImport, i importing, form string) error {
	var from corpus.Date
	if i.from != "" {
		day, err := a.day(i.from)
		if err != nil {
			return err
		}
		from = day
	}
	read, ok, err := units.ReadOfficial(sheets, from, i.law)
	switch {
	case !ok:
		return usage("error.roster-header", "Columns", strings.Join(columnIDs(), ", "))
	case errors.Is(err, units.ErrNoDay):
		return usage("error.roster-day")
	case err != nil:
		return err
	}
	if _, err := table.With(read.Communes); err != nil {
		return fmt.Errorf("join the communes with those that are known: %w", err)
	}
	source.Layout = read.Layout
	do := !i.preview && (len(read.Problems) == 0 || i.partial)
	if do {
		if err := l.AddCommunes(ctx, read.Communes, source); err != nil {
			return err
		}
	}
	a.code = importCode(len(read.Problems) > 0, i)
	if form == formatJSON {
		return report.Encode(a.out, importedObject{
			Layout: read.Layout, Preview: i.preview, Imported: do, Rows: len(read.Communes), Columns: []roster.Found{}, Ignored: []string{},
			Added: []roster.Village{}, Changed: []roster.Village{}, Missing: []roster.Village{}, Communes: orEmpty(read.Communes), Problems: orEmpty(read.Problems),
		})
	}
	today := 0
	for _, c := range read.Communes {
		if c.To == "" {
			today++
		}
	}
	fmt.Fprintln(a.out, a.say.T("roster.communes", "Today", a.say.Int(today), "Old", a.say.Int(len(read.Communes)-today)))
	a.printProblems(read.Problems)
	a.printDone(do, i, len(read.Problems))
	return nil
}
