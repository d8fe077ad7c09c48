package checker_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/checker"
)

var start = time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)

// sealed are events with ids, each at its own second. Over holds indices of earlier events.
func sealed(t interface {
	Helper()
	Fatal(...any)
}, drafts ...draft) []checker.Event {
	t.Helper()
	var events []checker.Event
	for i, d := range drafts {
		e := checker.Event{
			Book: "b", Seq: int64(i + 1), At: start.Add(time.Duration(i) * time.Second), Actor: d.actor, Act: d.act, Decision: d.decision,
			Items: []checker.Item{{Finding: "f1"}},
		}
		if d.decision == checker.Dismissed {
			e.Reason = checker.ReasonMeaning
		}
		for _, over := range d.over {
			e.Items[0].Over = append(e.Items[0].Over, events[over].ID)
		}
		s, _, err := checker.Seal(e)
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, s)
	}
	return events
}

type draft struct {
	actor    string
	act      checker.Act
	decision checker.Decision
	over     []int
}

func TestWeigh(t *testing.T) {
	const decide, undo = checker.ActDecide, checker.ActUndo
	const yes, no, unsure, open = checker.Confirmed, checker.Dismissed, checker.Unsure, checker.Open
	tests := map[string]struct {
		drafts []draft
		want   checker.Decision
	}{
		"nothing":                {nil, open},
		"one":                    {[]draft{{"An", decide, yes, nil}}, yes},
		"replaced":               {[]draft{{"An", decide, yes, nil}, {"An", decide, no, []int{0}}}, no},
		"side by side, alike":    {[]draft{{"An", decide, yes, nil}, {"Bình", decide, yes, nil}}, yes},
		"side by side, unlike":   {[]draft{{"An", decide, yes, nil}, {"Bình", decide, no, nil}}, checker.Disputed},
		"unsure beside a yes":    {[]draft{{"An", decide, yes, nil}, {"Bình", decide, unsure, nil}}, checker.Disputed},
		"settled":                {[]draft{{"An", decide, yes, nil}, {"Bình", decide, no, nil}, {"Chi", decide, yes, []int{0, 1}}}, yes},
		"settlement taken back":  {[]draft{{"An", decide, yes, nil}, {"Bình", decide, no, nil}, {"Chi", decide, yes, []int{0, 1}}, {"Chi", undo, "", []int{2}}}, checker.Disputed},
		"undone":                 {[]draft{{"An", decide, yes, nil}, {"An", undo, "", []int{0}}}, open},
		"the undo undone":        {[]draft{{"An", decide, yes, nil}, {"An", undo, "", []int{0}}, {"An", undo, "", []int{1}}}, yes},
		"undone thrice":          {[]draft{{"An", decide, yes, nil}, {"An", undo, "", []int{0}}, {"An", undo, "", []int{1}}, {"An", undo, "", []int{2}}}, open},
		"the middle one undone":  {[]draft{{"An", decide, yes, nil}, {"An", decide, no, []int{0}}, {"An", decide, unsure, []int{1}}, {"An", undo, "", []int{1}}}, unsure},
		"a change undone":        {[]draft{{"An", decide, yes, nil}, {"An", decide, no, []int{0}}, {"An", undo, "", []int{1}}}, yes},
		"both undone":            {[]draft{{"An", decide, yes, nil}, {"An", decide, no, []int{0}}, {"An", undo, "", []int{1}}, {"An", undo, "", []int{0}}}, open},
		"a missed clause marked": {[]draft{{"An", checker.ActMissed, yes, nil}}, yes},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			events := sealed(t, test.drafts...)
			if got := checker.Weigh(checker.FindingSubject("f1"), events).Decision; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if got := checker.Weigh(checker.FindingSubject("f2"), events).Decision; got != open {
				t.Errorf("another finding is %q", got)
			}
		})
	}
}

// What a set of events comes to depends neither on their order nor on how often they come.
func TestWeighIsAFunctionOfTheSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var drafts []draft
		for i := range rapid.IntRange(0, 12).Draw(t, "events") {
			d := draft{actor: rapid.SampledFrom([]string{"An", "Bình"}).Draw(t, "actor"), act: checker.ActDecide}
			if i > 0 {
				d.over = rapid.SliceOfNDistinct(rapid.IntRange(0, i-1), 0, 3, rapid.ID).Draw(t, "over")
			}
			if len(d.over) > 0 && rapid.Bool().Draw(t, "undo") {
				d.act = checker.ActUndo
			} else {
				d.decision = rapid.SampledFrom([]checker.Decision{checker.Confirmed, checker.Dismissed, checker.Unsure}).Draw(t, "decision")
			}
			drafts = append(drafts, d)
		}
		events := sealed(t, drafts...)
		want := checker.Weigh(checker.FindingSubject("f1"), events)
		shuffled := rapid.Permutation(append(events, events[:len(events)/2]...)).Draw(t, "order")
		if diff := cmp.Diff(want, checker.Weigh(checker.FindingSubject("f1"), shuffled)); diff != "" {
			t.Fatalf("in another order (-want +got):\n%s", diff)
		}
	})
}

// The canonical form is the only one, and every bit of it is in the chain.
func TestChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		head, prefix := checker.Genesis(), checker.Genesis()
		var list [][]byte
		for i := range rapid.IntRange(1, 6).Draw(t, "entries") {
			e := checker.Event{
				Book: "b", Seq: int64(i + 1), At: start, Actor: rapid.StringN(1, 20, 80).Draw(t, "actor"), Act: checker.ActNote,
				Note: rapid.StringN(1, 40, 200).Draw(t, "note"), Items: []checker.Item{{Convention: rapid.StringN(1, 20, 80).Draw(t, "key")}},
			}
			_, body, err := checker.Seal(e)
			if err != nil {
				t.Fatalf("%+v: %v", e, err)
			}
			again, err := checker.Decode(body)
			if err != nil {
				t.Fatal(err)
			}
			twice, err := checker.Encode(again)
			if err != nil || string(twice) != string(body) {
				t.Fatalf("encoded again: %s, want %s, error %v", twice, body, err)
			}
			list = append(list, body)
			head = head.Next(body)
		}
		at := rapid.IntRange(0, len(list)-1).Draw(t, "entry")
		bit := rapid.IntRange(0, 8*len(list[at])-1).Draw(t, "bit")
		changed := append([]byte{}, list[at]...)
		changed[bit/8] ^= 1 << (bit % 8)
		list[at] = changed
		for _, body := range list {
			prefix = prefix.Next(body)
		}
		if prefix == head {
			t.Fatalf("bit %d of entry %d is not in the chain", bit, at)
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, e := range sealed(f, draft{"An", checker.ActDecide, checker.Confirmed, nil}, draft{"An", checker.ActUndo, "", []int{0}}) {
		body, err := checker.Encode(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add([]byte(`{"book":"b","seq":1,"at":"2026-02-30T00:00:00Z"}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		e, err := checker.Decode(body)
		if err != nil {
			return
		}
		again, err := checker.Encode(e)
		if err != nil || string(again) != string(body) {
			t.Errorf("accepted %s, which encodes as %s, error %v", body, again, err)
		}
		if err := e.Validate(); err != nil {
			t.Error(fmt.Errorf("accepted %s: %w", body, err))
		}
	})
}
