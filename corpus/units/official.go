package units

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// The tables in which units come. The first two are those of the statistics office (danhmuchanhchinh.nso.gov.vn): the table
// of conversion with the old and the new units side by side, one row for each pair, and the list of communes as of a day.
// The third is the form of communes.csv.
const (
	LayoutConversion = "conversion"
	LayoutList       = "list"
	LayoutHistory    = "history"
)

type layout struct {
	id      string
	columns []sheet.Column
	read    func(*reading, sheet.Header)
}

func layouts() []layout {
	return []layout{
		{LayoutConversion, []sheet.Column{
			{ID: "new-code", Names: []string{"Mã Xã mới", "Mã ĐVHC mới", "Mã phường xã mới", "Mã mới"}, Required: true},
			{ID: "new-name", Names: []string{"Tên Xã mới", "Tên ĐVHC mới", "Tên phường xã mới", "Phường xã mới", "Xã mới"}, Required: true},
			{ID: "old-code", Names: []string{"Mã Xã cũ", "Mã ĐVHC cũ", "Mã phường xã cũ", "Mã cũ"}, Required: true},
			{ID: "old-name", Names: []string{"Tên Xã cũ", "Tên ĐVHC cũ", "Tên phường xã cũ", "Phường xã cũ", "Xã cũ"}, Required: true},
			{ID: "province", Names: []string{"Tỉnh, thành phố", "Tỉnh thành phố", "Tỉnh mới", "Tỉnh, thành phố mới"}, Required: true},
			{ID: "old-district", Names: []string{"Quận huyện", "Quận/huyện", "Quận/huyện cũ", "Huyện cũ"}, Required: true},
			{ID: "old-province", Names: []string{"Tỉnh cũ", "Tỉnh, thành phố cũ"}},
			{ID: "note", Names: []string{"Ghi chú"}},
		}, (*reading).conversion},
		{LayoutHistory, []sheet.Column{
			{ID: "code", Required: true}, {ID: "type", Required: true}, {ID: "name", Required: true}, {ID: "district"},
			{ID: "province", Required: true}, {ID: "from", Required: true}, {ID: "to", Required: true}, {ID: "into", Required: true}, {ID: "law"},
		}, (*reading).history},
		{LayoutList, []sheet.Column{
			{ID: "code", Names: []string{"Mã", "Mã PX", "Mã số", "Mã xã", "Mã đơn vị hành chính", "Mã ĐVHC"}, Required: true},
			{ID: "name", Names: []string{"Tên", "Phường Xã", "Tên đơn vị hành chính", "Tên ĐVHC", "Tên đơn vị hành chính cấp xã", "Tên xã"}, Required: true},
			{ID: "province", Names: []string{"Tỉnh / Thành Phố", "Tỉnh Thành Phố", "Tỉnh", "Tên tỉnh", "Tỉnh, thành phố"}, Required: true},
			{ID: "level", Names: []string{"Cấp", "Loại"}},
			{ID: "district", Names: []string{"Quận Huyện", "Huyện", "Quận/huyện"}},
			{ID: "law", Names: []string{"Số Nghị định", "Số Nghị quyết", "Nghị quyết", "Văn bản"}},
		}, (*reading).list},
	}
}

// Import is what was read from an official table.
type Import struct {
	Layout   string
	Communes []Commune
	Problems []sheet.Problem
}

// The codes of problems.
const (
	ProblemCode     = "unit-code"     // no code of at most five digits
	ProblemName     = "unit-name"     // no name, or one without type
	ProblemDate     = "unit-date"     // no day
	ProblemConflict = "unit-conflict" // one code with two names
	ProblemDistrict = "unit-district" // a list of before 1/7/2025, which does not say where the units went
)

// ErrNoDay says that a table does not tell from when its units exist.
var ErrNoDay = errors.New("the table does not say from which day its units exist")

// ReadOfficial reads communes from a table in one of the layouts. from is the day on which the units of today began, for a
// table that does not name it, and law the act behind them. ok is false when no sheet has one of the layouts.
func ReadOfficial(sheets []sheet.Sheet, from corpus.Date, law string) (imported Import, ok bool, err error) {
	for _, l := range layouts() {
		for _, s := range sheets {
			header, found := s.Find(l.columns)
			if !found {
				continue
			}
			r := &reading{Sheet: s, Import: Import{Layout: l.id}, from: from, law: law, known: map[Ref]*Commune{}}
			if r.from == "" {
				r.from = dayIn(s.Rows[:header.Row+1])
			}
			if r.from == "" && l.id != LayoutHistory {
				return Import{}, true, ErrNoDay
			}
			l.read(r, header)
			for _, ref := range r.order {
				r.Communes = append(r.Communes, *r.known[ref])
			}
			return r.Import, true, nil
		}
	}
	return Import{}, false, nil
}

