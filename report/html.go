package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"github.com/huonguoc/huonguoc/messages"
)

//go:embed report.html
var page string

// htmlPage is what the template sees.
type htmlPage struct {
	Lang    string
	Title   string
	Made    string
	Summary []summaryItem
	Bar     bar
	Legend  []legendItem

	Communes htmlTable
	Years    htmlTable
	Kinds    htmlTable
	KindKey  []legendItem // explains the bars of the kinds
	Clauses  Table        // for its title and note
	Groups   []group
	Files    htmlTable
	About    htmlTable
}

type summaryItem struct{ Label, Value string }

// legendItem explains a colour of the bars by its class.
type legendItem struct{ Class, Label string }

// htmlTable is a table with what each of its columns holds, and where they help a bar behind each row and the total.
type htmlTable struct {
	Table
	Kinds []CellKind
	Bars  []bar
	All   bar
}

func newTable(t Table) htmlTable {
	kinds := make([]CellKind, len(t.Columns))
	for i := range kinds {
		kinds[i] = t.kind(i)
	}
	return htmlTable{Table: t, Kinds: kinds}
}

// HTML writes the report as one page that needs nothing beside it: no script, no fonts, no pictures. Tables leave details
// out; flagged clauses are set as text, under the file they stand in.
func HTML(w io.Writer, d Data, say *messages.Catalogue) error {
	t, err := template.New("report").Funcs(template.FuncMap{
		"number": func(k CellKind) bool { return k != Text },
		"say":    func(id string) string { return say.T(id) },
	}).Parse(page)
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	if err := t.Execute(w, newPage(d, say)); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

func newPage(d Data, say *messages.Catalogue) htmlPage {
	communes := newTable(Communes(d.Tally, say))
	communes.All = newBar(d.Tally.Total, d.Tally.Definition.Target, say)
	for _, row := range d.Tally.Rows {
		communes.Bars = append(communes.Bars, newBar(row, d.Tally.Definition.Target, say))
	}
	return htmlPage{
		Lang: say.Lang(), Title: say.T("report.title"),
		Made:    say.T("report.made", "Time", d.MadeAt.Format("02/01/2006 15:04"), "Version", d.Version),
		Summary: summary(d, say), Bar: communes.All, Legend: legend(say),
		Communes: communes, Years: yearsTable(d, say), Kinds: kindsTable(d, say), KindKey: kindLegend(say), Clauses: Clauses(Data{}, say), Groups: groups(d, say),
		Files: newTable(Files(d, say)), About: newTable(About(d, say)),
	}
}

func summary(d Data, say *messages.Catalogue) []summaryItem {
	total := d.Tally.Total
	return []summaryItem{
		{say.T("column.communes.conventions"), say.Int(total.Conventions)},
		{say.T("column.communes.compliant"), say.Int(total.Compliant)},
		{say.T("column.communes.non-compliant"), say.Int(total.NonCompliant)},
		{say.T("column.communes.undetermined"), say.Int(total.Undetermined)},
		{say.T("column.communes.lowest"), share(say, total.Lowest).Text},
		{say.T("column.communes.highest"), share(say, total.Highest).Text},
	}
}

func legend(say *messages.Catalogue) []legendItem {
	return []legendItem{
		{"good", say.T("column.communes.compliant")}, {"open", say.T("column.communes.undetermined")},
		{"bad", say.T("column.communes.non-compliant")},
	}
}

// yearsTable is the progress with a bar for each year.
func yearsTable(d Data, say *messages.Catalogue) htmlTable {
	t := newTable(Years(d, say))
	for _, p := range d.progress() {
		t.Bars = append(t.Bars, newBar(p.Total, p.Definition.Target, say))
	}
	return t
}

// kindsTable is the kinds with bars, of which that of the commonest kind fills the width.
func kindsTable(d Data, say *messages.Catalogue) htmlTable {
	t := newTable(Kinds(d, say))
	most := 0.0
	for _, row := range t.Rows {
		most = max(most, row[1].Number)
	}
	for _, row := range t.Rows {
		t.Bars = append(t.Bars, kindBar(row, most, say))
	}
	t.All = kindBar(t.Total, max(1, t.Total[1].Number), say)
	return t
}

// kindBar shows what was concluded on the clauses of a kind: as none, not at all, as discriminating.
func kindBar(row []Cell, most float64, say *messages.Catalogue) bar {
	signs, confirmed, dismissed := row[1].Number, row[2].Number, row[3].Number
	b := bar{Compliant: hundredth(100 * dismissed / most), NonCompliant: hundredth(100 * confirmed / most)}
	b.Undetermined = hundredth(100 * (signs - confirmed - dismissed) / most)
	b.Highest = hundredth(100 * (signs - confirmed) / most)
	b.Label = say.T("report.kind-bar", "Signs", row[1].Text, "Confirmed", row[2].Text, "Dismissed", row[3].Text)
	return b
}

func kindLegend(say *messages.Catalogue) []legendItem {
	return []legendItem{
		{"good", say.T("column.kinds.dismissed")}, {"open", say.T("column.kinds.open") + ", " + say.T("column.kinds.unsure")}, {"bad", say.T("column.kinds.confirmed")},
	}
}
