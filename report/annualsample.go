package report

import (
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/report/official"
)

// sampled is part V: what people found by reading where the machine had found nothing.
func (p *paper) sampled() {
	p.add(official.Part("V", p.say.T("annual.sampled")))
	p.text("annual.sampled.text", "Count", p.int(p.marked()))
}

// marked counts the clauses of the figure that no rule flagged and a person marked.
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
