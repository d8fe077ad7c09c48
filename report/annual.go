package report

import (
	"fmt"
	"io"

	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/official"
)

// paper is an official paper being put together.
type paper struct {
	d      Data
	office Office
	say    *messages.Catalogue
	book   []convention
	blocks []docx.Block
}

func newPaper(d Data, say *messages.Catalogue) *paper {
	return &paper{d: d, office: d.Office, say: say, book: d.conventions()}
}

func (p *paper) add(blocks ...docx.Block) { p.blocks = append(p.blocks, blocks...) }

// text adds a paragraph of the catalogue.
func (p *paper) text(id string, pairs ...any) { p.add(official.Text(p.say.T(id, pairs...))) }

// take hands over what has been added so far.
func (p *paper) take() []docx.Block {
	blocks := p.blocks
	p.blocks = nil
	return blocks
}

// part is a piece of the annual report under the name by which a template asks for it: "{{KET_QUA}}".
type part struct {
	name  string
	annex bool
	write func()
}

// annualParts are the pieces of the annual report in their order (domain.md §7, suggested skeleton).
func (p *paper) annualParts() []part {
	return []part{
		{"DAU_VAN_BAN", false, p.annualHead}, {"CAN_CU", false, p.annualBasis}, {"PHAM_VI", false, p.scope}, {"KET_QUA", false, p.results},
		{"QUY_DINH", false, p.signs}, {"XU_LY", false, p.handling}, {"DOC_MAU", false, p.sampled}, {"KHO_KHAN", false, p.difficulties},
		{"KIEN_NGHI", false, p.proposals}, {"CUOI_VAN_BAN", false, p.annualFoot},
		{"PHU_LUC_1", true, p.annexConventions}, {"PHU_LUC_2", true, p.annexClauses}, {"PHU_LUC_3", true, p.annexSource},
	}
}

// Annual writes the annual report as a paper in the layout of Nghị định 30/2020/NĐ-CP: a draft that an office completes.
func Annual(w io.Writer, d Data, say *messages.Catalogue) error {
	p := newPaper(d, say)
	var main []docx.Block
	var annexes []docx.Section
	for _, part := range p.annualParts() {
		part.write()
		if part.annex {
			annexes = append(annexes, official.Section(p.take(), true))
		} else {
			main = append(main, p.take()...)
		}
	}
	return p.write(w, say.T("annual.subject", "Year", d.year()), append([]docx.Section{official.Section(main, false)}, annexes...))
}

func (p *paper) write(w io.Writer, title string, sections []docx.Section) error {
	doc := docx.Document{Title: title, Creator: "huonguoc " + p.d.Version, Lang: p.say.Lang(), Created: p.d.MadeAt, Sections: sections}
	if err := doc.Write(w); err != nil {
		return fmt.Errorf("write the paper %q: %w", title, err)
	}
	return nil
}

// year is that of the cut-off.
func (d Data) year() string {
	if day := string(d.Tally.AsOf); len(day) >= 4 {
		return day[:4]
	}
	return ""
}

// head is the block at the top of every paper. kind is the abbreviation of its kind, empty for a letter.
func (p *paper) head(kind, subject string) official.Head {
	agency := blank(p.say, p.office.Abbreviation, "abbreviation")
	return official.Head{
		State: p.say.T("official.state"), Motto: p.say.T("official.motto"),
		Parent: p.office.Parent, ParentBlank: "[" + p.say.T("blank.parent") + "]",
		Agency: p.office.Agency, AgencyBlank: "[" + p.say.T("blank.agency") + "]",
		Number:  official.Field(p.say.T("official.number", "Symbol", kind+agency)),
		Subject: subject,
		PlaceAndDay: official.Field(p.say.T("official.place-day", "Place", blank(p.say, p.office.Place, "place"),
			"Year", p.d.MadeAt.Format("2006"))),
	}
}

func (p *paper) annualHead() {
	p.add(p.head("BC-", "").Blocks()...)
	p.add(official.Title(p.say.T("annual.kind"), p.say.T("annual.subject", "Year", p.d.year()))...)
	to := p.office.To
	if len(to) == 0 {
		to = []string{"[" + p.say.T("blank.to") + "]"}
	}
	p.add(official.SentTo(p.say.T("official.to"), to)...)
}

func (p *paper) annualBasis() {
	basis := p.office.Basis
	if len(basis) == 0 {
		for _, law := range []string{"equality", "democracy", "decree", "programme"} {
			basis = append(basis, p.say.T("annual.basis."+law))
		}
	}
	p.add(official.Basis(basis)...)
	p.text("annual.opening", "Agency", blank(p.say, p.office.Agency, "agency"), "AsOf", Day(p.d.Tally.AsOf))
}

func (p *paper) annualFoot() {
	p.text("annual.annexes")
	p.text("annual.closing", "Agency", blank(p.say, p.office.Agency, "agency"))
	recipients := []string{p.say.T("official.as-above"), p.say.T("official.archive", "Unit", blank(p.say, p.office.Unit, "unit"))}
	p.add(p.foot(recipients).Blocks()...)
}

func (p *paper) foot(recipients []string) official.Foot {
	return official.Foot{
		RecipientsWord: p.say.T("official.recipients"), Recipients: recipients, Authority: p.office.Authority,
		Post: blank(p.say, p.office.Post, "post"), Name: p.office.Signer, NameBlank: "[" + p.say.T("blank.name") + "]",
	}
}
