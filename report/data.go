package report

import (
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/rules"
)

// Pack names a rule pack as it stood when the figures were made.
type Pack struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`

	Exceptions []RuleException `json:"rule_exceptions"` // never null
}

// RuleException is a rule that does not count in full, or that a pack has changed in the one it extends.
type RuleException struct {
	Rule       string `json:"rule"`
	Title      string `json:"title"`
	Status     string `json:"status"`     // draft, trial, active, retired
	Confidence string `json:"confidence"` // as it is now
	Reason     string `json:"reason"`     // empty where a pack's own rule is not active
}

// PacksOf names a pack, and the one that it extends.
func PacksOf(p *rules.Pack) []Pack {
	out := []Pack{{ID: p.ID, Version: p.Version, SHA256: p.SHA256, Exceptions: []RuleException{}}}
	for _, r := range p.Exceptional() {
		out[0].Exceptions = append(out[0].Exceptions, RuleException{r.ID, r.Title, string(r.Status), string(r.Confidence), r.Reason})
	}
	if p.Extends != nil {
		out = append(out, Pack{ID: p.Extends.ID, Version: p.Extends.Version, SHA256: p.Extends.SHA256, Exceptions: []RuleException{}})
	}
	return out
}

// Sentence tells of the exception on one line.
func (e RuleException) Sentence(say *messages.Catalogue) string {
	s := say.T("rule-exception", "Rule", e.Rule, "Title", e.Title, "Status", say.T("rule-status."+e.Status), "Confidence", say.T("confidence."+e.Confidence))
	if e.Reason != "" {
		s += " " + say.T("rule-exception.reason", "Reason", e.Reason)
	}
	return s
}

// Data is what a report is made from.
type Data struct {
	Version   string // of the program
	Packs     []Pack
	MadeAt    time.Time
	Tally     checker.Tally
	Inputs    checker.Inputs // what the tally was made from; without papers they are those of Documents
	Documents []ledger.Stored
	Office    Office                // whose papers they are
	Template  []byte                // of the annual report, a .docx of the office; nil: the program's own layout
	Samples   []ledger.SampleResult // read by people, with the bounds of SampleConfidence
	Snapshot  Snapshot              // none where the figure was not frozen
	Basis     map[string][]string   // by id of a rule: its provisions that were in force on the cut-off, as an officer cites them
}

// Snapshot names the frozen figure that a report shows.
type Snapshot struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// BasisOn are the provisions of every rule of a pack that are in force on a day.
func BasisOn(p *rules.Pack, day corpus.Date) map[string][]string {
	basis := make(map[string][]string, len(p.Rules))
	for _, r := range p.Rules {
		list := []string{}
		for _, l := range r.Basis {
			if l.InForce(day) {
				list = append(list, l.Citation())
			}
		}
		basis[r.ID] = list
	}
	return basis
}

// inputs are what the tally was made from.
func (d Data) inputs() checker.Inputs {
	if len(d.Inputs.Papers) == len(d.Documents) {
		return d.Inputs
	}
	in := d.Inputs
	in.Papers = ledger.Papers(d.Documents)
	return in
}
