package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

var at = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)

func open(t *testing.T) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func entry(path string) ledger.Entry {
	return ledger.Entry{
		Document: &corpus.Document{
			Path: path, SHA256: "aa11", Size: 123, Format: corpus.FormatDOCX, Engine: "ooxml", Status: corpus.StatusRead, Quality: 0.998, Pages: 3,
			Convention: corpus.Convention{
				Title: "QUY ƯỚC THÔN ĐỒNG MÂY", Kind: corpus.KindQuyUoc, Village: "thôn Đồng Mây", Commune: "xã Lạc Vệ", District: "huyện Tiên Du",
				Province: "tỉnh Bắc Ninh", AdoptedOn: "2015-04-12", Recognition: corpus.Recognition{Number: "15/QĐ-UBND", Date: "2015-05-20", Body: "UBND huyện Tiên Du"},
			},
			Clauses: []corpus.Clause{
				{Ordinal: 0, Zone: corpus.ZoneHead, Text: "QUY ƯỚC THÔN ĐỒNG MÂY", Page: 1},
				{
					Ordinal: 1, Zone: corpus.ZoneBody, Address: corpus.Address{{Level: corpus.LevelArticle, Number: "1"}, {Level: corpus.LevelPoint, Number: "đ"}},
					Citation: "Điều 1, điểm đ", Headings: []string{"Nếp sống"}, LeadIns: []string{"Không được vào đình:"}, Text: "đàn bà", Page: 2,
				},
			},
		},
		Findings: []checker.Finding{{
			Fingerprint: "f1", Rule: "worship-women-barred", Title: "Cấm vào đình", Kind: "worship-ritual", Grade: "P1", Against: "women", Confidence: "sure",
			Address: "Điều 1, điểm đ", Page: 2, Quote: "đàn bà", Clause: "đàn bà", LeadIn: "Không được vào đình:", Message: "…", Basis: []string{"Luật Bình đẳng giới 2006"},
			Ordinal: 1, Start: 0, End: 9,
		}},
		Key: "k1", Commune: checker.Commune{Code: "09343", Name: "xã Tân Chi"}, Reader: "1", Packs: "gender 1", At: at,
	}
}

