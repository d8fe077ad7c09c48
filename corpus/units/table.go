package units

import (
	"bytes"
	_ "embed" // the data
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

//go:embed communes.csv
var communesCSV []byte

//go:embed districts.csv
var districtsCSV []byte

// Table is all the communes, old and new. It does not change and may be used by several goroutines.
type Table struct {
	units      []*unit
	former     map[string][]string // folds of former districts, by the fold of a district
	byCode     map[string][]*unit  // in the order of their time
	byNormal   map[string][]*unit
	byFold     map[string][]*unit
	bySqueezed map[string][]*unit // folds without spaces, with and without the type
	provinces  map[string]bool    // folds of those that the table covers
}

// Load gives the table that is part of the program.
func Load() (*Table, error) {
	return Read(bytes.NewReader(communesCSV), bytes.NewReader(districtsCSV))
}

// Read makes a table of data in the form of communes.csv and districts.csv, for a province or a date that the program
// does not know. Errors name the row.
func Read(communes, districts io.Reader) (*Table, error) {
	former, err := readFormer(districts)
	if err != nil {
		return nil, fmt.Errorf("read former districts: %w", err)
	}
	rows, err := readRows(communes, communeColumns)
	if err != nil {
		return nil, fmt.Errorf("read communes: %w", err)
	}
	list := make([]Commune, len(rows))
	for i, row := range rows {
		list[i] = Commune{
			Code: row[0], Type: row[1], Name: row[2], District: row[3], Province: row[4],
			From: corpus.Date(row[5]), To: corpus.Date(row[6]), Into: row[7], Law: row[8],
		}
	}
	return newTable(list, former)
}

// With is a table of the units of this one and of more. One of the others with the key of a unit of today ends it, when it
// has a last day; apart from that a unit that this table has already, by its code and a part of its time, stays as it is
// here.
func (t *Table) With(more []Commune) (*Table, error) {
	ended := map[Ref]Commune{}
	for _, c := range more {
		if c.To != "" {
			ended[c.Ref()] = c
		}
	}
	all := t.Communes()
	for i, c := range all {
		if end, ok := ended[c.Ref()]; ok && c.To == "" && end.Name == c.Name {
			all[i].To, all[i].Into, all[i].Law = end.To, end.Into, end.Law
		}
	}
	here := len(all)
	for _, c := range more {
		if !slices.ContainsFunc(all[:here], func(k Commune) bool { return k.Code == c.Code && k.overlaps(c) }) {
			all = append(all, c)
		}
	}
	return newTable(all, t.former)
}

func newTable(list []Commune, former map[string][]string) (*Table, error) {
	t := &Table{
		former: former, byCode: map[string][]*unit{},
		byNormal: map[string][]*unit{}, byFold: map[string][]*unit{}, bySqueezed: map[string][]*unit{},
		provinces: map[string]bool{},
	}
	for _, c := range list {
		t.add(newUnit(c, former))
	}
	return t, t.settle()
}

var (
	communeColumns  = []string{"code", "type", "name", "district", "province", "from", "to", "into", "law"}
	districtColumns = []string{"district", "former", "why"}
)

// readRows reads the rows below a header that has to be the given one.
func readRows(r io.Reader, columns []string) ([][]string, error) {
	in := csv.NewReader(r)
	in.Comment = '#'
	in.FieldsPerRecord = len(columns)
	rows, err := in.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || !slices.Equal(rows[0], columns) {
		return nil, fmt.Errorf("the first row is not %q", strings.Join(columns, ","))
	}
	return rows[1:], nil
}

// readFormer gives the folds of the former districts of each district.
func readFormer(r io.Reader) (map[string][]string, error) {
	rows, err := readRows(r, districtColumns)
	former := map[string][]string{}
	for _, row := range rows {
		district := viet.Fold(row[0])
		former[district] = append(former[district], viet.Fold(row[1]))
	}
	return former, err
}

func (t *Table) add(u *unit) {
	t.units = append(t.units, u)
	t.byCode[u.Code] = append(t.byCode[u.Code], u)
	t.byNormal[u.normal] = append(t.byNormal[u.normal], u)
	t.byFold[u.fold] = append(t.byFold[u.fold], u)
	squeezed := squeeze(u.fold)
	for _, key := range []string{squeezed, squeeze(viet.Fold(u.Type)) + squeezed} {
		t.bySqueezed[key] = append(t.bySqueezed[key], u)
	}
	for _, p := range u.provinces {
		t.provinces[p] = true
	}
}

func squeeze(fold string) string { return strings.ReplaceAll(fold, " ", "") }

// Communes are all units, old and of today, in the order of the table.
func (t *Table) Communes() []Commune { return communes(t.units) }

func communes(units []*unit) []Commune {
	list := make([]Commune, len(units))
	for i, u := range units {
		list[i] = u.Commune
	}
	return list
}

// Today gives the communes of today, in order of their codes.
func (t *Table) Today() []Commune {
	return t.todays(t.units)
}

// todays gives the communes of today that the units lie in, each once.
func (t *Table) todays(units []*unit) []Commune {
	var list []Commune
	seen := map[string]bool{}
	for _, u := range units {
		for _, code := range u.today {
			if !seen[code] {
				seen[code] = true
				list = append(list, t.present(code).Commune)
			}
		}
	}
	slices.SortFunc(list, byCode)
	return list
}

func byCode(a, b Commune) int { return strings.Compare(a.Code, b.Code) }
