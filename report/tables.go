package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
)

// Communes is the figure: one row a commune, or a row of whatever its definition asks for.
func Communes(t checker.Tally, say *messages.Catalogue) Table {
	table := Table{
		ID: "communes", Name: say.T("sheet.communes"), Title: say.T("table.communes", "AsOf", Day(t.AsOf)), Note: say.T("table.communes.note"),
		Columns: columns(say, "communes", communeColumns()...), Total: communeRow(t.Total, t.Definition.By, say),
	}
	if t.Definition.By != checker.ByCommune {
		table.Columns[1].Title = say.T("column.communes.by." + string(t.Definition.By))
	}
	table.Total[1] = text(say.T("table.total"))
	for _, row := range t.Rows {
		table.Rows = append(table.Rows, communeRow(row, t.Definition.By, say))
	}
	return table
}

// communeColumns are the columns in their order; those of the figure come first, as they always did.
func communeColumns() []string {
	ids := []string{"code", "commune", "conventions", "compliant", "non-compliant", "undetermined", "flagged", "doubtful", "unreadable", "unsure",
		"lowest", "highest", "findings", "hints", "drafts"}
	for _, c := range rowDetails(checker.Row{}) {
		ids = append(ids, c.id+"-")
	}
	return ids
}

// rowDetail is one more count of a row.
type rowDetail struct {
	id string
	n  int
}

func rowDetails(r checker.Row) []rowDetail {
	return []rowDetail{
		{"villages", r.Villages}, {"covered", r.Covered}, {"missing", r.Missing}, {"recognised", r.Recognised}, {"unrecognised", r.Unrecognised},
		{"reviewed", r.Reviewed}, {"screened", r.Screened}, {"concluded", r.Concluded}, {"partly", r.Partly}, {"disputed", r.Disputed},
		{"amended", r.Amended}, {"suspended-part", r.SuspendedPart}, {"suspended-whole", r.SuspendedWhole}, {"annulled-part", r.AnnulledPart},
		{"annulled-whole", r.AnnulledWhole}, {"refused", r.Refused}, {"replaced", r.Replaced}, {"left-out", r.LeftOut},
	}
}

func communeRow(r checker.Row, by checker.Grouping, say *messages.Catalogue) []Cell {
	cells := []Cell{text(r.Commune.Code), text(rowName(r, by, say))}
	for _, n := range []int{r.Conventions, r.Compliant, r.NonCompliant, r.Undetermined, r.Flagged, r.Doubtful, r.Unreadable, r.Unsure} {
		cells = append(cells, count(say, n))
	}
	cells = append(cells, share(say, r.Lowest), share(say, r.Highest))
	for _, n := range []int{r.Findings, r.Hints, r.Drafts} {
		cells = append(cells, count(say, n))
	}
	for _, d := range rowDetails(r) {
		cells = append(cells, count(say, d.n))
	}
	return cells
}

func communeName(c checker.Commune, say *messages.Catalogue) string {
	if c.Name == "" {
		return say.T("commune.unknown")
	}
	return c.Name
}

// Files are all files with the state of their text, why and what to do; those that need doing something come first.
func Files(d Data, say *messages.Catalogue) Table {
	table := Table{
		ID: "files", Name: say.T("sheet.files"), Title: say.T("table.files"),
		Columns: columns(say, "files", "file+", "status", "reason+", "cure+", "quality", "pages", "convention+", "kind",
			"village", "commune", "adopted", "recognised-", "district-", "province-", "format-", "engine-", "sha256-"),
	}
	for _, stored := range slices.SortedStableFunc(slices.Values(d.Documents), byNeed) {
		table.Rows = append(table.Rows, fileRow(stored.Document, say))
	}
	return table
}

func byNeed(a, b ledger.Stored) int { return cmp.Compare(need(a), need(b)) }

func need(s ledger.Stored) int {
	switch s.Document.Status {
	case corpus.StatusRead:
		return 2
	case corpus.StatusDoubtful:
		return 1
	default:
		return 0
	}
}

func fileRow(d corpus.Document, say *messages.Catalogue) []Cell {
	c := d.Convention
	reason, cure := Explain(d.Reason, say)
	quality, pages := text(""), text("")
	if d.Status != corpus.StatusUnreadable {
		quality = Cell{Text: say.Percent(100*d.Quality, true), Number: math.Floor(10_000*d.Quality) / 100, Kind: Percentage}
	}
	if d.Pages > 0 {
		pages = count(say, d.Pages)
	}
	kind := ""
	if c.Kind != corpus.KindUnknown {
		kind = say.T("kind." + string(c.Kind))
	}
	if c.Unadopted() {
		kind = strings.TrimSpace(say.T("kind.draft", "Kind", kind))
	}
	return []Cell{
		text(d.Path), text(say.T("status." + string(d.Status))), text(reason), text(cure), quality, pages,
		text(c.Title), text(kind), text(c.Village), text(c.Commune), day(c.AdoptedOn), text(recognised(c.Recognition, say)),
		text(c.District), text(c.Province), text(string(d.Format)), text(d.Engine), text(d.SHA256),
	}
}

// recognised tells what is known of the decision; any part may be missing.
func recognised(r corpus.Recognition, say *messages.Catalogue) string {
	if r == (corpus.Recognition{}) {
		return ""
	}
	return strings.Trim(say.T("recognition", "Number", r.Number, "Date", Day(r.Date), "Body", r.Body), " ,")
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
	add("log", say.T("about.log.text", "Count", say.Int(int(d.Tally.Log.Count)), "Hash", d.Tally.Log.Hash, "Head", d.Tally.Log.String()))
	add("snapshot", snapshotText(d.Snapshot, say))
	add("made", d.MadeAt.Format("02/01/2006 15:04"))
	add("program", "huonguoc "+d.Version)
	for _, p := range d.Packs {
		add("pack", fmt.Sprintf("%s %s (%s)", p.ID, p.Version, p.SHA256))
		for _, e := range p.Exceptions {
			add("rule-exception", e.Sentence(say))
		}
	}
	return table
}

// snapshotText names the frozen figure, or says that there is none.
func snapshotText(s Snapshot, say *messages.Catalogue) string {
	if s.Name == "" {
		return say.T("about.snapshot.none")
	}
	return say.T("about.snapshot.text", "Name", s.Name, "SHA", s.SHA256)
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
