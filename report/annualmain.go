package report

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/official"
)

// scope is part I: what was counted, how, and by what.
func (p *paper) scope() {
	t := p.d.Tally
	p.add(official.Part("I", p.say.T("annual.scope")), official.Item("1", p.say.T("annual.scope.extent")))
	p.text("annual.scope.documents", "AsOf", Day(t.AsOf), "Files", p.int(len(p.d.Documents)), "Conventions", p.int(t.Total.Conventions))
	if t.Total.Villages > 0 {
		p.text("annual.scope.villages", "Villages", p.int(t.Total.Villages), "Covered", p.int(t.Total.Covered))
	}
	p.add(official.Item("2", p.say.T("annual.scope.definition")))
	p.text("annual.scope.formula")
	p.text("annual.scope.chosen", "Definition", Defined(t.Definition, p.say))
	p.text("annual.scope.bounds")
	p.text("annual.scope.target", "Target", t.Definition.Target)
	p.add(official.Item("3", p.say.T("annual.scope.method")))
	p.text("annual.scope.machine", "Version", p.d.Version, "Packs", p.packs())
	p.text("annual.scope.person", "Count", p.int(int(t.Log.Count)))
}

func (p *paper) int(n int) string { return p.say.Int(n) }

func (p *paper) share(s checker.Share) string { return share(p.say, s).Text }

func (p *paper) packs() string {
	var names []string
	for _, pack := range p.d.Packs {
		names = append(names, pack.ID+" "+pack.Version)
	}
	return strings.Join(names, ", ")
}

// results is part II: the figure in total and by commune.
func (p *paper) results() {
	t := p.d.Tally
	total := t.Total
	p.add(official.Part("II", p.say.T("annual.results")), official.Item("1", p.say.T("annual.results.total")))
	for i, line := range []struct {
		id    string
		pairs []any
	}{
		{"adopted", []any{"Conventions", p.int(total.Conventions), "Recognised", p.int(total.Recognised), "Unrecognised", p.int(total.Unrecognised)}},
		{"reviewed", []any{"Reviewed", p.int(total.Reviewed)}},
		{"compliant", []any{"Compliant", p.int(total.Compliant), "Screened", p.int(total.Screened), "Concluded", p.int(total.Concluded)}},
		{"non-compliant", []any{"NonCompliant", p.int(total.NonCompliant)}},
		{"undetermined", []any{
			"Undetermined", p.int(total.Undetermined), "Pending", p.int(total.Pending), "Doubtful", p.int(total.Doubtful),
			"Unreadable", p.int(total.Unreadable), "Missing", p.int(total.Missing),
		}},
	} {
		p.add(official.Text(official.Letter(i) + ") " + p.say.T("annual.results."+line.id, line.pairs...)))
	}
	p.text("annual.results.share", "Share", p.share(total.Share), "Part", p.int(total.Compliant), "Whole", p.int(total.Conventions),
		"Lowest", p.share(total.Lowest), "Highest", p.share(total.Highest))
	if t.Reached {
		p.text("annual.results.reached", "Target", t.Definition.Target)
	} else {
		p.text("annual.results.not-reached", "Target", t.Definition.Target, "Short", p.int(short(total, t.Definition.Target)))
	}
	p.add(official.Item("2", p.say.T("annual.results.rows."+string(t.Definition.By))))
	p.add(official.Caption(p.say.T("annual.table1", "AsOf", Day(t.AsOf))), p.byRow(), official.Note(p.say.T("annual.table1.note")))
}

// short is how many conventions more would have to be compliant to reach a target in percent.
func short(r checker.Row, target int) int {
	return max(0, (target*r.Conventions+99)/100-r.Compliant)
}

// byRow is Biểu 01.
func (p *paper) byRow() docx.Block {
	ids := []string{"n", "name", "villages", "conventions", "reviewed", "compliant", "non-compliant", "pending", "unread", "lowest", "highest"}
	shares := []float64{0.8, 3.3, 1.1, 1.4, 1.2, 1.4, 1.2, 1.3, 1.4, 1.85, 1.85}
	columns := make([]official.Column, len(ids))
	for i, id := range ids {
		columns[i] = official.Column{Title: p.say.T("annual.table1." + id), Share: shares[i], Align: docx.Right}
	}
	columns[0].Align, columns[1].Align = docx.Center, docx.Left
	grid := official.NewGrid(columns...)
	t := p.d.Tally
	for i, r := range t.Rows {
		name := rowName(r, t.Definition.By, p.say)
		grid.Row(false, append([]string{p.int(i + 1), name}, p.rowFigures(r)...)...)
	}
	grid.Row(true, append([]string{"", p.say.T("table.total")}, p.rowFigures(t.Total)...)...)
	return grid.Table()
}

