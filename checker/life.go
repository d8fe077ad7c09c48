package checker

import (
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// State is where a convention stands on a day.
type State struct {
	Adopted        bool // there is a text that had been adopted, or nothing says when it was
	Undated        bool // … and nothing says when
	Recognised     bool
	Refused        bool // recognition was refused, and no text is recognised
	Amended        bool // amended, or replaced by a new text, at any time until that day
	SuspendedPart  bool
	SuspendedWhole bool
	AnnulledPart   bool
	AnnulledWhole  bool
	Replaced       bool // by another convention
	// Current are the indices of the versions that make its text on that day: the latest one adopted, with those that have no
	// day, because leaving them out would hide what they say.
	Current []int
}

// InForce tells that the convention is one on that day: adopted, and neither refused, annulled nor replaced as a whole.
func (s State) InForce() bool { return s.Adopted && !s.Refused && !s.AnnulledWhole && !s.Replaced }

// On is where the convention stands on a day.
func (r Record) On(day corpus.Date) State {
	s := State{}
	suspended := r.suspend(&s, day)
	s.Current = r.current(day, suspended)
	s.Adopted = len(s.Current) > 0 || len(r.Versions) == 0
	for _, i := range s.Current {
		v := r.Versions[i]
		s.Undated = s.Undated || v.Adopted == ""
		s.Recognised = s.Recognised || v.recognisedBy(day)
		s.Refused = s.Refused || v.Refused != "" && v.Refused <= day
	}
	s.Amended = r.textsUntil(day) > 1
	r.live(&s, day)
	s.Refused = s.Refused && !s.Recognised
	return s
}

// live adds what was recorded for the convention itself.
func (r Record) live(s *State, day corpus.Date) {
	for _, l := range r.Life {
		if l.On > day {
			break
		}
		switch l.Kind {
		case LifeRecognised:
			s.Recognised = s.Recognised || l.Text == ""
		case LifeRefused:
			s.Refused = s.Refused || l.Text == ""
		case LifeAmended:
			s.Amended = true
		case LifeReplaced:
			s.Replaced = true
		case LifeAnnulledPart:
			s.AnnulledPart = true
		case LifeAnnulledWhole:
			s.AnnulledWhole = true
		}
	}
}

// suspend notes a suspension that has not ended by a day, and returns when it began. It ends with the recognition of an
// amended text and with nothing else (Nghị định 61/2023/NĐ-CP, Điều 12 khoản 5).
func (r Record) suspend(s *State, day corpus.Date) (since corpus.Date) {
	for _, l := range r.Life {
		if l.On > day || l.Kind != LifeSuspendedPart && l.Kind != LifeSuspendedWhole || r.recognisedBetween(l.On, day) {
			continue
		}
		s.SuspendedPart = s.SuspendedPart || l.Kind == LifeSuspendedPart
		s.SuspendedWhole = s.SuspendedWhole || l.Kind == LifeSuspendedWhole
		since = l.On
	}
	return since
}

// recognisedBetween tells that a text was recognised after one day and not after another.
func (r Record) recognisedBetween(after, until corpus.Date) bool {
	within := func(d corpus.Date) bool { return d > after && d <= until }
	return slices.ContainsFunc(r.Versions, func(v Version) bool { return within(v.Recognised) }) ||
		slices.ContainsFunc(r.Life, func(l Life) bool { return l.Kind == LifeRecognised && within(l.On) })
}

// current are the versions that make the text on a day. A version whose recognition was refused, and one that is to cure
// a suspension and is not recognised yet, does not take the place of the one before it.
func (r Record) current(day, suspended corpus.Date) []int {
	var undated []int
	last, valid := -1, -1
	for i, v := range r.Versions {
		switch {
		case v.Adopted == "":
			undated = append(undated, i)
		case v.Adopted > day:
		default:
			last = i
			refused := v.Refused != "" && v.Refused <= day && !v.recognisedBy(day)
			if !refused && (suspended == "" || v.Adopted <= suspended) {
				valid = i
			}
		}
	}
	if valid < 0 {
		valid = last
	}
	if valid < 0 {
		if slices.ContainsFunc(r.Versions, func(v Version) bool { return v.Adopted > day }) {
			return nil // what is dated came later, and an undated file may be that same text
		}
		return undated
	}
	return append([]int{valid}, undated...)
}

// recognisedBy tells that a version had been recognised by a day; a decision without a day counts at once.
func (v Version) recognisedBy(day corpus.Date) bool { return v.Decided && v.Recognised <= day }

// textsUntil is the number of adopted versions up to a day.
func (r Record) textsUntil(day corpus.Date) (n int) {
	for _, v := range r.Versions {
		if v.Adopted != "" && v.Adopted <= day {
			n++
		}
	}
	return n
}

// annulled are the fingerprints of the clauses that were annulled by a day.
func (r Record) annulled(day corpus.Date) map[string]bool {
	gone := map[string]bool{}
	for _, l := range r.Life {
		if l.Kind == LifeAnnulledPart && l.On <= day {
			for _, f := range l.Findings {
				gone[f] = true
			}
		}
	}
	return gone
}
