package rules

// Status is how far a rule has come. Only an active rule enters a figure.
type Status string

// The stages of a rule's life.
const (
	Draft   Status = "draft"   // being written: tested and explained, never run on documents
	Trial   Status = "trial"   // run, but every hit is a hint
	Active  Status = "active"  // run; what a rule is that says nothing
	Retired Status = "retired" // no longer run; kept for the decisions that name it
)

func statuses() []string {
	return []string{string(Draft), string(Trial), string(Active), string(Retired)}
}

// Runs tells whether a rule of this status looks at documents.
func (s Status) Runs() bool { return s == Active || s == Trial }

// Exceptional are the rules that do not count in full (draft, trial, retired), and those of the extended pack that this
// one replaces or sets otherwise, in the order of the pack. Every report names them, so that nobody takes the silence of a
// rule that was switched off for a clean bill.
func (p *Pack) Exceptional() []*Rule {
	var out []*Rule
	for _, r := range p.Rules {
		if r.Status != Active || r.Reason != "" {
			out = append(out, r)
		}
	}
	return out
}
