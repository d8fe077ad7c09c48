package review_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/review"
)

var at = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)

const (
	shrine = "Đàn bà, con gái không được vào trong đình khi làng làm lễ."
	water  = "Mỗi hộ góp ba công thủy lợi mỗi năm."
	shares = "Con gái đi lấy chồng làng khác thì không được chia ruộng."
)

// desk is the desk of An on a new ledger.
func desk(t *testing.T) *review.Desk {
	t.Helper()
	l, err := ledger.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return &review.Desk{Ledger: l, Actor: "An", Now: func() time.Time { return at }}
}

func by(d *review.Desk, actor string) *review.Desk {
	other := *d
	other.Actor = actor
	return &other
}

// scanned records a file of a village with the given clauses; rules say which clauses are flagged, and by what.
func scanned(t *testing.T, d *review.Desk, path, village string, rules map[string]string, clauses ...string) {
	t.Helper()
	doc := &corpus.Document{
		Path: path, SHA256: path, Format: corpus.FormatDOCX, Status: corpus.StatusRead, Quality: 1,
		Convention: corpus.Convention{
			Title: "QUY ƯỚC " + village, Kind: corpus.KindQuyUoc, Village: village, Commune: "xã Lạc Vệ", District: "huyện Tiên Du",
			Province: "tỉnh Bắc Ninh", AdoptedOn: "2015-04-12",
		},
	}
	e := ledger.Entry{Document: doc, Commune: checker.Commune{Code: "09343", Name: "xã Tân Chi"}, Reader: "1", Packs: "p 1", At: at}
	for i, text := range clauses {
		doc.Clauses = append(doc.Clauses, corpus.Clause{Ordinal: i, Zone: corpus.ZoneBody, Citation: "Điều " + string(rune('1'+i)), Text: text})
	}
	e.Key = checker.ConventionKey(doc)
	for i, text := range clauses {
		if rule, flagged := rules[text]; flagged {
			e.Findings = append(e.Findings, checker.Finding{
				Fingerprint: checker.Fingerprint(e.Key, rule, doc.Clauses[i]), Rule: rule, Kind: "worship-ritual", Grade: "P1", Confidence: "sure",
				Address: doc.Clauses[i].Citation, Quote: text, Clause: text, Ordinal: i, End: len(text),
			})
		}
	}
	if err := d.Ledger.Record(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}

func only(t *testing.T, d *review.Desk, w ledger.Work) string {
	t.Helper()
	pieces, total, err := d.List(t.Context(), w)
	if err != nil || total != 1 {
		t.Fatalf("%d findings, error %v", total, err)
	}
	return pieces[0].Finding.Fingerprint
}

func why(t *testing.T, d *review.Desk, named string) checker.Why {
	t.Helper()
	c, err := d.Convention(t.Context(), named)
	if err != nil {
		t.Fatal(err)
	}
	return c.Why
}

func must(t *testing.T) func(checker.Event, error) {
	return func(_ checker.Event, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
}

// What people hold against a clause is in the list of what they decided, whatever flags the clause, as long as its words stand.
func TestMarkedClausesAreListed(t *testing.T) {
	d := desk(t)
	scanned(t, d, "/a.docx", "thôn Hạ", map[string]string{shrine: "shrine"}, water, shares, shrine)
	scanned(t, d, "/b.docx", "thôn Đoài", nil, water, shares)
	must(t)(d.MarkMissed(t.Context(), review.Missed{File: "/a.docx", Address: "Điều 2", Kind: "land-welfare-share", Grade: "P2"}))
	must(t)(d.MarkMissed(t.Context(), review.Missed{File: "/b.docx", Address: "Điều 1"}))
	must(t)(d.Decide(t.Context(), []string{only(t, d, ledger.Work{Decisions: []checker.Decision{checker.Open}})}, review.Conclusion{Decision: checker.Confirmed}))
	confirmed := []checker.Decision{checker.Confirmed}
	tests := map[string]struct {
		work  ledger.Work
		want  []string
		total int
	}{
		"all":                {ledger.Work{Decisions: confirmed}, []string{shrine, shares, water}, 3},
		"whatever stands":    {ledger.Work{}, []string{shrine, shares, water}, 3},
		"first page":         {ledger.Work{Decisions: confirmed, Limit: 2}, []string{shrine, shares}, 3},
		"second page":        {ledger.Work{Decisions: confirmed, Limit: 2, Offset: 2}, []string{water}, 3},
		"page after the end": {ledger.Work{Decisions: confirmed, Limit: 2, Offset: 9}, nil, 3},
		"open":               {ledger.Work{Decisions: []checker.Decision{checker.Open, checker.Dismissed}}, nil, 0},
		"by kind":            {ledger.Work{Kind: "land-welfare-share"}, []string{shares}, 1},
		"by grade":           {ledger.Work{Grade: "P2"}, []string{shares}, 1},
		"by rule":            {ledger.Work{Rule: checker.RuleByHand}, []string{shares, water}, 2},
		"elsewhere":          {ledger.Work{Commune: "xã Khác"}, nil, 0},
		"of hints":           {ledger.Work{Confidence: checker.ConfidenceHint, Hints: true}, nil, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			pieces, total, err := d.List(t.Context(), test.work)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range pieces {
				got = append(got, p.Finding.Clause)
			}
			if diff := cmp.Diff(test.want, got); diff != "" || total != test.total {
				t.Errorf("total %d (-want +got):\n%s", total, diff)
			}
			order, err := d.Order(t.Context(), test.work)
			counts, err2 := d.Counts(t.Context(), test.work)
			if sum := counts[checker.Confirmed] + counts[checker.Open]; len(order) != total || sum != total || err != nil || err2 != nil {
				t.Errorf("%d in the queue, %d counted, errors %v, %v", len(order), sum, err, err2)
			}
		})
	}
	f := only(t, d, ledger.Work{Kind: "land-welfare-share"})
	p, err := d.Find(t.Context(), f[:8])
	if err != nil || p.Finding.Address != "Điều 2" || p.Decided.Decision != checker.Confirmed || p.Path != "/a.docx" {
		t.Errorf("found %+v, error %v", p, err)
	}
	scanned(t, d, "/a.docx", "thôn Hạ", nil, water)
	if pieces, total, err := d.List(t.Context(), ledger.Work{Decisions: confirmed}); err != nil || total != 1 || pieces[0].Path != "/b.docx" {
		t.Errorf("after the cure %d: %+v, error %v", total, pieces, err)
	}
}

// A decision outlives a new scan, another format, a moved clause and a rule that is there no more; it ends with the words.
func TestADecisionKeepsToItsWords(t *testing.T) {
	flagged := map[string]string{shrine: "shrine"}
	d := desk(t)
	scanned(t, d, "/a.docx", "thôn Hạ", flagged, water, shrine)
	f := only(t, d, ledger.Work{})
	must(t)(d.Decide(t.Context(), []string{f[:8]}, review.Conclusion{Decision: checker.Confirmed}))
	steps := []struct {
		name    string
		rules   map[string]string
		clauses []string
		want    checker.Why
	}{
		{"scanned again", flagged, []string{water, shrine}, checker.WhyConfirmed},
		{"moved, other spelling", map[string]string{"ĐÀN BÀ, con gái không được vào trong đình khi làng làm lễ": "shrine"}, []string{"ĐÀN BÀ, con gái không được vào trong đình khi làng làm lễ", water}, checker.WhyConfirmed},
		{"the rule is gone", nil, []string{water, shrine}, checker.WhyConfirmed},
		{"another rule flags it", map[string]string{shrine: "temple"}, []string{water, shrine}, checker.WhyConfirmed},
		{"cured", nil, []string{water, "Mọi người được vào trong đình."}, checker.WhyScreened},
		{"brought back", flagged, []string{shrine}, checker.WhyConfirmed},
	}
	for _, s := range steps {
		t.Run(s.name, func(t *testing.T) {
			scanned(t, d, "/a.docx", "thôn Hạ", s.rules, s.clauses...)
			if got := why(t, d, "/a.docx"); got != s.want {
				t.Errorf("got %s, want %s", got, s.want)
			}
		})
	}
	must(t)(d.Undo(t.Context(), f, ""))
	if got := why(t, d, "/a.docx"); got != checker.WhyFlagged {
		t.Errorf("after the undo: %s", got)
	}
}

func TestMissedClause(t *testing.T) {
	d := desk(t)
	scanned(t, d, "/a.docx", "thôn Hạ", nil, water, shares)
	for _, m := range []review.Missed{{File: "/a.docx", Address: "Điều 9"}, {File: "/b.docx", Address: "Điều 2"}} {
		if _, err := d.MarkMissed(t.Context(), m); !errors.Is(err, review.ErrNoClause) {
			t.Errorf("%+v: %v", m, err)
		}
	}
	e, err := d.MarkMissed(t.Context(), review.Missed{File: "a.docx", Address: "điều 2", Kind: "land-welfare-share", Grade: "P1"})
	if err != nil {
		t.Fatal(err)
	}
	// A second reader disagrees on it.
	must(t)(by(d, "Bình").Decide(t.Context(), []string{e.Items[0].Finding}, review.Conclusion{Decision: checker.Unsure}))
	if got := why(t, d, "/a.docx"); got != checker.WhyDisputed {
		t.Errorf("after a second reading: %s", got)
	}
	must(t)(by(d, "Bình").Undo(t.Context(), e.Items[0].Finding, ""))
	if e.Items[0].Quote != shares || why(t, d, "/a.docx") != checker.WhyConfirmed {
		t.Errorf("marked %+v, the convention is %s", e.Items[0], why(t, d, "/a.docx"))
	}
}

func TestGroups(t *testing.T) {
	d := desk(t)
	flagged := map[string]string{shrine: "shrine", shares: "shares"}
	scanned(t, d, "/a.docx", "thôn A", flagged, shrine, shares)
	scanned(t, d, "/b.docx", "thôn B", flagged, water, shrine)
	scanned(t, d, "/c.docx", "thôn C", flagged, shrine)
	groups, err := d.Groups(t.Context(), ledger.Work{})
	if err != nil || len(groups) != 1 || len(groups[0].Members) != 3 {
		t.Fatalf("groups %+v, error %v", groups, err)
	}
	g, err := d.Group(t.Context(), groups[0].ID[:6], ledger.Work{})
	if err != nil {
		t.Fatal(err)
	}
	out := g.Members[1].Finding.Fingerprint
	if _, err := g.Fingerprints([]string{"0000"}); !errors.Is(err, review.ErrNoFinding) {
		t.Errorf("without one that is no member: %v", err)
	}
	chosen, err := g.Fingerprints([]string{out[:6]})
	if err != nil || len(chosen) != 2 {
		t.Fatalf("chosen %v, error %v", chosen, err)
	}
	e, err := d.Decide(t.Context(), chosen, review.Conclusion{Decision: checker.Dismissed, Reason: checker.ReasonCondemned})
	if err != nil || len(e.Items) != 2 {
		t.Fatalf("entry %+v, error %v", e, err)
	}
	open := []checker.Decision{checker.Open}
	if _, left, err := d.List(t.Context(), ledger.Work{Decisions: open}); err != nil || left != 2 {
		t.Errorf("%d open, want the one taken out and the one of another rule, error %v", left, err)
	}
	must(t)(d.Undo(t.Context(), chosen[0], ""))
	if _, left, err := d.List(t.Context(), ledger.Work{Decisions: open}); err != nil || left != 3 {
		t.Errorf("%d open after one was taken back, error %v", left, err)
	}
	must(t)(d.Undo(t.Context(), e.ID, "cả nhóm"))
	if _, left, err := d.List(t.Context(), ledger.Work{Decisions: open}); err != nil || left != 4 {
		t.Errorf("%d open after the group was taken back, error %v", left, err)
	}
	if _, err := d.Group(t.Context(), "ffffff", ledger.Work{}); !errors.Is(err, review.ErrNoGroup) {
		t.Errorf("no group: %v", err)
	}
}

func TestSignOff(t *testing.T) {
	d := desk(t)
	scanned(t, d, "/a.docx", "thôn A", nil, water)
	scanned(t, d, "/b.docx", "thôn B", map[string]string{shrine: "shrine"}, shrine)
	scanned(t, d, "/c.docx", "thôn C", nil, water)
	batch, err := d.Batch(t.Context(), nil, "09343", []string{"/c.docx"})
	if err != nil || len(batch.Ready) != 1 || len(batch.NotReady) != 1 || batch.NotReady[0].Why != checker.WhyFlagged {
		t.Fatalf("batch %+v, error %v", batch, err)
	}
	signOff, err := d.SignOff(t.Context(), batch, "đã đọc đủ")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]checker.Why{}
	for _, f := range []string{"/a.docx", "/b.docx", "/c.docx"} {
		got[f] = why(t, d, f)
	}
	want := map[string]checker.Why{"/a.docx": checker.WhyConcluded, "/b.docx": checker.WhyFlagged, "/c.docx": checker.WhyScreened}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	scanned(t, d, "/a.pdf", "thôn A", nil, water) // the same words in another file
	if got := why(t, d, "/a.docx"); got != checker.WhyConcluded {
		t.Errorf("with the PDF beside it: %s", got)
	}
	scanned(t, d, "/a.pdf", "thôn A", nil, water, "Thêm một điều.")
	if got := why(t, d, "/a.docx"); got != checker.WhyScreened {
		t.Errorf("with other words beside it: %s", got)
	}
	scanned(t, d, "/a.pdf", "thôn A", nil, water)
	must(t)(d.Undo(t.Context(), signOff.ID, ""))
	if got := why(t, d, "/a.docx"); got != checker.WhyScreened {
		t.Errorf("taken back: %s", got)
	}
	if _, err := d.SignOff(t.Context(), review.Batch{}, ""); !errors.Is(err, checker.ErrSubject) {
		t.Errorf("an empty batch: %v", err)
	}
}

