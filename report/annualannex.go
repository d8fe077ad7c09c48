package report

import (
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/official"
)

func (p *paper) annexHead(n int, id string) {
	p.add(official.AnnexHead(p.say.T("official.annex", "Number", official.Roman(n)), p.say.T(id), p.say.T("official.annex-to", "Year", p.d.MadeAt.Format("2006")))...)
}

// annexConventions is the list of conventions with their verdicts.
func (p *paper) annexConventions() {
	p.annexHead(1, "annual.annex.conventions")
	grid := official.NewGrid(
		official.Column{Title: p.say.T("annual.table1.n"), Share: 0.7, Align: docx.Center}, official.Column{Title: p.say.T("annex.village"), Share: 2.2, Align: docx.Left},
		official.Column{Title: p.say.T("annex.convention"), Share: 3.6, Align: docx.Left}, official.Column{Title: p.say.T("annex.adopted"), Share: 1.9, Align: docx.Center},
		official.Column{Title: p.say.T("annex.recognised"), Share: 2.3, Align: docx.Left}, official.Column{Title: p.say.T("annex.verdict"), Share: 2.8, Align: docx.Left},
	)
	for i, group := range p.byCommune() {
		grid.Band(p.say.T("annex.commune", "Number", official.Roman(i+1), "Commune", communeName(group[0].record.Commune, p.say), "Count", p.int(len(group))))
		for k, c := range group {
			grid.Row(false, p.int(k+1), c.record.Village, c.title(p.say), Day(c.adopted()), c.recognised(), c.verdictText(p.say))
		}
	}
	p.add(grid.Table())
}

// byCommune are the conventions that were adopted by the cut-off, commune by commune.
func (p *paper) byCommune() (groups [][]convention) {
	var last checker.Commune
	for _, c := range p.book {
		if !c.state.Adopted {
			continue
		}
		if len(groups) == 0 || c.record.Commune != last {
			groups, last = append(groups, nil), c.record.Commune
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], c)
	}
	return groups
}

// annexClauses is the list of clauses: their words, the law, and what a person concluded.
func (p *paper) annexClauses() {
	p.annexHead(2, "annual.annex.clauses")
	grid := official.NewGrid(
		official.Column{Title: p.say.T("annual.table1.n"), Share: 0.7, Align: docx.Center}, official.Column{Title: p.say.T("annex.where"), Share: 2.3, Align: docx.Left},
		official.Column{Title: p.say.T("annex.quote"), Share: 5.2, Align: docx.Left}, official.Column{Title: p.say.T("annex.basis"), Share: 2.8, Align: docx.Left},
		official.Column{Title: p.say.T("annex.conclusion"), Share: 2.3, Align: docx.Left},
	)
	n := 0
	for _, c := range p.book {
		if !c.counted || len(c.clauses) == 0 {
			continue
		}
		grid.Band(strings.Join(filled(c.record.Village, communeName(c.record.Commune, p.say)), ", "))
		for _, l := range c.clauses {
			n++
			grid.Cells(one(p.int(n)), p.where(l), quoted(l), listed(byAct(p.d.basis(l, p.say))), p.concluded(l))
		}
	}
	if n == 0 {
		p.text("annual.annex.no-clauses")
		return
	}
	p.add(grid.Table(), official.Note(p.say.T("annual.annex.clauses.note")))
}

func filled(texts ...string) (list []string) {
	for _, s := range texts {
		if s != "" {
			list = append(list, s)
		}
	}
	return list
}

func one(s string) []docx.Paragraph { return []docx.Paragraph{{Runs: []docx.Run{{Text: s}}}} }

func listed(texts []string) (list []docx.Paragraph) {
	for _, s := range texts {
		list = append(list, one(s)...)
	}
	return list
}

func (p *paper) where(l clause) []docx.Paragraph {
	return []docx.Paragraph{{Runs: []docx.Run{{Text: l.place(p.say), Bold: true}}}, {Runs: []docx.Run{{Text: KindTitle(l.Kind, p.say), Italic: true}}}}
}

