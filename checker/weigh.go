package checker

import (
	"cmp"
	"slices"
)

// Weight is what the events on one subject come to.
type Weight struct {
	Decision Decision // of a finding; Disputed when readers stand against each other
	// Standing are the decisions, or sign-offs, that nobody replaced or took back, oldest first; more than one when a second
	// reader or another ledger decided beside the first.
	Standing []Event
	Life     []Event // by the day of what happened, then as written
	Notes    []Event // oldest first
	Assigned string  // to whom it was given last
	Last     *Event  // the latest entry that still holds; what an undo takes back
}

// Weigh says what the events on a subject come to. Events may be given in any order, and more than once; those on other
// subjects are passed over. An event is void when an undo of it is not itself void; a decision stands when no decision
// that is not void replaces it. So merging logs in any order gives the same result, and a decision made without
// knowledge of another stands beside it until somebody settles the two.
func Weigh(subject string, events []Event) Weight {
	s := scale{subject: subject, undone: map[string][]string{}, void: map[string]bool{}}
	for _, e := range events {
		s.add(e)
	}
	slices.SortFunc(s.events, Before)
	s.events = slices.CompactFunc(s.events, func(a, b onSubject) bool { return a.ID == b.ID })
	return s.weigh()
}

// onSubject is an event seen from one of its subjects.
type onSubject struct {
	Event
	item Item
}

type scale struct {
	subject string
	events  []onSubject
	undone  map[string][]string // ids of the undos of an event
	void    map[string]bool     // as far as known
}

func (s *scale) add(e Event) {
	for _, item := range e.Items {
		if item.Subject() != s.subject {
			continue
		}
		s.events = append(s.events, onSubject{e, item})
		if e.Act == ActUndo {
			for _, id := range item.Over {
				s.undone[id] = append(s.undone[id], e.ID)
			}
		}
		return
	}
}

// isVoid follows undos of undos. An id is made of the content that names the ids before it, so there are no circles; the
// mark set beforehand ends even a forged one.
func (s *scale) isVoid(id string) bool {
	if v, known := s.void[id]; known {
		return v
	}
	s.void[id] = false
	for _, undo := range s.undone[id] {
		if !s.isVoid(undo) {
			s.void[id] = true
			return true
		}
	}
	return false
}

func (s *scale) weigh() Weight {
	var w Weight
	replaced := s.replaced()
	for i := range s.events {
		e := &s.events[i]
		if e.Act == ActUndo || s.isVoid(e.ID) {
			continue
		}
		w.Last = &e.Event
		switch e.Act {
		case ActDecide, ActMissed, ActConclude:
			w.Standing = append(w.Standing, e.Event)
		case ActLife:
			w.Life = append(w.Life, e.Event)
		case ActNote:
			w.Notes = append(w.Notes, e.Event)
		case ActAssign:
			w.Assigned = e.To
		}
	}
	w.Standing = slices.DeleteFunc(w.Standing, func(e Event) bool { return replaced[e.ID] })
	slices.SortStableFunc(w.Life, func(a, b Event) int { return cmp.Compare(a.Life.On, b.Life.On) })
	w.Decision = agreed(w.Standing)
	return w
}

// replaced are the events that an event that is not void replaces, directly or over others, void ones too.
func (s *scale) replaced() map[string]bool {
	over := map[string][]string{}
	for _, e := range s.events {
		if e.Act != ActUndo {
			over[e.ID] = e.item.Over
		}
	}
	replaced := map[string]bool{}
	var follow func(id string)
	follow = func(id string) {
		for _, earlier := range over[id] {
			if !replaced[earlier] {
				replaced[earlier] = true
				follow(earlier)
			}
		}
	}
	for _, e := range s.events {
		if e.Act != ActUndo && !s.isVoid(e.ID) {
			follow(e.ID)
		}
	}
	return replaced
}

// agreed is the decision that all standing ones have in common.
func agreed(standing []Event) Decision {
	result := Open
	for i, e := range standing {
		if i > 0 && e.Decision != result {
			return Disputed
		}
		result = e.Decision
	}
	return result
}

// Before orders events by time; those of one second by ledger and number.
func Before[E interface{ when() Event }](a, b E) int {
	x, y := a.when(), b.when()
	return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Book, y.Book), cmp.Compare(x.Seq, y.Seq), cmp.Compare(x.ID, y.ID))
}

func (e Event) when() Event { return e }

// BySubject sorts events under each of their subjects.
func BySubject(events []Event) map[string][]Event {
	by := map[string][]Event{}
	for _, e := range events {
		for _, item := range e.Items {
			subject := item.Subject()
			if list := by[subject]; len(list) == 0 || list[len(list)-1].ID != e.ID {
				by[subject] = append(list, e)
			}
		}
	}
	return by
}

// Item is the item of an event about a subject.
func (e Event) Item(subject string) (Item, bool) {
	i := slices.IndexFunc(e.Items, func(i Item) bool { return i.Subject() == subject })
	if i < 0 {
		return Item{}, false
	}
	return e.Items[i], true
}
