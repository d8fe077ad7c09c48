package report

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/huonguoc/huonguoc/messages"
)

// Workbook writes all tables as an .xlsx file, one sheet a table: real numbers and days, frozen heads, filters, colours by what
// cells hold, ready to print on A4; and a sheet of charts.
// The same data gives the same bytes: sheets are not streamed, because the library packs streamed sheets in random order.
func Workbook(w io.Writer, d Data, say *messages.Catalogue) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	if err := describe(book, d, say); err != nil {
		return fmt.Errorf("describe the workbook: %w", err)
	}
	styles, err := newStyles(book)
	if err != nil {
		return fmt.Errorf("prepare the workbook: %w", err)
	}
	colours, err := newColourer(book, d.Tally.Definition.Target, say)
	if err != nil {
		return fmt.Errorf("prepare the workbook: %w", err)
	}
	tables := Tables(d, say)
	for i, t := range tables {
		if err := addSheet(book, styles, t, i == 0, colours.colour); err != nil {
			return fmt.Errorf("write the sheet %s: %w", t.ID, err)
		}
	}
	if err := charts(book, tables, say); err != nil {
		return err
	}
	data, err := book.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	if err := settle(w, data.Bytes()); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

func describe(book *excelize.File, d Data, say *messages.Catalogue) error {
	made := d.MadeAt.UTC().Format(time.RFC3339)
	return book.SetDocProps(&excelize.DocProperties{
		Title: say.T("report.title"), Creator: "huonguoc " + d.Version, LastModifiedBy: "huonguoc " + d.Version,
		Created: made, Modified: made, Language: say.Lang(),
	})
}

// headRow is the row of the column titles, below title and note.
const headRow = 4

// sheet is a table on its way into a workbook.
type sheet struct {
	Table
	book   *excelize.File
	name   string
	styles styles
	width  []int // of the columns, in characters
}

func addSheet(book *excelize.File, s styles, t Table, first bool, more ...func(sheet) error) error {
	sh := sheet{Table: t, book: book, name: sheetName(t.Name), styles: s}
	sh.width = sh.widths()
	add := func() error { _, err := book.NewSheet(sh.name); return err }
	if first {
		add = func() error { return book.SetSheetName("Sheet1", sh.name) }
	}
	for _, step := range []func() error{add, sh.values, sh.look, sh.size, sh.freeze, sh.filter, sh.paper} {
		if err := step(); err != nil {
			return err
		}
	}
	for _, step := range more {
		if err := step(sh); err != nil {
			return err
		}
	}
	return nil
}

// lastRow is the last row of the body, without the total; the head when there is no body.
func (s sheet) lastRow() int { return headRow + len(s.Rows) }

func (s sheet) values() error {
	head := make([]Cell, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = text(c.Title)
	}
	if err := errors.Join(s.setRow(1, []Cell{text(s.Title)}), s.setRow(2, []Cell{text(s.Note)}), s.setRow(headRow, head)); err != nil {
		return err
	}
	for i, row := range s.Rows {
		if err := s.setRow(headRow+1+i, row); err != nil {
			return err
		}
	}
	return s.setRow(s.lastRow()+1, s.Total)
}

func (s sheet) setRow(n int, row []Cell) error {
	values := make([]any, len(row))
	for i, c := range row {
		values[i] = c.stored()
	}
	return s.book.SetSheetRow(s.name, at(1, n), &values)
}

// look gives every cell its style, a column at a time.
func (s sheet) look() error {
	for i := range s.Columns {
		kind := s.kind(i)
		if err := s.style(i+1, headRow, headRow, s.styles.head[kind]); err != nil {
			return err
		}
		if err := s.style(i+1, headRow+1, s.lastRow(), s.styles.body[kind]); err != nil {
			return err
		}
		if s.Total == nil {
			continue
		}
		if err := s.style(i+1, s.lastRow()+1, s.lastRow()+1, s.styles.total[kind]); err != nil {
			return err
		}
	}
	return errors.Join(s.style(1, 1, 1, s.styles.title), s.style(1, 2, 2, s.styles.note))
}

func (s sheet) style(column, from, to, style int) error {
	if to < from {
		return nil
	}
	return s.book.SetCellStyle(s.name, at(column, from), at(column, to), style)
}

func (s sheet) size() error {
	titles := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		titles[i] = c.Title + strings.Repeat("_", button)
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := s.book.SetColWidth(s.name, name, name, float64(s.width[i])); err != nil {
			return err
		}
	}
	if err := s.book.SetRowHeight(s.name, headRow, height(titles, s.width)); err != nil {
		return err
	}
	for i, row := range s.Rows {
		texts := make([]string, len(row))
		for k, c := range row {
			texts[k] = c.Text
		}
		if err := s.book.SetRowHeight(s.name, headRow+1+i, height(texts, s.width)); err != nil {
			return err
		}
	}
	return nil
}

func (s sheet) freeze() error {
	return s.book.SetPanes(s.name, &excelize.Panes{
		Freeze: true, YSplit: headRow, TopLeftCell: at(1, headRow+1), ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: at(1, headRow+1), ActiveCell: at(1, headRow+1), Pane: "bottomLeft"}},
	})
}

// filter leaves the total out, so that sorting keeps it at the foot.
func (s sheet) filter() error {
	return s.book.AutoFilter(s.name, at(1, headRow)+":"+at(len(s.Columns), s.lastRow()), nil)
}

// at names a cell. Columns and rows of a table are always within a sheet's limits.
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}
