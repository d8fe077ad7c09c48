package units

import (
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Resolve leads from the names that a text of a given day uses to the commune of today. The words for the type may be
// missing ("xã Lạc Vệ", "Lạc Vệ", "TT. Vôi", "xa lac ve"); type, district, province and day may be empty.
//
// The name has to be right, marks included, unless it has none at all. A name of before the merger may be used after it.
// District and province have to fit: the district as on 30/6/2025, or one that the place belonged to before. The type
// only chooses between places that all else leaves, since communes became wards and townships over the years. A
// place in another province gives no candidates.
func (t *Table) Resolve(commune, district, province string, on corpus.Date) Match {
	found, kind, exact := t.named(tidy(commune))
	for _, narrow := range []func([]*unit) ([]*unit, bool){
		t.byProvince(bare(viet.Strip(tidy(province)), provinceWords)),
		byDistrict(bare(viet.Strip(tidy(district)), districtWords)),
		byDay(on),
		byKind(kind),
	} {
		rest, fits := narrow(found)
		exact = exact && fits
		found = rest
	}
	today := t.todays(found)
	return Match{Today: today, Exact: exact && len(today) == 1, Named: sorted(found)}
}

// sorted are the communes of units in order of their codes.
func sorted(units []*unit) []Commune {
	list := communes(units)
	slices.SortStableFunc(list, byCode)
	return list
}

// named finds the units of a name in normal form. The name is tried as it is first, because "Phuong Son" is not phường
// Sơn. Only similar ones are given when no unit has the name; they are not exact.
func (t *Table) named(name string) (found []*unit, kind string, exact bool) {
	if name == "" {
		return nil, "", false
	}
	rest, kind := cut(name, communeWords)
	if found := t.spelled(name, name); len(found) > 0 {
		return found, "", true
	}
	if found := t.spelled(rest, name); len(found) > 0 {
		return found, kind, true
	}
	return t.similar(viet.Strip(rest)), kind, false
}

// spelled finds a name as it is written, and for a name without marks those that it can stand for. The whole of what
// was written tells whether its writer used marks.
func (t *Table) spelled(name, whole string) []*unit {
	found := t.byNormal[name]
	if len(found) > 0 && !unmarked(whole) || !unmarked(name) {
		return found
	}
	return t.byFold[name]
}

func (t *Table) similar(fold string) []*unit {
	var found []*unit
	for _, u := range t.units {
		if near(u.fold, fold) {
			found = append(found, u)
		}
	}
	return found
}

// The narrowing steps give the units that fit what was said and whether that agrees with the name. When none fits, the
// name's candidates stay for a person to look at.

// byProvince keeps those of a province. A text may confuse the provinces of the table, but means none other.
func (t *Table) byProvince(province string) func([]*unit) ([]*unit, bool) {
	return func(units []*unit) ([]*unit, bool) {
		if province == "" {
			return units, true
		}
		if fitting := filter(units, func(u *unit) bool { return slices.Contains(u.provinces, province) }); len(fitting) > 0 {
			return fitting, true
		}
		if !t.provinces[province] {
			return nil, false
		}
		return units, false
	}
}

func byDistrict(district string) func([]*unit) ([]*unit, bool) {
	return func(units []*unit) ([]*unit, bool) {
		if district == "" {
			return units, true
		}
		return orAll(units, func(u *unit) bool { return slices.Contains(u.districts, district) })
	}
}

func byDay(on corpus.Date) func([]*unit) ([]*unit, bool) {
	return func(units []*unit) ([]*unit, bool) {
		rest, fits := orAll(units, func(u *unit) bool { return u.On(on) })
		return rest, fits || !slices.ContainsFunc(rest, func(u *unit) bool { return !u.endedBefore(on) })
	}
}

func byKind(kind string) func([]*unit) ([]*unit, bool) {
	return func(units []*unit) ([]*unit, bool) {
		rest, _ := orAll(units, func(u *unit) bool { return u.Type == kind })
		return rest, true
	}
}

// orAll gives the units that fit, or all when none does.
func orAll(units []*unit, fits func(*unit) bool) ([]*unit, bool) {
	if fitting := filter(units, fits); len(fitting) > 0 {
		return fitting, true
	}
	return units, false
}

func filter(units []*unit, keep func(*unit) bool) []*unit {
	var kept []*unit
	for _, u := range units {
		if keep(u) {
			kept = append(kept, u)
		}
	}
	return kept
}
