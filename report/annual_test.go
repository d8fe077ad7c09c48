package report_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/report/docx/docxtest"
)

// reviewed is the fixture after people have worked on it.
func reviewed() report.Data {
	d := fixture()
	d.Inputs.Events = []checker.Event{
		decided("a", checker.Confirmed, "", "Đối chiếu bản giấy", "0000000000000001"),
		decided("b", checker.Dismissed, checker.ReasonBothSexes, "", "0000000000000003"),
	}
	return recounted(d)
}

func decided(id string, d checker.Decision, reason checker.Reason, note string, fingerprints ...string) checker.Event {
	e := checker.Event{
		ID: id, Book: "b", Seq: 1, At: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC), Actor: "Nguyễn Thị An", Act: checker.ActDecide, Decision: d, Reason: reason, Note: note,
	}
	for _, f := range fingerprints {
		e.Items = append(e.Items, checker.Item{Finding: f})
	}
	return e
}

// recounted makes the tally with what people decided.
func recounted(d report.Data) report.Data {
	in := checker.Inputs{Papers: papers(d), Events: d.Inputs.Events, Villages: d.Inputs.Villages}
	d.Inputs = in
	d.Tally = checker.Count(in.Records(), in.Villages, checker.Define(asOf))
	d.Tally.Log = checker.Head{Count: int64(len(in.Events)), Hash: strings.Repeat("ef", 32)}
	return d
}

func annual(t testing.TB, d report.Data, lang string) docxtest.File {
	t.Helper()
	var b bytes.Buffer
	if err := report.Annual(&b, d, catalogue(t, lang)); err != nil {
		t.Fatal(err)
	}
	return docxtest.Read(t, b.Bytes())
}

// Every number of Biểu 01 is the tally's.
func TestAnnualTableIsTheTally(t *testing.T) {
	d := reviewed()
	f := annual(t, d, "vi")
	table := tableOf(t, f, "Đơn vị")
	rows := append(slices.Clone(d.Tally.Rows), d.Tally.Total)
	if len(table) != len(rows)+1 {
		t.Fatalf("%d rows, want %d", len(table), len(rows)+1)
	}
	for i, r := range rows {
		want := []string{}
		for _, n := range []int{r.Villages, r.Conventions, r.Reviewed, r.Compliant, r.NonCompliant, r.Pending, r.Doubtful + r.Unreadable + r.Missing} {
			want = append(want, strconv.Itoa(n))
		}
		for _, s := range []checker.Share{r.Lowest, r.Highest} {
			percent, ok := s.Percent()
			want = append(want, catalogue(t, "vi").Percent(percent, ok))
		}
		if diff := cmp.Diff(want, table[i+1][2:]); diff != "" {
			t.Errorf("row %d:\n%s", i, diff)
		}
	}
}

// tableOf is the table of which a head cell has a title.
func tableOf(t *testing.T, f docxtest.File, title string) [][]string {
	t.Helper()
	for _, table := range f.Tables {
		if len(table) > 0 && slices.Contains(table[0], title) {
			return table
		}
	}
	t.Fatalf("no table has the column %q", title)
	return nil
}

// The sentences say the total of the tally, and the kinds add up to its findings.
func TestAnnualSentencesAreTheTally(t *testing.T) {
	d := reviewed()
	f := annual(t, d, "vi")
	total := d.Tally.Total
	for _, want := range []string{
		fmt.Sprintf("Hương ước, quy ước đã được thông qua: %d văn bản; trong đó đã công nhận %d, chưa rõ đã công nhận %d.", total.Conventions, total.Recognised, total.Unrecognised),
		fmt.Sprintf("Không có phân biệt đối xử về giới: %d văn bản; máy rà không còn dấu hiệu, chưa ký %d, cán bộ đã ký kết luận %d.", total.Compliant, total.Screened, total.Concluded),
		fmt.Sprintf("Có phân biệt đối xử về giới theo kết luận của người rà soát: %d văn bản.", total.NonCompliant),
		fmt.Sprintf("Chưa xác định: %d văn bản; trong đó chờ kết luận %d, chữ chưa chắc %d, chưa đọc được %d, chưa nhận được %d.", total.Undetermined, total.Pending, total.Doubtful, total.Unreadable, total.Missing),
		"So với chỉ tiêu 95%: chưa đạt; còn thiếu",
	} {
		if !strings.Contains(f.Text(), want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	kinds := tableOf(t, f, "Loại quy định")
	sum := kinds[len(kinds)-1]
	if sum[1] != strconv.Itoa(total.Findings) || sum[2] != "1" || sum[3] != "1" {
		t.Errorf("the kinds add up to %q, the tally has %d findings", sum, total.Findings)
	}
}

// A machine sees signs; only the conclusion of a person says that a clause discriminates.
func TestAnnualWords(t *testing.T) {
	f := annual(t, reviewed(), "vi")
	clauses := tableOf(t, f, "Kết luận")
	var said []string
	for _, row := range clauses {
		if len(row) == 5 && row[4] != "Kết luận" {
			said = append(said, row[4])
		}
	}
	if diff := cmp.Diff([]string{"Có phân biệt đối xử về giới", "Không phân biệt đối xử về giới: như nhau với cả hai giới"}, said); diff != "" {
		t.Errorf("conclusions:\n%s", diff)
	}
	open := tableOf(t, annual(t, fixture(), "vi"), "Kết luận")
	if got := open[2][4]; got != "Có dấu hiệu, chưa kết luận" {
		t.Errorf("what nobody has concluded reads %q", got)
	}
}

// What a report rests on stands in its last annex.
func TestAnnualSource(t *testing.T) {
	d := reviewed()
	d.Snapshot = report.Snapshot{Name: "nam-2026", SHA256: strings.Repeat("9a", 32)}
	text := strings.ReplaceAll(annual(t, d, "vi").Text(), " ", "")
	for _, want := range []string{"huonguoc0.1.0", "gender2026.11", strings.Repeat("cd", 32), "30/11/2026", strings.Repeat("ef", 32), "nam-2026", strings.Repeat("9a", 32)} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %s", want)
		}
	}
}

