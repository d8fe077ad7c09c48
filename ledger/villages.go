package ledger

import (
	"context"
	"slices"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// place adds the villages of the roster to the inputs of a figure, attaches papers to them, and adds the units that the texts
// do not name: today's province, and the former district and province where the units leave no choice.
func (l *Ledger) place(ctx context.Context, documents []Stored, in *checker.Inputs) error {
	table, err := l.Units(ctx)
	if err != nil {
		return err
	}
	list, err := l.Roster(ctx)
	if err != nil {
		return err
	}
	p := placer{table: table, byCode: map[string]units.Commune{}, byName: map[checker.Commune]units.Ref{}, villages: map[string]checker.Village{}}
	for _, c := range table.Today() {
		p.byCode[c.Code] = c
	}
	for _, c := range table.Communes() {
		p.byName[checker.Commune{Code: c.Code, Name: c.Title()}] = c.Ref()
	}
	for _, v := range list.All() {
		village := p.village(v)
		p.villages[v.ID] = village
		in.Villages = append(in.Villages, village)
	}
	if len(in.Villages) > 0 {
		result, err := l.attach(ctx, list, table, documents)
		if err != nil {
			return err
		}
		attach(result, documents, in.Papers)
	}
	for i := range in.Papers {
		p.paper(&in.Papers[i])
	}
	return nil
}

// attach notes the villages of papers, which stand in the order of documents.
func attach(result roster.Result, documents []Stored, papers []checker.Paper) {
	at := make(map[int64]int, len(documents))
	for i, d := range documents {
		at[d.ID] = i
	}
	for _, a := range result.Attached {
		if i, known := at[a.File.ID]; known {
			papers[i].Villages = a.Villages
		}
	}
}

type placer struct {
	table    *units.Table
	byCode   map[string]units.Commune      // today's
	byName   map[checker.Commune]units.Ref // all; the code alone may be another unit's now
	villages map[string]checker.Village
}

// today is the commune that holds the place of one now: communes are merged after a file was read. Of one that was divided
// since, the roster has to tell the part.
func (p placer) today(c checker.Commune) checker.Commune {
	ref, known := p.byName[c]
	if !known {
		return c
	}
	if holders := p.table.Holders(ref, ""); len(holders) == 1 {
		return checker.Commune{Code: holders[0].Code, Name: holders[0].Title()}
	}
	return c
}

func (p placer) village(v roster.Village) checker.Village {
	out := checker.Village{ID: v.ID, Name: v.Name, From: v.From, To: v.To, Predecessors: v.Predecessors, None: v.Convention == roster.None}
	today, _ := v.Place(p.table, "")
	if today.Name != "" {
		out.Commune, out.Today = checker.Commune{Code: today.Code, Name: today.Type + " " + today.Name}, today.Province
	}
	if old, ok := p.table.Get(v.Former); ok {
		out.District, out.Province = old.District, old.Province
	} else {
		out.District, out.Province = former(p.table.Predecessors(today.Code), "", "")
	}
	return out
}

// paper completes the place of a paper from the village it is attached to and from its commune.
func (p placer) paper(paper *checker.Paper) {
	paper.Commune = p.today(paper.Commune)
	if len(paper.Villages) > 0 {
		v := p.villages[paper.Villages[0]]
		if _, known := p.byCode[paper.Commune.Code]; !known {
			paper.Commune = v.Commune
		}
		if paper.District == "" {
			paper.District, paper.Province = v.District, v.Province
		}
	}
	today, known := p.byCode[paper.Commune.Code]
	if !known {
		return
	}
	paper.Today = today.Province
	predecessors := p.table.Predecessors(today.Code)
	if paper.District == "" {
		paper.District, paper.Province = former(predecessors, "", paper.Province)
	} else {
		paper.District, paper.Province = spelled(predecessors, paper.District, paper.Province)
	}
}

// former is the district and the province that all predecessors of a commune lay in; what they do not agree on stays as it is.
func former(predecessors []units.Commune, district, province string) (string, string) {
	if len(predecessors) == 0 {
		return district, province
	}
	first := predecessors[0]
	if !slices.ContainsFunc(predecessors, func(c units.Commune) bool { return c.District != first.District || c.Province != first.Province }) {
		district = first.District
	}
	if !slices.ContainsFunc(predecessors, func(c units.Commune) bool { return c.Province != first.Province }) {
		province = first.Province
	}
	return district, province
}

// spelled is the former district that a text names, as the table of units writes it ("huyện Hiệp Hòa" for "Huyện Hiệp Hoà"), with
// its province, so that one district is one row. A name that no predecessor lay in stays as it is.
func spelled(predecessors []units.Commune, district, province string) (string, string) {
	for _, c := range predecessors {
		if c.LiesIn(district) {
			return c.District, c.Province
		}
	}
	return district, province
}
