package report

import "github.com/xuri/excelize/v2"

// styles are the looks of cells; those of head, body and total depend on what a column holds.
type styles struct {
	title, note       int
	head, body, total [Date + 1]int
}

// formats are number formats: whole numbers in the reader's own manner, shares with the two decimals that are kept,
// days as Vietnamese offices write them.
func formats() [Date + 1]string {
	return [...]string{Text: "@", Count: "#,##0", Percentage: "0.00", Date: "dd/mm/yyyy"}
}

func newStyles(book *excelize.File) (s styles, err error) {
	if s.title, err = book.NewStyle(&excelize.Style{Font: font(excelize.Font{Bold: true, Size: 14})}); err != nil {
		return s, err
	}
	if s.note, err = book.NewStyle(&excelize.Style{Font: font(excelize.Font{Italic: true, Color: "4A5560"})}); err != nil {
		return s, err
	}
	for kind, format := range formats() {
		side := "left"
		if CellKind(kind) != Text {
			side = "right"
		}
		for _, d := range []struct {
			id    *int
			style excelize.Style
		}{
			{&s.head[kind], headStyle(side)},
			{&s.body[kind], bodyStyle(side, format)},
			{&s.total[kind], totalStyle(side, format)},
		} {
			if *d.id, err = book.NewStyle(&d.style); err != nil {
				return s, err
			}
		}
	}
	return s, nil
}

// font completes a font by family and size: Arial has all Vietnamese letters and its widths are the same everywhere.
func font(f excelize.Font) *excelize.Font {
	f.Family = "Arial"
	if f.Size == 0 {
		f.Size = 10
	}
	return &f
}

func headStyle(side string) excelize.Style {
	return excelize.Style{
		Font:      font(excelize.Font{Bold: true, Color: "FFFFFF"}),
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E5F"}},
		Alignment: &excelize.Alignment{Horizontal: side, Indent: 1, Vertical: "center", WrapText: true},
	}
}

func bodyStyle(side, format string) excelize.Style {
	return excelize.Style{
		Font:         font(excelize.Font{}),
		Alignment:    &excelize.Alignment{Horizontal: side, Indent: 1, Vertical: "top", WrapText: true},
		Border:       []excelize.Border{{Type: "bottom", Color: "B0B7BF", Style: 1}},
		CustomNumFmt: &format,
	}
}

func totalStyle(side, format string) excelize.Style {
	return excelize.Style{
		Font:         font(excelize.Font{Bold: true}),
		Alignment:    &excelize.Alignment{Horizontal: side, Indent: 1},
		Border:       []excelize.Border{{Type: "top", Color: "1F4E5F", Style: 2}},
		CustomNumFmt: &format,
	}
}
