package report

import (
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/official"
)

// SampleConfidence is the confidence of the bounds that a report gives, in percent.
const SampleConfidence checker.Confidence = 95

// sampled is part V: what people found by reading where the machine had found nothing, and what that says of the rest.
func (p *paper) sampled() {
	p.add(official.Part("V", p.say.T("annual.sampled")))
	if n := p.marked(); n > 0 {
		p.text("annual.sampled.marked", "Count", p.int(n))
	}
	if len(p.d.Samples) == 0 {
		p.text("annual.sampled.none")
		return
	}
	p.text("annual.sampled.text", "Confidence", int(SampleConfidence))
	for _, s := range p.d.Samples {
		p.sample(s)
	}
}

// marked counts the clauses of the figure that no rule flags and a person marked.
func (p *paper) marked() (n int) {
	for _, c := range p.book {
		for _, l := range c.clauses {
			if c.counted && l.byHand && l.decision == checker.Confirmed {
				n++
			}
		}
	}
	return n
}

func (p *paper) sample(s ledger.SampleResult) {
	grid := official.NewGrid(
		official.Column{Title: p.say.T("annual.table4.stratum"), Share: 5, Align: docx.Left}, official.Column{Title: p.say.T("annual.table4.population"), Share: 1.6, Align: docx.Right},
		official.Column{Title: p.say.T("annual.table4.drawn"), Share: 1.4, Align: docx.Right}, official.Column{Title: p.say.T("annual.table4.read"), Share: 1.4, Align: docx.Right},
		official.Column{Title: p.say.T("annual.table4.wrong"), Share: 1.6, Align: docx.Right}, official.Column{Title: p.say.T("annual.table4.at-most"), Share: 2, Align: docx.Right},
	)
	for _, e := range s.Estimates {
		grid.Row(false, p.say.T("annual.table4."+string(e.Stratum)), p.int(e.Population), p.int(e.Drawn), p.int(e.Read), p.int(e.Wrong), p.int(e.AtMost))
	}
	p.add(official.Caption(p.say.T("annual.table4", "AsOf", Day(s.Sample.AsOf), "Seed", s.Sample.Seed)), grid.Table())
	if r := s.Recall; r != nil && r.Lowest != nil && r.Highest != nil {
		p.text("annual.sampled.recall", "Lowest", p.say.Percent(100**r.Lowest, true), "Highest", p.say.Percent(100**r.Highest, true), "Confidence", int(s.Confidence))
	}
}
