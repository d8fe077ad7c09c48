package units

import (
	"bytes"
	_ "embed" // the data
	"encoding/csv"
	"errors"
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
	byNormal   map[string][]*unit
	byFold     map[string][]*unit
	bySqueezed map[string][]*unit // folds without spaces, with and without the type
	today      map[string]Commune
}

// Load gives the table that is part of the program.
func Load() (*Table, error) {
	return Read(bytes.NewReader(communesCSV), bytes.NewReader(districtsCSV))
}

// Read makes a table of data in the form of communes.csv and districts.csv, for a province or a date that the program
// does not know. Errors name the row.
func Read(communes, districts io.Reader) (*Table, error) {
	t := &Table{
		byNormal: map[string][]*unit{}, byFold: map[string][]*unit{}, bySqueezed: map[string][]*unit{},
		today: map[string]Commune{},
	}
	former, err := readFormer(districts)
	if err != nil {
		return nil, fmt.Errorf("read former districts: %w", err)
	}
	rows, err := readRows(communes, communeColumns)
	if err != nil {
		return nil, fmt.Errorf("read communes: %w", err)
	}
	for _, row := range rows {
		t.add(newUnit(row, former))
	}
	return t, t.settle()
}

var (
	communeColumns  = []string{"code", "type", "name", "district", "province", "from", "to", "today"}
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

func newUnit(row []string, former map[string][]string) *unit {
	u := &unit{
		Commune: Commune{
			Code: row[0], Type: row[1], Name: row[2], District: row[3], Province: row[4],
			From: corpus.Date(row[5]), To: corpus.Date(row[6]),
		},
		today:     row[7],
		normal:    viet.Normal(row[2]),
		fold:      viet.Fold(row[2]),
		provinces: []string{bare(viet.Fold(row[4]), provinceWords)},
	}
	if u.District != "" {
		district := bare(viet.Fold(u.District), districtWords)
		u.districts = append([]string{district}, former[district]...)
		u.provinces = append(u.provinces, haBac)
	}
	return u
}

func (t *Table) add(u *unit) {
	t.units = append(t.units, u)
	t.byNormal[u.normal] = append(t.byNormal[u.normal], u)
	t.byFold[u.fold] = append(t.byFold[u.fold], u)
	squeezed := squeeze(u.fold)
	for _, key := range []string{squeezed, squeeze(viet.Fold(u.Type)) + squeezed} {
		t.bySqueezed[key] = append(t.bySqueezed[key], u)
	}
	if u.To == "" {
		t.today[u.Code] = u.Commune
	}
}

func squeeze(fold string) string { return strings.ReplaceAll(fold, " ", "") }

// settle checks that every unit leads to one of today, which then is known by the districts of its parts as well.
func (t *Table) settle() error {
	var errs []error
	districts := map[string][]string{}
	for _, u := range t.units {
		if _, ok := t.today[u.today]; !ok {
			errs = append(errs, fmt.Errorf("%s %s (%s): no commune of today has the code %q", u.Type, u.Name, u.Code, u.today))
		}
		districts[u.today] = append(districts[u.today], u.districts...)
	}
	for _, u := range t.units {
		if u.To == "" {
			u.districts = districts[u.Code]
		}
	}
	return errors.Join(errs...)
}

// Today gives the communes of today, in order of their codes.
func (t *Table) Today() []Commune {
	return t.todays(t.units)
}

// Predecessors gives the units that went into a commune of today, in order of their codes.
func (t *Table) Predecessors(code string) []Commune {
	var old []Commune
	for _, u := range t.units {
		if u.today == code && u.To != "" {
			old = append(old, u.Commune)
		}
	}
	slices.SortFunc(old, byCode)
	return old
}

// todays gives the communes of today that the units lie in, each once.
func (t *Table) todays(units []*unit) []Commune {
	var communes []Commune
	seen := map[string]bool{}
	for _, u := range units {
		if !seen[u.today] {
			seen[u.today] = true
			communes = append(communes, t.today[u.today])
		}
	}
	slices.SortFunc(communes, byCode)
	return communes
}

func byCode(a, b Commune) int { return strings.Compare(a.Code, b.Code) }
