package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// readText reads a .csv file or text with tabs.
func readText(data []byte) ([]Sheet, error) {
	text, encoding, err := decode(data)
	if err != nil {
		return nil, err
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = separator(text), -1, true
	s := Sheet{Encoding: encoding}
	for {
		row, err := in.Read()
		switch {
		case errors.Is(err, io.EOF):
			s.Rows = clean(s.Rows)
			return []Sheet{s}, nil
		case err != nil:
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		case len(s.Rows) == maxRows:
			return nil, ErrTooLarge
		}
		line, _ := in.FieldPos(0)
		for len(s.Rows) < line-1 { // the reader skips empty lines, and rows are named by their line
			s.Rows = append(s.Rows, nil)
		}
		s.Rows = append(s.Rows, row)
	}
}

// decode gives the text of bytes and the name of their encoding. An encoding of before Unicode is recognised by the
// Vietnamese that it makes.
func decode(data []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		wide, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", "", fmt.Errorf("%w: %w", ErrEncoding, err)
		}
		return string(wide), "utf-16", nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", "", ErrEncoding
	}
	if utf8.Valid(data) {
		return string(data), "utf-8", nil
	}
	old, _ := legacy.DetectBytes(data)
	if old == legacy.Unicode {
		return "", "", ErrEncoding
	}
	return legacy.View(data), old.String(), nil // clean decodes it cell by cell
}

// sampleLines is how many lines tell the separator.
const sampleLines = 50

// separator is the sign that parts most lines into the same number of cells, more than one; Excel writes semicolons where
// the system's decimal sign is a comma, as in Vietnam.
func separator(text string) rune {
	best, most := ',', 0
	for _, candidate := range []rune{',', ';', '\t'} {
		if n := agreeing(text, candidate); n > most {
			best, most = candidate, n
		}
	}
	return best
}

// agreeing is the number of separators in the lines that have the most frequent number of them, outside quotation marks.
func agreeing(text string, separator rune) int {
	lines := map[int]int{}
	n := 0
	for line := range strings.Lines(text) {
		if n++; n > sampleLines {
			break
		}
		lines[countOutside(line, separator)]++
	}
	best := 0
	for separators, n := range lines {
		best = max(best, separators*n)
	}
	return best
}

func countOutside(line string, separator rune) (n int) {
	quoted := false
	for _, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == separator && !quoted:
			n++
		}
	}
	return n
}
