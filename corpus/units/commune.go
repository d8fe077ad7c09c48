package units

import "github.com/huonguoc/huonguoc/corpus"

// Commune is a unit of the lowest level within the time in which it had this code, name and type.
type Commune struct {
	Code     string // five digits, with leading zeros; the key together with From
	Name     string // "Tân Chi"
	Type     string // "xã", "phường" or "thị trấn"
	District string // "huyện Tiên Du", as on 30/6/2025; empty since districts ended
	Province string // "tỉnh Bắc Ninh", of its time
	From, To corpus.Date
}

// Match is what a name leads to.
type Match struct {
	// Today holds the communes of today that the place can lie in, in order of their codes.
	Today []Commune
	// Exact tells that Today is one commune and that nothing that was said contradicts it. Otherwise Today holds
	// candidates for a person to choose from, perhaps none.
	Exact bool
}

// unit is a row of the table with what it is found by.
type unit struct {
	Commune
	today     string   // code of the commune of today that holds it
	normal    string   // name in normal form
	fold      string   // name without marks
	districts []string // folds of the districts under whose name texts know it
	provinces []string // folds
}

// on tells whether the unit existed on a day; an unknown day is any.
func (u *unit) on(day corpus.Date) bool {
	return day == "" || (u.From == "" || u.From <= day) && (u.To == "" || day <= u.To)
}

func (u *unit) endedBefore(day corpus.Date) bool {
	return u.To != "" && u.To < day
}
