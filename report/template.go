package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	word "github.com/nguyenthenguyen/docx"

	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/official"
)

// ErrTemplate says that a template cannot be used; the error tells why.
var ErrTemplate = errors.New("the template cannot be used")

// AnnualFrom writes the annual report into a template of the office: a .docx file with places such as {{TY_LE}}. A place for a
// part ({{KET_QUA}}) stands alone in its paragraph, which the part replaces; one for a value stands anywhere, in headers too.
func AnnualFrom(w io.Writer, template []byte, d Data, say *messages.Catalogue) error {
	file, err := word.ReadDocxFromMemory(bytes.NewReader(template), int64(len(template)))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrTemplate, err)
	}
	edit := file.Editable()
	filled, err := newFiller(d, say).fill(edit.GetContent())
	if err != nil {
		return err
	}
	edit.SetContent(filled)
	values := newPaper(d, say).values()
	for _, name := range slices.Sorted(maps.Keys(values)) {
		place, value := "{{"+name+"}}", plainLine(values[name])
		if err := errors.Join(edit.ReplaceHeader(place, value), edit.ReplaceFooter(place, value)); err != nil {
			return fmt.Errorf("%w: %w", ErrTemplate, err)
		}
	}
	var out bytes.Buffer // the library tells nothing of a full disk
	if err := edit.Write(&out); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

// AnnualTemplate writes a template to begin with: the places of all parts in their order, in the layout of the decree.
func AnnualTemplate(w io.Writer, d Data, say *messages.Catalogue) error {
	p := newPaper(d, say)
	var sections []docx.Section
	for _, part := range p.annualParts() {
		if part.annex {
			sections = append(sections, official.Section(p.take(), len(sections) > 0))
		}
		p.add(docx.Paragraph{Runs: []docx.Run{{Text: "{{" + part.name + "}}", Size: official.BodySize}}})
	}
	sections = append(sections, official.Section(p.take(), true))
	return p.write(w, say.T("annual.kind"), sections)
}

// values are the single values that a template can ask for.
func (p *paper) values() map[string]string {
	t := p.d.Tally
	r := t.Total
	return map[string]string{
		"NAM": p.d.year(), "NGAY_CHOT": Day(t.AsOf), "CHI_TIEU": p.int(t.Definition.Target), "SO_THON": p.int(r.Villages), "TONG_SO": p.int(r.Conventions),
		"DA_CONG_NHAN": p.int(r.Recognised), "DA_RA_SOAT": p.int(r.Reviewed), "KHONG_CO": p.int(r.Compliant), "CO": p.int(r.NonCompliant),
		"CHUA_XAC_DINH": p.int(r.Undetermined), "CHO_KET_LUAN": p.int(r.Pending), "SO_DAU_HIEU": p.int(r.Findings), "TY_LE": p.share(r.Share),
		"TY_LE_THAP": p.share(r.Lowest), "TY_LE_CAO": p.share(r.Highest), "CO_QUAN": blank(p.say, p.office.Agency, "agency"),
		"CO_QUAN_CHU_QUAN": blank(p.say, p.office.Parent, "parent"), "DIA_DANH": blank(p.say, p.office.Place, "place"), "NGUON": p.source(),
	}
}

// plainLine is a value without what a header cannot hold.
func plainLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// wellFormed tells that a text is XML.
func wellFormed(s string) error {
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
