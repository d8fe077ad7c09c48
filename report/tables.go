package report

import (
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/messages"
)

// Communes is the figure: one row a commune.
func Communes(t checker.Tally, say *messages.Catalogue) Table {
	table := Table{
		ID: "communes", Name: say.T("sheet.communes"), Title: say.T("table.communes", "AsOf", Day(t.AsOf)), Note: say.T("table.communes.note"),
		Columns: columns(say, "communes", "code", "commune", "conventions", "compliant", "non-compliant", "undetermined",
			"flagged", "doubtful", "unreadable", "unsure", "lowest", "highest", "findings", "hints", "drafts"),
		Total: communeRow(t.Total, say),
	}
	table.Total[1] = text(say.T("table.total"))
	for _, row := range t.Rows {
		table.Rows = append(table.Rows, communeRow(row, say))
	}
	return table
}

func communeRow(r checker.Row, say *messages.Catalogue) []Cell {
	name := r.Commune.Name
	if name == "" {
		name = say.T("commune.unknown")
	}
	cells := []Cell{text(r.Commune.Code), text(name)}
	for _, n := range []int{r.Conventions, r.Compliant, r.NonCompliant, r.Undetermined, r.Flagged, r.Doubtful, r.Unreadable, r.Unsure} {
		cells = append(cells, count(say, n))
	}
	cells = append(cells, share(say, r.Lowest), share(say, r.Highest))
	for _, n := range []int{r.Findings, r.Hints, r.Drafts} {
		cells = append(cells, count(say, n))
	}
	return cells
}

// Clauses are the flagged clauses, hints after findings in each convention.
func Clauses(d Data, say *messages.Catalogue) Table {
	table := Table{
		ID: "clauses", Name: say.T("sheet.clauses"), Title: say.T("table.clauses"), Note: say.T("table.clauses.note"),
		Columns: columns(say, "clauses", "commune", "village", "convention", "address", "page", "confidence", "kind", "grade", "against",
			"quote+", "clause+", "lead-in+", "message+", "basis+", "suggestion+", "file+", "fingerprint"),
	}
	for _, stored := range d.Documents {
		for _, hints := range []bool{false, true} {
			for _, f := range stored.Findings {
				if f.IsHint() == hints {
					table.Rows = append(table.Rows, clauseRow(stored.Document, stored.Commune, f, say))
				}
			}
		}
	}
	return table
}

func clauseRow(d corpus.Document, commune checker.Commune, f checker.Finding, say *messages.Catalogue) []Cell {
	page := text("")
	if f.Page > 0 {
		page = count(say, f.Page)
	}
	cells := []Cell{text(commune.Name), text(d.Convention.Village), text(d.Convention.Title), text(f.Address), page}
	for _, s := range []string{
		say.T("confidence." + f.Confidence), KindTitle(f.Kind, say), f.Grade, say.T("against." + f.Against), f.Quote, f.Clause, f.LeadIn, f.Message,
		strings.Join(f.Basis, "; "), f.Suggestion, d.Path, f.Fingerprint,
	} {
		cells = append(cells, text(s))
	}
	return cells
}

// Files are all files with the state of their text, why and what to do.
func Files(d Data, say *messages.Catalogue) Table {
	table := Table{
		ID: "files", Name: say.T("sheet.files"), Title: say.T("table.files"),
		Columns: columns(say, "files", "file+", "status", "reason+", "cure+", "quality", "pages", "format", "engine",
			"convention+", "kind", "village", "commune", "district", "province", "adopted", "recognised", "sha256"),
	}
	for _, stored := range d.Documents {
		table.Rows = append(table.Rows, fileRow(stored.Document, say))
	}
	return table
}

func fileRow(d corpus.Document, say *messages.Catalogue) []Cell {
	c := d.Convention
	reason, cure := Explain(d.Reason, say)
	quality, pages := text(""), text("")
	if d.Status != corpus.StatusUnreadable {
		quality = Cell{Text: say.Percent(100*d.Quality, true), Number: 100 * d.Quality, Kind: Percentage}
	}
	if d.Pages > 0 {
		pages = count(say, d.Pages)
	}
	kind := ""
	if c.Kind != corpus.KindUnknown {
		kind = say.T("kind." + string(c.Kind))
	}
	return []Cell{
		text(d.Path), text(say.T("status." + string(d.Status))), text(reason), text(cure), quality, pages,
		text(string(d.Format)), text(d.Engine), text(c.Title), text(kind), text(c.Village), text(c.Commune), text(c.District),
		text(c.Province), text(Day(c.AdoptedOn)), text(recognised(c.Recognition, say)), text(d.SHA256),
	}
}

func recognised(r corpus.Recognition, say *messages.Catalogue) string {
	if r.Number == "" && r.Date == "" {
		return ""
	}
	return say.T("recognition", "Number", r.Number, "Date", Day(r.Date), "Body", r.Body)
}

// About says how the figures came about.
func About(d Data, say *messages.Catalogue) Table {
	table := Table{ID: "about", Name: say.T("sheet.about"), Title: say.T("table.about"), Columns: columns(say, "about", "what", "value+")}
	add := func(what, value string) {
		table.Rows = append(table.Rows, []Cell{text(say.T("about." + what)), text(value)})
	}
	add("definition", say.T("about.definition.text"))
	add("bounds", say.T("about.bounds.text"))
	add("finding", say.T("about.finding.text"))
	add("as-of", Day(d.Tally.AsOf))
	add("later", say.Int(d.Tally.Later))
	add("undated", say.Int(d.Tally.Total.Undated))
	add("made", d.MadeAt.Format("02/01/2006 15:04"))
	add("program", "huonguoc "+d.Version)
	for _, p := range d.Packs {
		add("pack", fmt.Sprintf("%s %s (%s)", p.ID, p.Version, p.SHA256))
	}
	return table
}

// Explain is the sentence for a reason and the next step; both are empty when there is nothing to explain.
func Explain(r corpus.Reason, say *messages.Catalogue) (reason, cure string) {
	if r == corpus.ReasonNone {
		return "", ""
	}
	return say.T("reason." + string(r)), say.T("cure." + string(r))
}

// Day writes a date as Vietnamese offices do: 12/04/2015.
func Day(d corpus.Date) string {
	parts := strings.Split(string(d), "-")
	if len(parts) != 3 {
		return string(d)
	}
	return parts[2] + "/" + parts[1] + "/" + parts[0]
}
