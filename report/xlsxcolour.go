package report

import (
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
)

// colourer gives cells colours by what they hold, as a spreadsheet works it out, so that a corrected cell changes its colour.
// Colour never stands alone: the cell's own text or number says the same.
type colourer struct {
	book            *excelize.File
	good, open, bad int // styles
	target          int // percent
	say             *messages.Catalogue
}

func newColourer(book *excelize.File, target int, say *messages.Catalogue) (c colourer, err error) {
	c = colourer{book: book, target: target, say: say}
	for _, s := range []struct {
		id         *int
		ink, paper string
	}{{&c.good, "00563F", "CDEFE3"}, {&c.open, "6B4A00", "FBE7BF"}, {&c.bad, "7A2E00", "F9D5C2"}} {
		style := excelize.Style{Font: &excelize.Font{Color: s.ink}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.paper}}}
		if *s.id, err = book.NewConditionalStyle(&style); err != nil {
			return c, err
		}
	}
	return c, nil
}

// colour colours the columns of a sheet that say how things stand.
func (c colourer) colour(s sheet) error {
	if len(s.Rows) == 0 {
		return nil
	}
	target := strconv.Itoa(c.target)
	for _, rule := range []struct {
		column string
		words  bool // the column holds words, not numbers
		rules  []excelize.ConditionalFormatOptions
	}{
		{"lowest", false, []excelize.ConditionalFormatOptions{c.cell(c.bad, "<", target), c.cell(c.good, ">=", target)}},
		{"highest", false, []excelize.ConditionalFormatOptions{c.cell(c.bad, "<", target)}},
		{"non-compliant", false, []excelize.ConditionalFormatOptions{c.cell(c.bad, ">", "0")}},
		{"undetermined", false, []excelize.ConditionalFormatOptions{c.cell(c.open, ">", "0")}},
		{"verdict", true, []excelize.ConditionalFormatOptions{
			c.is(c.bad, "paper.verdict.short."+string(checker.NonCompliant)), c.is(c.open, "paper.verdict.short."+string(checker.Undetermined)),
			c.is(c.good, "paper.verdict.short."+string(checker.Compliant)),
		}},
		{"status", true, []excelize.ConditionalFormatOptions{c.is(c.bad, "status.unreadable"), c.is(c.open, "status.doubtful")}},
	} {
		i := slices.IndexFunc(s.Columns, func(col Column) bool { return col.ID == rule.column })
		if i < 0 || (s.kind(i) == Text) != rule.words {
			continue
		}
		if err := c.book.SetConditionalFormat(s.name, at(i+1, headRow+1)+":"+at(i+1, s.lastRow()), rule.rules); err != nil {
			return err
		}
	}
	return nil
}

func (c colourer) cell(style int, criteria, value string) excelize.ConditionalFormatOptions {
	return excelize.ConditionalFormatOptions{Type: "cell", Criteria: criteria, Value: value, Format: &style}
}

func (c colourer) is(style int, id string) excelize.ConditionalFormatOptions {
	return c.cell(style, "==", strconv.Quote(c.say.T(id)))
}
