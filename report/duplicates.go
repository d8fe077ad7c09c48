package report

import (
	"fmt"
	"math"

	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
)

// Duplicates are the files that are alike, one row a file; files of one group have its number.
func Duplicates(alike ledger.Alike, say *messages.Catalogue) Table {
	t := Table{
		ID: "duplicates", Name: say.T("sheet.duplicates"), Title: say.T("table.duplicates"),
		Columns: columns(say, "duplicates", "group", "what", "document", "file+", "likeness", "village", "commune", "adopted"),
	}
	n := 0
	add := func(what string, files []ledger.AlikeFile) {
		n++
		for _, f := range files {
			t.Rows = append(t.Rows, []Cell{
				text(fmt.Sprint(n)), text(what), text(fmt.Sprint(f.ID)), text(f.Path),
				{Text: say.Percent(100*f.Likeness, true), Number: math.Floor(10_000*f.Likeness) / 100, Kind: Percentage},
				text(f.Village), text(f.Commune), text(Day(f.Adopted)),
			})
		}
	}
	for _, g := range alike.Groups {
		add(say.T("alike."+string(g.Kind))+" · "+say.T(fmt.Sprintf("alike.one.%t", g.One)), g.Files)
	}
	for _, s := range alike.Several {
		add(say.T("alike.relation."+string(s.Relation)), s.Files)
	}
	for _, s := range alike.Seconds {
		add(say.T("alike.second"), []ledger.AlikeFile{s.File})
	}
	return t
}
