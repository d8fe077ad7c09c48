package sheet

import (
	"slices"
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Column is a column that a reader of tables knows, and how people head it.
type Column struct {
	ID       string
	Names    []string // as people write them; compared without marks, capitals and remarks in brackets
	Required bool
}

// Header is where the columns of a table stand.
type Header struct {
	Row     int            // the last row of the header, from 0; the data begin below
	Columns map[string]int // ID → column, from 0
	Titles  map[string]string
	Ignored []string // titles of the columns that nobody knows
}

// Has tells that the table has a column.
func (h Header) Has(id string) bool { _, ok := h.Columns[id]; return ok }

// headerRows is how far down a header may stand: below agency, motto, title and remarks.
const headerRows = 40

// Find looks for the header of a table: the row, or the two rows one above the other, in which most of the columns are
// named, and all that are required. ok is false when there is none.
func (s Sheet) Find(columns []Column) (best Header, ok bool) {
	known := names(columns)
	for row := range min(len(s.Rows), headerRows) {
		for _, titles := range [][]string{s.Rows[row], s.doubled(row)} {
			h := s.header(row, titles, known)
			if !h.complete(columns) || ok && len(h.Columns) <= len(best.Columns) {
				continue
			}
			best, ok = h, true
		}
	}
	return best, ok
}

// names maps the folded names of columns to their IDs.
func names(columns []Column) map[string]string {
	known := map[string]string{}
	for _, c := range columns {
		for _, name := range append([]string{c.ID}, c.Names...) {
			known[title(name)] = c.ID
		}
	}
	return known
}

// doubled are the titles of a row, each with the one above it where that adds something: "Ngày" over "thành lập".
func (s Sheet) doubled(row int) []string {
	if row == 0 {
		return nil
	}
	width := max(len(s.Rows[row]), len(s.Rows[row-1]))
	titles := make([]string, width)
	for i := range titles {
		above, own := s.Cell(row-1, i), s.Cell(row, i)
		switch {
		case own == "" || own == above:
			titles[i] = above
		case above == "":
			titles[i] = own
		default:
			titles[i] = above + " " + own
		}
	}
	return titles
}

func (s Sheet) header(row int, titles []string, known map[string]string) Header {
	h := Header{Row: row, Columns: map[string]int{}, Titles: map[string]string{}}
	for i, text := range titles {
		id, ok := known[title(text)]
		if !ok { // of a doubled title the lower part alone may be a name
			id, ok = known[title(s.Cell(row, i))]
		}
		if _, twice := h.Columns[id]; !ok || twice {
			if text != "" {
				h.Ignored = append(h.Ignored, text)
			}
			continue
		}
		h.Columns[id], h.Titles[id] = i, text
	}
	return h
}

func (h Header) complete(columns []Column) bool {
	return !slices.ContainsFunc(columns, func(c Column) bool { return c.Required && !h.Has(c.ID) })
}

// title is a title of a column to compare by: no marks, no capitals, no remark in brackets, letters and digits only.
func title(text string) string {
	for {
		open := strings.IndexByte(text, '(')
		if open < 0 {
			break
		}
		end := strings.IndexByte(text[open:], ')')
		if end < 0 {
			break
		}
		text = text[:open] + " " + text[open+end+1:]
	}
	words := strings.FieldsFunc(viet.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}
