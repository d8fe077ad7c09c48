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
	Tables  []Table
}

type summaryItem struct{ Label, Value string }

// bar is the figure as a picture: three shares of the width in percent, and the target.
type bar struct {
	Compliant, Undetermined, NonCompliant float64
	Target                                int
	Label                                 string
}

// HTML writes the report as one page that needs nothing beside it: no script, no fonts, no pictures.
func HTML(w io.Writer, d Data, say *messages.Catalogue) error {
	t, err := template.New("report").Funcs(template.FuncMap{
		"number": func(c Cell) bool { return c.Kind != Text },
		"count":  say.Int,
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
	total := d.Tally.Total
	lowest, ok := total.Lowest.Percent()
	highest, _ := total.Highest.Percent()
	target := Target(d.MadeAt.Year())
	p := htmlPage{
		Lang: say.Lang(), Title: say.T("report.title"), Tables: Tables(d, say),
		Made: say.T("report.made", "Time", d.MadeAt.Format("02/01/2006 15:04"), "Version", d.Version),
		Summary: []summaryItem{
			{say.T("column.communes.conventions"), say.Int(total.Conventions)},
			{say.T("column.communes.compliant"), say.Int(total.Compliant)},
			{say.T("column.communes.non-compliant"), say.Int(total.NonCompliant)},
			{say.T("column.communes.undetermined"), say.Int(total.Undetermined)},
			{say.T("column.communes.lowest"), say.Percent(lowest, ok)},
			{say.T("column.communes.highest"), say.Percent(highest, ok)},
		},
	}
	p.Bar = bar{Compliant: lowest, Undetermined: highest - lowest, Target: target, Label: say.T("report.bar",
		"Lowest", say.Percent(lowest, ok), "Highest", say.Percent(highest, ok), "Target", target)}
	if ok {
		p.Bar.NonCompliant = 100 - highest
	}
	return p
}