// Reviewers and signatories stay out of the papers.
func TestAnnualNamesNobody(t *testing.T) {
	if strings.Contains(annual(t, reviewed(), "vi").Text(), "Nguyễn Thị An") {
		t.Error("the reviewer is named")
	}
}

func TestAnnualSections(t *testing.T) {
	f := annual(t, reviewed(), "vi")
	if len(f.Sections) != 4 {
		t.Fatalf("%d sections, want the report and three annexes", len(f.Sections))
	}
	for _, part := range []string{"I. ", "II. ", "III. ", "IV. ", "V. ", "VI. ", "VII. ", "Phụ lục I", "Phụ lục II", "Phụ lục III"} {
		if f.Find(t, part).Level == nil {
			t.Errorf("%q is no heading", part)
		}
	}
}

func TestAnnualOfAnOffice(t *testing.T) {
	office, err := report.ReadOffice(strings.NewReader("parent: UBND tỉnh Bắc Ninh\nagency: Sở Tư pháp\nabbreviation: STP\nto: [Ủy ban nhân dân tỉnh]\nbasis: [Căn cứ Kế hoạch của tỉnh]\n"))
	if err != nil {
		t.Fatal(err)
	}
	d := reviewed()
	d.Office = office
	text := annual(t, d, "vi").Text()
	for _, want := range []string{"SỞ TƯ PHÁP", "Số: […]/BC-STP", "Kính gửi: Ủy ban nhân dân tỉnh", "Căn cứ Kế hoạch của tỉnh.", "[Chức vụ của người ký]"} {
		if !strings.Contains(text, strings.ToUpper(want)) && !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if _, err := report.ReadOffice(strings.NewReader("agenzy: x")); err == nil {
		t.Error("an unknown key is taken")
	}
}

// Names that want to be markup, control characters and clauses of 10,000 letters come out harmless and readable.
func TestHostileTextInAnnual(t *testing.T) {
	d := hostile()
	d.Documents[0].Document.Convention.AdoptedOn = "2019-11-24"
	text := annual(t, recounted(d), "vi").Text()
	for _, want := range []string{"<script>alert", "@SUM(A1)", "đàn bà", "[…]"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is lost", want)
		}
	}
	if strings.ContainsAny(text, "\x00\x07\x1b") {
		t.Error("control characters came through")
	}
	for line := range strings.SplitSeq(text, "\n") {
		if len([]rune(line)) > 3000 {
			t.Errorf("a line of %d letters is not cut", len([]rune(line)))
		}
	}
}

func TestAnnualOfNothing(t *testing.T) {
	d := counted(report.Data{Version: "0.1.0", MadeAt: time.Date(2026, 12, 1, 9, 30, 0, 0, time.UTC)})
	if text := annual(t, d, "vi").Text(); !strings.Contains(text, "Không có quy định nào có dấu hiệu") {
		t.Error("an empty report does not say that it is empty")
	}
}

func TestMomentIsOfWhatWentIn(t *testing.T) {
	in := reviewed().Inputs
	for day, want := range map[corpus.Date]string{"2026-11-15": "2026-11-20T08:00:00Z", "2026-11-30": "2026-11-30T00:00:00Z", "": "2026-11-20T08:00:00Z"} {
		if got := report.Moment(in, day).Format(time.RFC3339); got != want {
			t.Errorf("%s: got %s, want %s", day, got, want)
		}
	}
}