func TestTargets(t *testing.T) {
	d := desk(t)
	scanned(t, d, "/x/a.docx", "thôn A", map[string]string{shrine: "shrine"}, shrine)
	scanned(t, d, "/y/a.docx", "thôn B", nil, water)
	f := only(t, d, ledger.Work{})
	c, err := d.Convention(t.Context(), "/x/a.docx")
	if err != nil {
		t.Fatal(err)
	}
	for named, want := range map[string]error{
		f: nil, f[:6]: nil, c.ID: nil, c.ID[:5]: nil, "/y/a.docx": nil, "a.docx": review.ErrAmbiguous, "zzzz": review.ErrNoConvention, "": review.ErrNoConvention,
	} {
		if _, err := d.Note(t.Context(), []string{named}, "ghi chú"); !errors.Is(err, want) {
			t.Errorf("%q: got error %v, want %v", named, err, want)
		}
	}
	must(t)(d.Assign(t.Context(), []string{f, c.ID, f[:8]}, "Dung"))
	if got := only(t, d, ledger.Work{Assigned: "Dung"}); got != f {
		t.Errorf("assigned is %s, want %s", got, f)
	}
	if _, err := d.Undo(t.Context(), "/y/a.docx", ""); err != nil {
		t.Errorf("the note on it is taken back: %v", err)
	}
	if _, err := d.Undo(t.Context(), "/y/a.docx", ""); !errors.Is(err, review.ErrNothing) {
		t.Errorf("nothing is left to be taken back: %v", err)
	}
}

