package rules

import "fmt"

// Failure is an example that does not hold.
type Failure struct {
	Rule    *Rule
	Example Example
	Fired   []Hit  // what fired on the example
	File    string // where the example stands
	Line    int
	Message string
}

func (f Failure) String() string {
	return fmt.Sprintf("%s:%d: rule %s: %s\n    %q", f.File, f.Line, f.Rule.ID, f.Message, f.Example.Text)
}

// Test runs every example of the pack. A must-match example must fire its rule, a must-pass example no rule of the
// pack that is sure or likely, and not its own rule either.
func Test(p *Pack) ([]Failure, error) {
	m, err := compileDrafts(p)
	if err != nil {
		return nil, fmt.Errorf("test pack %s: %w", p.ID, err)
	}
	var out []Failure
	for _, r := range p.tested() {
		for _, e := range r.Examples {
			hits := m.everyHit(e.Clause())
			if message := judge(r, e, hits); message != "" {
				out = append(out, Failure{r, e, hits, e.at.file, e.at.line, message})
			}
		}
	}
	return out, nil
}

// tested are the rules that are not retired, those of an extended pack as well: what a province adds must not break them.
func (p *Pack) tested() []*Rule {
	var out []*Rule
	for _, r := range p.Rules {
		if r.Status != Retired {
			out = append(out, r)
		}
	}
	return out
}

// judge says in a sentence what is wrong with the hits on an example, or "".
func judge(r *Rule, e Example, hits []Hit) string {
	if e.Match {
		return judgeMatch(r, e, hits)
	}
	for _, h := range hits {
		if h.Rule == r {
			return fmt.Sprintf("must pass, but the rule fires on %q", e.Text[h.Start:h.End])
		}
		if h.Confidence != Hint && h.Rule.Status == Active {
			return fmt.Sprintf("must pass, but rule %s (%s) fires on %q", h.Rule.ID, h.Confidence, e.Text[h.Start:h.End])
		}
	}
	return ""
}

// judgeMatch wants the rule itself to fire; of a rule that rests on the balance, that the balance flags the clause: which of
// those rules is shown depends on the others.
func judgeMatch(r *Rule, e Example, hits []Hit) string {
	for _, h := range hits {
		if h.Rule == r || r.Weighed && h.Confidence != Hint {
			return ""
		}
	}
	if len(hits) == 0 {
		return "must match, but no rule fires"
	}
	h := hits[0]
	return fmt.Sprintf("must match, but only rule %s fires, on %q", h.Rule.ID, e.Text[h.Start:h.End])
}
