package official_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/docx/docxtest"
	"github.com/huonguoc/huonguoc/report/official"
)

// sample is a paper with all its parts.
func sample(t *testing.T) docxtest.File {
	t.Helper()
	var main []docx.Block
	main = append(main, official.Head{
		State: "Cộng hòa xã hội chủ nghĩa Việt Nam", Motto: "Độc lập - Tự do - Hạnh phúc", Parent: "UBND tỉnh Bắc Ninh", Agency: "Sở Tư pháp",
		Number: "Số: […]/BC-STP", PlaceAndDay: official.Field("Bắc Ninh, " + official.Day("2026-02-05")),
	}.Blocks()...)
	main = append(main, official.Title("Báo cáo", "Kết quả rà soát")...)
	main = append(main, official.SentTo("Kính gửi:", []string{"Ủy ban nhân dân tỉnh", "Sở Nội vụ"})...)
	main = append(main, official.Basis([]string{"Căn cứ Luật Bình đẳng giới;", "Căn cứ Nghị định số 61/2023/NĐ-CP"})...)
	main = append(main, official.Part("I", "Phạm vi"), official.Item("1", "Số liệu chung"), official.Text("Nội dung của báo cáo."))
	main = append(main, official.Foot{
		RecipientsWord: "Nơi nhận:", Recipients: []string{"Như trên", "Lưu: VT, PBGDPL"}, Authority: "KT. Giám đốc", Post: "Phó Giám đốc", NameBlank: "[Họ và tên]",
	}.Blocks()...)
	annex := official.AnnexHead("Phụ lục I", "Danh sách", "(Kèm theo Báo cáo số […])")
	var b bytes.Buffer
	d := docx.Document{Title: "x", Lang: "vi", Created: time.Unix(0, 0), Sections: []docx.Section{official.Section(main, false), official.Section(annex, true)}}
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return docxtest.Read(t, b.Bytes())
}

// mm turns a length in twips back.
func mm(twips int) float64 { return float64(twips) * 25.4 / 1440 }

// The paper: A4 upright; margins of 20–25 mm above and below, 30–35 left, 15–20 right (Phụ lục I, phần I, mục I).
func TestPaperAndMargins(t *testing.T) {
	for i, s := range sample(t).Sections {
		for _, c := range []struct {
			what      string
			got       float64
			low, high float64
		}{
			{"width", mm(s.Size.Width), 209.9, 210.1}, {"height", mm(s.Size.Height), 296.9, 297.1},
			{"top", mm(s.Margins.Top), 20, 25}, {"bottom", mm(s.Margins.Bottom), 20, 25}, {"left", mm(s.Margins.Left), 30, 35}, {"right", mm(s.Margins.Right), 15, 20},
		} {
			if c.got < c.low-0.05 || c.got > c.high+0.05 {
				t.Errorf("section %d: %s is %.2f mm, not %v to %v", i, c.what, c.got, c.low, c.high)
			}
		}
	}
}

// The page number: Arabic, in the middle of the top margin, 13–14 regular, not on the first page; annexes count from 1.
func TestPageNumbers(t *testing.T) {
	f := sample(t)
	if !strings.Contains(f.Header, " PAGE ") || !strings.Contains(f.Header, `w:jc w:val="center"`) || !strings.Contains(f.Header, `<w:sz w:val="28"/>`) || strings.Contains(f.Header, "<w:b/>") {
		t.Errorf("header: %s", f.Header)
	}
	if strings.Contains(f.FirstPage, "PAGE") {
		t.Error("the first page shows its number")
	}
	for i, s := range f.Sections {
		if s.TitlePage == nil {
			t.Errorf("section %d has no first page of its own", i)
		}
		if restarts := s.Numbers != nil && s.Numbers.Start == 1; restarts != (i > 0) {
			t.Errorf("section %d: numbers %+v", i, s.Numbers)
		}
	}
}

