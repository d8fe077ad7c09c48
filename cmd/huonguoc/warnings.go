package main

import (
	"cmp"
	"fmt"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
)

// warningsPack is the pack of side warnings that comes with the program.
const warningsPack = "warnings"

// advise gives the side warnings of each outcome, by the law in force today.
func (a *app) advise(outcomes []scan.Outcome) ([][]checker.Warning, error) {
	pack, err := rules.Embedded(warningsPack)
	if err != nil {
		return nil, err
	}
	adviser, err := checker.NewAdviser(pack)
	if err != nil {
		return nil, err
	}
	today := corpus.Date(a.now().Format(time.DateOnly))
	out := make([][]checker.Warning, len(outcomes))
	for i, o := range outcomes {
		if o.Document.Status == corpus.StatusRead {
			out[i] = adviser.Advise(o.Document, today)
		}
	}
	return out, nil
}

func (a *app) printWarnings(warnings []checker.Warning) {
	for _, w := range warnings {
		where := cmp.Or(w.Address, a.say.T("check.warning.document"))
		fmt.Fprintf(a.out, "  %s  %s\n", where, a.say.T("check.warning", "Code", w.Code, "Title", w.Title))
	}
}
