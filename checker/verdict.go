package checker

import "github.com/huonguoc/huonguoc/corpus"

// Verdict is the result of reviewing one convention.
type Verdict string

// The verdicts. Everything that is neither proven nor complete is undetermined.
const (
	Compliant    Verdict = "compliant"
	NonCompliant Verdict = "non-compliant"
	Undetermined Verdict = "undetermined"
)

// Why is the ground of a verdict.
type Why string

// The grounds.
const (
	WhyScreened   Why = "screened"      // compliant: complete, readable text, no open finding
	WhyConfirmed  Why = "confirmed"     // non-compliant: a person confirmed a finding
	WhyUnreadable Why = "unreadable"    // undetermined: no text
	WhyDoubtful   Why = "doubtful-text" // undetermined: text of doubtful quality
	WhyFlagged    Why = "flagged"       // undetermined: findings nobody has decided
	WhyUnsure     Why = "unsure"        // undetermined: a reviewer could not decide
)

// Decision is a person's conclusion on one finding.
type Decision string

// The decisions; a finding without one is open.
const (
	Open      Decision = ""
	Confirmed Decision = "confirm"
	Dismissed Decision = "dismiss"
	Unsure    Decision = "unsure"
)

// Record is all that a verdict needs to know of one convention: its files, and what was decided on its findings.
// Hints are no findings and are only counted.
type Record struct {
	Key     string
	Title   string
	Village string
	Commune Commune
	Adopted corpus.Date
	Draft   bool
	Status  []corpus.Status // of each of its files
	Finding []Decision      // of each finding
	Hints   int
}

// Commune is a row of a tally: today's unit where it is known. Code is empty for a place that could not be found.
type Commune struct {
	Code string `json:"code"`
	Name string `json:"name"` // with its type: "xã Tân Chi"; empty when the place is unknown
}

// Conclude is the verdict of a convention and its ground. Only a person's conclusion makes a convention non-compliant;
// only complete, readable text without an open finding makes it compliant.
func Conclude(r Record) (Verdict, Why) {
	has := func(d Decision) bool {
		for _, f := range r.Finding {
			if f == d {
				return true
			}
		}
		return false
	}
	switch {
	case has(Confirmed):
		return NonCompliant, WhyConfirmed
	case worst(r.Status) == corpus.StatusUnreadable:
		return Undetermined, WhyUnreadable
	case worst(r.Status) == corpus.StatusDoubtful:
		return Undetermined, WhyDoubtful
	case has(Open):
		return Undetermined, WhyFlagged
	case has(Unsure):
		return Undetermined, WhyUnsure
	default:
		return Compliant, WhyScreened
	}
}

// worst is the least trustworthy of the states; a convention without any file is unreadable.
func worst(states []corpus.Status) corpus.Status {
	result := corpus.StatusRead
	for _, s := range states {
		switch s {
		case corpus.StatusRead:
		case corpus.StatusDoubtful:
			if result == corpus.StatusRead {
				result = s
			}
		default:
			return corpus.StatusUnreadable
		}
	}
	if len(states) == 0 {
		return corpus.StatusUnreadable
	}
	return result
}
