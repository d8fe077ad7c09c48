package query

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/rules"
)

// Field is what a clause can be filtered by.
type Field string

// The fields.
const (
	Commune    Field = "commune" // of the text, or of today
	NewCommune Field = "new-commune"
	OldCommune Field = "old-commune"
	District   Field = "district"
	Province   Field = "province"
	Village    Field = "village"
	Year       Field = "year" // of adoption
	Form       Field = "form" // hương ước or quy ước
	Kind       Field = "kind"
	Grade      Field = "grade"
	Rule       Field = "rule"
	Status     Field = "status"
)

// FieldInfo is what the printed table says of a field.
type FieldInfo struct {
	Field   Field
	Names   []string // Vietnamese first; all find the field, with marks or without
	Place   bool     // names in capitals need no quotation marks
	Ranges  bool
	Example string
	values  func() []choice // of a closed list; nil where any value may be asked for
}

// choice is one value of a closed list and the words for it.
type choice struct {
	value string
	names []string
}

// Fields are all fields in the order of the printed table.
func Fields() []FieldInfo {
	return []FieldInfo{
		{Field: Commune, Names: []string{"xã", "phường", "đặc khu", "commune", "ward"}, Place: true, Example: "xã:Tân Chi"},
		{Field: NewCommune, Names: []string{"xã mới", "phường mới", "new-commune"}, Place: true, Example: "xã mới:09343"},
		{Field: OldCommune, Names: []string{"xã cũ", "phường cũ", "old-commune"}, Place: true, Example: "xã cũ:Lạc Vệ"},
		{Field: District, Names: []string{"huyện", "thị xã", "quận", "district"}, Place: true, Example: "huyện:Tiên Du"},
		{Field: Province, Names: []string{"tỉnh", "province"}, Place: true, Example: "tỉnh:Bắc Ninh"},
		{Field: Village, Names: []string{"thôn", "làng", "bản", "ấp", "tổ dân phố", "tdp", "khu phố", "village"}, Place: true, Example: "thôn:Đồng Mây"},
		{Field: Year, Names: []string{"năm", "year"}, Ranges: true, Example: "năm:2005..2015"},
		{Field: Form, Names: []string{"hình thức", "form"}, Example: "hình thức:hương ước", values: forms},
		{Field: Kind, Names: []string{"loại", "kind"}, Example: "loại:K04", values: kinds},
		{Field: Grade, Names: []string{"mức", "mức độ", "grade"}, Ranges: true, Example: "mức:P1..P2", values: grades},
		{Field: Rule, Names: []string{"quy tắc", "rule"}, Example: "quy tắc:funeral-*"},
		{Field: Status, Names: []string{"trạng thái", "status"}, Example: "trạng thái:chưa kết luận", values: statuses},
	}
}

func forms() []choice {
	return []choice{
		{string(corpus.KindHuongUoc), []string{"hương ước", "huong-uoc"}},
		{string(corpus.KindQuyUoc), []string{"quy ước", "quy-uoc"}},
	}
}

func kinds() []choice {
	var list []choice
	for _, k := range rules.Kinds() {
		list = append(list, choice{k.ID, []string{k.Code, k.ID}})
	}
	return list
}

func grades() []choice {
	return []choice{{"P1", []string{"P1", "1"}}, {"P2", []string{"P2", "2"}}, {"P3", []string{"P3", "3"}}, {"P4", []string{"P4", "4"}}}
}

// The values of Status.
const (
	StatusFlagged   = "flagged"   // with a finding, decided or not
	StatusOpen      = "open"      // with a finding that nobody has decided
	StatusConfirmed = "confirmed" // concluded to discriminate
	StatusDismissed = "dismissed" // concluded not to
	StatusUnsure    = "unsure"    // set aside
	StatusDisputed  = "disputed"  // readers stand against each other
	StatusHint      = "hint"      // with hints only
	StatusNone      = "none"      // without
)

func statuses() []choice {
	return []choice{
		{StatusFlagged, []string{"có dấu hiệu", "bị đánh dấu", "flagged"}},
		{StatusOpen, []string{"chưa kết luận", "chờ", "open"}},
		{StatusConfirmed, []string{"phân biệt đối xử", "vi phạm", "đã xác nhận", "confirmed"}},
		{StatusDismissed, []string{"đã bỏ qua", "bỏ qua", "không vi phạm", "dismissed"}},
		{StatusUnsure, []string{"chưa rõ", "phân vân", "unsure"}},
		{StatusDisputed, []string{"ý kiến khác nhau", "disputed"}},
		{StatusHint, []string{"gợi ý", "hint"}},
		{StatusNone, []string{"không", "không có dấu hiệu", "sạch", "none"}},
	}
}

// key brings a name to the form in which names are compared.
func key(name string) string {
	return strings.Join(strings.FieldsFunc(viet.Fold(name), func(r rune) bool { return r == ' ' || r == '_' || r == '-' || r == '\n' }), " ")
}

// lookUp finds a field by one of its names.
func lookUp(name string) (FieldInfo, bool) {
	wanted := key(name)
	for _, f := range Fields() {
		for _, n := range f.Names {
			if key(n) == wanted {
				return f, true
			}
		}
	}
	return FieldInfo{}, false
}

// pick finds a value of a closed list by one of its names.
func (f FieldInfo) pick(name string) (string, bool) {
	wanted := key(name)
	for _, c := range f.values() {
		if slices.ContainsFunc(c.names, func(n string) bool { return key(n) == wanted }) {
			return c.value, true
		}
	}
	return "", false
}

// closest is the known name with the fewest letters to change, for an error's advice; empty when none is close.
func closest(name string, known []string) string {
	best, least := "", 3
	for _, k := range known {
		if d := Distance(key(name), key(k)); d < least && d < len([]rune(k)) {
			best, least = k, d
		}
	}
	return best
}

func fieldNames() (names []string) {
	for _, f := range Fields() {
		names = append(names, f.Names...)
	}
	return names
}

func (f FieldInfo) valueNames() (names []string) {
	for _, c := range f.values() {
		names = append(names, c.names...)
	}
	return names
}