func (p *paper) rowFigures(r checker.Row) []string {
	var cells []string
	for _, n := range []int{r.Villages, r.Conventions, r.Reviewed, r.Compliant, r.NonCompliant, r.Pending, r.Doubtful + r.Unreadable + r.Missing} {
		cells = append(cells, p.int(n))
	}
	return append(cells, p.share(r.Lowest), p.share(r.Highest))
}

// signs is part III: the clauses with signs of discrimination by kind.
func (p *paper) signs() {
	counts := p.byKind()
	p.add(official.Part("III", p.say.T("annual.signs")))
	var all kindCount
	for _, c := range counts {
		all.add(c)
	}
	p.text("annual.signs.total", "Signs", p.int(all.signs), "Confirmed", p.int(all.of[checker.Confirmed]), "Dismissed", p.int(all.of[checker.Dismissed]),
		"Open", p.int(all.signs-all.of[checker.Confirmed]-all.of[checker.Dismissed]))
	p.text("annual.signs.words")
	if len(counts) == 0 {
		return
	}
	grid := official.NewGrid(
		official.Column{Title: p.say.T("annual.table2.kind"), Share: 5, Align: docx.Left}, official.Column{Title: p.say.T("annual.table2.signs"), Share: 1.5, Align: docx.Right},
		official.Column{Title: p.say.T("annual.table2.confirmed"), Share: 1.8, Align: docx.Right}, official.Column{Title: p.say.T("annual.table2.dismissed"), Share: 1.5, Align: docx.Right},
		official.Column{Title: p.say.T("annual.table2.unsure"), Share: 1.5, Align: docx.Right}, official.Column{Title: p.say.T("annual.table2.open"), Share: 1.5, Align: docx.Right},
	)
	for _, c := range counts {
		grid.Row(false, append([]string{KindTitle(c.kind, p.say)}, p.kindFigures(c)...)...)
	}
	grid.Row(true, append([]string{p.say.T("table.total")}, p.kindFigures(all)...)...)
	p.add(official.Caption(p.say.T("annual.table2")), grid.Table())
}

// kindCount counts the clauses of a kind by what people concluded.
type kindCount struct {
	kind  string
	signs int
	of    map[checker.Decision]int
}

func (k *kindCount) add(other kindCount) {
	if k.of == nil {
		k.of = map[checker.Decision]int{}
	}
	k.signs += other.signs
	for d, n := range other.of {
		k.of[d] += n
	}
}

// byKind counts the findings of the figure, so that their sum is the tally's.
func (p *paper) byKind() []kindCount { return countKinds(p.book) }

func countKinds(book []convention) []kindCount {
	counts := map[string]*kindCount{}
	var kinds []string
	for _, c := range book {
		if !c.counted {
			continue
		}
		for _, l := range c.clauses {
			if counts[l.Kind] == nil {
				counts[l.Kind] = &kindCount{kind: l.Kind}
				kinds = append(kinds, l.Kind)
			}
			counts[l.Kind].add(kindCount{signs: 1, of: map[checker.Decision]int{l.decision: 1}})
		}
	}
	slices.SortFunc(kinds, func(a, b string) int { return strings.Compare(kindCode(a), kindCode(b)) })
	list := make([]kindCount, len(kinds))
	for i, k := range kinds {
		list[i] = *counts[k]
	}
	return list
}

func (p *paper) kindFigures(k kindCount) []string {
	return []string{
		p.int(k.signs), p.int(k.of[checker.Confirmed]), p.int(k.of[checker.Dismissed]), p.int(k.of[checker.Unsure] + k.of[checker.Disputed]), p.int(k.of[checker.Open]),
	}
}

