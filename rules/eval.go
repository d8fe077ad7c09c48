package rules

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/huonguoc/huonguoc/corpus"
)

// Labels of a labelled clause (docs of labelling): discriminatory, not, borderline. Borderline clauses are never scored.
const (
	LabelD = "D"
	LabelN = "N"
	LabelB = "B"
)

// Labelled is one line of a labelled set. Text is checked as one clause of the body.
type Labelled struct {
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	Label    string   `json:"label"`
	Kind     string   `json:"kind"` // id or code of a Kind; may be empty
	LeadIn   string   `json:"lead_in"`
	Headings []string `json:"headings"`
	Part     string   `json:"part"` // "test" for the part that rule authors do not look at
	Origin   string   `json:"origin"`
	Damage   string   `json:"damage"`
	Against  Against  `json:"against"` // who is put at a disadvantage; may be empty
}

// Clause is the labelled text as a document would hold it.
func (l Labelled) Clause() corpus.Clause {
	c := corpus.Clause{Text: l.Text, Headings: l.Headings, Zone: corpus.ZoneBody}
	if l.LeadIn != "" {
		c.LeadIns = []string{l.LeadIn}
	}
	return c
}

// Prediction is what a matcher says of a labelled clause. Hints do not count as flagged.
type Prediction struct {
	ID      string   `json:"id"`
	Flagged bool     `json:"flagged"`
	Rules   []string `json:"rules"`
}

// Outcome counts labelled clauses by what they are and what was said of them.
type Outcome struct {
	TruePositive  int `json:"tp"`
	FalsePositive int `json:"fp"`
	FalseNegative int `json:"fn"`
	TrueNegative  int `json:"tn"`
}

// Precision is the share of the flagged clauses that are D; 0 when nothing was flagged.
func (o Outcome) Precision() float64 { return part(o.TruePositive, o.FalsePositive) }

// Recall is the share of the D clauses that were flagged; 0 when there are none.
func (o Outcome) Recall() float64 { return part(o.TruePositive, o.FalseNegative) }

// F1 is the harmonic mean of precision and recall (van Rijsbergen 1979).
func (o Outcome) F1() float64 {
	return part(2*o.TruePositive, o.FalsePositive+o.FalseNegative)
}

func part(of, other int) float64 {
	if of+other == 0 {
		return 0
	}
	return float64(of) / float64(of+other)
}

func (o *Outcome) add(discriminatory, flagged bool) {
	switch {
	case discriminatory && flagged:
		o.TruePositive++
	case discriminatory:
		o.FalseNegative++
	case flagged:
		o.FalsePositive++
	default:
		o.TrueNegative++
	}
}

// Evaluation is the measure of a matcher on a labelled set.
type Evaluation struct {
	All         Outcome
	ByKind      map[string]Outcome // by id of a Kind, "" for lines without one
	ByOrigin    map[string]Outcome // where a line comes from, as the set says
	ByDamage    map[string]Outcome
	ByLevel     map[Confidence]Outcome // by the surest hit on a clause; only true and false positives
	ByRule      map[string]Outcome     // by id of a rule; only true and false positives
	Borderline  int
	Predictions []Prediction // in the order of the set
}

// ReadSet reads a labelled set, one JSON object a line. An error names the line.
func ReadSet(r io.Reader) ([]Labelled, error) {
	var set []Labelled
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var l Labelled
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("line %d of the set: %w", n, err)
		}
		if l.Label != LabelD && l.Label != LabelN && l.Label != LabelB {
			return nil, fmt.Errorf("line %d of the set: label %q is none of D, N, B", n, l.Label)
		}
		set = append(set, l)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the set: %w", err)
	}
	return set, nil
}

// Evaluate runs a matcher over a labelled set.
func Evaluate(m *Matcher, set []Labelled) Evaluation {
	e := Evaluation{
		ByKind: map[string]Outcome{}, ByOrigin: map[string]Outcome{}, ByDamage: map[string]Outcome{},
		ByLevel: map[Confidence]Outcome{}, ByRule: map[string]Outcome{}, Predictions: []Prediction{},
	}
	for _, l := range set {
		p, surest := predict(m, l)
		e.Predictions = append(e.Predictions, p)
		if l.Label == LabelB {
			e.Borderline++
			continue
		}
		e.count(l, p, surest)
	}
	return e
}

func (e *Evaluation) count(l Labelled, p Prediction, surest Confidence) {
	isD := l.Label == LabelD
	e.All.add(isD, p.Flagged)
	addTo(e.ByKind, kindID(l.Kind), isD, p.Flagged)
	addTo(e.ByOrigin, l.Origin, isD, p.Flagged)
	addTo(e.ByDamage, l.Damage, isD, p.Flagged)
	if surest != "" {
		addTo(e.ByLevel, surest, isD, true)
	}
	for _, rule := range p.Rules {
		addTo(e.ByRule, rule, isD, true)
	}
}

func addTo[K comparable](groups map[K]Outcome, name K, discriminatory, flagged bool) {
	o := groups[name]
	o.add(discriminatory, flagged)
	groups[name] = o
}

// predict gives what the matcher says, and the confidence of its surest hit; none for a clause without a hit.
func predict(m *Matcher, l Labelled) (p Prediction, surest Confidence) {
	p = Prediction{ID: l.ID, Rules: []string{}}
	for _, h := range m.Match(l.Clause()) {
		if surest == "" || surer(h.Confidence) < surer(surest) {
			surest = h.Confidence
		}
		if h.Confidence != Hint {
			p.Flagged = true
			p.Rules = append(p.Rules, h.Rule.ID)
		}
	}
	return p, surest
}

// kindID is the id of a kind given by id or code.
func kindID(name string) string {
	for _, k := range Kinds() {
		if name == k.Code {
			return k.ID
		}
	}
	return name
}
