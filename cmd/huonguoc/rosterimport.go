package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// importing is what the flags of `roster import` say.
type importing struct {
	preview, partial bool
	commune          string
	titles           map[string]string
	from, law        string
	format           func() (string, error)
}

func (a *app) rosterImport() *cobra.Command {
	var i importing
	cmd := a.command("import FILE", "roster.import", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("error.one-file", "Command", "roster import")
		}
		form, err := i.format()
		if err != nil {
			return err
		}
		return a.runRosterImport(cmd.Context(), args[0], i, form)
	})
	flags := cmd.Flags()
	flags.BoolVar(&i.preview, "preview", false, a.say.T("flag.preview"))
	flags.BoolVar(&i.partial, "partial", false, a.say.T("flag.partial"))
	flags.StringVar(&i.commune, "commune", "", a.say.T("flag.roster-commune"))
	flags.StringToStringVar(&i.titles, "column", nil, a.say.T("flag.roster-column", "Columns", strings.Join(columnIDs(), ", ")))
	flags.StringVar(&i.from, "from", "", a.say.T("flag.roster-from"))
	flags.StringVar(&i.law, "law", "", a.say.T("flag.roster-law"))
	i.format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

func columnIDs() []string {
	var ids []string
	for _, c := range roster.Columns() {
		ids = append(ids, c.ID)
	}
	return ids
}

func (a *app) runRosterImport(ctx context.Context, path string, i importing, form string) error {
	for id := range i.titles {
		if !strings.Contains(" "+strings.Join(columnIDs(), " ")+" ", " "+id+" ") {
			return usage("error.roster-column", "Column", id, "Columns", strings.Join(columnIDs(), ", "))
		}
	}
	data, sheets, err := readTable(path)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	source := ledger.RosterImport{At: a.now(), Actor: a.config.actor(), File: filepath.Base(path), SHA256: hex.EncodeToString(sum[:]), Layout: ledger.LayoutVillages}
	return a.withLedger(ctx, true, func(l *ledger.Ledger) error {
		table, err := l.Units(ctx)
		if err != nil {
			return err
		}
		known, err := l.Roster(ctx)
		if err != nil {
			return err
		}
		plan, ok := roster.Read(sheets, table, known, roster.Options{Commune: i.commune, Titles: i.titles})
		if ok {
			return a.importVillages(ctx, l, plan, source, i, form)
		}
		return a.importCommunes(ctx, l, table, sheets, source, i, form)
	})
}

// readTable reads the tables of a file. What is wrong with the file is a fault of the call.
func readTable(path string) ([]byte, []sheet.Sheet, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, usage("error.not-found", "Path", path)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read the list: %w", err)
	}
	sheets, err := sheet.Read(data)
	for _, known := range []struct {
		err error
		id  string
	}{
		{sheet.ErrOldExcel, "error.sheet-old"}, {sheet.ErrLocked, "error.sheet-locked"}, {sheet.ErrDamaged, "error.sheet-damaged"},
		{sheet.ErrEncoding, "error.sheet-encoding"}, {sheet.ErrTooLarge, "error.sheet-large"}, {sheet.ErrNoText, "error.sheet-empty"},
	} {
		if errors.Is(err, known.err) {
			return nil, nil, usage(known.id, "Path", path)
		}
	}
	return data, sheets, err
}

// importedObject is `roster import --format json`.
type importedObject struct {
	Layout   string           `json:"layout"`
	Preview  bool             `json:"preview"`
	Imported bool             `json:"imported"`
	Rows     int              `json:"rows"`
	Skipped  int              `json:"skipped"`
	Columns  []roster.Found   `json:"columns"`
	Ignored  []string         `json:"ignored"`
	Added    []roster.Village `json:"added"`
	Changed  []roster.Village `json:"changed"`
	Same     int              `json:"same"`
	Missing  []roster.Village `json:"missing"`
	Communes []units.Commune  `json:"communes"`
	Problems []sheet.Problem  `json:"problems"`
}