// The looks of the parts, each with its range of sizes in points.
func TestParts(t *testing.T) {
	f := sample(t)
	for _, c := range []struct {
		text         string
		low, high    float64
		bold, italic bool
		align        string
	}{
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, true, false, "center"},
		{"Độc lập - Tự do - Hạnh phúc", 13, 14, true, false, "center"},
		{"UBND TỈNH BẮC NINH", 12, 13, false, false, "center"},
		{"SỞ TƯ PHÁP", 12, 13, true, false, "center"},
		{"Số: […]/BC-STP", 13, 13, false, false, "center"},
		{"Bắc Ninh, ngày 05 tháng 02 năm 2026", 13, 14, false, true, "center"},
		{"BÁO CÁO", 13, 14, true, false, "center"},
		{"Kết quả rà soát", 13, 14, true, false, "center"},
		{"Kính gửi:", 13, 14, false, false, ""},
		{"- Ủy ban nhân dân tỉnh;", 13, 14, false, false, ""},
		{"- Sở Nội vụ.", 13, 14, false, false, ""},
		{"Căn cứ Luật Bình đẳng giới;", 13, 14, false, true, "both"},
		{"Căn cứ Nghị định số 61/2023/NĐ-CP.", 13, 14, false, true, "both"},
		{"I. PHẠM VI", 13, 14, true, false, "left"},
		{"1. Số liệu chung", 13, 14, true, false, "both"},
		{"Nội dung của báo cáo.", 13, 14, false, false, "both"},
		{"Nơi nhận:", 12, 12, true, true, ""},
		{"- Như trên;", 11, 11, false, false, ""},
		{"- Lưu: VT, PBGDPL.", 11, 11, false, false, ""},
		{"KT. GIÁM ĐỐC", 13, 14, true, false, "center"},
		{"PHÓ GIÁM ĐỐC", 13, 14, true, false, "center"},
		{"[Họ và tên]", 13, 14, true, false, "center"},
		{"Phụ lục I", 14, 14, true, false, "center"},
		{"DANH SÁCH", 13, 14, true, false, "center"},
		{"(Kèm theo Báo cáo số […])", 13, 14, false, true, "center"},
	} {
		p := f.Find(t, c.text)
		if p.Text() != c.text || p.Align.Val != c.align {
			t.Errorf("%q: text %q, alignment %q", c.text, p.Text(), p.Align.Val)
		}
		for _, r := range p.Runs {
			size := points(r.Size.Val)
			if size < c.low || size > c.high || (r.Bold != nil) != c.bold || (r.Italic != nil) != c.italic || r.Font.ASCII != "Times New Roman" {
				t.Errorf("%q: size %v, bold %v, italic %v, font %s", c.text, size, r.Bold != nil, r.Italic != nil, r.Font.ASCII)
			}
		}
	}
}

func points(half string) float64 {
	n := 0.0
	for _, r := range half {
		n = 10*n + float64(r-'0')
	}
	return n / 2
}

// The text: first line indented by 1 or 1.27 cm, at least 6 points between paragraphs, lines from single to 1.5.
func TestBody(t *testing.T) {
	p := sample(t).Find(t, "Nội dung")
	if first := mm(p.Indent.FirstLine); first < 9.9 || first > 12.8 {
		t.Errorf("first line: %.2f mm", first)
	}
	if p.Spacing.Before < 120 || p.Spacing.Line < 240 || p.Spacing.Line > 360 {
		t.Errorf("spacing: %+v", p.Spacing)
	}
}

// Three rules: below the agency, below the motto, below the subject; and one in the annex.
func TestRules(t *testing.T) {
	n := 0
	for _, p := range sample(t).Paragraphs {
		if p.Rule != nil {
			n++
		}
	}
	if n != 4 {
		t.Errorf("%d rules", n)
	}
}

func TestDay(t *testing.T) {
	for day, want := range map[corpus.Date]string{
		"2026-02-05": "ngày 05 tháng 02 năm 2026", "2026-03-05": "ngày 05 tháng 3 năm 2026", "2026-01-31": "ngày 31 tháng 01 năm 2026",
		"2026-11-15": "ngày 15 tháng 11 năm 2026", "": "",
	} {
		if got := official.Day(day); got != want {
			t.Errorf("%s: got %q, want %q", day, got, want)
		}
	}
}

func TestCounting(t *testing.T) {
	var got []string
	for _, i := range []int{0, 3, 4, 5, 6, 22, 23} {
		got = append(got, official.Letter(i))
	}
	for _, n := range []int{1, 4, 9, 14, 40, 99} {
		got = append(got, official.Roman(n))
	}
	if s := strings.Join(got, " "); s != "a d đ e g y aa I IV IX XIV XL XCIX" {
		t.Errorf("got %s", s)
	}
}

// A bracket that is not closed, or that stands in a name, is only text.
func TestFieldMarksWhatIsToBeFilledIn(t *testing.T) {
	for field, want := range map[official.Field]string{
		"Số: […]/BC": "Số: |[…]!|/BC", "một [hai": "một |[hai", "": "", "[x]": "[x]!",
	} {
		var parts []string
		for _, r := range field.Runs(docx.Run{}) {
			if r.Mark {
				r.Text += "!"
			}
			parts = append(parts, r.Text)
		}
		if got := strings.Join(parts, "|"); got != want {
			t.Errorf("%s: got %q, want %q", field, got, want)
		}
	}
}
