package official

import "github.com/huonguoc/huonguoc/report/docx"

// Column is a column of a table in a paper. Share is its part of the width of the text.
type Column struct {
	Title string
	Share float64
	Align docx.Align
}

// Grid is a table with borders whose head repeats on every page.
type Grid struct {
	table   docx.Table
	columns []Column
}

// NewGrid begins a table as wide as the text.
func NewGrid(columns ...Column) *Grid {
	g := &Grid{columns: columns}
	total := 0.0
	for _, c := range columns {
		total += c.Share
	}
	head := docx.Row{}
	for _, c := range columns {
		g.table.Widths = append(g.table.Widths, int(float64(Page().TextWidth())*c.Share/total))
		head.Cells = append(head.Cells, docx.Cell{Middle: true, Shade: "EDEDED", Paragraphs: []docx.Paragraph{
			centred([]docx.Run{{Text: c.Title, Size: TableSize, Bold: true}}, 0),
		}})
	}
	g.table.Rows, g.table.Head, g.table.Borders = []docx.Row{head}, 1, true
	return g
}

// Row adds a row of texts; bold for a total.
func (g *Grid) Row(bold bool, texts ...string) {
	row := docx.Row{}
	for i, s := range texts {
		row.Cells = append(row.Cells, docx.Cell{Paragraphs: []docx.Paragraph{{
			Runs: []docx.Run{{Text: s, Size: TableSize, Bold: bold}}, Align: g.columns[i].Align,
		}}})
	}
	g.table.Rows = append(g.table.Rows, row)
}

// longRow is the length in letters from which a row may go over the end of a page.
const longRow = 900

// Cells adds a row of which each cell has paragraphs of its own.
func (g *Grid) Cells(cells ...[]docx.Paragraph) {
	row := docx.Row{}
	for i, paragraphs := range cells {
		length := 0
		for k := range paragraphs {
			if paragraphs[k].Align == "" {
				paragraphs[k].Align = g.columns[i].Align
			}
			for n := range paragraphs[k].Runs {
				length += len([]rune(paragraphs[k].Runs[n].Text))
				if paragraphs[k].Runs[n].Size == 0 {
					paragraphs[k].Runs[n].Size = TableSize
				}
			}
		}
		row.Long = row.Long || length > longRow
		row.Cells = append(row.Cells, docx.Cell{Paragraphs: paragraphs})
	}
	g.table.Rows = append(g.table.Rows, row)
}

// Band adds a row of one cell that heads the rows below it.
func (g *Grid) Band(s string) {
	g.table.Rows = append(g.table.Rows, docx.Row{Cells: []docx.Cell{{Span: len(g.columns), Shade: "F7F7F7", Paragraphs: []docx.Paragraph{{
		Runs: []docx.Run{{Text: s, Size: TableSize, Bold: true}}, Align: docx.Left, KeepNext: true,
	}}}}})
}

// Table is the table.
func (g *Grid) Table() docx.Block { return g.table }
