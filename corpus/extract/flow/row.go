package flow

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// Row makes one paragraph of a table's row: its cells parted by tabs, the paragraphs of a cell by line breaks. It takes
// page and origin from the first paragraph. A row of a single cell is a frame around text rather than a table: its
// paragraphs stay apart. A row without text is nothing.
func Row(cells [][]corpus.Paragraph) []corpus.Paragraph {
	if len(cells) == 1 {
		return cells[0]
	}
	var whole *corpus.Paragraph
	texts := make([]string, len(cells))
	for i, cell := range cells {
		texts[i] = cellText(cell)
		if whole == nil && len(cell) > 0 {
			first := cell[0]
			whole = &first
		}
	}
	if whole == nil {
		return nil
	}
	whole.Text = strings.TrimRight(strings.Join(texts, "\t"), "\t")
	return []corpus.Paragraph{*whole}
}

func cellText(cell []corpus.Paragraph) string {
	lines := make([]string, len(cell))
	for i, p := range cell {
		lines[i] = strings.ReplaceAll(p.Text, "\t", " ")
	}
	return strings.Join(lines, "\n")
}
