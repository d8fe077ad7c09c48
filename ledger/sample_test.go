package ledger_test

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// reviewed is a ledger of n conventions without findings, one with a confirmed finding, one with a dismissed one, one with an
// open one, one that only a person marked, and one that could not be read.
func reviewed(t *testing.T, n int) *ledger.Ledger {
	t.Helper()
	l := open(t)
	for i := range n {
		e := entry(fmt.Sprintf("/sạch %d.docx", i))
		e.Key, e.Findings = fmt.Sprintf("clean %d", i), nil
		record(t, l, e)
	}
	for _, key := range []string{"confirmed", "dismissed", "open"} {
		e := entry("/" + key + ".docx")
		e.Key, e.Findings[0].Fingerprint = key, key
		record(t, l, e)
	}
	marked, unread := entry("/marked.docx"), entry("/unread.docx")
	marked.Key, marked.Findings = "marked", nil
	unread.Key, unread.Findings, unread.Document.Status, unread.Document.Reason = "unread", nil, "unreadable", "damaged"
	record(t, l, marked, unread)
	confirm, dismiss := decide("An", checker.Confirmed, "confirmed"), decide("An", checker.Dismissed, "dismissed")
	confirm.Items[0].Convention, dismiss.Items[0].Convention = "confirmed", "dismissed"
	clause := marked.Document.Clauses[1]
	missed := ledger.Draft{Event: checker.Event{Actor: "An", Act: checker.ActMissed, Decision: checker.Confirmed, Items: []checker.Item{{
		Finding: checker.Fingerprint("marked", checker.RuleByHand, clause), Convention: "marked", Clause: checker.ClauseFingerprint("marked", clause),
		Rule: checker.RuleByHand,
	}}}}
	enter(t, l, confirm, dismiss, missed)
	return l
}

func draw(t *testing.T, l *ledger.Ledger, seed string, clean int) ledger.Sample {
	t.Helper()
	sample, err := l.DrawSample(t.Context(), ledger.SampleRequest{
		Seed: seed, AsOf: "2026-01-01", Actor: "An", At: at,
		Sizes: map[checker.Stratum]int{checker.StratumClean: clean, checker.StratumDismissed: 9, checker.StratumConfirmed: 9},
	})
	if err != nil {
		t.Fatal(err)
	}
	return sample
}

func TestDrawSample(t *testing.T) {
	l := reviewed(t, 20)
	s := draw(t, l, "x", 6)
	got := map[checker.Stratum][2]int{}
	for _, stratum := range s.Strata {
		got[stratum.Stratum] = [2]int{stratum.Drawn, stratum.Population}
	}
	want := map[checker.Stratum][2]int{checker.StratumClean: {6, 20}, checker.StratumDismissed: {1, 1}, checker.StratumConfirmed: {1, 1}}
	if diff := cmp.Diff(want, got); diff != "" || s.Found != 1 || s.Known != 1 {
		t.Errorf("found %d, known %d (-want +got):\n%s", s.Found, s.Known, diff)
	}
	stored, err := l.Samples(t.Context())
	if err != nil || len(stored) != 1 || stored[0].Seed != "x" || stored[0].Log != s.Log || len(stored[0].Strata) != 3 {
		t.Fatalf("stored %+v, error %v", stored, err)
	}
	for i := 1; i <= 8; i++ {
		item, err := l.Item(t.Context(), s.ID, i)
		if err != nil {
			t.Fatal(err)
		}
		if item.Clause != nil && item.Clause.Text != "đàn bà" {
			t.Errorf("item %d has the clause %+v", i, item.Clause)
		}
		if item.Clause == nil {
			if clauses, same, err := l.ItemText(t.Context(), item); err != nil || !same || len(clauses) != 2 {
				t.Errorf("item %d: %d clauses, the same %t, error %v", i, len(clauses), same, err)
			}
		}
	}
	if _, err := l.Item(t.Context(), s.ID, 9); !errors.Is(err, ledger.ErrNoItem) {
		t.Errorf("error %v", err)
	}
}

func TestSeedDecides(t *testing.T) {
	l, other := reviewed(t, 20), reviewed(t, 20)
	list := func(l *ledger.Ledger, s ledger.Sample) (paths []string) {
		for i := 1; ; i++ {
			item, err := l.Item(t.Context(), s.ID, i)
			if err != nil {
				return paths
			}
			paths = append(paths, item.Paths...)
		}
	}
	a, b, c := list(l, draw(t, l, "x", 6)), list(other, draw(t, other, "x", 6)), list(l, draw(t, l, "y", 6))
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("two ledgers, one seed:\n%s", diff)
	}
	if cmp.Equal(a, c) {
		t.Error("another seed, the same sample")
	}
}

func TestNothingToDraw(t *testing.T) {
	_, err := open(t).DrawSample(t.Context(), ledger.SampleRequest{Seed: "x", AsOf: "2026-01-01", Actor: "An", At: at, Sizes: map[checker.Stratum]int{checker.StratumClean: 3}})
	if !errors.Is(err, ledger.ErrEmptyStratum) {
		t.Errorf("error %v", err)
	}
}