// reading is an official table on its way into communes.
type reading struct {
	sheet.Sheet
	Import
	from  corpus.Date
	law   string
	known map[Ref]*Commune
	order []Ref
	whole map[Ref]bool // old units all of whose people went into one new unit
}

var fromDay = regexp.MustCompile(`(?i)từ ngày\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})`)

// dayIn is the day that a header names: "Đơn vị hành chính từ ngày 01/7/2025".
func dayIn(rows [][]string) corpus.Date {
	for _, row := range rows {
		for _, cell := range row {
			if m := fromDay.FindStringSubmatch(cell); m != nil {
				if day, ok := (sheet.Sheet{}).Date(m[1]); ok {
					return day
				}
			}
		}
	}
	return ""
}

// conversion reads a row of old and new unit. The rows that head a province have no codes.
func (r *reading) conversion(header sheet.Header) {
	r.whole = map[Ref]bool{}
	r.each(header, func(row row) {
		if row.get("new-code") == "" && row.get("old-code") == "" {
			return
		}
		newCode, ok1 := row.code("new-code")
		oldCode, ok2 := row.code("old-code")
		newType, newName, ok3 := row.named("new-name", "")
		oldType, oldName, ok4 := row.named("old-name", "")
		if !ok1 || !ok2 || !ok3 || !ok4 {
			return
		}
		province := row.place("old-province")
		if province == "" {
			province = row.place("province")
		}
		row.keep(Commune{Code: newCode, Type: newType, Name: newName, Province: row.place("province"), From: r.from, Law: r.law}, "new-code")
		old := Commune{
			Code: oldCode, Type: oldType, Name: oldName, District: row.place("old-district"), Province: province,
			To: r.from.Add(-1), Law: r.law,
		}
		if row.keep(old, "old-code") {
			r.lead(old.Ref(), newCode, row.get("note"))
		}
	})
}

// lead adds a successor. A unit all of whose people went into one unit leads there alone, though others have got a piece
// of its land: "Nhập toàn bộ", "Nhập một phần diện tích, toàn bộ dân số".
func (r *reading) lead(old Ref, code, note string) {
	u := r.known[old]
	whole := strings.Contains(viet.Normal(note), "toàn bộ")
	switch {
	case r.whole[old]:
	case whole:
		u.Into, r.whole[old] = code, true
	case !slices.Contains(strings.Fields(u.Into), code):
		u.Into = strings.TrimSpace(u.Into + " " + code)
	}
}

// list reads a row of the list of today's units.
func (r *reading) list(header sheet.Header) {
	r.each(header, func(row row) {
		if row.get("code") == "" && row.get("province") == "" {
			return
		}
		code, ok := row.code("code")
		if !ok {
			return
		}
		kind, name, ok := row.named("name", row.get("level"))
		if !ok {
			return
		}
		if row.get("district") != "" {
			row.problem(ProblemDistrict, "district")
			return
		}
		law := r.law
		if law == "" {
			law = row.get("law")
		}
		row.keep(Commune{Code: code, Type: kind, Name: name, Province: row.place("province"), From: r.from, Law: law}, "code")
	})
}

// history reads a row in the form of communes.csv.
func (r *reading) history(header sheet.Header) {
	r.each(header, func(row row) {
		if strings.HasPrefix(row.get("code"), "#") || row.get("code") == "" && row.get("name") == "" {
			return
		}
		code, ok := row.code("code")
		from, ok1 := row.day("from")
		to, ok2 := row.day("to")
		if !ok || !ok1 || !ok2 {
			return
		}
		if row.get("name") == "" || row.get("type") == "" {
			row.problem(ProblemName, "name")
			return
		}
		law := row.get("law")
		if law == "" {
			law = r.law
		}
		into := strings.Fields(strings.NewReplacer(";", " ", ",", " ").Replace(row.get("into")))
		for i := range into {
			into[i] = strings.Repeat("0", max(0, 5-len(into[i]))) + into[i]
		}
		row.keep(Commune{
			Code: code, Type: row.get("type"), Name: row.get("name"), District: row.get("district"), Province: row.get("province"),
			From: from, To: to, Into: strings.Join(into, " "), Law: law,
		}, "code")
	})
}
