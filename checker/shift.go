package checker

// Shift is a finding that one checker has and another has not, or has with another confidence.
type Shift struct {
	Path   string   // of the document
	Before *Finding // nil for one that is gained
	After  *Finding // nil for one that is lost
}

// Finding is the one that is there, the later one of two.
func (s Shift) Finding() Finding {
	if s.After != nil {
		return *s.After
	}
	return *s.Before
}

// Shifts compares what two checkers find in one document. The shifts stand in the order of the later findings, with those
// that are lost behind them.
func Shifts(path string, before, after []Finding) []Shift {
	old := map[string]*Finding{}
	for i := range before {
		old[before[i].Fingerprint] = &before[i]
	}
	var out []Shift
	for i := range after {
		f := &after[i]
		was, known := old[f.Fingerprint]
		if !known || was.Confidence != f.Confidence {
			out = append(out, Shift{path, was, f})
		}
		delete(old, f.Fingerprint)
	}
	for i := range before {
		if _, lost := old[before[i].Fingerprint]; lost {
			out = append(out, Shift{path, &before[i], nil})
		}
	}
	return out
}

// RuleShift counts what two checkers find by one rule.
type RuleShift struct {
	Rule                       string
	Before, After              int // findings, hints included
	Gained, Lost, Strengthened int // Strengthened: it was a hint
	Weakened                   int // it has become one
}

// count adds one shift.
func (r *RuleShift) count(s Shift) {
	switch {
	case s.Before == nil:
		r.Gained++
	case s.After == nil:
		r.Lost++
	case s.Before.IsHint():
		r.Strengthened++
	case s.After.IsHint():
		r.Weakened++
	}
}

// RuleShifts counts shifts by rule.
type RuleShifts map[string]*RuleShift

// Add counts one document.
func (r RuleShifts) Add(before, after []Finding, shifts []Shift) {
	for _, f := range before {
		r.of(f.Rule).Before++
	}
	for _, f := range after {
		r.of(f.Rule).After++
	}
	for _, s := range shifts {
		r.of(s.Finding().Rule).count(s)
	}
}

func (r RuleShifts) of(rule string) *RuleShift {
	if r[rule] == nil {
		r[rule] = &RuleShift{Rule: rule}
	}
	return r[rule]
}

// Changed tells whether the rule finds anything else than before.
func (r *RuleShift) Changed() bool { return r.Gained+r.Lost+r.Strengthened+r.Weakened > 0 }
