package outline

import (
	"strings"
	"unicode"
)

// addRow collects the rows of a table.
func (b *builder) addRow(l *line) {
	if len(b.table) == 0 {
		b.finishClause(eventParagraph)
		b.tablePage = l.page
	}
	b.table = append(b.table, strings.ReplaceAll(l.text, "\n", " "))
}

// finishTable writes the table that was read as clauses of the innermost unit: its header row, and the rows below under
// the header as a lead-in, so that a rule can see "Nam" above the column.
func (b *builder) finishTable() {
	rows := b.table
	b.table = nil
	if len(rows) == 0 {
		return
	}
	var above []string
	if len(rows) > 1 && isHeaderRow(rows[0]) {
		above = rows[:1]
		b.writeTable(rows[0], nil)
		rows = rows[1:]
	}
	b.writeTable(strings.Join(rows, "\n"), above)
	b.top().stopLeading()
}

func (b *builder) writeTable(text string, above []string) {
	u := b.top()
	lead := u.lead
	b.begin(text, b.tablePage, false)
	c := &b.open.draft.clause
	if lead != "" && !b.open.led {
		c.LeadIns = append(c.LeadIns, lead)
	}
	c.LeadIns = append(c.LeadIns, above...)
	b.open.led = true
	b.finishClause(eventParagraph)
}

// isHeaderRow tells that a first row names columns: every cell is short, has letters and ends no sentence.
func isHeaderRow(row string) bool {
	for cell := range strings.SplitSeq(row, "\t") {
		cell = strings.TrimSpace(cell)
		if cell == "" {
			continue
		}
		if !strings.ContainsFunc(cell, unicode.IsLetter) || wordCount(cell) > 12 || ended(cell) && !allCaps(cell) {
			return false
		}
	}
	return true
}
