package ledger_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// decide is a draft of a decision on findings.
func decide(actor string, d checker.Decision, fingerprints ...string) ledger.Draft {
	e := checker.Event{Actor: actor, Act: checker.ActDecide, Decision: d}
	if d == checker.Dismissed {
		e.Reason = checker.ReasonBothSexes
	}
	for _, f := range fingerprints {
		e.Items = append(e.Items, checker.Item{Finding: f, Convention: "k1"})
	}
	return ledger.Draft{Event: e}
}

func enter(t *testing.T, l *ledger.Ledger, drafts ...ledger.Draft) (events []checker.Event) {
	t.Helper()
	for i, d := range drafts {
		e, err := l.Append(t.Context(), d, at.Add(time.Duration(i)*time.Second))
		if err != nil {
			t.Fatalf("draft %d: %v", i, err)
		}
		events = append(events, e)
	}
	return events
}

func decision(t *testing.T, l *ledger.Ledger, fingerprint string) checker.Decision {
	t.Helper()
	d, err := l.DecisionOn(t.Context(), fingerprint)
	if err != nil {
		t.Fatal(err)
	}
	return d.Decision
}

func TestDecisions(t *testing.T) {
	undo := ledger.Draft{Event: checker.Event{Actor: "An", Act: checker.ActUndo, Items: []checker.Item{{Finding: "f1"}}}}
	settled := decide("Chi", checker.Dismissed, "f1")
	settled.Settle = true
	tests := map[string]struct {
		drafts []ledger.Draft
		want   checker.Decision
	}{
		"one":                        {[]ledger.Draft{decide("An", checker.Confirmed, "f1")}, checker.Confirmed},
		"on another finding":         {[]ledger.Draft{decide("An", checker.Confirmed, "f2")}, checker.Open},
		"a group":                    {[]ledger.Draft{decide("An", checker.Dismissed, "f2", "f1")}, checker.Dismissed},
		"changed by the same person": {[]ledger.Draft{decide("An", checker.Confirmed, "f1"), decide("An", checker.Dismissed, "f1")}, checker.Dismissed},
		"taken back":                 {[]ledger.Draft{decide("An", checker.Confirmed, "f1"), undo}, checker.Open},
		"a change taken back":        {[]ledger.Draft{decide("An", checker.Confirmed, "f1"), decide("An", checker.Unsure, "f1"), undo}, checker.Confirmed},
		"second reader agrees":       {[]ledger.Draft{decide("An", checker.Confirmed, "f1"), decide("Bình", checker.Confirmed, "f1")}, checker.Confirmed},
		"second reader disagrees":    {[]ledger.Draft{decide("An", checker.Confirmed, "f1"), decide("Bình", checker.Dismissed, "f1")}, checker.Disputed},
		"settled":                    {[]ledger.Draft{decide("An", checker.Confirmed, "f1"), decide("Bình", checker.Dismissed, "f1"), settled}, checker.Dismissed},
		"second reader gives in": {
			[]ledger.Draft{decide("An", checker.Confirmed, "f1"), decide("Bình", checker.Dismissed, "f1"), decide("Bình", checker.Confirmed, "f1")},
			checker.Confirmed,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l := open(t)
			enter(t, l, test.drafts...)
			if got := decision(t, l, "f1"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWhatIsEnteredComesBack(t *testing.T) {
	l := open(t)
	entered := enter(t, l, decide("Nguyễn Thị An", checker.Confirmed, "f1"), decide("Bình", checker.Unsure, "f1"))
	events, err := l.Events(t.Context(), -1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(entered, events); diff != "" {
		t.Errorf("the log (-entered +read):\n%s", diff)
	}
	first, err := l.Events(t.Context(), 1)
	if err != nil || len(first) != 1 || first[0].ID != entered[0].ID {
		t.Errorf("the first entry: %v, error %v", first, err)
	}
	found, ok, err := l.EventByID(t.Context(), entered[1].ID[:8])
	if err != nil || !ok || found.ID != entered[1].ID {
		t.Errorf("by its id: %v %v, error %v", found, ok, err)
	}
	head, err := l.Head(t.Context())
	if err != nil || head.Count != 2 || !head.Matches(head.String()) || head.Matches("2:0000000000000000") {
		t.Errorf("head %v, error %v", head, err)
	}
}

func TestWhatIsRefused(t *testing.T) {
	tests := map[string]struct {
		draft ledger.Draft
		want  error
	}{
		"nobody":                   {decide("", checker.Confirmed, "f1"), checker.ErrActor},
		"nothing":                  {decide("An", checker.Confirmed), checker.ErrSubject},
		"no finding":               {decide("An", checker.Confirmed, ""), checker.ErrSubject},
		"no decision":              {decide("An", checker.Open, "f1"), checker.ErrDecision},
		"one that nobody can make": {decide("An", checker.Disputed, "f1"), checker.ErrDecision},
		"a finding twice":          {decide("An", checker.Confirmed, "f1", "f1"), checker.ErrEvent},
		"dismissed for no reason": {ledger.Draft{Event: checker.Event{
			Actor: "An", Act: checker.ActDecide, Decision: checker.Dismissed, Items: []checker.Item{{Finding: "f1"}},
		}}, checker.ErrReason},
		"dismissed for another reason that is not told": {ledger.Draft{Event: checker.Event{
			Actor: "An", Act: checker.ActDecide, Decision: checker.Dismissed, Reason: checker.ReasonOther, Items: []checker.Item{{Finding: "f1"}},
		}}, checker.ErrReason},
		"an undo of nothing": {ledger.Draft{Event: checker.Event{Actor: "An", Act: checker.ActUndo, Items: []checker.Item{{Finding: "f1"}}}}, checker.ErrEvent},
		"a day that does not exist": {ledger.Draft{Event: checker.Event{
			Actor: "An", Act: checker.ActLife, Life: &checker.Life{Kind: checker.LifeRecognised, On: "2026-02-30"}, Items: []checker.Item{{Convention: "k1"}},
		}}, checker.ErrEvent},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l := open(t)
			if _, err := l.Append(t.Context(), test.draft, at); !errors.Is(err, test.want) {
				t.Errorf("got error %v, want %v", err, test.want)
			}
			if head, err := l.Head(t.Context()); err != nil || head != checker.Genesis() {
				t.Errorf("head %v, error %v", head, err)
			}
		})
	}
}

// Writers at the same moment queue up; none is lost and the chain has no fork.
func TestOneWriterAtATime(t *testing.T) {
	l := open(t)
	const writers, each = 8, 10
	var group errgroup.Group
	for w := range writers {
		group.Go(func() error {
			for i := range each {
				if _, err := l.Append(t.Context(), decide(fmt.Sprint(w), checker.Confirmed, fmt.Sprintf("f%d", i)), at); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(t.Context(), -1)
	if err != nil || len(events) != writers*each {
		t.Fatalf("%d entries, error %v", len(events), err)
	}
	for i, e := range events {
		if e.Seq != int64(i+1) {
			t.Fatalf("entry %d has number %d", i+1, e.Seq)
		}
	}
}

// The index learns of every decision on a document it holds.
func TestADecisionQueuesItsDocuments(t *testing.T) {
	l := open(t)
	other := entry("/b.docx")
	other.Findings[0].Fingerprint = "f2"
	record(t, l, entry("/a.docx"), entry("/a.pdf"), other)
	ids, err := l.Queued(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Indexed(t.Context(), ids); err != nil {
		t.Fatal(err)
	}
	enter(t, l, decide("An", checker.Confirmed, "f1"))
	if n, err := l.QueueLength(t.Context()); err != nil || n != 2 {
		t.Errorf("%d documents queued, want 2, error %v", n, err)
	}
}
