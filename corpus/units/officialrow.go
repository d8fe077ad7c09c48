package units

import (
	"regexp"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// row is one row with its columns by ID.
type row struct {
	*reading
	header sheet.Header
	n      int
}

func (r *reading) each(header sheet.Header, do func(row)) {
	for n := header.Row + 1; n < len(r.Rows); n++ {
		do(row{r, header, n})
	}
}

func (r row) get(id string) string {
	column, ok := r.header.Columns[id]
	if !ok {
		return ""
	}
	return strings.TrimSpace(r.Cell(r.n, column))
}

func (r row) problem(code, id string, other ...string) {
	r.Problems = append(r.Problems, sheet.Problem{
		Sheet: r.Name, Row: r.n + 1, Column: r.header.Titles[id], Code: code, Value: r.get(id), Other: other,
	})
}

// code is a code of five digits; a table that keeps it as a number has lost its zeros.
func (r row) code(id string) (string, bool) {
	code := r.get(id)
	if code == "" || len(code) > 5 || strings.Trim(code, "0123456789") != "" {
		r.problem(ProblemCode, id)
		return "", false
	}
	return strings.Repeat("0", 5-len(code)) + code, true
}

// bracketed is a remark or code behind a name: "Thành phố Hà Nội (01)".
var bracketed = regexp.MustCompile(`\s*\([^)]*\)`)

// place is a name with its type in small letters: "Quận Ba Đình (001)" → "quận Ba Đình".
func (r row) place(id string) string {
	name := viet.TitleName(bracketed.ReplaceAllString(r.get(id), ""))
	for _, kind := range []string{"Thành Phố", "Thành phố", "Thị Xã", "Thị xã", "Tỉnh", "Huyện", "Quận"} {
		if rest, ok := strings.CutPrefix(name, kind+" "); ok {
			return strings.ToLower(kind) + " " + rest
		}
	}
	return name
}

// named is a commune's type and name.
func (r row) named(id, level string) (kind, name string, ok bool) {
	full := viet.TitleName(bracketed.ReplaceAllString(r.get(id), ""))
	for _, w := range communeWords {
		if len(full) > len(w.word) && strings.EqualFold(full[:len(w.word)], w.word) && full[len(w.word)] == ' ' {
			return w.kind, strings.TrimSpace(full[len(w.word):]), true
		}
	}
	level = strings.ToLower(viet.Compose(level))
	if full != "" && slices.Contains([]string{"xã", "phường", "thị trấn", "đặc khu"}, level) {
		return level, full, true
	}
	r.problem(ProblemName, id)
	return "", "", false
}

// keep adds a unit once; the same key with another name is a conflict.
func (r row) keep(c Commune, id string) bool {
	known, ok := r.known[c.Ref()]
	if !ok {
		r.known[c.Ref()] = &c
		r.order = append(r.order, c.Ref())
		return true
	}
	if known.Name != c.Name || known.Type != c.Type {
		r.problem(ProblemConflict, id, known.Title(), c.Title())
		return false
	}
	return true
}

// day is the day of a cell; an empty cell is no day and no problem.
func (r row) day(id string) (corpus.Date, bool) {
	if r.get(id) == "" {
		return "", true
	}
	day, ok := r.Date(r.get(id))
	if !ok {
		r.problem(ProblemDate, id)
	}
	return day, ok
}
