package main

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/samples"
)

// plainLines are the paragraphs of a text as a person would have saved them; table cells are parted by a tab.
func plainLines(blocks []block) []string {
	var lines []string
	for _, b := range blocks {
		if !b.isTable() {
			lines = append(lines, b.text)
		}
		for _, row := range b.rows {
			lines = append(lines, strings.TrimRight(strings.Join(row, "\t"), "\t"))
		}
	}
	return lines
}

// plainText is the sample as a .txt file of the given layout; decomposed asks for NFD.
func plainText(blocks []block, layout samples.Layout, decomposed bool) ([]byte, error) {
	lines := plainLines(blocks)
	gap := "\n"
	if layout.Wrap > 0 {
		gap = "\n\n"
		for i := range lines {
			lines[i] = wrap(lines[i], layout.Wrap)
		}
	}
	text := strings.Join(lines, gap) + "\n"
	if decomposed {
		text = norm.NFD.String(text)
	}
	switch layout.Newline {
	case "", "lf":
	case "crlf":
		text = strings.ReplaceAll(text, "\n", "\r\n")
	default:
		return nil, fmt.Errorf("unknown newline %q", layout.Newline)
	}
	return encode(text, layout.Encoding)
}

func encode(text, encoding string) ([]byte, error) {
	const byteOrderMark = "\uFEFF"
	switch encoding {
	case "", "utf-8":
		return []byte(text), nil
	case "utf-8-bom":
		return []byte(byteOrderMark + text), nil
	case "utf-16le":
		var out []byte
		for _, unit := range utf16.Encode([]rune(byteOrderMark + text)) {
			out = binary.LittleEndian.AppendUint16(out, unit)
		}
		return out, nil
	default:
		return nil, fmt.Errorf("unknown encoding %q", encoding)
	}
}

// wrap breaks a paragraph into lines of at most width letters; table rows stay whole.
func wrap(paragraph string, width int) string {
	if strings.Contains(paragraph, "\t") {
		return paragraph
	}
	var out strings.Builder
	used := 0
	for i, word := range strings.Fields(paragraph) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case used+1+n > width:
			out.WriteByte('\n')
			used = 0
		default:
			out.WriteByte(' ')
			used++
		}
		out.WriteString(word)
		used += n
	}
	return out.String()
}
