package checker

// Row is the count of one commune (or district, province, kind of village, year), or of all of them.
//
// Conventions = Compliant + NonCompliant + Undetermined; Compliant = Screened + Concluded, or Concluded alone where the
// definition counts nothing else; Undetermined = Flagged + Partly + Unsure + Disputed + Doubtful + Unreadable + Missing +
// Unsigned. Drafts and LeftOut stand apart.
type Row struct {
	Group        string  `json:"group"` // what the row stands for, when it is no commune
	Commune      Commune `json:"commune"`
	Villages     int     `json:"villages"`      // on the roster
	Covered      int     `json:"covered"`       // of them, with a convention in force that was received
	Conventions  int     `json:"conventions"`   // the denominator
	Recognised   int     `json:"recognised"`    // of them
	Unrecognised int     `json:"unrecognised"`  // of them: received, and no decision of recognition is known
	Reviewed     int     `json:"reviewed"`      // Compliant + NonCompliant
	Compliant    int     `json:"compliant"`     // the numerator
	Screened     int     `json:"screened"`      // without open finding, and not signed off
	Concluded    int     `json:"concluded"`     // signed off by an officer
	NonCompliant int     `json:"non_compliant"` // by a person's conclusion
	Undetermined int     `json:"undetermined"`
	Pending      int     `json:"pending"` // Flagged + Partly + Unsure + Disputed + Unsigned: for a person to conclude
	Flagged      int     `json:"flagged"`
	Partly       int     `json:"partly"`
	Unsure       int     `json:"unsure"`
	Disputed     int     `json:"disputed"`
	Unsigned     int     `json:"unsigned"` // screened, where only concluded ones are in the numerator
	Doubtful     int     `json:"doubtful"`
	Unreadable   int     `json:"unreadable"`
	Missing      int     `json:"missing"` // expected by the roster, not received

	Amended        int `json:"amended"`         // of Conventions: amended, supplemented, replaced by a new text
	SuspendedPart  int `json:"suspended_part"`  // of Conventions
	SuspendedWhole int `json:"suspended_whole"` // of Conventions unless the definition leaves them out
	AnnulledPart   int `json:"annulled_part"`   // of Conventions
	AnnulledWhole  int `json:"annulled_whole"`  // not in Conventions
	Refused        int `json:"refused"`         // not in Conventions unless the definition counts them
	Replaced       int `json:"replaced"`        // by another convention; not in Conventions
	LeftOut        int `json:"left_out"`        // adopted, and not in Conventions for any reason

	Findings   int   `json:"findings"` // on the present texts of Conventions
	Hints      int   `json:"hints"`
	Drafts     int   `json:"drafts"` // not adopted, so in no figure
	Undated    int   `json:"undated"`
	Share      Share `json:"share"` // the figure: Compliant of Conventions, unrounded
	Lowest     Share `json:"lowest"`
	Highest    Share `json:"highest"`
	OfReviewed Share `json:"of_reviewed"` // Compliant of Reviewed; says nothing of what is open
}

// add counts a convention.
func (row *Row) add(r Record, s State, d Definition) {
	if r.Draft {
		row.Drafts++
		return
	}
	row.live(s)
	if !d.Counts(r, s) {
		row.LeftOut++
		return
	}
	row.Conventions++
	row.describe(r, s)
	text := r.text(s, d.AsOf)
	row.Findings += len(text.Findings)
	row.Hints += text.Hints
	verdict, why := r.conclude(text)
	if why == WhyScreened && d.Basis == BasisConcluded {
		verdict = Undetermined
		row.Screened++
		row.Unsigned++
	} else {
		*row.ground(why)++
	}
	row.judge(verdict)
}

func (row *Row) judge(v Verdict) {
	switch v {
	case Compliant:
		row.Compliant++
	case NonCompliant:
		row.NonCompliant++
	default:
		row.Undetermined++
	}
}

// live counts what happened to a convention, counted or not.
func (row *Row) live(s State) {
	for _, f := range []struct {
		is bool
		n  *int
	}{
		{s.AnnulledWhole, &row.AnnulledWhole}, {s.Replaced, &row.Replaced}, {s.Refused, &row.Refused}, {s.SuspendedWhole, &row.SuspendedWhole},
	} {
		if f.is {
			*f.n++
		}
	}
}

// describe counts the properties of a convention in the denominator.
func (row *Row) describe(r Record, s State) {
	received := len(r.Versions) > 0
	for _, f := range []struct {
		is bool
		n  *int
	}{
		{s.Undated, &row.Undated}, {received && s.Recognised, &row.Recognised}, {received && !s.Recognised, &row.Unrecognised},
		{s.Amended, &row.Amended}, {s.SuspendedPart, &row.SuspendedPart}, {s.AnnulledPart, &row.AnnulledPart},
	} {
		if f.is {
			*f.n++
		}
	}
}

func (row *Row) ground(why Why) *int {
	switch why {
	case WhyScreened:
		return &row.Screened
	case WhyConcluded:
		return &row.Concluded
	case WhyConfirmed:
		return new(int) // counted as NonCompliant
	case WhyFlagged:
		return &row.Flagged
	case WhyPartly:
		return &row.Partly
	case WhyUnsure:
		return &row.Unsure
	case WhyDisputed:
		return &row.Disputed
	case WhyDoubtful:
		return &row.Doubtful
	case WhyMissing:
		return &row.Missing
	default:
		return &row.Unreadable
	}
}

// finish makes the sums and shares. The lowest bound of the share takes every undetermined convention as non-compliant,
// the highest as compliant.
func (row *Row) finish() {
	row.Reviewed = row.Compliant + row.NonCompliant
	row.Pending = row.Flagged + row.Partly + row.Unsure + row.Disputed + row.Unsigned
	row.Share = Share{row.Compliant, row.Conventions}
	row.Lowest = row.Share
	row.Highest = Share{row.Compliant + row.Undetermined, row.Conventions}
	row.OfReviewed = Share{row.Compliant, row.Reviewed}
}
