package checker

// Finding is one clause that a rule flags: "có dấu hiệu phân biệt đối xử". Its fields are the JSON contract of `check`:
// fields are added, never renamed.
type Finding struct {
	Fingerprint string   `json:"fingerprint"`
	Rule        string   `json:"rule"`
	Title       string   `json:"title"`
	Kind        string   `json:"kind"`
	Grade       string   `json:"grade"`
	Against     string   `json:"against"`
	Mode        string   `json:"mode,omitempty"`
	Confidence  string   `json:"confidence"`
	Address     string   `json:"address"`
	Page        int      `json:"page"`
	Quote       string   `json:"quote"` // the document's own letters
	Clause      string   `json:"clause"`
	LeadIn      string   `json:"lead_in"`
	Message     string   `json:"message"`
	Basis       []string `json:"basis"`
	Suggestion  string   `json:"suggestion"`

	// Ordinal is the clause's position in its document; Start and End are the quote's byte span in the clause's text.
	Ordinal int `json:"-"`
	Start   int `json:"-"`
	End     int `json:"-"`
}

// IsHint tells that the finding is only a gợi ý for the reviewer: it never enters a figure.
func (f Finding) IsHint() bool { return f.Confidence == ConfidenceHint }

// ConfidenceHint is the confidence of a rule whose matches are suspicious but not certain.
const ConfidenceHint = "hint"

// Flagged counts the findings that are no hints, and the clauses they stand on.
func Flagged(findings []Finding) (clauses, signs int) {
	on := map[int]bool{}
	for _, f := range findings {
		if !f.IsHint() {
			on[f.Ordinal] = true
			signs++
		}
	}
	return len(on), signs
}
