package ledger_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// The roster tells what is missing: a village that nothing was received from, unless it has no convention, was not there on
// that day, or goes on with the convention of a village that it was made of.
func TestTheRosterIsInTheFigure(t *testing.T) {
	l := open(t)
	imported(t, l, "Thôn,Xã,Có hương ước\nThôn Đồng Mây,Tân Chi,\nThôn Hạ,Tân Chi,\nThôn Đoài,Tân Chi,Không\n")
	imported(t, l, "Thôn,Xã,Từ ngày,Sáp nhập từ\nThôn Mây Mới,Tân Chi,1/6/2026,Thôn Đồng Mây; Thôn Hạ\n")
	record(t, l, entry("/a.docx"))
	type figures struct{ Villages, Covered, Conventions, Missing int }
	for day, want := range map[corpus.Date]figures{
		"2026-05-31": {3, 1, 2, 1}, // Đồng Mây is received, Hạ is missed, Đoài has none
		"2026-06-01": {2, 1, 1, 0}, // Đồng Mây and Hạ became Mây Mới, which goes on with the convention that was received
	} {
		tally, err := l.Tally(t.Context(), checker.Define(day))
		if err != nil {
			t.Fatal(err)
		}
		row := tally.Total
		if diff := cmp.Diff(want, figures{row.Villages, row.Covered, row.Conventions, row.Missing}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", day, diff)
		}
		if len(tally.Rows) != 1 || tally.Rows[0].Commune != (checker.Commune{Code: "09343", Name: "xã Tân Chi"}) {
			t.Errorf("%s: rows %+v", day, tally.Rows)
		}
	}
	for by, want := range map[checker.Grouping]string{
		checker.ByDistrict: "huyện Tiên Du, tỉnh Bắc Ninh", checker.ByOldProvince: "tỉnh Bắc Ninh", checker.ByVillageKind: "thôn",
	} {
		d := checker.Define("2026-05-31")
		d.By = by
		tally, err := l.Tally(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if len(tally.Rows) != 1 || tally.Rows[0].Group != want {
			t.Errorf("by %s: %+v, want %q", by, tally.Rows, want)
		}
	}
}

// However a text writes its former district, and under whatever type it was one then, it is one row.
func TestADistrictIsOneRow(t *testing.T) {
	l := open(t)
	for path, district := range map[string]string{"/a.docx": "huyện Thuận Thành", "/b.docx": "Thị xã Thuận Thành", "/c.docx": "", "/d.docx": "huyện Xa Lạ"} {
		e := entry(path)
		e.Key = path
		e.Commune = checker.Commune{Code: "09400", Name: "phường Thuận Thành"}
		e.Document.Convention.District, e.Document.Convention.Province = district, "tỉnh Bắc Ninh"
		record(t, l, e)
	}
	d := checker.Define("2026-05-31")
	d.By = checker.ByDistrict
	tally, err := l.Tally(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, row := range tally.Rows {
		got[row.Group] = row.Conventions
	}
	if diff := cmp.Diff(map[string]int{"thị xã Thuận Thành, tỉnh Bắc Ninh": 3, "huyện Xa Lạ, tỉnh Bắc Ninh": 1}, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}
