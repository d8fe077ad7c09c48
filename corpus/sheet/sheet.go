// Package sheet reads the tables that offices keep in .xlsx and .csv files: the cells as text, and where the header is.
//
// People's tables are no databases. A title and an agency stand above the header, the header has two rows with merged
// cells, a commune's name is merged over the rows of its villages, a code has lost its leading zeros because it was
// typed as a number, a date is a count of days. A .csv of an old computer has semicolons and a code page. This package
// undoes what the form did to the cells; what the cells mean is for its callers to say.
package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
)

// Sheet is one table of a file. Rows are of unequal length; Row n of the file is Rows[n-1].
type Sheet struct {
	Name     string // of the sheet in a workbook; empty in a .csv
	Encoding string // of a .csv: "utf-8", "windows-1258", "tcvn3" …; empty in a workbook
	Rows     [][]string
	from1904 bool // the workbook counts its days from 1904
}

// The errors that a caller explains to people.
var (
	ErrOldExcel = errors.New("a workbook of Excel 97 to 2003 (.xls)")
	ErrDamaged  = errors.New("the workbook cannot be opened")
	ErrLocked   = errors.New("the workbook has a password")
	ErrEncoding = errors.New("the text is in no known encoding")
	ErrTooLarge = errors.New("the table is too large")
	ErrNoText   = errors.New("the file holds no table")
)

const (
	maxFile = 64 << 20  // bytes of a file
	maxRows = 200_000   // of a sheet; the country has about 100,000 villages
	maxCell = 32 << 10  // bytes of a cell, Excel's own limit in characters
	maxSize = 512 << 20 // bytes of a workbook unpacked
)

// Read gives the tables of a file, judged by its content and not by its name. It fails with one of the errors above.
func Read(data []byte) (sheets []Sheet, err error) {
	switch {
	case len(data) > maxFile:
		return nil, ErrTooLarge
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		sheets, err = readWorkbook(data)
	case bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return nil, oldContainer(data)
	default:
		sheets, err = readText(data)
	}
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		if len(s.Rows) > 0 {
			return sheets, nil
		}
	}
	return nil, ErrNoText
}

// oldContainer tells an .xlsx with a password from an .xls: both are OLE containers, and names in them are UTF-16.
func oldContainer(data []byte) error {
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return ErrLocked
	}
	return ErrOldExcel
}

// Cell is the text of a cell, empty where the row is shorter. Row and column count from 0.
func (s Sheet) Cell(row, column int) string {
	if row < 0 || row >= len(s.Rows) || column < 0 || column >= len(s.Rows[row]) {
		return ""
	}
	return s.Rows[row][column]
}

// The days of a workbook that may be dates: 1950 to 2100.
const firstSerial, lastSerial = 18_264, 73_415

// Date reads a day as offices write it ("01/7/2025", "1-7-2025", "01.07.2025"), as ISO 8601 does, or as a workbook counts
// it. A month or a year alone is no day. ok is false for what is none.
func (s Sheet) Date(cell string) (day corpus.Date, ok bool) {
	cell = strings.TrimSpace(cell)
	if number, err := strconv.ParseFloat(cell, 64); err == nil {
		return s.serial(number)
	}
	cell, _, _ = strings.Cut(cell, "T") // a date with its time
	cell = strings.Map(func(r rune) rune {
		if r == '.' || r == '-' || r == ' ' {
			return '/'
		}
		return r
	}, strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(cell), "ngày "), "từ "))
	for _, layout := range []string{"2006/1/2", "2/1/2006"} {
		if t, err := time.Parse(layout, cell); err == nil {
			return corpus.Date(t.Format(time.DateOnly)), true
		}
	}
	return "", false
}

// serial turns a workbook's count of days into a date. Excel counts from 30/12/1899 on, if 1900 is left aside, in which it
// knows a 29th of February; workbooks made on old Macintoshes count from 1/1/1904 (ECMA-376 part 1, §18.17.4.1).
func (s Sheet) serial(number float64) (corpus.Date, bool) {
	days := int(number)
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if s.from1904 {
		days += 1462 // between the two beginnings
	}
	if days < firstSerial || days > lastSerial {
		return "", false
	}
	return corpus.Date(first.AddDate(0, 0, days).Format(time.DateOnly)), true
}

// where names a sheet in an error.
func where(name string, err error) error { return fmt.Errorf("sheet %q: %w", name, err) }
