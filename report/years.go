package report

import (
	"fmt"
	"strconv"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/messages"
)

// shownYears is how many years the progress goes back.
const shownYears = 10

// progress is the figure at the end of each of the last years, and on the cut-off day: of the texts adopted by then, with what is
// concluded on them now. What was known in an earlier year is in that year's snapshot.
func (d Data) progress() []checker.Tally {
	in := d.inputs()
	records := in.Records()
	last, err := strconv.Atoi(d.year())
	if err != nil {
		return []checker.Tally{d.Tally}
	}
	var list []checker.Tally
	for year := last - shownYears + 1; year < last; year++ {
		definition := d.Tally.Definition
		definition.AsOf = corpus.Date(fmt.Sprintf("%04d-12-31", year))
		if t := checker.Count(records, nil, definition); t.Total.Conventions > 0 {
			list = append(list, t)
		}
	}
	return append(list, d.Tally)
}

// Years are the progress by year.
func Years(d Data, say *messages.Catalogue) Table {
	t := Table{
		ID: "years", Name: say.T("sheet.years"), Title: say.T("table.years"), Note: say.T("table.years.note"),
		Columns: columns(say, "years", "day", "conventions", "compliant", "non-compliant", "undetermined", "lowest", "highest", "target"),
	}
	for _, p := range d.progress() {
		r := p.Total
		row := []Cell{day(p.AsOf)}
		for _, n := range []int{r.Conventions, r.Compliant, r.NonCompliant, r.Undetermined} {
			row = append(row, count(say, n))
		}
		t.Rows = append(t.Rows, append(row, share(say, r.Lowest), share(say, r.Highest), percent(say, p.Definition.Target)))
	}
	return t
}

// percent is a whole percentage.
func percent(say *messages.Catalogue, n int) Cell {
	return Cell{Text: say.Percent(float64(n), true), Number: float64(n), Kind: Percentage}
}
