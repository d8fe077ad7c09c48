package outline

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// unit is an open tier of the structure. The first unit of a stack is the convention itself, without level.
type unit struct {
	level   corpus.Level
	mark    mark
	number  string // "" for the convention and for headings without number
	title   string
	lead    string // the last paragraph of its own text: what introduces its children
	pending bool   // its first paragraph may still turn out to be its title
	// preamble tells that the unit is the preamble under a number ("Phần I. Lời nói đầu").
	preamble bool
	bullets  int // bullets counted so far, whatever their sign, so that no two share an ordinal
	spoken   int // paragraphs of its own counted so far
}

// isHeading tells the tiers that carry a heading from those of a list.
func (u *unit) isHeading() bool { return u.level <= corpus.LevelArticle }

// stopLeading ends the reach of a colon: what follows stands under the unit, not in its list.
func (u *unit) stopLeading() {
	u.lead = ""
	if endsWithColon(u.title) {
		u.title = ""
	}
}

// counter is the unit that counts the bullets and paragraphs below a unit: headings without number share the counter
// of what they stand in, because their name is not part of an address.
func counter(units []unit) *unit {
	for i := len(units) - 1; i > 0; i-- {
		if units[i].number != "" {
			return &units[i]
		}
	}
	return &units[0]
}

// address is the way to the innermost unit. "khoản 1.1" stands for "khoản 1, khoản 1.1".
func address(units []unit) corpus.Address {
	var a corpus.Address
	for _, u := range units {
		if u.number == "" {
			continue
		}
		if n := len(a); n > 0 && u.mark.style == styleDotted && strings.HasPrefix(u.number, a[n-1].Number+".") &&
			a[n-1].Level == corpus.LevelClause {
			a = a[:n-1]
		}
		a = append(a, corpus.Step{Level: u.level, Number: u.number})
	}
	return a
}

// headings are the titles above, and that of the innermost unit where its title is already told.
func headings(units []unit) []string {
	var titles []string
	for _, u := range units {
		if u.title != "" && !endsWithColon(u.title) {
			titles = append(titles, u.title)
		}
	}
	return titles
}

// leadIns are the texts of the units that introduce the innermost one; its own text is no lead-in, a title that ends
// with a colon is. Text above an article introduces it only with a colon; a list is introduced by whatever stands above.
func leadIns(units []unit) []string {
	var leads []string
	for i, u := range units {
		if endsWithColon(u.title) {
			leads = append(leads, u.title)
		}
		if i == len(units)-1 || u.lead == "" {
			continue
		}
		if endsWithColon(u.lead) || !units[i+1].isHeading() {
			leads = append(leads, u.lead)
		}
	}
	return leads
}

// draft is a clause before its citation is known.
type draft struct {
	clause  corpus.Clause
	article string // key of the article it stands in, "" outside
	section int    // which numbered heading above the articles it stands under, counted through the document
	nth     int    // place among the clauses of its zone, from 1
}
