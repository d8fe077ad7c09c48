package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Papers in the numbering of the file format (ECMA-376 part 1, §18.3.1.63).
const (
	paperA3 = 8
	paperA4 = 9
)

// fitsA4 is the widest sheet, in characters, that is still readable when A4 across holds its whole width.
const fitsA4 = 220

// paper prepares the sheet for paper: across, all main columns on one page's width, the head on every page.
func (s sheet) paper() error {
	fit, across, width, height, size := true, "landscape", 1, 0, paperA4
	if s.mainWidth() > fitsA4 {
		size = paperA3
	}
	if err := s.book.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	layout := excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &width, FitToHeight: &height}
	if err := s.book.SetPageLayout(s.name, &layout); err != nil {
		return err
	}
	side, top := 0.4, 0.6 // inches
	if err := s.book.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &top}); err != nil {
		return err
	}
	footer := excelize.HeaderFooterOptions{OddFooter: "&L" + strings.ReplaceAll(s.name, "&", "&&") + "&R&P / &N"}
	if err := s.book.SetHeaderFooter(s.name, &footer); err != nil {
		return err
	}
	if err := s.define("Print_Titles", "$"+strconv.Itoa(headRow)+":$"+strconv.Itoa(headRow)); err != nil {
		return err
	}
	return s.printArea()
}

// printArea leaves the details at the right end off the paper, where they would only make the rest too small to read.
func (s sheet) printArea() error {
	last := s.lastRow()
	if s.Total != nil {
		last++
	}
	column, err := excelize.ColumnNumberToName(s.mainColumns())
	if err != nil {
		return err
	}
	return s.define("Print_Area", "$A$1:$"+column+"$"+strconv.Itoa(last))
}

// mainColumns is the number of columns before the details.
func (s sheet) mainColumns() int {
	if i := slices.IndexFunc(s.Columns, func(c Column) bool { return c.Detail }); i >= 0 {
		return i
	}
	return len(s.Columns)
}

func (s sheet) mainWidth() int {
	sum := 0
	for _, w := range s.width[:s.mainColumns()] {
		sum += w
	}
	return sum
}

func (s sheet) define(name, area string) error {
	return s.book.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm." + name, Scope: s.name, RefersTo: "'" + strings.ReplaceAll(s.name, "'", "''") + "'!" + area,
	})
}
