package report

import (
	"cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
)

// The two duties of reporting do not coincide (domain.md §2.1): the gender programme counts conventions by what is in them,
// the statistics of culture by what became of them. Each has a table of its own, from the same tally.

// duty is a column of a duty's table.
type duty struct {
	id string
	n  func(checker.Row) int
}

// Programme is the table for the gender programme (Quyết định 1790/QĐ-TTg).
func Programme(d Data, say *messages.Catalogue) Table {
	return dutyTable(d, say, "programme", []duty{
		{"villages", func(r checker.Row) int { return r.Villages }}, {"covered", func(r checker.Row) int { return r.Covered }},
		{"conventions", func(r checker.Row) int { return r.Conventions }}, {"recognised", func(r checker.Row) int { return r.Recognised }},
		{"unrecognised", func(r checker.Row) int { return r.Unrecognised }}, {"reviewed", func(r checker.Row) int { return r.Reviewed }},
		{"compliant", func(r checker.Row) int { return r.Compliant }}, {"non-compliant", func(r checker.Row) int { return r.NonCompliant }},
		{"pending", func(r checker.Row) int { return r.Pending }}, {"doubtful", func(r checker.Row) int { return r.Doubtful }},
		{"unreadable", func(r checker.Row) int { return r.Unreadable }}, {"missing", func(r checker.Row) int { return r.Missing }},
	}, true)
}

// Statistics is the table of Nghị định 61/2023/NĐ-CP, Điều 16, due before 30 November.
func Statistics(d Data, say *messages.Catalogue) Table {
	return dutyTable(d, say, "statistics", []duty{
		{"villages", func(r checker.Row) int { return r.Villages }}, {"conventions", func(r checker.Row) int { return r.Conventions }},
		{"recognised", func(r checker.Row) int { return r.Recognised }}, {"unrecognised", func(r checker.Row) int { return r.Unrecognised }},
		{"refused", func(r checker.Row) int { return r.Refused }}, {"amended", func(r checker.Row) int { return r.Amended }},
		{"replaced", func(r checker.Row) int { return r.Replaced }}, {"suspended-part", func(r checker.Row) int { return r.SuspendedPart }},
		{"suspended-whole", func(r checker.Row) int { return r.SuspendedWhole }}, {"annulled-part", func(r checker.Row) int { return r.AnnulledPart }},
		{"annulled-whole", func(r checker.Row) int { return r.AnnulledWhole }},
	}, false)
}

func dutyTable(d Data, say *messages.Catalogue, id string, duties []duty, shares bool) Table {
	ids := []string{"code", "commune"}
	for _, c := range duties {
		ids = append(ids, c.id)
	}
	if shares {
		ids = append(ids, "lowest", "highest", "target")
	}
	t := Table{
		ID: id, Name: say.T("sheet." + id), Title: say.T("table."+id, "AsOf", Day(d.Tally.AsOf)), Note: say.T("table." + id + ".note"),
		Columns: columns(say, id, append(ids, "remark+")...),
	}
	row := func(r checker.Row, name string) []Cell {
		cells := []Cell{text(r.Commune.Code), text(name)}
		for _, c := range duties {
			cells = append(cells, count(say, c.n(r)))
		}
		if shares {
			cells = append(cells, share(say, r.Lowest), share(say, r.Highest), percent(say, d.Tally.Definition.Target))
		}
		return append(cells, text(""))
	}
	for _, r := range d.Tally.Rows {
		t.Rows = append(t.Rows, row(r, rowName(r, d.Tally.Definition.By, say)))
	}
	t.Total = row(d.Tally.Total, say.T("table.total"))
	return t
}

// rowName is what a row of the tally stands for.
func rowName(r checker.Row, by checker.Grouping, say *messages.Catalogue) string {
	if by != checker.ByCommune {
		return cmp.Or(r.Group, say.T("group.unknown"))
	}
	return communeName(r.Commune, say)
}