// place is the address of a clause; one marked by hand long ago may have none.
func (c clause) place(say *messages.Catalogue) string {
	if c.Address == "" {
		return say.T("paper.no-address")
	}
	return c.Address
}

func (p *paper) concluded(l clause) []docx.Paragraph {
	list := []docx.Paragraph{{Runs: []docx.Run{{Text: l.conclusion(p.say), Bold: l.decision == checker.Confirmed}}}}
	if l.note != "" {
		list = append(list, docx.Paragraph{Runs: []docx.Run{{Text: shortened(l.note), Italic: true}}})
	}
	return list
}

// Around a quote so many characters of its clause are shown; the whole clause stands in the workbook.
const (
	aroundQuote = 320
	leadShown   = 160
	noteShown   = 400
)

// quoted is a clause as the document words it, after its lead-in, with the quote in bold. A long clause is cut around the
// quote, and each cut shows as […].
func quoted(l clause) []docx.Paragraph {
	var list []docx.Paragraph
	if l.LeadIn != "" {
		list = append(list, docx.Paragraph{Runs: []docx.Run{{Text: tail(l.LeadIn, leadShown), Italic: true}}})
	}
	before, quote, after := around(l.Finding)
	if quote == "" {
		return append(list, one(head(before, 2*aroundQuote))...)
	}
	runs := []docx.Run{{Text: "“" + tail(before, aroundQuote)}, {Text: middle(quote, 3*aroundQuote), Bold: true}, {Text: head(after, aroundQuote) + "”"}}
	for i := range runs {
		runs[i].Text = strings.ReplaceAll(runs[i].Text, "\t", "\u2003") // a table's tabs have no stops here
	}
	return append(list, docx.Paragraph{Runs: runs})
}

func shortened(s string) string { return head(s, noteShown) }

const cutMark = "[…]"

// head is the beginning of a text, cut between two words.
func head(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most])
	if i := strings.LastIndexAny(cut, " \n"); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " \n") + " " + cutMark
}

// tail is the end of a text.
func tail(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[len(r)-most:])
	if i := strings.IndexAny(cut, " \n"); i >= 0 && i < len(cut)/2 {
		cut = cut[i+1:]
	}
	return cutMark + " " + cut
}

func middle(s string, most int) string {
	if len([]rune(s)) <= most {
		return s
	}
	return head(s, most/2) + " " + tail(s, most/2)[len(cutMark)+1:]
}

// annexSource says where the figures come from, so that they can be checked.
func (p *paper) annexSource() {
	p.annexHead(3, "annual.annex.source")
	grid := official.NewGrid(
		official.Column{Title: p.say.T("column.about.what"), Share: 3, Align: docx.Left}, official.Column{Title: p.say.T("column.about.value"), Share: 8, Align: docx.Left},
	)
	for _, row := range About(p.d, p.say).Rows {
		grid.Row(false, row[0].Text, breakable(row[1].Text))
	}
	p.add(grid.Table())
}

// breakable lets a word processor break a hash: it gets a space after every 32 letters.
func breakable(s string) string {
	var words []string
	for _, w := range strings.Split(s, " ") {
		for len(w) > 40 && strings.IndexFunc(w[:32], func(r rune) bool { return r > 127 }) < 0 {
			words, w = append(words, w[:32]), w[32:]
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

func (p *paper) source() string {
	packs := make([]string, len(p.d.Packs))
	for i, k := range p.d.Packs {
		packs[i] = fmt.Sprintf("%s %s (%.12s)", k.ID, k.Version, k.SHA256)
	}
	return p.say.T("paper.source", "Version", p.d.Version, "Packs", strings.Join(packs, ", "), "AsOf", Day(p.d.Tally.AsOf),
		"Log", p.d.Tally.Log.String(), "Snapshot", snapshotText(p.d.Snapshot, p.say))
}