// A text that a scan replaced can still be compared with the one that took its place.
func TestCompareWithAReplacedText(t *testing.T) {
	d := desk(t)
	flagged := map[string]string{shrine: "shrine", shares: "shares"}
	scanned(t, d, "/a.docx", "thôn A", flagged, water, shrine)
	if _, _, _, err := d.Compare(t.Context(), "/a.docx", "", ""); !errors.Is(err, review.ErrOneText) {
		t.Errorf("one text only: %v", err)
	}
	scanned(t, d, "/a.docx", "thôn A", flagged, water, shares)
	before, after, changes, err := d.Compare(t.Context(), "/a.docx", "", "")
	if err != nil || before.Replaced == "" || after.Replaced != "" {
		t.Fatalf("from %+v to %+v, error %v", before, after, err)
	}
	cured, brought := 0, 0
	for _, c := range changes {
		cured, brought = cured+len(c.Cured), brought+len(c.Brought)
	}
	if cured != 1 || brought != 1 {
		t.Errorf("%d cured, %d brought", cured, brought)
	}
	if _, _, _, err := d.Compare(t.Context(), "/a.docx", after.Text[:6], before.Text[:6]); err != nil {
		t.Errorf("by digest, the other way: %v", err)
	}
}

func TestLifeOfOneVersion(t *testing.T) {
	d := desk(t)
	scanned(t, d, "/a.docx", "thôn A", nil, water)
	c, err := d.Convention(t.Context(), "/a.docx")
	if err != nil {
		t.Fatal(err)
	}
	text, err := c.VersionOf("/a.docx")
	if err != nil || text != checker.TextDigest([]corpus.Clause{{Text: water}}) {
		t.Fatalf("text %q, error %v", text, err)
	}
	must(t)(d.Happened(t.Context(), c.ID, checker.Life{Kind: checker.LifeRefused, On: "2015-05-01", Number: "3/UBND", Body: "UBND xã Lạc Vệ", Text: text}, ""))
	list, err := d.Conventions(t.Context(), "xã tân chi", "2015-05-01")
	if err != nil || len(list) != 1 || !list[0].State.Refused || list[0].State.InForce() {
		t.Errorf("%+v, error %v", list, err)
	}
}

