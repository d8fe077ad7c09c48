package units

import (
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// ByFolder is Resolve for the name of a folder, which has its own ways to write a name: "Xa_Tan_Chi", "TanChi",
// "03. xã Tân Chi", "xatanchi", "Xã Đồng Tiến (Yên Thế)".
func (t *Table) ByFolder(name string) Match {
	commune, more := splitFolder(viet.Compose(name))
	district := ""
	if t.isDistrict(more) {
		district = more
	}
	match := t.Resolve(commune, district, "", "")
	if match.Exact || strings.Contains(commune, " ") {
		return match
	}
	if found := t.bySqueezed[viet.Fold(commune)]; len(found) > 0 && unmarked(viet.Normal(commune)) {
		today := t.todays(found)
		return Match{Today: today, Exact: len(today) == 1, Named: sorted(found)}
	}
	return match
}

// splitFolder parts the words of a folder name, and the name from what follows it after a comma or in brackets.
func splitFolder(name string) (commune, more string) {
	name = strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	name = strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '+' {
			return ' '
		}
		return r
	}, splitCapitals(name))
	if i := strings.IndexAny(name, ",("); i >= 0 {
		name, more = name[:i], name[i+1:]
	}
	return strings.TrimSpace(name), more
}

// splitCapitals puts a space before a capital that follows a small letter: "TanChi" → "Tan Chi".
func splitCapitals(name string) string {
	var b strings.Builder
	small := false
	for _, r := range name {
		if small && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		small = unicode.IsLower(r)
	}
	return b.String()
}

func (t *Table) isDistrict(name string) bool {
	fold := bare(viet.Strip(tidy(name)), districtWords)
	for _, u := range t.units {
		for _, d := range u.districts {
			if d == fold {
				return true
			}
		}
	}
	return false
}