func say(t *testing.T, l *ledger.Ledger, s ledger.Sample, item int, actor string, r checker.Reading) {
	t.Helper()
	if err := l.ReadItem(t.Context(), ledger.SampleReading{Sample: s.ID, Item: item, At: at, Actor: actor, Reading: r}); err != nil {
		t.Fatal(err)
	}
}

func TestReadings(t *testing.T) {
	l := reviewed(t, 20)
	s := draw(t, l, "x", 6)
	for i := 1; i <= 8; i++ {
		next, ok, err := l.NextItem(t.Context(), s.ID, "Bình")
		if err != nil || !ok || next.Item != i {
			t.Fatalf("next %d %t, want %d; error %v", next.Item, ok, i, err)
		}
		reading := checker.ReadNo
		if next.Clause != nil {
			reading = checker.ReadYes // the reader would have confirmed both
		}
		say(t, l, s, i, "Bình", checker.ReadUnsure)
		say(t, l, s, i, "Bình", reading) // the later one holds
	}
	if _, ok, err := l.NextItem(t.Context(), s.ID, "Bình"); ok || err != nil {
		t.Errorf("there is one more; error %v", err)
	}
	if _, ok, err := l.NextItem(t.Context(), s.ID, "Chi"); !ok || err != nil {
		t.Errorf("another reader has nothing to read; error %v", err)
	}
	r, err := l.SampleResult(t.Context(), s.ID, 95)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range r.Estimates {
		want := map[checker.Stratum]int{checker.StratumClean: 0, checker.StratumDismissed: 1, checker.StratumConfirmed: 0}[e.Stratum]
		if e.Wrong != want || e.Read != e.Drawn || e.Open != 0 {
			t.Errorf("%+v, want %d wrong", e, want)
		}
		if e.Stratum == checker.StratumClean && e.AtMost != (checker.Draw{Population: 20, Drawn: 6}).Highest(95) {
			t.Errorf("bound %d", e.AtMost)
		}
	}
	if r.Recall == nil || *r.Recall.Naive != 0.5 || len(r.Found) != 1 || r.Found[0].Subject != "dismissed" {
		t.Errorf("recall %+v, found %+v", r.Recall, r.Found)
	}
	if len(r.Agreement) != 1 || r.Agreement[0].First != "" || r.Agreement[0].Things != 2 || r.Agreement[0].Agreed != 1 {
		t.Errorf("agreement %+v", r.Agreement)
	}
	say(t, l, s, 1, "Chi", checker.ReadNo)
	if r, err = l.SampleResult(t.Context(), s.ID, 95); err != nil || len(r.Readers) != 2 || r.Agreement[0].First != "Bình" || r.Agreement[0].Things != 1 {
		t.Errorf("two readers: %+v, error %v", r.Agreement, err)
	}
}

func TestReadingsThatAreRefused(t *testing.T) {
	l := reviewed(t, 3)
	s := draw(t, l, "x", 3)
	for name, test := range map[string]struct {
		reading ledger.SampleReading
		want    error
	}{
		"nobody":         {ledger.SampleReading{Sample: s.ID, Item: 1, Reading: checker.ReadNo}, ledger.ErrReading},
		"no reading":     {ledger.SampleReading{Sample: s.ID, Item: 1, Actor: "An", Reading: "maybe"}, ledger.ErrReading},
		"no such item":   {ledger.SampleReading{Sample: s.ID, Item: 99, Actor: "An", Reading: checker.ReadNo}, ledger.ErrNoItem},
		"another sample": {ledger.SampleReading{Sample: 99, Item: 1, Actor: "An", Reading: checker.ReadNo}, ledger.ErrNoItem},
	} {
		if err := l.ReadItem(t.Context(), test.reading); !errors.Is(err, test.want) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := l.SampleResult(t.Context(), 99, 95); !errors.Is(err, ledger.ErrNoItem) {
		t.Errorf("error %v", err)
	}
}

// What was drawn and read stays: the tables themselves refuse to forget.
func TestSamplesAreAppendOnly(t *testing.T) {
	home := t.TempDir()
	l, err := ledger.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	e := entry("/a.docx")
	e.Findings = nil
	record(t, l, e)
	imported(t, l, "Thôn,Xã\nThôn Hạ,Tân Chi\n")
	s, err := l.DrawSample(t.Context(), ledger.SampleRequest{Seed: "x", AsOf: "2026-01-01", Actor: "An", At: at, Sizes: map[checker.Stratum]int{checker.StratumClean: 1}})
	if err != nil {
		t.Fatal(err)
	}
	say(t, l, s, 1, "An", checker.ReadNo)
	if err := l.AnswerAttachment(t.Context(), ledger.Answer{At: at, Actor: "An"}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	db := rawDatabase(t, filepath.Join(home, ledger.FileName))
	for _, statement := range []string{
		`UPDATE samples SET seed = 'y'`, `UPDATE sample_items SET subject = 'y'`, `UPDATE sample_readings SET reading = 'yes'`, `DELETE FROM sample_readings`,
		`UPDATE attachment_answers SET villages = '[]'`, `DELETE FROM attachment_answers`,
	} {
		if _, err := db.ExecContext(t.Context(), statement); err == nil {
			t.Errorf("%s was done", statement)
		}
	}
}

// rawDatabase opens the file of a ledger beside the ledger.
func rawDatabase(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}
