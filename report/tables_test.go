package report_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// columnOf gives a column's texts by its id.
func columnOf(t *testing.T, table report.Table, id string) []string {
	t.Helper()
	for i, c := range table.Columns {
		if c.ID == id {
			texts := []string{}
			for _, row := range table.Rows {
				texts = append(texts, row[i].Text)
			}
			return texts
		}
	}
	t.Fatalf("%s has no column %s", table.ID, id)
	return nil
}

func TestTablesAreRectangles(t *testing.T) {
	for _, table := range report.Tables(fixture(), catalogue(t, "vi")) {
		rows := table.Rows
		if table.Total != nil {
			rows = append(rows, table.Total)
		}
		for i, row := range rows {
			if len(row) != len(table.Columns) {
				t.Errorf("%s, row %d: %d cells under %d titles", table.ID, i, len(row), len(table.Columns))
			}
		}
		detail := false
		for _, c := range table.Columns {
			if detail && !c.Detail {
				t.Errorf("%s: %s stands behind a detail", table.ID, c.ID)
			}
			detail = c.Detail
		}
	}
}

func TestCommunes(t *testing.T) {
	table := report.Communes(fixture().Tally, catalogue(t, "vi"))
	want := []string{"xã Tân Chi", "xã Trung Kênh", "(chưa rõ xã, phường)"}
	if diff := cmp.Diff(want, columnOf(t, table, "commune")); diff != "" {
		t.Error(diff)
	}
	if table.Title != "Số liệu theo xã, phường, tính đến ngày 30/11/2026" {
		t.Errorf("title %q", table.Title)
	}
	total := []string{}
	for _, c := range table.Total {
		total = append(total, c.Text)
	}
	figures := []string{"", "Tổng", "5", "2", "0", "3", "1", "1", "1", "0", "40,0 %", "100,0 %", "2", "1", "1"}
	details := []string{"0", "0", "0", "4", "1", "2", "2", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0"}
	if diff := cmp.Diff(append(figures, details...), total); diff != "" {
		t.Error(diff)
	}
}

func TestClausesTellWhatCounts(t *testing.T) {
	table := report.Clauses(fixture(), catalogue(t, "vi"))
	want := []string{"có", "không: gợi ý", "không: đã tính ở tệp khác", "có", "không: dự thảo", "không: thông qua sau ngày chốt"}
	if diff := cmp.Diff(want, columnOf(t, table, "counted")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("Điều 12, khoản 3, điểm b", columnOf(t, table, "address")[0]); diff != "" {
		t.Errorf("findings come before hints:\n%s", diff)
	}
	if diff := cmp.Diff("K04 Vào đình, tế lễ, rước", columnOf(t, table, "kind")[0]); diff != "" {
		t.Error(diff)
	}
}

// For any files: whoever counts the clauses marked as counted comes to the tally's number.
func TestCountedClausesAreTheTally(t *testing.T) {
	say := catalogue(t, "vi")
	rapid.Check(t, func(rt *rapid.T) {
		d := counted(report.Data{Documents: rapid.SliceOfN(rapid.Custom(stored), 0, 12).Draw(rt, "files")})
		n := 0
		for _, c := range columnOf(t, report.Clauses(d, say), "counted") {
			if c == "có" {
				n++
			}
		}
		if n != d.Tally.Total.Findings {
			rt.Fatalf("%d clauses are marked, the tally says %d", n, d.Tally.Total.Findings)
		}
	})
}

func stored(t *rapid.T) ledger.Stored {
	s := village{
		name: rapid.SampledFrom([]string{"thôn A", "thôn B"}).Draw(t, "village"), today: "xã Tân Chi", code: "09343",
		adopted: rapid.SampledFrom([]corpus.Date{"", "2010-01-01", asOf, "2026-12-01"}).Draw(t, "adopted"),
		status:  corpus.StatusRead, draft: rapid.Bool().Draw(t, "draft"),
	}.stored()
	for i, n := range rapid.SliceOfNDistinct(rapid.IntRange(0, 5), 0, 4, rapid.ID).Draw(t, "findings") {
		f := finding(fmt.Sprintf("%016d", n), "Điều 1", "[x]")
		if n == 5 {
			f = hint(f)
		}
		f.Ordinal = i
		s.Findings = append(s.Findings, f)
	}
	return s
}

func TestFiles(t *testing.T) {
	table := report.Files(fixture(), catalogue(t, "vi"))
	state := columnOf(t, table, "status")
	want := []string{"không đọc được", "chữ chưa chắc", "đọc được", "đọc được", "đọc được", "đọc được", "đọc được", "đọc được"}
	if diff := cmp.Diff(want, state); diff != "" {
		t.Errorf("what needs doing comes first:\n%s", diff)
	}
	firsts := map[string]string{
		"reason": "Bản quét hoặc ảnh chụp (cả tệp hoặc một số trang): cần nhận dạng chữ.", "quality": "", "pages": "", "kind": "", "recognised": "",
	}
	for id, want := range firsts {
		if got := columnOf(t, table, id)[0]; got != want {
			t.Errorf("%s of the unreadable file: got %q, want %q", id, got, want)
		}
	}
	lasts := map[string]string{
		"quality": "99,9 %", "kind": "quy ước", "adopted": "01/02/2027", "recognised": "512/QĐ-UBND ngày 20/12/2019, UBND huyện Tiên Du", "reason": "",
	}
	for id, want := range lasts {
		if got := columnOf(t, table, id)[7]; got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
	if got := columnOf(t, table, "kind")[6]; got != "quy ước (dự thảo)" {
		t.Errorf("the draft is called %q", got)
	}
}

func TestRecognisedInPart(t *testing.T) {
	tests := map[string]struct {
		recognition corpus.Recognition
		want        string
	}{
		"number only": {corpus.Recognition{Number: "128/QĐ-UB"}, "128/QĐ-UB"},
		"date only":   {corpus.Recognition{Date: "2005-08-15"}, "ngày 15/08/2005"},
		"body only":   {corpus.Recognition{Body: "UBND huyện Lương Tài"}, "UBND huyện Lương Tài"},
		"no date":     {corpus.Recognition{Number: "128/QĐ-UB", Body: "UBND huyện Lương Tài"}, "128/QĐ-UB, UBND huyện Lương Tài"},
		"nothing":     {corpus.Recognition{}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			d.Documents = d.Documents[:1]
			d.Documents[0].Document.Convention.Recognition = test.recognition
			if got := columnOf(t, report.Files(d, catalogue(t, "vi")), "recognised")[0]; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAbout(t *testing.T) {
	table := report.About(fixture(), catalogue(t, "en"))
	got := map[string]string{}
	for _, row := range table.Rows {
		got[row[0].Text] = row[1].Text
	}
	want := map[string]string{
		"Cut-off date": "30/11/2026", "Adopted after the cut-off (not counted)": "1", "Adoption date unknown (counted)": "2",
		"Data up to": "01/12/2026 09:30", "Program": "huonguoc 0.1.0",
		"Rule pack": "gender 2026.11 (cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd)",
	}
	for what, value := range want {
		if got[what] != value {
			t.Errorf("%s: got %q, want %q", what, got[what], value)
		}
	}
}
