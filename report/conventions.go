package report

import (
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
)

// Conventions are the conventions, one a row, with their verdicts.
func Conventions(d Data, say *messages.Catalogue) Table {
	t := Table{
		ID: "conventions", Name: say.T("sheet.conventions"), Title: say.T("table.conventions", "AsOf", Day(d.Tally.AsOf)),
		Columns: columns(say, "texts", "code", "commune", "village", "title+", "kind", "adopted", "decision", "recognised", "state", "counted",
			"verdict", "why", "findings", "confirmed", "dismissed", "open", "district-", "province-", "files+-"),
	}
	for _, c := range d.conventions() {
		t.Rows = append(t.Rows, conventionRow(c, say))
	}
	return t
}

func conventionRow(c convention, say *messages.Catalogue) []Cell {
	r := c.record
	kind := ""
	if r.Kind != "" {
		kind = say.T("kind." + string(r.Kind))
	}
	n := map[checker.Decision]int{}
	for _, l := range c.clauses {
		n[l.decision]++
	}
	var files []string
	for _, f := range c.files {
		files = append(files, f.Document.Path)
	}
	counted := say.T("yes")
	verdict, why := say.T("paper.verdict.short."+string(c.verdict)), say.T("why."+string(c.why))
	if !c.counted {
		counted, verdict, why = say.T("no"), "", ""
	}
	return []Cell{
		text(r.Commune.Code), text(communeName(r.Commune, say)), text(r.Village), text(r.Title), text(kind), day(c.adopted()),
		text(c.decisionNumber()), day(c.recognisedOn()), text(c.stateText(say)), text(counted), text(verdict), text(why),
		count(say, len(c.clauses)), count(say, n[checker.Confirmed]), count(say, n[checker.Dismissed]),
		count(say, len(c.clauses)-n[checker.Confirmed]-n[checker.Dismissed]), text(r.District), text(r.Province), text(strings.Join(files, "\n")),
	}
}

func (c convention) decisionNumber() string {
	for _, f := range c.files {
		if n := f.Document.Convention.Recognition.Number; n != "" {
			return n
		}
	}
	return ""
}

// stateText is where a convention stands in its life.
func (c convention) stateText(say *messages.Catalogue) string {
	var list []string
	for _, s := range []struct {
		is bool
		id string
	}{
		{!c.state.Adopted, "later"}, {len(c.record.Versions) == 0, "missing"}, {c.state.AnnulledWhole, "annulled-whole"}, {c.state.Replaced, "replaced"},
		{c.state.Refused, "refused"}, {c.state.SuspendedWhole, "suspended-whole"}, {c.state.SuspendedPart, "suspended-part"},
		{c.state.AnnulledPart, "annulled-part"}, {c.state.Amended, "amended"}, {c.state.Recognised, "recognised"},
	} {
		if s.is {
			list = append(list, say.T("state."+s.id))
		}
	}
	return strings.Join(list, "; ")
}
