package ledger_test

import (
	"errors"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// TestOrderIsThatOfWork: the queue that neighbours are taken from is the list that people see, whatever is selected.
func TestOrderIsThatOfWork(t *testing.T) {
	l, err := ledger.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	for n, key := range []string{"một", "hai", "một"} { // the last file repeats the first one's convention
		doc := &corpus.Document{Path: "/kho/" + string(rune('c'-n)) + ".txt", SHA256: string(rune('a' + n)), Status: corpus.StatusRead}
		e := ledger.Entry{Document: doc, Key: key, At: time.Now(), Commune: checker.Commune{Code: "0" + string(rune('1'+n%2)), Name: "xã " + key}}
		for i, confidence := range []string{"likely", "sure", "hint"} {
			doc.Clauses = append(doc.Clauses, corpus.Clause{Ordinal: i, Citation: "Điều", Text: "chữ"})
			e.Findings = append(e.Findings, checker.Finding{
				Fingerprint: key + confidence, Rule: "r" + confidence, Kind: "k", Grade: "P1", Confidence: confidence, Ordinal: i, End: 1,
			})
		}
		if err := l.Record(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	for name, w := range map[string]ledger.Work{
		"usual": {}, "hints": {Hints: true}, "surest": {Hints: true, Surest: true}, "confidence": {Confidence: "sure"}, "communes": {Communes: []string{"02"}}, "none": {Communes: []string{"99"}},
	} {
		pieces, total, err := l.Work(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		order, err := l.WorkOrder(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		counts, err := l.WorkCounts(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		if len(order) != total || counts[checker.Open] != total || len(pieces) != total {
			t.Fatalf("%s: %d in order, %v counted, %d of %d listed", name, len(order), counts, len(pieces), total)
		}
		for i, p := range pieces {
			if order[i] != p.Finding.Fingerprint {
				t.Errorf("%s: %d is %s in order and %s in the list", name, i, order[i], p.Finding.Fingerprint)
			}
		}
	}
}

// TestMovedIsNotEntered: an act is refused when another decision stands than the person saw, on any of its subjects, and nothing
// of it is entered.
func TestMovedIsNotEntered(t *testing.T) {
	l, err := ledger.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	decide := func(actor string, seen map[string]string, findings ...string) (checker.Event, error) {
		d := ledger.Draft{Seen: seen, Event: checker.Event{Actor: actor, Act: checker.ActDecide, Decision: checker.Confirmed}}
		for _, f := range findings {
			d.Items = append(d.Items, checker.Item{Finding: f, Convention: "k"})
		}
		return l.Append(t.Context(), d, time.Now())
	}
	a, b := checker.FindingSubject("a"), checker.FindingSubject("b")
	first, err := decide("Hoa", map[string]string{a: ""}, "a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := decide("Minh", map[string]string{a: "", b: ""}, "b", "a"); !errors.Is(err, ledger.ErrMoved) {
		t.Errorf("one of two has moved: %v", err)
	}
	if head, err := l.Head(t.Context()); err != nil || head.Count != 1 {
		t.Errorf("the log has %v (%v)", head, err)
	}
	if _, err := decide("Minh", map[string]string{a: first.ID, b: ""}, "b", "a"); err != nil {
		t.Errorf("as seen: %v", err)
	}
	if _, err := decide("Minh", nil, "a"); err != nil {
		t.Errorf("not asked about: %v", err)
	}
	w, err := l.Weight(t.Context(), a)
	if err != nil || len(w.Standing) != 2 {
		t.Errorf("%d decisions stand (%v)", len(w.Standing), err)
	}
}
