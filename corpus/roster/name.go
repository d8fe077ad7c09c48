package roster

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// villageTypes are the names for a community below the commune (Luật Thực hiện dân chủ ở cơ sở 2022, Điều 2 khoản 3) with
// how they are written, in normal form and without marks. Longer ones stand before those that begin them.
func villageTypes() []struct{ written, full string } {
	return []struct{ written, full string }{
		{"tổ dân phố", "tổ dân phố"}, {"to dan pho", "tổ dân phố"}, {"tdp", "tổ dân phố"},
		{"khu dân cư", "khu dân cư"}, {"khu dan cu", "khu dân cư"}, {"kdc", "khu dân cư"},
		{"khu phố", "khu phố"}, {"khu pho", "khu phố"}, {"khối phố", "khối phố"}, {"khoi pho", "khối phố"},
		{"tiểu khu", "tiểu khu"}, {"tieu khu", "tiểu khu"},
		{"thôn", "thôn"}, {"thon", "thôn"}, {"làng", "làng"}, {"lang", "làng"}, {"bản", "bản"}, {"ban", "bản"}, {"ấp", "ấp"}, {"ap", "ấp"},
		{"xóm", "xóm"}, {"xom", "xóm"}, {"buôn", "buôn"}, {"buon", "buôn"}, {"bon", "bon"}, {"phum", "phum"}, {"sóc", "sóc"}, {"soc", "sóc"},
		{"khóm", "khóm"}, {"khom", "khóm"}, {"khối", "khối"}, {"khoi", "khối"}, {"khu", "khu"}, {"tổ", "tổ"}, {"to", "tổ"},
	}
}

// name is a village's name to compare by.
type name struct {
	kind   string // "thôn", "tổ dân phố" …; empty where it is not said
	bare   string // without the type, in normal form, numbers as digits: "đồng mây", "3"
	fold   string // bare without marks
	marked bool   // written with marks, so "dong may" may stand for "đồng mây" and "đông mây"
}

func nameOf(text string) name {
	normal := strings.Trim(viet.Normal(text), " .,;:-()\"'")
	kind, rest := cutType(normal)
	rest = number(strings.TrimPrefix(strings.TrimPrefix(rest, "số "), "so "))
	fold := viet.Strip(rest)
	return name{kind: kind, bare: rest, fold: fold, marked: viet.Strip(normal) != normal}
}

// cutType takes the type from a name in normal form. A name that is nothing but a type stays one: "thôn Bản".
func cutType(normal string) (kind, rest string) {
	for _, t := range villageTypes() {
		if rest, ok := strings.CutPrefix(normal, t.written); ok && rest != "" && (rest[0] == ' ' || rest[0] == '.') {
			if rest = strings.TrimLeft(rest, " ."); rest != "" {
				return t.full, rest
			}
		}
	}
	return "", normal
}

// number writes a name that is only a number with digits: "II", "hai", "02" → "2".
func number(rest string) string {
	if digits := strings.TrimLeft(rest, "0"); digits != "" && strings.Trim(rest, "0123456789") == "" {
		return digits
	}
	// "vi" and "xi" are left out: they are syllables, and names.
	words := map[string]string{
		"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vii": "7", "viii": "8", "ix": "9", "x": "10",
		"một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9", "mười": "10",
	}
	if digits, ok := words[rest]; ok {
		return digits
	}
	return rest
}

// How two names can be the same, the surest last.
const (
	unlike  = iota
	similar // one letter or mark differs, or a mark is lost in one of them
	folded  // the same without marks, and one of them was written without
	loose   // the same name, another type or none
	equal
)

// likeness compares a name that somebody wrote with one of the roster. Two types that are both said and differ make two
// places alike in their names only.
func (n name) likeness(other name) int {
	types := n.kind == other.kind || n.kind == "" || other.kind == ""
	switch {
	case n.bare == other.bare && n.kind == other.kind:
		return equal
	case n.bare == other.bare:
		return loose
	case n.fold == other.fold && (!n.marked || !other.marked) && types:
		return folded
	case n.fold == other.fold, near(n.fold, other.fold):
		return similar
	}
	return unlike
}

// shortest is the length from which a name with one wrong letter is still similar; "ha" and "hạ" and "hà" are not "la".
const shortest = 4

// near tells whether two folds differ by one letter: another, one more or less, or two that changed places. Numbers do not:
// "thôn 12" is another place than "thôn 1".
func near(a, b string) bool {
	if strings.ContainsAny(a+b, "0123456789") || len(a) < shortest || len(b) < shortest {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case len(b)-len(a) > 1:
		return false
	case len(b) > len(a):
		return a[i:] == b[i+1:]
	case i == len(a) || a[i+1:] == b[i+1:]:
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// proper writes a name as the roster keeps it: type in small letters, capitals undone.
func proper(text, kind string) string {
	text = viet.TitleName(strings.Join(strings.Fields(text), " "))
	for _, t := range villageTypes() {
		n := len(t.written)
		certain := t.written == t.full || t.written == "tdp" || t.written == "thon"
		if certain && len(text) > n && strings.EqualFold(text[:n], t.written) && (text[n] == ' ' || text[n] == '.') {
			return t.full + " " + strings.TrimLeft(text[n:], " .")
		}
	}
	if kind = strings.ToLower(viet.Compose(kind)); kind != "" {
		return kind + " " + text
	}
	return text
}

// slug is a name for use in an ID: letters without marks, digits, hyphens.
func slug(name string) string {
	return strings.Join(strings.FieldsFunc(viet.Fold(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}
