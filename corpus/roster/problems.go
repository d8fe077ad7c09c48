package roster

// The problems of a row, as keys of the message catalogue ("roster.problem.<code>").
const (
	ProblemNoCommune     = "no-commune"      // neither column, heading nor sheet tells the commune
	ProblemUnknown       = "unknown-commune" // no unit has the name or code
	ProblemSimilar       = "similar-commune" // no unit has the name, but similar ones
	ProblemAmbiguous     = "ambiguous-commune"
	ProblemCodeName      = "commune-code-name" // code and name are those of different units
	ProblemFormer        = "former-commune"    // the former commune is unknown, or went into another one
	ProblemDate          = "date"
	ProblemOrder         = "date-order" // ends before it begins
	ProblemTwice         = "twice"      // the same village in two rows
	ProblemSameName      = "same-name"  // two villages of one name in a commune, and nothing to tell them apart
	ProblemCode          = "village-code"
	ProblemPredecessor   = "predecessor" // the name of a predecessor stands for several villages
	ProblemEarlier       = "predecessor-later"
	ProblemNoPredecessor = "predecessor-undated" // predecessors, but no day on which they ended
	ProblemConvention    = "convention"          // neither yes nor no
)