// handling is part IV: what became of conventions under Nghị định 61/2023/NĐ-CP, Điều 12 to 14.
func (p *paper) handling() {
	total := p.d.Tally.Total
	p.add(official.Part("IV", p.say.T("annual.handling")))
	grid := official.NewGrid(
		official.Column{Title: p.say.T("annual.table3.what"), Share: 5, Align: docx.Left}, official.Column{Title: p.say.T("annual.table3.basis"), Share: 4, Align: docx.Left},
		official.Column{Title: p.say.T("annual.table3.count"), Share: 1.5, Align: docx.Right},
	)
	for _, line := range []rowDetail{
		{"amended", total.Amended}, {"suspended-part", total.SuspendedPart}, {"suspended-whole", total.SuspendedWhole}, {"annulled-part", total.AnnulledPart},
		{"annulled-whole", total.AnnulledWhole}, {"refused", total.Refused}, {"replaced", total.Replaced},
	} {
		grid.Row(false, p.say.T("annual.table3."+line.id), p.say.T("annual.table3."+line.id+".basis"), p.int(line.n))
	}
	p.text("annual.handling.text", "AsOf", Day(p.d.Tally.AsOf))
	p.add(official.Caption(p.say.T("annual.table3")), grid.Table())
	p.acts()
}

// acts lists what was done in the year of the cut-off, as officers recorded it.
func (p *paper) acts() {
	var lines []string
	for _, c := range p.book {
		for _, l := range c.record.Life {
			if strings.HasPrefix(string(l.On), p.d.year()) && l.On <= p.d.Tally.AsOf {
				lines = append(lines, p.say.T("annual.handling.act", "What", p.say.T("life."+string(l.Kind)), "Convention", c.title(p.say),
					"Commune", communeName(c.record.Commune, p.say), "Number", l.Number, "Day", Day(l.On)))
			}
		}
	}
	if len(lines) == 0 {
		return
	}
	p.text("annual.handling.year", "Year", p.d.year(), "Count", p.int(len(lines)))
	for _, line := range lines {
		p.add(official.Plain(docx.Run{Text: "- " + line}))
	}
}

// difficulties is part VI: what stood in the way, as far as the figures show it.
func (p *paper) difficulties() {
	total := p.d.Tally.Total
	p.add(official.Part("VI", p.say.T("annual.difficulties")))
	for _, line := range []rowDetail{
		{"missing", total.Missing}, {"unreadable", total.Unreadable}, {"doubtful", total.Doubtful}, {"undated", total.Undated}, {"unrecognised", total.Unrecognised},
		{"pending", total.Pending}, {"disputed", total.Disputed},
	} {
		if line.n > 0 {
			p.text("annual.difficulties."+line.id, "Count", p.int(line.n))
		}
	}
	p.reasons()
	p.text("annual.difficulties.formula")
	p.own(p.office.Difficulties)
}

// reasons says why files could not be read.
func (p *paper) reasons() {
	counts := map[corpus.Reason]int{}
	for _, s := range p.d.Documents {
		if s.Document.Reason != corpus.ReasonNone {
			counts[s.Document.Reason]++
		}
	}
	var codes []corpus.Reason
	for r := range counts {
		codes = append(codes, r)
	}
	slices.Sort(codes)
	for _, r := range codes {
		reason, _ := Explain(r, p.say)
		p.add(official.Text("- " + p.say.T("annual.difficulties.reason", "Count", p.int(counts[r]), "Reason", strings.TrimRight(reason, "."))))
	}
}

// own are sentences of the office, or a place for them.
func (p *paper) own(sentences []string) {
	if len(sentences) == 0 {
		sentences = []string{"[" + p.say.T("blank.own") + "]"}
	}
	for _, s := range sentences {
		p.add(official.Text(s))
	}
}

// proposals is part VII.
func (p *paper) proposals() {
	total := p.d.Tally.Total
	p.add(official.Part("VII", p.say.T("annual.proposals")))
	for _, line := range []rowDetail{
		{"handle", total.NonCompliant}, {"conclude", total.Pending}, {"send", total.Missing + total.Unreadable + total.Doubtful},
	} {
		if line.n > 0 {
			p.text("annual.proposals."+line.id, "Count", p.int(line.n))
		}
	}
	p.own(p.office.Proposals)
}
