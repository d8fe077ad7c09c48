package report

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// cellLimit is the longest text that a cell of a workbook holds, in characters.
const cellLimit = 32_767

// Workbook writes all tables as an .xlsx file, one sheet a table: real numbers, frozen heads, filters.
func Workbook(w io.Writer, tables []Table) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	styles, err := newStyles(book)
	if err != nil {
		return fmt.Errorf("prepare the workbook: %w", err)
	}
	for i, t := range tables {
		if err := addSheet(book, styles, t, i == 0); err != nil {
			return fmt.Errorf("write the sheet %s: %w", t.ID, err)
		}
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

type styles struct{ title, note, head, text, wide, count, percent, total, totalPercent int }

func newStyles(book *excelize.File) (s styles, err error) {
	border := []excelize.Border{{Type: "bottom", Color: "B0B7BF", Style: 1}}
	top := &excelize.Alignment{Vertical: "top"}
	wrap := &excelize.Alignment{Vertical: "top", WrapText: true}
	percent := "0.0"
	for _, d := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}},
		{&s.note, excelize.Style{Font: &excelize.Font{Italic: true, Color: "4A5560"}}},
		{&s.head, excelize.Style{
			Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E5F"}},
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
		}},
		{&s.text, excelize.Style{Alignment: top, Border: border}},
		{&s.wide, excelize.Style{Alignment: wrap, Border: border}},
		{&s.count, excelize.Style{Alignment: top, Border: border, NumFmt: 3}},
		{&s.percent, excelize.Style{Alignment: top, Border: border, CustomNumFmt: &percent}},
		{&s.total, excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: 3}},
		{&s.totalPercent, excelize.Style{Font: &excelize.Font{Bold: true}, CustomNumFmt: &percent}},
	} {
		if *d.id, err = book.NewStyle(&d.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// headRow is the row of the column titles, below title and note.
const headRow = 4

func addSheet(book *excelize.File, s styles, t Table, first bool) error {
	name := sheetName(t.Name)
	if first {
		if err := book.SetSheetName("Sheet1", name); err != nil {
			return err
		}
	} else if _, err := book.NewSheet(name); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := out.SetColWidth(i+1, i+1, width(t, i, c)); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: fmt.Sprintf("A%d", headRow+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := writeRows(out, s, t); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(t.Columns), headRow+len(t.Rows))
	if err != nil {
		return err
	}
	return book.AutoFilter(name, fmt.Sprintf("A%d:%s", headRow, last), nil)
}

func writeRows(out *excelize.StreamWriter, s styles, t Table) error {
	head := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = excelize.Cell{StyleID: s.head, Value: safe(c.Title)}
	}
	rows := map[int][]any{
		1:       {excelize.Cell{StyleID: s.title, Value: safe(t.Title)}},
		2:       {excelize.Cell{StyleID: s.note, Value: safe(t.Note)}},
		headRow: head,
	}
	for _, n := range []int{1, 2, headRow} {
		if err := out.SetRow(fmt.Sprintf("A%d", n), rows[n]); err != nil {
			return err
		}
	}
	n := headRow + 1
	for _, row := range t.Rows {
		if err := out.SetRow(fmt.Sprintf("A%d", n), s.row(t, row)); err != nil {
			return err
		}
		n++
	}
	if t.Total == nil {
		return nil
	}
	return out.SetRow(fmt.Sprintf("A%d", n), s.sum(t.Total))
}

func (s styles) row(t Table, row []Cell) []any {
	values := make([]any, len(row))
	for i, c := range row {
		cell := excelize.Cell{StyleID: s.text, Value: c.stored()}
		switch {
		case c.Kind == Count:
			cell.StyleID = s.count
		case c.Kind == Percentage:
			cell.StyleID = s.percent
		case t.Columns[i].Wide:
			cell.StyleID = s.wide
		}
		values[i] = cell
	}
	return values
}

func (s styles) sum(row []Cell) []any {
	values := make([]any, len(row))
	for i, c := range row {
		cell := excelize.Cell{StyleID: s.total, Value: c.stored()}
		if c.Kind == Percentage {
			cell.StyleID = s.totalPercent
		}
		values[i] = cell
	}
	return values
}

// stored is a cell's value in a workbook. Text is stored as text, so it can never become a formula.
func (c Cell) stored() any {
	switch c.Kind {
	case Count:
		return int(c.Number)
	case Percentage:
		return c.Number
	default:
		return safe(c.Text)
	}
}

// safe takes out what a workbook cannot hold: control characters, and text past the limit of a cell.
func safe(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
	if runes := []rune(s); len(runes) > cellLimit {
		return string(runes[:cellLimit-1]) + "…"
	}
	return s
}

// Widths of columns, in characters.
const (
	narrowest = 8
	widest    = 60
	wideText  = 44
)

// width fits a column to its content within bounds.
func width(t Table, column int, c Column) float64 {
	if c.Wide {
		return wideText
	}
	longest := narrowest
	for _, row := range t.Rows {
		longest = max(longest, len([]rune(row[column].Text))+2)
	}
	return float64(min(longest, widest))
}

// sheetName is a name as a workbook accepts it: 31 characters at most, none of : \ / ? * [ ].
func sheetName(name string) string {
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, name))
	if runes := []rune(name); len(runes) > 31 {
		return strings.TrimSpace(string(runes[:31]))
	}
	return name
}
