package report

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
)

// convention is a convention as papers and lists show it, on the cut-off day.
type convention struct {
	record  checker.Record
	state   checker.State
	verdict checker.Verdict
	why     checker.Why
	counted bool // in the denominator
	clauses []clause
	files   []*ledger.Stored // of its text on that day
}

// clause is a finding on a convention's text, or a clause that a person marked, with what people concluded on it.
type clause struct {
	checker.Finding
	decision checker.Decision
	reason   checker.Reason // of a dismissal
	note     string         // of the last conclusion that stands
	byHand   bool
}

// conventions are all conventions but drafts, in the order of their communes and villages; unknown places come last.
func (d Data) conventions() []convention {
	in := d.inputs()
	b := bookmaker{data: d, events: checker.BySubject(in.Events)}
	var list []convention
	for _, r := range in.Records() {
		if !r.Draft {
			list = append(list, b.convention(r))
		}
	}
	key := sorter()
	keys := make(map[string]string, len(list))
	for _, c := range list {
		for _, name := range []string{c.record.Commune.Name, c.record.Village} {
			if _, known := keys[name]; !known {
				keys[name] = key(name)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b convention) int {
		return cmp.Or(
			compareKnown(keys, a.record.Commune.Name, b.record.Commune.Name), strings.Compare(a.record.Commune.Code, b.record.Commune.Code),
			compareKnown(keys, a.record.Village, b.record.Village), strings.Compare(a.record.Title, b.record.Title),
		)
	})
	return list
}

// sorter gives the key by which names stand as a Vietnamese reader expects them.
func sorter() func(string) string {
	c := collate.New(language.Vietnamese)
	return func(s string) string {
		var buf collate.Buffer
		return string(c.KeyFromString(&buf, s))
	}
}

// compareKnown puts what has no name last.
func compareKnown(keys map[string]string, a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return strings.Compare(keys[a], keys[b])
}

type bookmaker struct {
	data   Data
	events map[string][]checker.Event
}

func (b bookmaker) convention(r checker.Record) convention {
	d := b.data.Tally.Definition
	c := convention{record: r, state: r.On(d.AsOf)}
	text := r.Text(d.AsOf)
	c.verdict, c.why = checker.Conclude(r, d.AsOf)
	if c.why == checker.WhyScreened && d.Basis == checker.BasisConcluded {
		c.verdict = checker.Undetermined
	}
	c.counted = c.state.Adopted && d.Counts(r, c.state)
	known := map[string]checker.Finding{}
	for _, i := range text.Papers {
		file := &b.data.Documents[i]
		c.files = append(c.files, file)
		for _, f := range file.Findings {
			if _, twice := known[f.Fingerprint]; !twice {
				known[f.Fingerprint] = f
			}
		}
	}
	for _, judged := range text.Findings {
		c.clauses = append(c.clauses, b.clause(judged, known))
	}
	return c
}

func (b bookmaker) clause(judged checker.Judged, known map[string]checker.Finding) clause {
	f, flagged := known[judged.Finding]
	c := clause{Finding: f, decision: judged.Decision}
	subject := checker.FindingSubject(judged.Finding)
	events := b.events[subject]
	if !flagged {
		c.Finding = byHand(judged.Finding, subject, events)
		c.byHand = true
	}
	c.said(events, subject)
	return c
}

// said adds what stands in the log on a clause.
func (c *clause) said(events []checker.Event, subject string) checker.Decision {
	if len(events) == 0 {
		return checker.Open
	}
	w := checker.Weigh(subject, events)
	if len(w.Standing) > 0 {
		last := w.Standing[len(w.Standing)-1]
		c.note, c.reason = last.Note, last.Reason
	}
	return w.Decision
}

// judged is a finding with what people concluded on it.
func judged(f checker.Finding, events map[string][]checker.Event) clause {
	c := clause{Finding: f}
	subject := checker.FindingSubject(f.Fingerprint)
	c.decision = c.said(events[subject], subject)
	return c
}

// byHand is a clause that no rule flags, as the log describes it.
func byHand(fingerprint, subject string, events []checker.Event) checker.Finding {
	f := checker.Finding{Fingerprint: fingerprint, Rule: checker.RuleByHand}
	for _, e := range events {
		if i, ok := e.Item(subject); ok {
			f.Kind, f.Grade = cmp.Or(i.Kind, f.Kind), cmp.Or(i.Grade, f.Grade)
			f.Address, f.Quote = cmp.Or(i.Address, f.Address), cmp.Or(i.Quote, f.Quote)
			f.Rule = cmp.Or(i.Rule, f.Rule)
		}
	}
	f.Clause = f.Quote
	return f
}

// confirmed are the clauses that a person concluded to discriminate.
func (c convention) confirmed() []clause {
	return slices.DeleteFunc(slices.Clone(c.clauses), func(l clause) bool { return l.decision != checker.Confirmed })
}

// title is the convention's own, else that of its village, else the name of its file.
func (c convention) title(say *messages.Catalogue) string {
	if c.record.Title != "" {
		return c.record.Title
	}
	if c.record.Village == "" && len(c.files) > 0 {
		return fileName(c.files[0].Document.Path)
	}
	return say.T("paper.untitled", "Village", c.record.Village)
}

// verdictText is the verdict in words, with its ground.
func (c convention) verdictText(say *messages.Catalogue) string {
	switch {
	case !c.state.Adopted:
		return say.T("paper.later")
	case !c.counted:
		return say.T("paper.left-out")
	case c.verdict == checker.NonCompliant:
		return say.T("conclusion.confirm")
	}
	return say.T("paper.verdict."+string(c.verdict), "Why", say.T("why."+string(c.why)))
}

// conclusion is what people concluded on a clause, in words: a machine only sees a sign, a person concludes.
func (c clause) conclusion(say *messages.Catalogue) string {
	id := string(c.decision)
	if c.decision == checker.Open {
		id = "open"
	}
	s := say.T("conclusion." + id)
	if c.decision == checker.Dismissed && c.reason != "" {
		s += ": " + say.T("reason.dismiss."+string(c.reason))
	}
	return s
}

// basis are the provisions on which a clause rests and that were in force on the cut-off. A clause that was marked by hand
// rests on what speaks of conventions as such.
func (d Data) basis(c clause, say *messages.Catalogue) []string {
	if list, ok := d.Basis[c.Rule]; ok {
		return list
	}
	if len(c.Basis) > 0 {
		return c.Basis
	}
	return []string{say.T("law.equality-40-1-c")}
}

// adopted is the day on which the present text was adopted, as far as it is known.
func (c convention) adopted() corpus.Date {
	for _, i := range c.state.Current {
		if day := c.record.Versions[i].Adopted; day != "" {
			return day
		}
	}
	return ""
}

// recognised is the decision that recognised the present text: number and day as far as they are known.
func (c convention) recognised() string {
	for _, f := range c.files {
		if r := f.Document.Convention.Recognition; r.Number != "" || r.Date != "" {
			return strings.Join(filled(r.Number, Day(r.Date)), ", ")
		}
	}
	return Day(c.recognisedOn())
}

// recognisedOn is the day of the recognition, as a file or an officer says it.
func (c convention) recognisedOn() (day corpus.Date) {
	for _, i := range c.state.Current {
		day = max(day, c.record.Versions[i].Recognised)
	}
	for _, l := range c.record.Life {
		if l.Kind == checker.LifeRecognised && l.Text == "" {
			day = max(day, l.On)
		}
	}
	return day
}

// byAct joins provisions of one act: "Luật Bình đẳng giới 2006, Điều 5 khoản 5; Điều 40 khoản 1 điểm c".
func byAct(citations []string) (acts []string) {
	at := map[string]int{}
	for _, c := range citations {
		act, where, found := strings.Cut(c, ", ")
		i, known := at[act]
		if !known || !found {
			at[act] = len(acts)
			acts = append(acts, c)
			continue
		}
		acts[i] += "; " + where
	}
	return acts
}
