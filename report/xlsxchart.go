package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/huonguoc/huonguoc/messages"
)

// Colours of charts, told apart by people who see no red or no green, and on paper without colours (Okabe and Ito 2008: bluish
// green, orange, vermilion; black for the target).
const (
	colourLow    = "009E73"
	colourHigh   = "E69F00"
	colourBad    = "D55E00"
	colourUnsure = "999999"
	colourTarget = "000000"
)

// drawing is a chart of a table: columns of it by their ids, the first as names of the rows.
type drawing struct {
	title  string
	table  Table
	names  string
	series []curve
	kind   excelize.ChartType
}

// curve is a series of a chart.
type curve struct{ column, colour string }

// charts adds a sheet with the pictures of the report: they read the cells of the other sheets.
func charts(book *excelize.File, tables []Table, say *messages.Catalogue) error {
	name := sheetName(say.T("sheet.charts"))
	if _, err := book.NewSheet(name); err != nil {
		return err
	}
	byID := map[string]Table{}
	for _, t := range tables {
		byID[t.ID] = t
	}
	bounds := []curve{{"lowest", colourLow}, {"highest", colourHigh}}
	row := 1
	for _, d := range []drawing{
		{say.T("chart.share"), byID["programme"], "commune", append(slices.Clone(bounds), curve{"target", colourTarget}), excelize.Col},
		{say.T("chart.kinds"), byID["kinds"], "kind", []curve{{"confirmed", colourBad}, {"unsure", colourUnsure}, {"open", colourHigh}, {"dismissed", colourLow}}, excelize.BarStacked},
		{say.T("chart.years"), byID["years"], "day", append(slices.Clone(bounds), curve{"target", colourTarget}), excelize.Line},
	} {
		if len(d.table.Rows) == 0 {
			continue
		}
		height := d.height()
		if err := d.add(book, name, row, height); err != nil {
			return fmt.Errorf("draw the chart %q: %w", d.title, err)
		}
		row += height/20 + 3 // a row is 20 pixels high
	}
	across, fit := "landscape", true
	return errors.Join(book.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &across}), book.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// height is that of the chart in pixels; bars that lie need room for each.
func (d drawing) height() int {
	if d.kind == excelize.BarStacked {
		return max(280, 120+22*len(d.table.Rows))
	}
	return 380
}

// width is that of the chart in pixels; bars that stand need room for each.
func (d drawing) width() int {
	if d.kind == excelize.Col {
		return max(900, 30*len(d.table.Rows))
	}
	return 900
}

func (d drawing) add(book *excelize.File, sheet string, row, height int) error {
	main := d.chart(d.kind, nil)
	main.Title = excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: d.title}}}
	main.Legend = excelize.ChartLegend{Position: "bottom"}
	main.Dimension = excelize.ChartDimension{Width: uint(d.width()), Height: uint(height)}
	main.Format = excelize.GraphicOptions{AltText: d.title}
	var lines []*excelize.Chart
	for i, s := range d.series {
		if s.column == "target" && d.kind == excelize.Col {
			lines = append(lines, d.chart(excelize.Line, []int{i}))
		} else {
			main.Series = append(main.Series, d.curve(s))
		}
	}
	return book.AddChart(sheet, at(1, row), main, lines...)
}

// chart is an empty chart of a kind, with the series that are told.
func (d drawing) chart(kind excelize.ChartType, series []int) *excelize.Chart {
	ink := excelize.Font{Color: "404040"}
	c := &excelize.Chart{Type: kind, XAxis: excelize.ChartAxis{Font: ink}, YAxis: excelize.ChartAxis{Font: ink, MajorGridLines: true}}
	if d.kind == excelize.BarStacked {
		c.XAxis.ReverseOrder = true
	} else {
		zero, top := 0.0, 100.0
		c.YAxis.Minimum, c.YAxis.Maximum = &zero, &top
	}
	if d.names == "day" {
		c.XAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: formats()[Date]}
	}
	for _, i := range series {
		c.Series = append(c.Series, d.curve(d.series[i]))
	}
	return c
}

func (d drawing) curve(s curve) excelize.ChartSeries {
	series := excelize.ChartSeries{
		Name: d.cells(s.column, headRow, headRow), Categories: d.cells(d.names, headRow+1, headRow+len(d.table.Rows)),
		Values: d.cells(s.column, headRow+1, headRow+len(d.table.Rows)), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.colour}},
	}
	if s.column == "target" || d.kind == excelize.Line {
		series.Line = excelize.LineOptions{Width: 2, Fill: series.Fill, Type: excelize.LineSolid}
		series.Marker = excelize.ChartMarker{Symbol: "none"}
	}
	return series
}

// cells names cells of a column: 'Theo loại'!$B$5:$B$9.
func (d drawing) cells(column string, from, to int) string {
	i := slices.IndexFunc(d.table.Columns, func(c Column) bool { return c.ID == column })
	name, _ := excelize.ColumnNumberToName(i + 1)
	area := fmt.Sprintf("'%s'!$%s$%d", strings.ReplaceAll(sheetName(d.table.Name), "'", "''"), name, from)
	if to > from {
		area += fmt.Sprintf(":$%s$%d", name, to)
	}
	return area
}
