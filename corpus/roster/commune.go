package roster

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// commune finds the unit of today that a row lies in, and the former one where the row tells it.
func (l *lines) commune(n int, on corpus.Date) (commune, former units.Ref) {
	name, column := l.get(n, colCommune), colCommune
	if name == "" {
		name = l.place
	}
	old := l.get(n, colFormer)
	if name == "" && l.get(n, colCommuneCode) == "" {
		name, column = old, colFormer
	}
	match, ok := l.match(n, column, name, on)
	if !ok {
		return units.Ref{}, units.Ref{}
	}
	commune = match.Today[0].Ref()
	if old != "" {
		return commune, l.former(n, old, commune)
	}
	if len(match.Named) == 1 && match.Named[0].To != "" {
		former = match.Named[0].Ref()
	}
	return commune, former
}

// match leads from code and name to one unit of today, or notes what is wrong.
func (l *lines) match(n int, column, name string, on corpus.Date) (units.Match, bool) {
	if code := l.get(n, colCommuneCode); code != "" {
		return l.byCode(n, code, name)
	}
	if name == "" {
		l.problem(n, ProblemNoCommune, colVillage)
		return units.Match{}, false
	}
	m := l.table.Resolve(name, l.get(n, colDistrict), l.get(n, colProvince), "")
	if !m.Exact && on != "" {
		if dated := l.table.Resolve(name, l.get(n, colDistrict), l.get(n, colProvince), on); dated.Exact {
			m = dated
		}
	}
	switch {
	case m.Exact:
		return m, true
	case len(m.Today) == 0:
		l.problem(n, ProblemUnknown, column, l.placeOther(n, name)...)
	case len(m.Today) == 1:
		l.problem(n, ProblemSimilar, column, titles(m.Named)...)
	default:
		l.problem(n, ProblemAmbiguous, column, titles(m.Named)...)
	}
	return m, false
}

// placeOther names the commune of a heading or sheet in a problem, because the row's own cell is empty.
func (l *lines) placeOther(n int, name string) []string {
	if l.get(n, colCommune) == name {
		return nil
	}
	return []string{name}
}

// byCode finds a unit by its code. Since codes are used again, a name beside it decides between the units that had the
// code; without one it is today's.
func (l *lines) byCode(n int, code, name string) (units.Match, bool) {
	if len(code) < 5 {
		code = strings.Repeat("0", 5-len(code)) + code
	}
	var had []units.Commune
	for _, c := range l.table.Communes() {
		if c.Code == code {
			had = append(had, c)
		}
	}
	fitting := slices.DeleteFunc(slices.Clone(had), func(c units.Commune) bool { return !isCalled(c, name) })
	if len(fitting) > 1 || name == "" {
		fitting = slices.DeleteFunc(fitting, func(c units.Commune) bool { return c.To != "" })
	}
	switch {
	case len(had) == 0:
		l.problem(n, ProblemUnknown, colCommuneCode)
	case len(fitting) == 0 && name != "":
		l.problem(n, ProblemCodeName, colCommuneCode, append(titles(had), name)...)
	case len(fitting) == 0:
		l.problem(n, ProblemAmbiguous, colCommuneCode, titles(had)...)
	default:
		today := l.table.Holders(fitting[0].Ref(), "")
		if len(today) == 1 {
			return units.Match{Today: today, Exact: true, Named: fitting}, true
		}
		l.problem(n, ProblemAmbiguous, colCommuneCode, titles(today)...)
	}
	return units.Match{}, false
}

// isCalled tells that a unit has a name, given with or without type.
func isCalled(c units.Commune, name string) bool {
	if name == "" {
		return true
	}
	normal := viet.Normal(name)
	return normal == viet.Normal(c.Name) || normal == viet.Normal(c.Title()) || strings.HasSuffix(normal, " "+viet.Normal(c.Name)) && len(normal) <= len(viet.Normal(c.Title()))
}

// former finds the unit of before the mergers that a column of its own names.
func (l *lines) former(n int, old string, commune units.Ref) units.Ref {
	m := l.table.Resolve(old, l.get(n, colDistrict), l.get(n, colProvince), "")
	var found []units.Commune
	still := false // the name is today's as well
	for _, c := range m.Named {
		within := slices.ContainsFunc(l.table.Holders(c.Ref(), ""), func(h units.Commune) bool { return h.Ref() == commune })
		if within && c.To != "" {
			found = append(found, c)
		}
		still = still || within && c.To == ""
	}
	if len(found) == 0 && still {
		return units.Ref{}
	}
	if len(found) != 1 {
		l.problem(n, ProblemFormer, colFormer, titles(m.Named)...)
		return units.Ref{}
	}
	return found[0].Ref()
}

func titles(list []units.Commune) []string {
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.Title() + " (" + c.Code + ")"
		if c.District != "" {
			names[i] = c.Title() + ", " + c.District + " (" + c.Code + ")"
		}
	}
	return names
}
