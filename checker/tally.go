package checker

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// Tally is the figure by rows, which stand in the order of their names with unknown places last.
type Tally struct {
	AsOf       corpus.Date `json:"as_of"`
	Definition Definition  `json:"definition"`
	Rows       []Row       `json:"rows"`
	Total      Row         `json:"total"`
	// Later counts the conventions left out because they were adopted after the cut-off.
	Later int `json:"later"`
	// Reached compares the unrounded share with the target.
	Reached bool `json:"reached"`
	// Log is the head of the log whose decisions are in the figure.
	Log Head `json:"log"`
}

// Count makes the tally of conventions by a definition. A convention whose adoption date is unknown is counted (leaving it
// out would hide it) and shown in Undated.
func Count(records []Record, villages []Village, d Definition) Tally {
	c := counter{tally: Tally{AsOf: d.AsOf, Definition: d, Rows: []Row{}, Log: Genesis()}, rows: map[group]*Row{}, covered: map[string]bool{}}
	for _, r := range records {
		c.count(r)
	}
	lines := newLineage(villages)
	for _, v := range villages {
		if v.On(d.AsOf) {
			c.village(v, lines.any(v.ID, c.covered))
		}
	}
	return c.finish()
}

// group is what a row stands for.
type group struct {
	name    string
	commune Commune
}

type counter struct {
	tally   Tally
	rows    map[group]*Row
	covered map[string]bool // villages with a convention in force
}

func (c *counter) count(r Record) {
	d := c.tally.Definition
	s := r.On(d.AsOf)
	if len(r.Versions) == 0 && !(Village{From: r.From, To: r.To}).On(d.AsOf) {
		return // nothing is missed of a village that is not there
	}
	if !s.Adopted {
		c.tally.Later++
		return
	}
	c.row(d.group(r, s)).add(r, s, d)
	c.tally.Total.add(r, s, d)
	if !r.Draft && len(r.Versions) > 0 && s.InForce() {
		for _, id := range r.Covers {
			c.covered[id] = true
		}
	}
}

// village counts a line of the roster; it is covered by its own convention or by those of the villages that it was made of. A year has no villages.
func (c *counter) village(v Village, covered bool) {
	total := &c.tally.Total
	row := new(Row)
	if by := c.tally.Definition.By; by != ByYear {
		row = c.row(c.tally.Definition.group(Record{
			Village: v.Name, Commune: v.Commune, District: v.District, Province: v.Province, Today: v.Today,
		}, State{}))
	}
	row.Villages++
	total.Villages++
	if covered {
		row.Covered++
		total.Covered++
	}
}

func (c *counter) row(g group) *Row {
	row := c.rows[g]
	if row == nil {
		row = &Row{Group: g.name, Commune: g.commune}
		c.rows[g] = row
	}
	return row
}

func (c *counter) finish() Tally {
	for _, row := range c.rows {
		row.finish()
		c.tally.Rows = append(c.tally.Rows, *row)
	}
	c.tally.Total.finish()
	c.tally.Reached = c.tally.Total.Share.Reaches(c.tally.Definition.Target)
	slices.SortFunc(c.tally.Rows, byName)
	return c.tally
}

// group is the row in which a convention is counted.
func (d Definition) group(r Record, s State) group {
	switch d.By {
	case ByDistrict:
		return group{name: strings.Trim(r.District+", "+r.Province, ", ")}
	case ByOldProvince:
		return group{name: r.Province}
	case ByProvince:
		return group{name: r.Today}
	case ByVillageKind:
		return group{name: VillageKind(r.Village)}
	case ByYear:
		return group{name: r.year(s)}
	default:
		return group{commune: r.Commune}
	}
}

// year is that in which the present text was adopted, empty when nothing says when.
func (r Record) year(s State) string {
	for _, i := range s.Current {
		if day := string(r.Versions[i].Adopted); len(day) >= 4 {
			return day[:4]
		}
	}
	return ""
}

// villageKinds are the words that a village's name begins with (Luật Thực hiện dân chủ ở cơ sở 2022, Điều 2 khoản 3), those
// of several syllables first.
var villageKinds = [...]string{
	"tổ dân phố", "khu phố", "khối phố", "tiểu khu", "khu dân cư", "thôn", "làng", "bản", "ấp", "buôn", "bon", "phum", "sóc", "xóm", "khóm", "khu", "phố", "tổ",
}

// VillageKind is the word for its kind that a village's name begins with, empty when there is none.
func VillageKind(name string) string {
	name = words(name) + " "
	for _, kind := range villageKinds {
		if strings.HasPrefix(name, kind+" ") {
			return kind
		}
	}
	return ""
}

func byName(a, b Row) int {
	x, y := a.Commune.Name+a.Group, b.Commune.Name+b.Group
	if (x == "") != (y == "") {
		if x == "" {
			return 1
		}
		return -1
	}
	if c := strings.Compare(sortKey(x), sortKey(y)); c != 0 {
		return c
	}
	return strings.Compare(a.Commune.Code, b.Commune.Code)
}
