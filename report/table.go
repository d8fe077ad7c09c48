package report

import (
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/messages"
)

// Table is one table of a report.
type Table struct {
	ID      string // name of the file or the anchor: "communes"
	Name    string // short, for a sheet's tab
	Title   string
	Note    string
	Columns []Column
	Rows    [][]Cell
	// Total is set off below the rows; nil where there is nothing to add up.
	Total []Cell
}

// Column is the head of a column. Wide columns hold sentences; details stand at the right end and are left out where room
// is short: on paper and on the page.
type Column struct {
	ID     string
	Title  string
	Wide   bool
	Detail bool
}

// Cell is one value: Text as a person reads it, and Number where it is one. Percentages are numbers from 0 to 100 with two
// decimals, rounded down like their text: 94.996 % does not become the 95 % that is asked for.
type Cell struct {
	Text   string
	Number float64
	Kind   CellKind
}

// CellKind tells how a cell is stored in a workbook.
type CellKind int

// The kinds of cells.
const (
	Text CellKind = iota
	Count
	Percentage
	Date // Number is the day's number in a workbook: 1 is the first of January 1900
)

// Tables are all tables of a report in their order.
func Tables(d Data, say *messages.Catalogue) []Table {
	tables := []Table{
		Communes(d.Tally, say), Clauses(d, say), Conventions(d, say), Kinds(d, say), Years(d, say), Programme(d, say), Statistics(d, say), Files(d, say), About(d, say),
	}
	return append(tables, Dictionary(tables, say))
}

// kind is what a column holds: the kind of its first cell that is a number, else Text.
func (t Table) kind(column int) CellKind {
	for _, row := range t.Rows {
		if k := row[column].Kind; k != Text {
			return k
		}
	}
	return Text
}

// columns makes heads from ids; a "+" behind an id marks a wide column, a "-" a detail.
func columns(say *messages.Catalogue, table string, ids ...string) []Column {
	list := make([]Column, len(ids))
	for i, id := range ids {
		name := strings.TrimRight(id, "+-")
		marks := id[len(name):]
		list[i] = Column{
			ID: name, Title: either(say, "column."+table+"."+name, "column.communes."+name), Wide: strings.Contains(marks, "+"), Detail: strings.Contains(marks, "-"),
		}
	}
	return list
}

// either is the first of two sentences that the catalogue has: one for a table's own column, one that tables share.
func either(say *messages.Catalogue, own, shared string) string {
	if s := say.T(own); s != own {
		return s
	}
	return say.T(shared)
}

func text(s string) Cell { return Cell{Text: s} }

func count(say *messages.Catalogue, n int) Cell {
	return Cell{Text: say.Int(n), Number: float64(n), Kind: Count}
}

func share(say *messages.Catalogue, s checker.Share) Cell {
	percent, ok := s.Percent()
	if !ok {
		return Cell{Text: say.Percent(0, false)}
	}
	return Cell{Text: say.Percent(percent, true), Number: float64(10_000*s.Part/s.Whole) / 100, Kind: Percentage}
}

// day is a date; one that is not known, or that no workbook can hold, is text.
func day(d corpus.Date) Cell {
	c := text(Day(d))
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil || t.Year() < 1901 || t.Year() > 9999 {
		return c
	}
	c.Number, c.Kind = t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()/24, Date
	return c
}
