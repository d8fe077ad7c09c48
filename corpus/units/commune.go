package units

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Commune is a unit of the lowest level within the time in which it had this code, name and type.
type Commune struct {
	Code     string // five digits, with leading zeros; the key together with From
	Name     string // "Tân Chi"
	Type     string // "xã", "phường", "thị trấn" or "đặc khu"
	District string // "huyện Tiên Du", as on 30/6/2025; empty since districts ended
	Province string // "tỉnh Bắc Ninh", of its time
	From, To corpus.Date
	// Into are the codes of the units that took the place over on the day after To, parted by spaces; several where it was
	// divided. Empty for a unit of today.
	Into string
	// Law is the act that made the unit or, where it has ended, the one that ended it.
	Law string
}

// Title is the name with its type: "xã Tân Chi".
func (c Commune) Title() string { return c.Type + " " + c.Name }

// Ref names a unit without doubt: a code alone does not, since codes are used again.
type Ref struct {
	Code string
	From corpus.Date // empty for units whose beginning is not recorded
}

// Ref is the key of a unit.
func (c Commune) Ref() Ref { return Ref{c.Code, c.From} }

// On tells whether the unit existed on a day; an unknown day is any.
func (c Commune) On(day corpus.Date) bool {
	return day == "" || (c.From == "" || c.From <= day) && (c.To == "" || day <= c.To)
}

// overlaps tells that there was a day on which both existed.
func (c Commune) overlaps(d Commune) bool {
	return (c.To == "" || d.From <= c.To) && (d.To == "" || c.From <= d.To)
}

// Match is what a name leads to.
type Match struct {
	// Today holds the communes of today that the place can lie in, in order of their codes.
	Today []Commune
	// Exact tells that Today is one commune and that nothing that was said contradicts it. Otherwise Today holds
	// candidates for a person to choose from, perhaps none.
	Exact bool
	// Named are the units, old or of today, that the name can stand for, in order of their codes.
	Named []Commune
}

// unit is a row of the table with what it is found by.
type unit struct {
	Commune
	today     []string // codes of the communes of today that hold it
	normal    string   // name in normal form
	fold      string   // name without marks
	districts []string // folds of the districts under whose name texts know it
	provinces []string // folds
}

func newUnit(c Commune, former map[string][]string) *unit {
	u := &unit{Commune: c, normal: viet.Normal(c.Name), fold: viet.Fold(c.Name)}
	province := bare(viet.Fold(c.Province), provinceWords)
	u.provinces = []string{province}
	if u.District == "" {
		return u
	}
	district := bare(viet.Fold(u.District), districtWords)
	u.districts = append([]string{district}, former[district]...)
	if province == "bac ninh" || province == "bac giang" {
		u.provinces = append(u.provinces, haBac)
	}
	return u
}

func (u *unit) endedBefore(day corpus.Date) bool {
	return u.To != "" && u.To < day
}

// into are the codes of the successors.
func (u *unit) into() []string { return strings.Fields(u.Into) }

// LiesIn tells that a district, as a text names it, is the unit's own: "Huyện Thuận Thành" of before 2023 is the later thị xã
// Thuận Thành.
func (c Commune) LiesIn(district string) bool {
	return c.District != "" && bare(viet.Fold(c.District), districtWords) == bare(viet.Fold(district), districtWords)
}
