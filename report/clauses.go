package report

import (
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
)

// flag is a finding with the file it stands in, and whether it entered the tally; counted is the end of a message id,
// "counted.<value>".
type flag struct {
	file    *ledger.Stored
	finding checker.Finding
	counted checker.Counting
	clause  clause // the finding with what people concluded on it
}

// flags are all findings in the order of their files, in each hints after findings, and last the clauses that people hold
// against its convention and that no rule flags.
func flags(d Data) []flag {
	var list []flag
	events := checker.BySubject(d.inputs().Events)
	countings := d.inputs().Countings(d.Tally.Definition)
	held := heldByFile(d)
	for i := range d.Documents {
		stored := &d.Documents[i]
		for _, hints := range []bool{false, true} {
			for _, f := range stored.Findings {
				if f.IsHint() == hints {
					list = append(list, flag{stored, f, countings[i][f.Fingerprint], judged(f, events)})
				}
			}
		}
		list = append(list, held[stored]...)
	}
	return list
}

// confidenceByHand stands where a finding has the confidence of its rule.
const confidenceByHand = "by-hand"

// heldByFile are the clauses that people hold without a rule's flag, each with the first file of its convention's text.
func heldByFile(d Data) map[*ledger.Stored][]flag {
	list := map[*ledger.Stored][]flag{}
	for _, c := range d.conventions() {
		for _, l := range c.clauses {
			if !l.byHand || len(c.files) == 0 {
				continue
			}
			how := checker.CountedYes
			if !c.counted {
				how = checker.CountedLeftOut
			}
			l.Confidence = confidenceByHand
			list[c.files[0]] = append(list[c.files[0]], flag{c.files[0], l.Finding, how, l})
		}
	}
	return list
}

// Clauses are the flagged clauses.
func Clauses(d Data, say *messages.Catalogue) Table {
	table := Table{
		ID: "clauses", Name: say.T("sheet.clauses"), Title: say.T("table.clauses"), Note: say.T("table.clauses.note"),
		Columns: columns(say, "clauses", "commune", "village", "convention", "address", "page", "kind", "grade", "against", "confidence",
			"counted", "quote+", "lead-in+", "clause+", "message+", "basis+", "suggestion+", "conclusion+", "file+-", "fingerprint-"),
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
		KindTitle(f.finding.Kind, say), f.finding.Grade, against(f.finding, say), say.T("confidence." + f.finding.Confidence),
		say.T("counted." + string(f.counted)), f.finding.Quote, f.finding.LeadIn, f.finding.Clause, f.finding.Message,
		strings.Join(f.finding.Basis, "; "), f.finding.Suggestion, f.clause.conclusion(say), d.Path, f.finding.Fingerprint,
	} {
		cells = append(cells, text(s))
	}
	return cells
}

// against tells for whom a finding is a disadvantage; a clause that a person marked may not say.
func against(f checker.Finding, say *messages.Catalogue) string {
	if f.Against == "" {
		return "–"
	}
	return say.T("against." + f.Against)
}
