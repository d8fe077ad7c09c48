package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// byteOrderMark makes spreadsheet programs on Windows read the file as UTF-8.
const byteOrderMark = "\uFEFF"

// CSV writes one table as comma-separated values with a head of column titles. Numbers are plain: no thousands
// separators, a decimal point. The total row is left to whoever adds up.
func CSV(w io.Writer, t Table) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return fmt.Errorf("write the table %s: %w", t.ID, err)
	}
	out := csv.NewWriter(w)
	head := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = c.Title
	}
	rows := [][]string{head}
	for _, row := range t.Rows {
		rows = append(rows, plain(row))
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("write the table %s: %w", t.ID, err)
	}
	return nil
}

func plain(row []Cell) []string {
	values := make([]string, len(row))
	for i, c := range row {
		values[i] = c.value()
	}
	return values
}

func (c Cell) value() string {
	switch c.Kind {
	case Count:
		return fmt.Sprintf("%.0f", c.Number)
	case Percentage:
		return fmt.Sprintf("%.2f", c.Number)
	default:
		return harmless(c.Text)
	}
}

// harmless keeps a spreadsheet from taking text for a formula. The apostrophe in front may show, which is better than a
// bullet ("- Con gái …") that turns into an error, or a foreign formula that runs.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
