package report

import (
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
)

// flag is a finding with the file it stands in, and whether it entered the tally.
type flag struct {
	file    *ledger.Stored
	finding checker.Finding
	counted counted
}

// counted says whether a finding entered the tally and if not, why; it is the end of a message id, "counted.<value>".
type counted string

const (
	countedYes    counted = "yes"
	countedHint   counted = "hint"   // hints enter no figure
	countedDraft  counted = "draft"  // nobody has adopted the text
	countedLater  counted = "later"  // adopted after the cut-off date
	countedRepeat counted = "repeat" // another file of the same convention has the same finding
)

// flags are all findings in the order of their files, hints after findings in each.
func flags(d Data) []flag {
	var list []flag
	j := newJudge(d)
	for i := range d.Documents {
		stored := &d.Documents[i]
		for _, hints := range []bool{false, true} {
			for _, f := range stored.Findings {
				if f.IsHint() == hints {
					list = append(list, flag{stored, f, j.judge(stored, f)})
				}
			}
		}
	}
	return list
}

// identity is a convention as ledger.Join sees it: a draft is a convention of its own.
type identity struct {
	key   string
	draft bool
}

func identify(s *ledger.Stored) identity {
	return identity{s.Key, s.Document.Convention.Unadopted()}
}

// judge repeats for one finding what the tally does for all, so that whoever counts the rows marked as counted comes to
// the tally's number.
type judge struct {
	asOf    corpus.Date
	adopted map[identity]corpus.Date // the latest of a convention's files
	seen    map[identity]map[string]bool
}

func newJudge(d Data) judge {
	j := judge{d.Tally.AsOf, map[identity]corpus.Date{}, map[identity]map[string]bool{}}
	for i := range d.Documents {
		stored := &d.Documents[i]
		id := identify(stored)
		j.adopted[id] = max(j.adopted[id], stored.Document.Convention.AdoptedOn)
		j.seen[id] = map[string]bool{}
	}
	return j
}

func (j judge) judge(stored *ledger.Stored, f checker.Finding) counted {
	id := identify(stored)
	switch {
	case f.IsHint():
		return countedHint
	case id.draft:
		return countedDraft
	case j.adopted[id] > j.asOf:
		return countedLater
	case j.seen[id][f.Fingerprint]:
		return countedRepeat
	}
	j.seen[id][f.Fingerprint] = true
	return countedYes
}

// Clauses are the flagged clauses.
func Clauses(d Data, say *messages.Catalogue) Table {
	table := Table{
		ID: "clauses", Name: say.T("sheet.clauses"), Title: say.T("table.clauses"), Note: say.T("table.clauses.note"),
		Columns: columns(say, "clauses", "commune", "village", "convention", "address", "page", "kind", "grade", "against", "confidence",
			"counted", "quote+", "lead-in+", "clause+", "message+", "basis+", "suggestion+", "file+-", "fingerprint-"),
	}
	for _, f := range flags(d) {
		table.Rows = append(table.Rows, clauseRow(f, say))
	}
	return table
}

func clauseRow(f flag, say *messages.Catalogue) []Cell {
	page := text("")
	if f.finding.Page > 0 {
		page = count(say, f.finding.Page)
	}
	d, c := f.file.Document, f.file.Document.Convention
	cells := []Cell{text(communeName(f.file.Commune, say)), text(c.Village), text(c.Title), text(f.finding.Address), page}
	for _, s := range []string{
		KindTitle(f.finding.Kind, say), f.finding.Grade, say.T("against." + f.finding.Against), say.T("confidence." + f.finding.Confidence),
		say.T("counted." + string(f.counted)), f.finding.Quote, f.finding.LeadIn, f.finding.Clause, f.finding.Message,
		strings.Join(f.finding.Basis, "; "), f.finding.Suggestion, d.Path, f.finding.Fingerprint,
	} {
		cells = append(cells, text(s))
	}
	return cells
}
