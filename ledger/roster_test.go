package ledger_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/ledger"
)

func source(name string) ledger.RosterImport {
	return ledger.RosterImport{At: at, Actor: "cán bộ", File: name, SHA256: "ff", Layout: ledger.LayoutVillages}
}

// imported reads a list of villages into the ledger.
func imported(t *testing.T, l *ledger.Ledger, text string) {
	t.Helper()
	sheets, err := sheet.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	table, err := l.Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	known, err := l.Roster(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	plan, ok := roster.Read(sheets, table, known, roster.Options{})
	if !ok || len(plan.Problems) > 0 {
		t.Fatalf("problems: %+v", plan.Problems)
	}
	if err := l.ApplyRoster(t.Context(), plan, source("thôn.csv")); err != nil {
		t.Fatal(err)
	}
}

func all(t *testing.T, l *ledger.Ledger) []roster.Village {
	t.Helper()
	list, err := l.Roster(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return list.All()
}

func TestRosterIsKept(t *testing.T) {
	l := open(t)
	if got := all(t, l); len(got) != 0 {
		t.Fatalf("a new ledger has %d villages", len(got))
	}
	empty := version(t, l)
	imported(t, l, "Thôn,Xã,Từ ngày,Sáp nhập từ,Nghị quyết,Có hương ước\nThôn Hạ,Lạc Vệ,1/6/2026,Thôn Đoài; Thôn Trung,12/NQ-HĐND,Có\n")
	today := units.Ref{Code: "09343", From: "2025-07-01"}
	lacVe := units.Ref{Code: "09343"}
	want := []roster.Village{
		{ID: "09343-thon-doai", Name: "thôn Đoài", Commune: today, Former: lacVe, To: "2026-05-31", Law: "12/NQ-HĐND"},
		{
			ID: "09343-thon-ha", Name: "thôn Hạ", Commune: today, Former: lacVe, From: "2026-06-01", Law: "12/NQ-HĐND", Convention: roster.Some,
			Predecessors: []string{"09343-thon-doai", "09343-thon-trung"},
		},
		{ID: "09343-thon-trung", Name: "thôn Trung", Commune: today, Former: lacVe, To: "2026-05-31", Law: "12/NQ-HĐND"},
	}
	if diff := cmp.Diff(want, all(t, l)); diff != "" {
		t.Errorf("(-imported +read):\n%s", diff)
	}
	first := version(t, l)
	imported(t, l, "Thôn,Xã,Có hương ước\nThôn Hạ,Tân Chi,Không\n")
	if got := all(t, l)[1]; got.Convention != roster.None || got.Former != lacVe || got.From != "2026-06-01" {
		t.Errorf("after a list that says less: %+v", got)
	}
	if second := version(t, l); first == empty || second == first {
		t.Error("another roster has the same version")
	}
}

func version(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	v, err := l.RosterVersion(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestOneRosterOneVersion(t *testing.T) {
	const first, second = "Thôn,Xã\nThôn Hạ,Tân Chi\nThôn Trung,Tân Chi\n", "Thôn,Xã\nThôn Bãi,Phường Tiền Phong\n"
	a, b := open(t), open(t)
	imported(t, a, first)
	imported(t, a, second)
	imported(t, b, second)
	imported(t, b, first)
	imported(t, b, first)
	if version(t, a) != version(t, b) {
		t.Error("the order of the imports changed the version")
	}
}

func TestOtherProvinces(t *testing.T) {
	l := open(t)
	err := l.AddCommunes(t.Context(), []units.Commune{
		{Code: "00004", Type: "phường", Name: "Ba Đình", Province: "thành phố Hà Nội", From: "2025-07-01", Law: "NQ"},
		{Code: "00001", Type: "phường", Name: "Phúc Xá", District: "quận Ba Đình", Province: "thành phố Hà Nội", To: "2025-06-30", Into: "00004", Law: "NQ"},
	}, source("bảng.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	imported(t, l, "Tổ dân phố,Phường\nTDP 3,Phúc Xá\n")
	v := all(t, l)[0]
	if v.ID != "00004-to-dan-pho-3" || v.Former != (units.Ref{Code: "00001"}) {
		t.Errorf("got %+v", v)
	}
}

func TestAnUnknownPredecessorTakesTheImportBack(t *testing.T) {
	l := open(t)
	err := l.ApplyRoster(t.Context(), roster.Plan{Added: []roster.Village{{ID: "a", Name: "thôn A", Predecessors: []string{"b"}}}}, source("x.csv"))
	if err == nil || len(all(t, l)) != 0 {
		t.Errorf("error %v, %d villages", err, len(all(t, l)))
	}
}

func TestAttachmentsAndAnswers(t *testing.T) {
	l := open(t)
	imported(t, l, "Thôn,Xã\nThôn Đồng Mây,Tân Chi\nThôn Hạ,Tân Chi\n")
	unclear := entry("/b.docx")
	unclear.Document.Convention.Village, unclear.Document.SHA256, unclear.Key = "thôn Đồng Mấy", "bb", "k2"
	record(t, l, entry("/a.docx"), unclear)
	result, err := l.Attachments(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Attached) != 1 || result.Attached[0].Villages[0] != "09343-thon-dong-may" || len(result.Questions) != 1 || result.Questions[0].Why != roster.WhySimilar {
		t.Fatalf("got %+v", result)
	}
	answer := ledger.Answer{At: at, Actor: "cán bộ", Answer: roster.Answer{Path: "/b.docx", SHA256: "bb", Villages: []string{"nowhere"}}}
	if err := l.AnswerAttachment(t.Context(), answer); !errors.Is(err, ledger.ErrNoVillage) {
		t.Errorf("error %v", err)
	}
	for _, villages := range [][]string{{"09343-thon-dong-may"}, {"09343-thon-ha", "09343-thon-dong-may"}} {
		answer.Villages = villages
		if err := l.AnswerAttachment(t.Context(), answer); err != nil {
			t.Fatal(err)
		}
		if result, err = l.Attachments(t.Context()); err != nil || len(result.Questions) != 0 {
			t.Fatalf("questions %+v, error %v", result.Questions, err)
		}
		if diff := cmp.Diff(villages, result.Attached[1].Villages); diff != "" || result.Attached[1].By != roster.ByAnswer {
			t.Errorf("(-answered +attached):\n%s", diff)
		}
	}
}
