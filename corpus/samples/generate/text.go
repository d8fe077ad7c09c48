package main

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// style is how a block of a text looks.
type style int

const (
	body      style = iota
	centred         // "^ " headings and title
	boldLeft        // "! "
	bordered        // "| a | b |" table with lines
	invisible       // "|| a | b ||" table without lines: the two-column head, signatures
)

// block is a paragraph or a table of a text.
type block struct {
	style style
	text  string
	rows  [][]string // of tables
	// level is the depth of the automatic list that carries the number (1 Điều, 2 khoản, 3 điểm); 0 when the number, if
	// any, is typed in text.
	level int
}

func (b block) isTable() bool { return b.style == bordered || b.style == invisible }

// parseText reads the sample format: one paragraph a line, marked at its start; empty lines mean nothing.
func parseText(text string) ([]block, error) {
	if !norm.NFC.IsNormalString(text) {
		return nil, fmt.Errorf("text is not in NFC")
	}
	var blocks []block
	for number, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		b, err := parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number+1, err)
		}
		blocks = appendBlock(blocks, b)
	}
	return blocks, nil
}

func parseLine(line string) (block, error) {
	switch {
	case strings.HasPrefix(line, "||"):
		return parseRow(line, "||", invisible)
	case strings.HasPrefix(line, "|"):
		return parseRow(line, "|", bordered)
	case strings.HasPrefix(line, "^ "):
		return block{style: centred, text: strings.TrimSpace(line[2:])}, nil
	case strings.HasPrefix(line, "! "):
		return block{style: boldLeft, text: strings.TrimSpace(line[2:])}, nil
	default:
		return block{style: body, text: line}, nil
	}
}

func parseRow(line, fence string, s style) (block, error) {
	if len(line) < 2*len(fence) || !strings.HasSuffix(line, fence) {
		return block{}, fmt.Errorf("table row does not end with %q: %s", fence, line)
	}
	cells := strings.Split(line[len(fence):len(line)-len(fence)], "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return block{style: s, rows: [][]string{cells}}, nil
}

// appendBlock joins rows that follow each other with the same number of cells into one table.
func appendBlock(blocks []block, b block) []block {
	if n := len(blocks); b.isTable() && n > 0 && blocks[n-1].style == b.style && len(blocks[n-1].rows[0]) == len(b.rows[0]) {
		blocks[n-1].rows = append(blocks[n-1].rows, b.rows...)
		return blocks
	}
	return append(blocks, b)
}
