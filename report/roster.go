package report

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/huonguoc/huonguoc/corpus/roster"
	tables "github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/messages"
)

// Villages are the villages of a day with the number of files attached to each.
func Villages(list []roster.Covered, table *units.Table, say *messages.Catalogue) Table {
	t := Table{
		ID: "villages", Name: say.T("sheet.villages"), Title: say.T("table.villages"),
		Columns: columns(say, "villages", "id", "village", "code", "commune", "former", "from", "to", "files", "inherited", "convention"),
	}
	for _, c := range list {
		v := c.Village
		commune, _ := table.Get(v.Commune)
		t.Rows = append(t.Rows, []Cell{
			text(v.ID), text(v.Name), text(v.Commune.Code), text(commune.Title()), text(formerTitle(v, table)), text(Day(v.From)), text(Day(v.To)),
			count(say, len(c.Files)), count(say, len(c.Inherited)), text(expected(v.Convention, say)),
		})
	}
	return t
}

func expected(e roster.Expected, say *messages.Catalogue) string {
	if e == roster.NotTold {
		return ""
	}
	return say.T("roster.convention." + string(e))
}

func formerTitle(v roster.Village, table *units.Table) string {
	if v.Former == (units.Ref{}) {
		return ""
	}
	c, _ := table.Get(v.Former)
	return c.Title()
}

// RosterList is the roster as a list that can be imported again: every column has a title that the import knows, and a
// village is named by its ID wherever it is meant.
func RosterList(list []roster.Village, table *units.Table, say *messages.Catalogue) Table {
	t := Table{
		ID: "roster", Name: say.T("sheet.roster"), Title: say.T("table.roster"),
		Columns: columns(say, "roster", "code", "village", "commune-code", "commune", "former-commune", "district", "from", "to", "predecessors+", "law", "convention"),
	}
	for _, v := range list {
		commune, _ := table.Get(v.Commune)
		district := ""
		if former, ok := table.Get(v.Former); ok && v.Former != (units.Ref{}) {
			district = former.District
		}
		convention := ""
		if v.Convention != roster.NotTold {
			convention = say.T("roster.convention." + string(v.Convention))
		}
		t.Rows = append(t.Rows, []Cell{
			text(v.ID), text(v.Name), text(v.Commune.Code), text(commune.Title()), text(formerTitle(v, table)), text(district),
			text(Day(v.From)), text(Day(v.To)), text(strings.Join(v.Predecessors, "; ")), text(v.Law), text(convention),
		})
	}
	return t
}

// Questions are the documents whose village is not certain.
func Questions(list []roster.Question, say *messages.Catalogue) Table {
	t := Table{
		ID: "questions", Name: say.T("sheet.questions"), Title: say.T("table.questions"),
		Columns: columns(say, "questions", "document", "file+", "why+", "said+", "candidates+"),
	}
	for _, q := range list {
		var names []string
		for _, c := range q.Candidates[:min(len(q.Candidates), shownCandidates)] {
			names = append(names, c.Village.ID)
		}
		t.Rows = append(t.Rows, []Cell{
			text(fmt.Sprint(q.File.ID)), text(q.File.Path), text(say.T("roster.why." + string(q.Why))), text(strings.Join(q.Said, " | ")),
			text(strings.Join(names, ", ")),
		})
	}
	return t
}

// shownCandidates is how many candidates stand in a row; all of them stand in the JSON.
const shownCandidates = 6

// Problems are what is wrong with the rows of a list.
func Problems(list []tables.Problem, say *messages.Catalogue) Table {
	t := Table{
		ID: "problems", Name: say.T("sheet.problems"), Title: say.T("table.problems"),
		Columns: columns(say, "problems", "sheet", "row", "column", "value+", "problem+"),
	}
	for _, p := range list {
		t.Rows = append(t.Rows, []Cell{
			text(p.Sheet), text(fmt.Sprint(p.Row)), text(p.Column), text(p.Value),
			text(say.T("roster.problem."+p.Code, "Value", p.Value, "Other", strings.Join(p.Other, "; "))),
		})
	}
	return t
}

// TableWorkbook writes one table as an .xlsx file of its own.
func TableWorkbook(w io.Writer, t Table, d Data, say *messages.Catalogue) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	if err := describe(book, d, say); err != nil {
		return fmt.Errorf("describe the workbook: %w", err)
	}
	styles, err := newStyles(book)
	if err != nil {
		return fmt.Errorf("prepare the workbook: %w", err)
	}
	if err := addSheet(book, styles, t, true); err != nil {
		return fmt.Errorf("write the sheet %s: %w", t.ID, err)
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}
