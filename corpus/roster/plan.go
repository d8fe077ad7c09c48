package roster

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// Plan is what a list of villages would do to a roster. Nothing has been done yet.
type Plan struct {
	Rows     int      // rows that name a village, with those that have problems
	Skipped  int      // rows of totals and without a village
	Columns  []Found  // as they were understood
	Ignored  []string // titles of columns that say nothing to this program
	Added    []Village
	Changed  []Village // in their new state
	Same     int
	Missing  []Village // of the roster, in a commune of the list, but not in the list; they stay
	Problems []sheet.Problem
}

// Found is a column of the list.
type Found struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Sheet string `json:"sheet,omitempty"`
}

// Options help with lists that do not say everything.
type Options struct {
	Commune string            // of all rows that name none
	Titles  map[string]string // column ID → title, for titles that the program does not know
}

// Read reads a list of villages in the sheets that have one, and sets it against a roster. ok is false when no sheet has a
// column of villages.
func Read(sheets []sheet.Sheet, table *units.Table, known *Roster, options Options) (plan Plan, ok bool) {
	p := planner{table: table, known: known, place: known.places(table)}
	columns := Columns()
	for i, c := range columns {
		if title := options.Titles[c.ID]; title != "" {
			columns[i].Names = append(columns[i].Names, title)
		}
	}
	for _, s := range sheets {
		header, found := s.Find(columns)
		if !found {
			continue
		}
		ok = true
		l := lines{Sheet: s, header: header, table: table, place: options.Commune}
		if match := table.ByFolder(s.Name); l.place == "" && match.Exact {
			l.place = match.Today[0].Title()
		}
		l.read()
		p.take(&l)
	}
	p.settle()
	return p.plan(), ok
}

// take adds the lines of a sheet.
func (p *planner) take(l *lines) {
	p.result.Skipped += l.skipped
	p.result.Problems = append(p.result.Problems, l.faults...)
	p.result.Ignored = append(p.result.Ignored, l.header.Ignored...)
	for _, c := range Columns() {
		if title, ok := l.header.Titles[c.ID]; ok {
			p.result.Columns = append(p.result.Columns, Found{c.ID, title, l.Name})
		}
	}
	p.lines = append(p.lines, l.list...)
	p.result.Rows += len(l.list) + rowsOf(l.faults)
}

func rowsOf(problems []sheet.Problem) int {
	rows := map[int]bool{}
	for _, p := range problems {
		rows[p.Row] = true
	}
	return len(rows)
}

// planner sets lines against each other and against the roster.
type planner struct {
	table  *units.Table
	known  *Roster
	lines  []line
	place  map[units.Ref][]string // IDs of all villages, known and new, by commune, in the order in which they came
	state  map[string]*Village
	names  map[string]name
	listed map[string]int  // ID → index of the line that tells of it
	closed map[string]bool // known villages that ended here
	fresh  []string        // IDs that are new
	bad    map[int]bool    // lines with problems
	result Plan
}

// places are the villages of each commune of today.
func (r *Roster) places(table *units.Table) map[units.Ref][]string {
	places := map[units.Ref][]string{}
	for _, v := range r.villages {
		commune := today(table, v.Commune)
		places[commune] = append(places[commune], v.ID)
	}
	return places
}

func (p *planner) settle() {
	p.state, p.names = map[string]*Village{}, map[string]name{}
	p.listed, p.closed, p.bad = map[string]int{}, map[string]bool{}, map[int]bool{}
	for _, v := range p.known.villages {
		p.enter(v)
	}
	// Villages that were made of others come after those, which may stand in the same list.
	order := make([]int, len(p.lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return strings.Compare(string(p.lines[a].From), string(p.lines[b].From))
	})
	for _, i := range order {
		p.identify(i)
	}
	for _, i := range order {
		p.descend(i)
	}
}

func (p *planner) enter(v Village) {
	p.state[v.ID], p.names[v.ID] = &v, nameOf(v.Name)
}

