package rules

import "slices"

// Grade is how heavy a clause weighs, P1 to P4 (domain.md §4.2).
type Grade string

// The grades.
const (
	P1 Grade = "P1" // direct unequal right or duty, or loss
	P2 Grade = "P2" // restriction or penalty linked to sex
	P3 Grade = "P3" // stereotype or demeaning wording
	P4 Grade = "P4" // neutral wording with unequal effect
)

// Against names who is put at a disadvantage.
type Against string

// The sexes a clause may be against.
const (
	AgainstWomen Against = "women"
	AgainstMen   Against = "men"
	AgainstBoth  Against = "both"
)

// Mode is the way of Luật Bình đẳng giới 2006, Điều 5 khoản 5, in which a clause treats the sexes differently.
type Mode string

// The modes.
const (
	Restrict       Mode = "restrict"
	Exclude        Mode = "exclude"
	NotRecognise   Mode = "not-recognise"
	Devalue        Mode = "devalue"
	Oblige         Mode = "oblige"
	Prefer         Mode = "prefer"
	UnequalMeasure Mode = "unequal-measure"
	ExceptionTail  Mode = "exception-tail"
)

// Confidence is how far a rule's hits can be trusted. A hint never enters a figure.
type Confidence string

// The levels, surest first.
const (
	Sure   Confidence = "sure"
	Likely Confidence = "likely"
	Hint   Confidence = "hint"
)

// surer orders confidences: the lower, the surer.
func surer(c Confidence) int { return slices.Index(confidences(), string(c)) }

func grades() []string      { return []string{"P1", "P2", "P3", "P4"} }
func sexes() []string       { return []string{"women", "men", "both"} }
func confidences() []string { return []string{"sure", "likely", "hint"} }
func symmetries() []string  { return []string{oneSexPair, oneSexSentence, oneSexClause, oneSexOff} }
func withins() []string     { return []string{withinSentence, withinClause} }

func modes() []string {
	return []string{"restrict", "exclude", "not-recognise", "devalue", "oblige", "prefer", "unequal-measure", "exception-tail"}
}

func zones() []string {
	return []string{"head", "basis", "preamble", "body", "signature"}
}

// What a rule's one-sex may say; see docs/rules.md.
const (
	oneSexPair     = "pair"
	oneSexSentence = "sentence"
	oneSexClause   = "clause"
	oneSexOff      = "off"
)

// The stretch in which the parts of an order-free condition must stand.
const (
	withinSentence = "sentence"
	withinClause   = "clause"
)
