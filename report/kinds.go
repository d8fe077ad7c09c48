package report

import (
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
)

// Kinds are the clauses of the figure by kind and by what people concluded; their sum is the tally's.
func Kinds(d Data, say *messages.Catalogue) Table {
	t := Table{
		ID: "kinds", Name: say.T("sheet.kinds"), Title: say.T("table.kinds", "AsOf", Day(d.Tally.AsOf)),
		Columns: columns(say, "kinds", "kind", "findings", "confirmed", "dismissed", "unsure", "open"),
	}
	var all kindCount
	for _, k := range countKinds(d.conventions()) {
		t.Rows = append(t.Rows, kindRow(KindTitle(k.kind, say), k, say))
		all.add(k)
	}
	t.Total = kindRow(say.T("table.total"), all, say)
	return t
}

func kindRow(title string, k kindCount, say *messages.Catalogue) []Cell {
	return []Cell{
		text(title), count(say, k.signs), count(say, k.of[checker.Confirmed]), count(say, k.of[checker.Dismissed]),
		count(say, k.of[checker.Unsure]+k.of[checker.Disputed]), count(say, k.of[checker.Open]),
	}
}
