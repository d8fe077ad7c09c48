package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// readWorkbook reads the visible sheets of an .xlsx file. A fault of the library in a damaged file is one of the file.
func readWorkbook(data []byte) (sheets []Sheet, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			sheets, err = nil, fmt.Errorf("%w: %v", ErrDamaged, fault)
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxSize})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	properties, err := book.GetWorkbookProps()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err == nil && !visible {
			continue
		}
		s := Sheet{Name: name, from1904: properties.Date1904 != nil && *properties.Date1904}
		if s.Rows, err = readSheet(book, name); err != nil {
			return nil, where(name, err)
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// readSheet reads the cells of a sheet, values as they are stored: a date as its number, a code without the zeros that
// only its format shows.
func readSheet(book *excelize.File, name string) ([][]string, error) {
	rows, err := book.Rows(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	var cells [][]string
	for rows.Next() {
		if len(cells) == maxRows {
			return nil, errors.Join(ErrTooLarge, rows.Close())
		}
		row, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%w: %w", ErrDamaged, err), rows.Close())
		}
		cells = append(cells, row)
	}
	if err := errors.Join(rows.Error(), rows.Close()); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	cells, err = spread(book, name, cells)
	return clean(cells), err
}

// spread writes the value of merged cells into each of them, so that a commune's name stands in every row of its villages.
func spread(book *excelize.File, name string, cells [][]string) ([][]string, error) {
	merged, err := book.GetMergeCells(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	for _, m := range merged {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil || top > len(cells) {
			continue
		}
		value := Sheet{Rows: cells}.Cell(top-1, left-1)
		for r := top; r <= min(bottom, len(cells)); r++ {
			for c := left; c <= min(right, maxColumns); c++ {
				cells[r-1] = put(cells[r-1], c-1, value)
			}
		}
	}
	return cells, nil
}

// maxColumns bounds what a merged cell can spread over.
const maxColumns = 200

func put(row []string, column int, value string) []string {
	for len(row) <= column {
		row = append(row, "")
	}
	row[column] = value
	return row
}

// clean brings cells to composed Unicode on one line.
func clean(cells [][]string) [][]string {
	var texts []string
	for _, row := range cells {
		texts = append(texts, row...)
	}
	texts = modern(texts)
	n := 0
	for _, row := range cells {
		for i := range row {
			row[i] = strings.Join(strings.Fields(viet.Compose(cut(texts[n]))), " ")
			n++
		}
	}
	return cells
}

// modern decodes cells that were typed with a font of before Unicode, by what makes sense of all of the table. In a table
// that has Unicode letters as well a cell must make sense alone, since "xã" could be old letters, too.
func modern(texts []string) []string {
	if !slices.ContainsFunc(texts, func(s string) bool { return strings.ContainsFunc(s, legacy.IsModern) }) {
		texts, _ = legacy.Paragraphs(texts)
		return texts
	}
	for i, text := range texts {
		if old, _ := legacy.Detect(text); old != legacy.Unicode {
			texts[i] = legacy.Restore(old, text)
		}
	}
	return texts
}

func cut(text string) string {
	if len(text) <= maxCell {
		return text
	}
	return strings.ToValidUTF8(text[:maxCell], "")
}
