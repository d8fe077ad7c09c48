package roster

import (
	"regexp"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// line is one row of a list of villages, read but not yet set against the other rows and the roster.
type line struct {
	Village
	sheet        string
	row          int // from 1
	name         name
	code         string   // own ID, where the list has them
	predecessors []string // as written
}

// lines reads the rows of a list.
type lines struct {
	sheet.Sheet
	header  sheet.Header
	table   *units.Table
	place   string // the commune for rows that name none: of the command, a heading, the sheet's name
	list    []line
	faults  []sheet.Problem
	skipped int
}

var (
	totals    = regexp.MustCompile(`^(tong|cong|tong cong|tong so|toan xa|toan tinh|cong xa)( |:|$)`)
	numbering = regexp.MustCompile(`^\(?[0-9A-Za-z]{1,2}\)?$`)
)

func (l *lines) read() {
	for n := l.header.Row + 1; n < len(l.Rows); n++ {
		switch {
		case l.isNumbering(n), strings.Join(l.Rows[n], "") == "":
		case l.isHeading(n):
			l.place = l.heading(n)
		case l.get(n, colVillage) == "", totals.MatchString(viet.Fold(l.get(n, colVillage))):
			l.skipped++
		default:
			l.line(n)
		}
	}
}

func (l *lines) get(n int, id string) string {
	column, ok := l.header.Columns[id]
	if !ok {
		return ""
	}
	return l.Cell(n, column)
}

// isNumbering tells the row that numbers the columns, right below the header: "(1) (2) (3)".
func (l *lines) isNumbering(n int) bool {
	if n != l.header.Row+1 {
		return false
	}
	filled := 0
	for _, cell := range l.Rows[n] {
		if cell == "" {
			continue
		}
		if !numbering.MatchString(cell) {
			return false
		}
		filled++
	}
	return filled > 1
}

// isHeading tells a row that only names the commune of the rows below it.
func (l *lines) isHeading(n int) bool { return l.heading(n) != "" }

func (l *lines) heading(n int) string {
	if l.get(n, colCommune) != "" && l.get(n, colVillage) != "" && l.get(n, colCommune) != l.get(n, colVillage) {
		return ""
	}
	filled, found := map[string]bool{}, ""
	for _, cell := range l.Rows[n] {
		if cell == "" || numbering.MatchString(strings.TrimRight(cell, ".")) || strings.Trim(cell, "IVXLC.") == "" {
			continue
		}
		filled[cell] = true
		fold := viet.Fold(cell)
		for _, kind := range []string{"xa ", "phuong ", "thi tran ", "dac khu "} {
			if strings.HasPrefix(fold, kind) && len(l.table.Resolve(cell, "", "", "").Today) > 0 {
				found = cell
			}
		}
	}
	if len(filled) != 1 {
		return ""
	}
	return found
}

func (l *lines) problem(n int, code, column string, other ...string) {
	l.faults = append(l.faults, sheet.Problem{
		Sheet: l.Name, Row: n + 1, Column: l.header.Titles[column], Code: code, Value: l.get(n, column), Other: other,
	})
}

func (l *lines) line(n int) {
	before := len(l.faults)
	ln := line{sheet: l.Name, row: n + 1, code: l.get(n, colCode), predecessors: parted(l.get(n, colPredecessors))}
	ln.Name = proper(l.get(n, colVillage), l.get(n, colType))
	ln.name = nameOf(ln.Name)
	ln.Law = l.get(n, colLaw)
	ln.From, ln.To = l.day(n, colFrom), l.day(n, colTo)
	if ln.To != "" && ln.To < ln.From {
		l.problem(n, ProblemOrder, colTo)
	}
	if len(ln.predecessors) > 0 && ln.From == "" {
		l.problem(n, ProblemNoPredecessor, colPredecessors)
	}
	ln.Convention = l.expected(n)
	ln.Commune, ln.Former = l.commune(n, ln.From)
	if len(l.faults) == before {
		l.list = append(l.list, ln)
	}
}

// parted are the names of a list in a cell: by semicolon, plus, line break or comma, or by "và" where none of them stands.
func parted(cell string) []string {
	names := strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";+,\n", r) })
	if len(names) == 1 {
		names = strings.Split(cell, " và ")
	}
	kind := ""
	for i, n := range names {
		names[i] = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(n), "và "))
		if found, rest := cutType(viet.Normal(names[i])); found != "" {
			kind = found
		} else if kind != "" && rest != "" { // "thôn Đông, Đoài"
			names[i] = kind + " " + names[i]
		}
	}
	return slices.DeleteFunc(names, func(s string) bool { return s == "" })
}

func (l *lines) day(n int, column string) corpus.Date {
	cell := l.get(n, column)
	if cell == "" {
		return ""
	}
	day, ok := l.Date(cell)
	if !ok {
		l.problem(n, ProblemDate, column)
	}
	return day
}

// expected reads a column of yes and no.
func (l *lines) expected(n int) Expected {
	switch viet.Fold(l.get(n, colConvention)) {
	case "", "-":
		return NotTold
	case "co", "x", "1", "yes", "true", "da co":
		return Some
	case "khong", "0", "no", "false", "chua", "chua co", "khong co":
		return None
	}
	l.problem(n, ProblemConvention, colConvention)
	return NotTold
}