func (p *planner) problem(i int, code, value string, other ...string) {
	p.bad[i] = true
	p.result.Problems = append(p.result.Problems, sheet.Problem{
		Sheet: p.lines[i].sheet, Row: p.lines[i].row, Code: code, Value: value, Other: other,
	})
}

// identify finds the village of the roster that a line tells of, or makes a new one.
func (p *planner) identify(i int) {
	ln := &p.lines[i]
	same := p.same(*ln)
	switch {
	case len(same) > 1:
		p.problem(i, ProblemSameName, ln.Name, same...)
		return
	case len(same) == 1:
		ln.ID = same[0]
	default:
		ln.ID = p.newID(*ln)
	}
	if first, twice := p.listed[ln.ID]; twice {
		code := ProblemTwice
		if ln.code != "" {
			code = ProblemCode
		}
		p.problem(i, code, ln.Name, p.lines[first].where())
		return
	}
	p.listed[ln.ID] = i
	p.update(*ln, len(same) == 0)
}

// where names a line: "Sheet1!12".
func (ln line) where() string {
	row := itoa(ln.row)
	if ln.sheet == "" {
		return row
	}
	return ln.sheet + "!" + row
}

// same are the villages that a line can be about: the one with its code, or those of its name, place and time.
func (p *planner) same(ln line) []string {
	if ln.code != "" {
		if _, ok := p.state[ln.code]; ok {
			return []string{ln.code}
		}
	}
	var list []string
	for _, id := range p.place[ln.Commune] {
		v := p.state[id]
		if n := p.names[id]; n.bare != ln.name.bare || n.kind != ln.name.kind || !compatible(v.Former, ln.Former) || !ln.sameTime(*v) {
			continue
		}
		if other, taken := p.listed[id]; ln.code != "" && taken && p.lines[other].code != "" {
			continue // two codes of their own: two villages of one name
		}
		list = append(list, id)
	}
	return list
}

// compatible tells that two former communes do not contradict each other.
func compatible(a, b units.Ref) bool { return a == b || a == units.Ref{} || b == units.Ref{} }

// sameTime tells that a line may be about the village rather than about one of the same name before or after it.
func (ln line) sameTime(v Village) bool {
	madeOfItself := slices.ContainsFunc(ln.predecessors, func(s string) bool { return nameOf(s).likeness(ln.name) >= loose })
	switch {
	case ln.From == "":
		return v.To == "" || v.To == ln.To
	case v.From == "":
		return !madeOfItself && (v.To == "" || v.To >= ln.From)
	default:
		return v.From == ln.From
	}
}

func (p *planner) newID(ln line) string {
	if ln.code != "" {
		return ln.code
	}
	base := ln.Commune.Code + "-" + slug(ln.Name)
	id := base
	for n := 2; p.state[id] != nil; n++ {
		id = base + "-" + itoa(n)
	}
	return id
}

// update writes what a line says over what was known; what it does not say stays.
func (p *planner) update(ln line, fresh bool) {
	if fresh {
		v := ln.Village
		p.enter(v)
		p.place[v.Commune] = append(p.place[v.Commune], v.ID)
		p.fresh = append(p.fresh, v.ID)
		return
	}
	v := p.state[ln.ID]
	v.Name = ln.Name
	if today(p.table, v.Commune) != ln.Commune { // else it is still in the commune that it was entered under, by its present name
		v.Commune = ln.Commune
	}
	if ln.Former != (units.Ref{}) {
		v.Former = ln.Former
	}
	for _, f := range []struct {
		field *string
		said  string
	}{{(*string)(&v.From), string(ln.From)}, {(*string)(&v.To), string(ln.To)}, {&v.Law, ln.Law}, {(*string)(&v.Convention), string(ln.Convention)}} {
		if f.said != "" {
			*f.field = f.said
		}
	}
	p.names[v.ID] = ln.name
}
