package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/official"
	"github.com/huonguoc/huonguoc/review"
)

// SheetChoice is what a review sheet lists.
type SheetChoice struct {
	Commune string // code or name; empty: all
	Decided bool   // what is concluded, too
}

// ReviewSheet writes a sheet for reading on paper: each clause with a short code, boxes for the conclusion, and how to key
// the sheet back in with `review enter`. It returns how many clauses stand on it.
func ReviewSheet(w io.Writer, d Data, choice SheetChoice, say *messages.Catalogue) (int, error) {
	p := newPaper(d, say)
	p.add(official.Title(say.T("sheetpaper.kind"), say.T("sheetpaper.subject", "AsOf", Day(d.Tally.AsOf)))...)
	p.add(official.Text(say.T("sheetpaper.reader")))
	p.legend()
	grid := official.NewGrid(
		official.Column{Title: say.T("sheetpaper.code"), Share: 2.6, Align: docx.Center}, official.Column{Title: say.T("annex.quote"), Share: 6.8, Align: docx.Left},
		official.Column{Title: say.T("annex.conclusion"), Share: 2.3, Align: docx.Left}, official.Column{Title: say.T("sheetpaper.note"), Share: 2.6, Align: docx.Left},
	)
	n := 0
	for _, c := range p.book {
		n += p.sheetConvention(grid, c, choice)
	}
	if n == 0 {
		p.text("sheetpaper.empty")
	} else {
		p.add(grid.Table())
	}
	p.add(official.Note(p.source()))
	return n, p.write(w, say.T("sheetpaper.kind"), []docx.Section{official.Section(p.take(), false)})
}

// legend explains the signs.
func (p *paper) legend() {
	p.text("sheetpaper.signs", "Confirm", review.SignConfirm, "Dismiss", review.SignDismiss, "Unsure", review.SignUnsure)
	var reasons []string
	for i, r := range checker.Reasons() {
		reasons = append(reasons, fmt.Sprintf("%s%d: %s", review.SignDismiss, i+1, p.say.T("reason.dismiss."+string(r))))
	}
	p.add(official.Note(strings.Join(reasons, "; ") + "."))
	p.add(official.Note(p.say.T("sheetpaper.enter")))
}

func (p *paper) sheetConvention(grid *official.Grid, c convention, choice SheetChoice) (n int) {
	if !c.counted || choice.Commune != "" && !strings.EqualFold(choice.Commune, c.record.Commune.Name) && choice.Commune != c.record.Commune.Code {
		return 0
	}
	for _, l := range c.clauses {
		decided := l.decision == checker.Confirmed || l.decision == checker.Dismissed
		if decided && !choice.Decided {
			continue
		}
		if n == 0 {
			grid.Band(strings.Join(filled(c.title(p.say), c.record.Village, communeName(c.record.Commune, p.say)), " · "))
		}
		n++
		p.sheetClause(grid, l)
	}
	return n
}

func (p *paper) sheetClause(grid *official.Grid, l clause) {
	words := append([]docx.Paragraph{{Runs: []docx.Run{{Text: l.place(p.say), Bold: true}, {Text: " · " + KindTitle(l.Kind, p.say), Italic: true}}}}, quoted(l)...)
	if l.Message != "" {
		words = append(words, docx.Paragraph{Runs: []docx.Run{{Text: p.say.T("letter.why") + " " + head(l.Message, noteShown), Size: 10, Italic: true}}})
	}
	boxes := one("☐ " + review.SignConfirm)
	boxes = append(boxes, one("☐ "+review.SignDismiss+" ____")...)
	boxes = append(boxes, one("☐ "+review.SignUnsure)...)
	if l.decision != checker.Open {
		boxes = append(boxes, docx.Paragraph{Runs: []docx.Run{{Text: l.conclusion(p.say), Size: 9, Italic: true}}})
	}
	code := []docx.Paragraph{{Runs: []docx.Run{{Text: review.Code(l.Fingerprint), Bold: true, Size: 12}}}}
	grid.Cells(code, words, boxes, one(""))
}
