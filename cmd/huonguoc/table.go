package main

import (
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/report"
)

// titleWidth is how wide a column may become for its title's sake.
const titleWidth = 9

// printTable prints rows in columns; numbers stand to the right. Titles of columns are broken into lines, since they are
// longer than most numbers below them.
func (a *app) printTable(t report.Table) {
	rows := append([][]report.Cell{}, t.Rows...)
	if t.Total != nil {
		rows = append(rows, t.Total)
	}
	widths := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = max(longest(strings.Fields(c.Title)), min(titleWidth, len([]rune(c.Title))))
		for _, row := range rows {
			widths[i] = max(widths[i], len([]rune(oneLine(row[i].Text))))
		}
	}
	for _, line := range headLines(t, widths) {
		fmt.Fprintln(a.out, a.paint(bold, line))
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = pad(oneLine(c.Text), widths[i], c.Kind != report.Text)
		}
		fmt.Fprintln(a.out, joined(cells))
	}
}

// headLines are the titles of the columns, broken to their widths and set on the last line.
func headLines(t report.Table, widths []int) []string {
	titles, height := make([][]string, len(t.Columns)), 1
	for i, c := range t.Columns {
		titles[i] = wrap(c.Title, widths[i])
		height = max(height, len(titles[i]))
	}
	lines := make([]string, height)
	for n := range lines {
		cells := make([]string, len(titles))
		for i, title := range titles {
			part := ""
			if at := n - (height - len(title)); at >= 0 {
				part = title[at]
			}
			cells[i] = pad(part, widths[i], numeric(t, i))
		}
		lines[n] = joined(cells)
	}
	return lines
}

// numeric tells that a column holds numbers.
func numeric(t report.Table, column int) bool {
	return len(t.Rows) > 0 && t.Rows[0][column].Kind != report.Text
}

// wrap breaks a text at its spaces into lines of at most width letters; a longer word stands alone.
func wrap(text string, width int) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		if last >= 0 && len([]rune(lines[last]))+1+len([]rune(word)) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

func longest(words []string) int {
	n := 0
	for _, w := range words {
		n = max(n, len([]rune(w)))
	}
	return n
}

func joined(cells []string) string { return strings.TrimRight(strings.Join(cells, "  "), " ") }

func pad(s string, width int, right bool) string {
	space := strings.Repeat(" ", max(0, width-len([]rune(s))))
	if right {
		return space + s
	}
	return s + space
}