// What is read of one convention alone is what the whole ledger says of it.
func TestOneConventionIsReadAlone(t *testing.T) {
	d := desk(t)
	for i, village := range []string{"thôn Hạ", "thôn Đoài", "thôn Mây"} {
		scanned(t, d, "/"+string(rune('a'+i))+".docx", village, map[string]string{shrine: "shrine"}, water, shares, shrine)
	}
	must(t)(d.MarkMissed(t.Context(), review.Missed{File: "/a.docx", Address: "Điều 2", Kind: "land-welfare-share", Grade: "P2"}))
	must(t)(d.Happened(t.Context(), "/b.docx", checker.Life{Kind: checker.LifeSuspendedPart, On: "2020-01-01"}, ""))
	pieces, _, err := d.List(t.Context(), ledger.Work{Decisions: []checker.Decision{checker.Open}})
	if err != nil {
		t.Fatal(err)
	}
	must(t)(d.Decide(t.Context(), []string{pieces[0].Finding.Fingerprint, pieces[1].Finding.Fingerprint}, review.Conclusion{Decision: checker.Confirmed}))
	scanned(t, d, "/b.docx", "thôn Đoài", nil, water, shares, shrine) // the rule is gone, what was confirmed holds
	all, err := d.Conventions(t.Context(), "", "2026-11-15")
	if err != nil || len(all) != 3 {
		t.Fatalf("%d conventions, error %v", len(all), err)
	}
	for _, want := range all {
		got, err := d.Convention(t.Context(), want.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []*review.Convention{&got, &want} {
			c.Text.Papers = nil // numbers of files within what was read
			for i := range c.Record.Versions {
				c.Record.Versions[i].Papers = nil
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s read alone (-whole +alone):\n%s", want.Record.Village, diff)
		}
	}
}
