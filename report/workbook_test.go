package report_test

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/report/docx/docxtest"
)

// firstRow is the first row of a sheet's body: title, note, an empty row and the head stand above it.
const firstRow = 5

func openWorkbook(t *testing.T, d report.Data, lang string) *excelize.File {
	t.Helper()
	var buf bytes.Buffer
	if err := report.Workbook(&buf, d, catalogue(t, lang)); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	})
	return book
}

func TestSheets(t *testing.T) {
	tests := map[string][]string{
		"vi": {
			"Số liệu theo xã", "Điều khoản", "Hương ước, quy ước", "Theo loại", "Theo năm", "Chương trình bình đẳng giới", "NĐ 61 Điều 16", "Tệp", "Giải thích",
			"Ý nghĩa các cột", "Biểu đồ",
		},
		"en": {
			"Figures by commune", "Clauses", "Conventions", "By kind", "By year", "Gender programme", "Decree 61 Article 16", "Files", "About", "Columns", "Charts",
		},
	}
	for lang, want := range tests {
		t.Run(lang, func(t *testing.T) {
			if diff := cmp.Diff(want, openWorkbook(t, fixture(), lang).GetSheetList()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Every cell of every table stands in its place, numbers as numbers with all their digits.
func TestWorkbookHoldsTheTables(t *testing.T) {
	d, say := fixture(), catalogue(t, "vi")
	book := openWorkbook(t, d, "vi")
	for i, table := range report.Tables(d, say) {
		name := book.GetSheetList()[i]
		rows := table.Rows
		if table.Total != nil {
			rows = append(rows, table.Total)
		}
		for r, row := range rows {
			for c, want := range row {
				checkCell(t, book, name, c+1, firstRow+r, want)
			}
		}
		if got := value(t, book, name, at(t, 1, firstRow+len(rows))); got != "" {
			t.Errorf("%s: %q stands below the table", name, got)
		}
	}
}

func checkCell(t *testing.T, book *excelize.File, sheet string, column, row int, want report.Cell) {
	t.Helper()
	cell := at(t, column, row)
	got, kind := value(t, book, sheet, cell), cellType(t, book, sheet, cell)
	if want.Kind == report.Text {
		if got != want.Text || (got != "" && kind != excelize.CellTypeSharedString) {
			t.Errorf("%s %s: got %q of type %d, want the text %q", sheet, cell, got, kind, want.Text)
		}
		return
	}
	number, err := strconv.ParseFloat(got, 64)
	if err != nil || number != want.Number || (kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber) {
		t.Errorf("%s %s: got %q of type %d, want the number %v", sheet, cell, got, kind, want.Number)
	}
}

// The figures of the tally, straight from the tally and not from the tables.
func TestWorkbookHoldsTheTally(t *testing.T) {
	d := fixture()
	book := openWorkbook(t, d, "vi")
	for i, row := range append(d.Tally.Rows, d.Tally.Total) {
		want := []float64{
			float64(row.Conventions), float64(row.Compliant), float64(row.NonCompliant), float64(row.Undetermined), float64(row.Flagged),
			float64(row.Doubtful), float64(row.Unreadable), float64(row.Unsure),
		}
		for k, w := range want {
			if got := value(t, book, "Số liệu theo xã", at(t, 3+k, firstRow+i)); got != strconv.FormatFloat(w, 'f', -1, 64) {
				t.Errorf("row %d, figure %d: got %s, want %v", i, k, got, w)
			}
		}
	}
	if got := value(t, book, "Số liệu theo xã", at(t, 2, firstRow+len(d.Tally.Rows))); got != "Tổng" {
		t.Errorf("the total row begins with %q", got)
	}
}

func TestShareNeverReadsAsReached(t *testing.T) {
	d := fixture()
	d.Tally.Total.Conventions, d.Tally.Total.Compliant = 100_000, 94_999
	d.Tally.Total.Lowest.Part, d.Tally.Total.Lowest.Whole = 94_999, 100_000
	table := report.Communes(d.Tally, catalogue(t, "vi"))
	lowest := table.Total[10]
	if diff := cmp.Diff(report.Cell{Text: "94,9 %", Number: 94.99, Kind: report.Percentage}, lowest); diff != "" {
		t.Error(diff)
	}
}

func TestLookOfSheets(t *testing.T) {
	d := fixture()
	book := openWorkbook(t, d, "vi")
	names := book.GetDefinedName()
	for i, name := range book.GetSheetList()[:len(report.Tables(d, catalogue(t, "vi")))] {
		panes, err := book.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != firstRow-1 {
			t.Errorf("%s: head not frozen: %+v, %v", name, panes, err)
		}
		layout, err := book.GetPageLayout(name)
		if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
			t.Errorf("%s: not set up for printing: %+v, %v", name, layout, err)
		}
		table := report.Tables(d, catalogue(t, "vi"))[i]
		body := firstRow - 1 + len(table.Rows)
		all := body
		if table.Total != nil {
			all++
		}
		for what, area := range map[string][2]string{
			"repeated head": {"$4:", "$4"}, "filter": {"$A$4:", "$" + strconv.Itoa(body)}, "print area": {"$A$1:", "$" + strconv.Itoa(all)},
		} {
			if !refers(names, "'"+name+"'!"+area[0], area[1]) {
				t.Errorf("%s: no %s %v in %+v", name, what, area, names)
			}
		}
	}
}

// refers tells whether there is a name whose area begins and ends so.
func refers(names []excelize.DefinedName, start, end string) bool {
	return slices.ContainsFunc(names, func(n excelize.DefinedName) bool {
		return strings.HasPrefix(n.RefersTo, start) && strings.HasSuffix(n.RefersTo, end)
	})
}

func TestWorkbookTellsWhoMadeItAndWhen(t *testing.T) {
	props, err := openWorkbook(t, fixture(), "vi").GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if props.Created != "2026-12-01T09:30:00Z" || props.Modified != props.Created || props.Creator != "huonguoc 0.1.0" {
		t.Errorf("got %+v", props)
	}
}

func TestHostileTextInWorkbook(t *testing.T) {
	d := hostile()
	book := openWorkbook(t, d, "vi")
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, got := range row {
				cell := at(t, c+1, r+1)
				if f, err := book.GetCellFormula(sheet, cell); err != nil || f != "" {
					t.Errorf("%s %s holds the formula %q (%v)", sheet, cell, f, err)
				}
				if strings.ContainsAny(got, "\x00\x07\x1b") {
					t.Errorf("%s %s holds control characters: %q", sheet, cell, got)
				}
				if n := len(utf16.Encode([]rune(got))); n > 32_767 {
					t.Errorf("%s %s holds %d characters", sheet, cell, n)
				}
			}
		}
	}
	cells := map[string]string{"A5": "+1+1", "B5": "@SUM(A1)", "D5": "-2+3", "K5": "đàn bà", "L5": "_x0041_", "N5": "=1+1", "P5": "\uFFFD"}
	for cell, want := range cells {
		if got := value(t, book, "Điều khoản", cell); got != want {
			t.Errorf("%s: got %q, want %q", cell, got, want)
		}
	}
	if long := value(t, book, "Điều khoản", "M5"); !strings.HasPrefix(long, "đàn bà𠄎ước") || !strings.HasSuffix(long, "…") {
		t.Errorf("the long clause is not cut as told: %q … %q", long[:40], long[len(long)-20:])
	}
}

// Any printable text comes back letter by letter.
func TestTextSurvivesTheWorkbook(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := fixture()
		want := rapid.StringMatching(`[\PC\n\t]{1,40}`).Draw(rt, "clause")
		d.Documents[0].Findings[0].Clause = want
		book := openWorkbook(t, d, "vi")
		if got := value(t, book, "Điều khoản", "M6"); got != want {
			rt.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestEmptyReport(t *testing.T) {
	d := counted(report.Data{Version: "0.1.0", MadeAt: time.Date(2026, 12, 1, 9, 30, 0, 0, time.UTC)})
	book := openWorkbook(t, d, "vi")
	want := []string{"", "Tổng", "0", "0", "0", "0", "0", "0", "0", "0", "–", "–", "0", "0", "0"}
	rows, err := book.GetRows("Số liệu theo xã", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	last := rows[len(rows)-1]
	for len(want) < len(last) {
		want = append(want, "0") // the details of the figure
	}
	if diff := cmp.Diff(want, last); diff != "" {
		t.Error(diff)
	}
}

func TestWorkbookTellsOfAFullDisk(t *testing.T) {
	if err := report.Workbook(fullDisk{}, fixture(), catalogue(t, "vi")); err == nil {
		t.Error("no error from a writer that fails")
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func at(t *testing.T, column, row int) string {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func value(t *testing.T, book *excelize.File, sheet, cell string) string {
	t.Helper()
	got, err := book.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func cellType(t *testing.T, book *excelize.File, sheet, cell string) excelize.CellType {
	t.Helper()
	kind, err := book.GetCellType(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return kind
}

// tableNamed is the table with an id.
func tableNamed(t *testing.T, d report.Data, id string) report.Table {
	t.Helper()
	tables := report.Tables(d, catalogue(t, "vi"))
	i := slices.IndexFunc(tables, func(table report.Table) bool { return table.ID == id })
	if i < 0 {
		t.Fatalf("no table %s", id)
	}
	return tables[i]
}

// numbers are the cells of a row under columns, by their ids.
func numbers(table report.Table, row []report.Cell) map[string]float64 {
	list := map[string]float64{}
	for i, c := range table.Columns {
		if row[i].Kind != report.Text {
			list[c.ID] = row[i].Number
		}
	}
	return list
}

// The two duties count from one tally, whatever they count.
func TestDutiesAreTheTally(t *testing.T) {
	d := reviewed()
	programme, statistics := tableNamed(t, d, "programme"), tableNamed(t, d, "statistics")
	for i, r := range append(slices.Clone(d.Tally.Rows), d.Tally.Total) {
		rows := [2][]report.Cell{programme.Total, statistics.Total}
		if i < len(d.Tally.Rows) {
			rows = [2][]report.Cell{programme.Rows[i], statistics.Rows[i]}
		}
		p, s := numbers(programme, rows[0]), numbers(statistics, rows[1])
		for id, want := range map[string]int{
			"villages": r.Villages, "covered": r.Covered, "conventions": r.Conventions, "recognised": r.Recognised, "unrecognised": r.Unrecognised,
			"reviewed": r.Reviewed, "compliant": r.Compliant, "non-compliant": r.NonCompliant, "pending": r.Pending, "doubtful": r.Doubtful,
			"unreadable": r.Unreadable, "missing": r.Missing, "target": 95,
		} {
			if p[id] != float64(want) {
				t.Errorf("programme, row %d, %s: %v, want %d", i, id, p[id], want)
			}
		}
		for id, want := range map[string]int{
			"recognised": r.Recognised, "unrecognised": r.Unrecognised, "refused": r.Refused, "amended": r.Amended, "replaced": r.Replaced,
			"suspended-part": r.SuspendedPart, "suspended-whole": r.SuspendedWhole, "annulled-part": r.AnnulledPart, "annulled-whole": r.AnnulledWhole,
		} {
			if s[id] != float64(want) {
				t.Errorf("statistics, row %d, %s: %v, want %d", i, id, s[id], want)
			}
		}
	}
}

// What is listed adds up to the tally: conventions that count, their findings, the kinds, and the last year.
func TestListsAddUpToTheTally(t *testing.T) {
	d := reviewed()
	list, counted, findings := tableNamed(t, d, "conventions"), 0, 0.0
	for _, row := range list.Rows {
		if row[9].Text == "có" {
			counted++
			findings += numbers(list, row)["findings"]
		}
	}
	total := d.Tally.Total
	if counted != total.Conventions || int(findings) != total.Findings {
		t.Errorf("%d conventions with %v findings, the tally has %d with %d", counted, findings, total.Conventions, total.Findings)
	}
	if got := numbers(tableNamed(t, d, "kinds"), tableNamed(t, d, "kinds").Total)["findings"]; int(got) != total.Findings {
		t.Errorf("the kinds add up to %v", got)
	}
	years := tableNamed(t, d, "years")
	last := numbers(years, years.Rows[len(years.Rows)-1])
	if int(last["conventions"]) != total.Conventions || int(last["compliant"]) != total.Compliant {
		t.Errorf("the last year is %v", last)
	}
}

// A day is a number with the format of a day, so that a spreadsheet can sort and filter it.
func TestDaysAreDays(t *testing.T) {
	book := openWorkbook(t, fixture(), "vi")
	table := tableNamed(t, fixture(), "conventions")
	column := slices.IndexFunc(table.Columns, func(c report.Column) bool { return c.ID == "adopted" }) + 1
	row := slices.IndexFunc(table.Rows, func(r []report.Cell) bool { return r[column-1].Text == "24/11/2019" }) + firstRow
	cell := at(t, column, row)
	if got := value(t, book, "Hương ước, quy ước", cell); got != "43793" {
		t.Errorf("stored as %s", got)
	}
	if shown, err := book.GetCellValue("Hương ước, quy ước", cell); err != nil || shown != "24/11/2019" {
		t.Errorf("shown as %s, error %v", shown, err)
	}
}

// Every column of every sheet has a sentence of its own, in both languages.
func TestEveryColumnIsExplained(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		tables := report.Tables(fixture(), catalogue(t, lang))
		for _, row := range tables[len(tables)-1].Rows {
			if strings.HasPrefix(row[3].Text, "explain.") || !strings.HasSuffix(row[3].Text, ".") {
				t.Errorf("%s, %s: %q", row[0].Text, row[1].Text, row[3].Text)
			}
		}
	}
}

func TestChartsAndColours(t *testing.T) {
	var buf bytes.Buffer
	if err := report.Workbook(&buf, reviewed(), catalogue(t, "vi")); err != nil {
		t.Fatal(err)
	}
	parts := docxtest.Parts(t, buf.Bytes())
	for part, want := range map[string][]string{
		"xl/charts/chart1.xml": {"'Chương trình bình đẳng giới'!$O$5", "lineChart", "barChart", "000000"},
		"xl/charts/chart2.xml": {"'Theo loại'!$A$5", "stacked"},
		"xl/charts/chart3.xml": {"'Theo năm'!$A$5", "dd/mm/yyyy"},
	} {
		for _, s := range want {
			if !strings.Contains(strings.ReplaceAll(parts[part], "&#39;", "'"), s) {
				t.Errorf("%s does not hold %s", part, s)
			}
		}
	}
	book := openWorkbook(t, reviewed(), "vi")
	formats, err := book.GetConditionalFormats("Số liệu theo xã")
	if err != nil || len(formats) < 3 {
		t.Errorf("colours: %v, %v", formats, err)
	}
}
