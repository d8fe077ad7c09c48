package report_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/report/docx/docxtest"
	"github.com/huonguoc/huonguoc/review"
)

func letter(t testing.TB, l report.Letter) docxtest.File {
	t.Helper()
	var b bytes.Buffer
	if err := l.Write(&b, catalogue(t, "vi")); err != nil {
		t.Fatal(err)
	}
	return docxtest.Read(t, b.Bytes())
}

// Letters go where a person concluded something, and nowhere else.
func TestLetters(t *testing.T) {
	var names []string
	for _, l := range report.Letters(reviewed()) {
		names = append(names, l.Name)
	}
	want := []string{"cv-09343-xa-tan-chi.docx", "cv-09343-xa-tan-chi/cv-thon-dong-may.docx"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	if list := report.Letters(fixture()); len(list) != 0 {
		t.Errorf("%d letters about what nobody has concluded", len(list))
	}
}

func TestLetterSaysWhatIsNeeded(t *testing.T) {
	d := reviewed()
	d.Office = report.Office{Agency: "Sở Tư pháp", Abbreviation: "STP", Deadline: "2026-12-31"}
	d.Basis = map[string][]string{"K04-no-women-in-temple": {"Luật Bình đẳng giới 2006, Điều 40 khoản 1 điểm c", "Luật Bình đẳng giới 2006, Điều 5 khoản 5"}}
	for _, l := range report.Letters(d) {
		text := letter(t, l).Text()
		for _, want := range []string{
			"V/v xử lý quy định có phân biệt đối xử về giới", "Điều 12, khoản 3, điểm b", "đàn bà không được qua cửa tam quan", "Cấm phụ nữ vào nơi thờ tự.",
			"Luật Bình đẳng giới 2006, Điều 40 khoản 1 điểm c; Điều 5 khoản 5", "Mọi người đều được vào đình.", "Đối chiếu bản giấy", "512/QĐ-UBND",
			"Điều 12 khoản 1 điểm b Nghị định số 61/2023/NĐ-CP", "Điều 14 khoản 1 điểm a", "Điều 22 khoản 1 điểm a, khoản 2 Luật Thực hiện dân chủ ở cơ sở",
			"trước ngày 31 tháng 12 năm 2026", "huonguoc 0.1.0", "gender 2026.11", "30/11/2026", "bản chốt: chưa chốt",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", l.Name, want)
			}
		}
		if strings.Contains(text, "có dấu hiệu") || strings.Contains(text, "Nguyễn Thị An") {
			t.Errorf("%s speaks of signs, or of a reviewer", l.Name)
		}
	}
}

// Hostile names make no path out of the folder, no name of a device, and no two files of one name.
func TestNamesOfLetters(t *testing.T) {
	d := hostile()
	d.Documents[0].Commune = checker.Commune{Code: "../..", Name: "CON"}
	d.Documents[0].Document.Convention.Village = `..\..\<b>aux`
	d.Documents[0].Document.Convention.AdoptedOn = "2019-11-24"
	d.Documents[2].Commune = d.Documents[0].Commune
	d.Documents[2].Document.Convention.Village = "AUX b!"
	d.Documents[2].Findings = []checker.Finding{finding("0000000000000abc", "Điều 1", "[Con trai] hưởng.")}
	d.Inputs.Events = []checker.Event{decided("a", checker.Confirmed, "", "", "00000000000000ff", "0000000000000abc")}
	d = recounted(d)
	seen := map[string]bool{}
	safe := regexp.MustCompile(`^cv-[a-z0-9-]+(/cv-[a-z0-9-]+)?\.docx$`)
	list := report.Letters(d)
	if len(list) != 3 {
		t.Errorf("%d letters, want one to the commune and two to villages", len(list))
	}
	for _, l := range list {
		if !safe.MatchString(l.Name) || seen[l.Name] {
			t.Errorf("name %q", l.Name)
		}
		seen[l.Name] = true
		letter(t, l)
	}
}

func sheet(t testing.TB, d report.Data, c report.SheetChoice) (string, int) {
	t.Helper()
	var b bytes.Buffer
	n, err := report.ReviewSheet(&b, d, c, catalogue(t, "vi"))
	if err != nil {
		t.Fatal(err)
	}
	return docxtest.Read(t, b.Bytes()).Text(), n
}

func TestReviewSheet(t *testing.T) {
	text, n := sheet(t, fixture(), report.SheetChoice{})
	if n != 2 || !strings.Contains(text, review.Code("0000000000000001")) || !strings.Contains(text, review.Code("0000000000000003")) {
		t.Errorf("%d clauses:\n%s", n, text)
	}
	for _, open := range []struct {
		choice report.SheetChoice
		want   int
	}{
		{report.SheetChoice{}, 0}, {report.SheetChoice{Decided: true}, 2}, {report.SheetChoice{Decided: true, Commune: "09499"}, 1},
		{report.SheetChoice{Decided: true, Commune: "XÃ Tân Chi"}, 1}, {report.SheetChoice{Decided: true, Commune: "xã Khác"}, 0},
	} {
		if _, n := sheet(t, reviewed(), open.choice); n != open.want {
			t.Errorf("%+v: %d clauses, want %d", open.choice, n, open.want)
		}
	}
}
