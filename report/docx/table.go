package docx

// cellSide is the room between a cell's border and its text, in twips.
const cellSide = 57

func (t Table) write(x *xmlText) {
	sum := 0
	for _, w := range t.Widths {
		sum += w
	}
	x.put(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`, sum)
	if t.Borders {
		x.put("<w:tblBorders>")
		for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
			x.put(`<w:%s w:val="single" w:sz="4" w:space="0" w:color="auto"/>`, side)
		}
		x.put("</w:tblBorders>")
	}
	x.put(`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="%[1]d" w:type="dxa"/><w:right w:w="%[1]d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`, cellSide)
	for _, w := range t.Widths {
		x.put(`<w:gridCol w:w="%d"/>`, w)
	}
	x.put("</w:tblGrid>")
	for i, row := range t.Rows {
		t.row(x, row, i < t.Head)
	}
	x.put("</w:tbl>")
}

func (t Table) row(x *xmlText, row Row, head bool) {
	x.put("<w:tr><w:trPr>")
	if !row.Long {
		x.put("<w:cantSplit/>")
	}
	if head {
		x.put("<w:tblHeader/>")
	}
	x.put("</w:trPr>")
	at := 0
	for _, c := range row.Cells {
		span := max(1, c.Span)
		width := 0
		for i := at; i < min(at+span, len(t.Widths)); i++ {
			width += t.Widths[i]
		}
		at += span
		c.write(x, width, span)
	}
	x.put("</w:tr>")
}

func (c Cell) write(x *xmlText, width, span int) {
	x.put(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		x.put(`<w:gridSpan w:val="%d"/>`, span)
	}
	if c.Shade != "" {
		x.put(`<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, c.Shade)
	}
	if c.Middle {
		x.put(`<w:vAlign w:val="center"/>`)
	}
	x.put("</w:tcPr>")
	for _, p := range c.Paragraphs {
		p.write(x)
	}
	if len(c.Paragraphs) == 0 { // a cell without a paragraph is no valid file
		Paragraph{}.write(x)
	}
	x.put("</w:tc>")
}