func (a *app) importVillages(ctx context.Context, l *ledger.Ledger, plan roster.Plan, source ledger.RosterImport, i importing, form string) error {
	do := !i.preview && (len(plan.Problems) == 0 || i.partial)
	if do {
		if err := l.ApplyRoster(ctx, plan, source); err != nil {
			return err
		}
	}
	a.code = importCode(len(plan.Problems) > 0, i)
	if form == formatJSON {
		return report.Encode(a.out, importedObject{
			Layout: source.Layout, Preview: i.preview, Imported: do, Rows: plan.Rows, Skipped: plan.Skipped, Columns: orEmpty(plan.Columns), Ignored: orEmpty(plan.Ignored),
			Added: orEmpty(plan.Added), Changed: orEmpty(plan.Changed), Same: plan.Same, Missing: orEmpty(plan.Missing), Communes: []units.Commune{}, Problems: orEmpty(plan.Problems),
		})
	}
	a.printPlan(plan)
	a.printProblems(plan.Problems)
	a.printDone(do, i, len(plan.Problems))
	return nil
}

// orEmpty is never null in JSON.
func orEmpty[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// importCode: a preview with problems has something flagged; an import without them is done; with --partial some rows were
// not read; else nothing was imported.
func importCode(problems bool, i importing) exitCode {
	switch {
	case !problems:
		return exitDone
	case i.preview:
		return exitFlagged
	case i.partial:
		return exitUnread
	default:
		return exitFailed
	}
}

func (a *app) printPlan(p roster.Plan) {
	if a.config.quiet() {
		return
	}
	var columns []string
	for _, c := range p.Columns {
		columns = append(columns, fmt.Sprintf("%s = «%s»", a.say.T("roster.column."+c.ID), c.Title))
	}
	fmt.Fprintln(a.out, a.say.T("roster.columns", "Columns", strings.Join(columns, ", ")))
	if len(p.Ignored) > 0 {
		fmt.Fprintln(a.out, a.say.T("roster.ignored", "Columns", "«"+strings.Join(p.Ignored, "», «")+"»"))
	}
	fmt.Fprintln(a.out, a.say.T("roster.plan", "Rows", a.say.Int(p.Rows), "Added", a.say.Int(len(p.Added)), "Changed", a.say.Int(len(p.Changed)),
		"Same", a.say.Int(p.Same), "Missing", a.say.Int(len(p.Missing))))
	for _, part := range []struct {
		id       string
		villages []roster.Village
	}{{"roster.added", p.Added}, {"roster.changed", p.Changed}, {"roster.missing", p.Missing}} {
		a.printSome(part.id, part.villages)
	}
}

// shownVillages is how many villages of each kind a preview shows; all of them stand in its JSON.
const shownVillages = 10

func (a *app) printSome(id string, villages []roster.Village) {
	for n, v := range villages {
		if n == shownVillages {
			fmt.Fprintln(a.out, "  "+a.say.T("roster.more", "Count", a.say.Int(len(villages)-n)))
			return
		}
		line := v.Name + " · " + v.ID
		if v.From != "" || v.To != "" {
			line += " · " + report.Day(v.From) + "–" + report.Day(v.To)
		}
		if len(v.Predecessors) > 0 {
			line += " ← " + strings.Join(v.Predecessors, ", ")
		}
		fmt.Fprintln(a.out, "  "+a.say.T(id)+" "+oneLine(line))
	}
}

func (a *app) printProblems(problems []sheet.Problem) {
	if len(problems) == 0 {
		return
	}
	fmt.Fprintln(a.out)
	fmt.Fprintln(a.out, a.paint(bold, a.say.N("roster.problems", len(problems))))
	a.printTable(report.Problems(problems, a.say))
}

func (a *app) printDone(done bool, i importing, problems int) {
	switch {
	case i.preview:
		fmt.Fprintln(a.out, a.say.T("roster.previewed"))
	case !done:
		fmt.Fprintln(a.out, a.say.T("roster.refused"))
	case problems > 0:
		fmt.Fprintln(a.out, a.say.T("roster.imported-partly"))
	case !a.config.quiet():
		fmt.Fprintln(a.out, a.say.T("roster.imported"))
	}
}