func record(t *testing.T, l *ledger.Ledger, entries ...ledger.Entry) {
	t.Helper()
	for _, e := range entries {
		if err := l.Record(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsRecordedComesBack(t *testing.T) {
	l := open(t)
	e := entry("/a.docx")
	record(t, l, e)
	stored, ok, err := l.ByPath(t.Context(), "/a.docx")
	if err != nil || !ok {
		t.Fatalf("found %v, error %v", ok, err)
	}
	clauses, err := l.Clauses(t.Context(), stored.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(e.Document.Clauses, clauses); diff != "" {
		t.Errorf("clauses (-recorded +read):\n%s", diff)
	}
	want := *e.Document
	want.Clauses = nil
	if diff := cmp.Diff(ledger.Stored{ID: stored.ID, Document: want, Key: "k1", Commune: e.Commune, Reader: "1", Packs: "gender 1", Text: checker.TextDigest(e.Document.Clauses), Clauses: 2, Findings: e.Findings}, stored); diff != "" {
		t.Errorf("document (-recorded +read):\n%s", diff)
	}
	one, err := l.Clause(t.Context(), stored.ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(e.Document.Clauses[1], one); diff != "" {
		t.Errorf("one clause (-recorded +read):\n%s", diff)
	}
	some, err := l.ClausesAt(t.Context(), []ledger.ClausePlace{{stored.ID, 1}, {stored.ID, 0}, {stored.ID, 1}})
	if err != nil {
		t.Fatal(err)
	}
	all := e.Document.Clauses
	if diff := cmp.Diff([]corpus.Clause{all[1], all[0], all[1]}, some); diff != "" {
		t.Errorf("clauses at places (-recorded +read):\n%s", diff)
	}
	if _, err := l.ClausesAt(t.Context(), []ledger.ClausePlace{{stored.ID, 99}}); err == nil {
		t.Error("a clause was found where there is none")
	}
}

func TestANewVersionReplacesTheOld(t *testing.T) {
	l := open(t)
	record(t, l, entry("/a.docx"))
	before, _, err := l.ByPath(t.Context(), "/a.docx")
	if err != nil {
		t.Fatal(err)
	}
	e := entry("/a.docx")
	e.Document.SHA256, e.Document.Clauses, e.Findings = "bb22", e.Document.Clauses[:1], nil
	record(t, l, e)
	after, _, err := l.ByPath(t.Context(), "/a.docx")
	if err != nil {
		t.Fatal(err)
	}
	if after.ID != before.ID || after.Clauses != 1 || len(after.Findings) != 0 || after.Document.SHA256 != "bb22" {
		t.Errorf("after the second scan: %+v", after)
	}
}

func TestALedgerIsKeptAndReopened(t *testing.T) {
	home := filepath.Join(t.TempDir(), "Sổ của xã #1 100%?")
	if _, err := ledger.OpenExisting(t.Context(), home); !errors.Is(err, ledger.ErrNoLedger) {
		t.Fatalf("a home without a ledger: %v", err)
	}
	first, err := ledger.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	record(t, first, entry("/a.docx"))
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second, err := ledger.OpenExisting(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = second.Close() }()
	documents, err := second.Documents(t.Context())
	if err != nil || len(documents) != 1 {
		t.Fatalf("%d documents, error %v", len(documents), err)
	}
}

func TestAnInterruptedRecordLeavesNothing(t *testing.T) {
	l := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.Record(ctx, entry("/a.docx")); err == nil {
		t.Fatal("recorded although the run had ended")
	}
	// A finding that the table refuses takes the whole file back.
	e := entry("/b.docx")
	e.Findings = append(e.Findings, e.Findings[0])
	if err := l.Record(t.Context(), e); err == nil {
		t.Fatal("recorded one finding twice")
	}
	documents, err := l.Documents(t.Context())
	if err != nil || len(documents) != 0 {
		t.Fatalf("%d documents, error %v", len(documents), err)
	}
}

func TestFilesThatAreGone(t *testing.T) {
	l := open(t)
	paths := []string{"/in/a.docx", "/in/b.docx", "/in/old.zip!/c.docx", "/inside/d.docx", "/e.docx"}
	for _, p := range paths {
		e := entry(p)
		e.Key = p
		record(t, l, e)
	}
	n, err := l.MarkGone(t.Context(), []string{"/in", "/e.docx"}, map[string]bool{"/in/a.docx": true}, at)
	if err != nil {
		t.Fatal(err)
	}
	if n != 3 {
		t.Errorf("%d gone, want 3", n)
	}
	if diff := cmp.Diff([]string{"/in/a.docx", "/inside/d.docx"}, present(t, l)); diff != "" {
		t.Errorf("present (-want +got):\n%s", diff)
	}
	again, _, err := l.ByPath(t.Context(), "/e.docx")
	if err != nil {
		t.Fatal(err)
	}
	if !again.Gone {
		t.Error("not marked as gone")
	}
	if err := l.Keep(t.Context(), again.ID, at); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"/e.docx", "/in/a.docx", "/inside/d.docx"}, present(t, l)); diff != "" {
		t.Errorf("after one came back (-want +got):\n%s", diff)
	}
}

func present(t *testing.T, l *ledger.Ledger) []string {
	t.Helper()
	documents, err := l.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, d := range documents {
		list = append(list, d.Document.Path)
	}
	return list
}

func TestRecheckChangesOnlyTheFindings(t *testing.T) {
	l := open(t)
	record(t, l, entry("/a.docx"))
	stored, _, err := l.ByPath(t.Context(), "/a.docx")
	if err != nil {
		t.Fatal(err)
	}
	f := stored.Findings[0]
	f.Rule, f.Fingerprint = "worship-barred", "f2"
	if err := l.Recheck(t.Context(), stored.ID, []checker.Finding{f}, "gender 2", at); err != nil {
		t.Fatal(err)
	}
	after, _, err := l.ByPath(t.Context(), "/a.docx")
	if err != nil {
		t.Fatal(err)
	}
	stored.Packs, stored.Findings = "gender 2", []checker.Finding{f}
	if diff := cmp.Diff(stored, after); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheIndexQueueHoldsEveryChange(t *testing.T) {
	l := open(t)
	record(t, l, entry("/a.docx"), entry("/b.docx"))
	ids, err := l.Queued(t.Context(), 10)
	if err != nil || len(ids) != 2 {
		t.Fatalf("queued %v, error %v", ids, err)
	}
	if err := l.Indexed(t.Context(), ids); err != nil {
		t.Fatal(err)
	}
	if _, err := l.MarkGone(t.Context(), []string{"/"}, map[string]bool{"/a.docx": true}, at); err != nil {
		t.Fatal(err)
	}
	n, err := l.QueueLength(t.Context())
	if err != nil || n != 1 {
		t.Errorf("%d queued after one file went, error %v", n, err)
	}
	if err := l.QueueAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n, err = l.QueueLength(t.Context()); err != nil || n != 2 {
		t.Errorf("%d queued for a new index, error %v", n, err)
	}
}

func TestFilesOfOneConventionAreOneRecord(t *testing.T) {
	word, pdf, draft, other := entry("/a.docx"), entry("/a.pdf"), entry("/draft.docx"), entry("/b.docx")
	pdf.Document.Convention.AdoptedOn = ""
	draft.Document.Convention.Draft, draft.Document.Convention.Recognition = true, corpus.Recognition{}
	hint := other.Findings[0]
	hint.Fingerprint, hint.Rule, hint.Confidence = "f9", "r9", checker.ConfidenceHint
	other.Key, other.Findings = "k2", append(other.Findings, hint)
	l := open(t)
	record(t, l, word, pdf, draft, other)
	records, err := l.Records(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	title, village, commune := "QUY ƯỚC THÔN ĐỒNG MÂY", "thôn Đồng Mây", checker.Commune{Code: "09343", Name: "xã Tân Chi"}
	base := checker.Record{
		Key: "k1", Title: title, Kind: corpus.KindQuyUoc, Village: village, Commune: commune, District: "huyện Tiên Du", Province: "tỉnh Bắc Ninh",
		Today: "tỉnh Bắc Ninh",
	}
	digest := checker.TextDigest(word.Document.Clauses)
	version := func(papers ...int) checker.Version {
		v := checker.Version{
			Adopted: "2015-04-12", Decided: true, Recognised: "2015-05-20", Papers: papers, Texts: []string{digest},
			Findings: []checker.Judged{{Finding: "f1", Decision: checker.Open}},
		}
		for range papers {
			v.Status = append(v.Status, corpus.StatusRead)
		}
		return v
	}
	want := []checker.Record{base, base, base}
	want[0].Versions = []checker.Version{version(0, 1)}
	want[1].Key, want[1].Versions = "k2", []checker.Version{version(2)}
	want[1].Versions[0].Hints = []string{"f9"}
	want[2].Draft, want[2].Versions = true, []checker.Version{version(3)}
	want[2].Versions[0].Decided, want[2].Versions[0].Recognised = false, ""
	if diff := cmp.Diff(want, records); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
}

// Programs that open a new ledger at the same moment all get it.
func TestManyOpenANewLedgerAtOnce(t *testing.T) {
	for range 2 {
		home := t.TempDir()
		var group errgroup.Group
		for i := range 6 {
			group.Go(func() error {
				l, err := ledger.Open(t.Context(), home)
				if err != nil {
					return err
				}
				e := entry(fmt.Sprintf("/%d.docx", i))
				return errors.Join(l.Record(t.Context(), e), l.Close())
			})
		}
		if err := group.Wait(); err != nil {
			t.Fatal(err)
		}
		l, err := ledger.OpenExisting(t.Context(), home)
		if err != nil {
			t.Fatal(err)
		}
		documents, err := l.Documents(t.Context())
		if err := errors.Join(err, l.Close()); err != nil || len(documents) != 6 {
			t.Fatalf("%d documents, want 6, error %v", len(documents), err)
		}
	}
}
