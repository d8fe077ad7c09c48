package outline_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

func TestHeadingMarks(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"letters as in Vietnamese", "D. VIỆC HỌC\nE. VIỆC TANG\nG. VIỆC HỘI\nH. VIỆC PHẠT\nI. THI HÀNH\nK. PHỤ THÊM",
			[]string{"Phần D | VIỆC HỌC", "Phần E | VIỆC TANG", "Phần G | VIỆC HỘI", "Phần H | VIỆC PHẠT", "Phần I | THI HÀNH", "Phần K | PHỤ THÊM"}},
		{"roman numbers inside H", "D. VIỆC HỌC\nE. VIỆC TANG\nG. VIỆC HỘI\nH. VIỆC PHẠT\nI. NHẮC\nII. NÊU",
			[]string{"Phần D | VIỆC HỌC", "Phần E | VIỆC TANG", "Phần G | VIỆC HỘI", "Phần H | VIỆC PHẠT", "Phần H, Mục I | NHẮC", "Phần H, Mục II | NÊU"}},
		{"a letter left out, and one used twice", "D. VIỆC HỌC\nG. VIỆC HỘI\nG. VIỆC PHẠT\n1. Nhắc.",
			[]string{"Phần D | VIỆC HỌC", "Phần G | VIỆC HỘI", "Phần G | VIỆC PHẠT", "Phần G, khoản 1 | Nhắc."}},
		{"sections by letters", "Mục A. Việc học\n1) Một.\nMục B. Việc tang\n1) Một.\nMục Đ - Việc hội\n1) Một.\nMục B của quy ước này đã bỏ.",
			[]string{"Mục A | Việc học", "Mục A, khoản 1 | Một.", "Mục B | Việc tang", "Mục B, khoản 1 | Một.", "Mục Đ | Việc hội",
				"Mục Đ, khoản 1 | Một. / Mục B của quy ước này đã bỏ."}},
		{"numbered titles with lists of the same look", "1. VIỆC LÀNG\n1. Họp.\n2. Quỹ.\n2. VIỆC NHÀ\n1. Cưới.",
			[]string{"Mục 1 | VIỆC LÀNG", "Mục 1, khoản 1 | Họp.", "Mục 1, khoản 2 | Quỹ.", "Mục 2 | VIỆC NHÀ", "Mục 2, khoản 1 | Cưới."}},
		{"a numbered title with text below", "1. VIỆC LÀNG\n1. Họp.\n2. Quỹ.\n2. VIỆC ĐỒNG\nRuộng ai nấy giữ.\n3. VIỆC HỘI\n1. Hát.",
			[]string{"Mục 1 | VIỆC LÀNG", "Mục 1, khoản 1 | Họp.", "Mục 1, khoản 2 | Quỹ.", "Mục 2 | VIỆC ĐỒNG",
				"Mục 2, đoạn 1 | Ruộng ai nấy giữ.", "Mục 3 | VIỆC HỘI", "Mục 3, khoản 1 | Hát."}},
		{"numbered titles with lists of another look stay khoản", "1. VIỆC LÀNG\n1) Họp.\n2) Quỹ.\n2. VIỆC NHÀ\nNhà nào cũng vậy.",
			[]string{"Khoản 1 | VIỆC LÀNG", "Khoản 1, điểm 1 | Họp.", "Khoản 1, điểm 2 | Quỹ.", "Khoản 2 | VIỆC NHÀ / Nhà nào cũng vậy."}},
		{"numbered titles with dotted numbers stay khoản", "1. VIỆC LÀNG\n1.1. Họp.\n2. VIỆC NHÀ\n2.1. Cưới.",
			[]string{"Khoản 1 | VIỆC LÀNG", "Khoản 1.1 | Họp.", "Khoản 2 | VIỆC NHÀ", "Khoản 2.1 | Cưới."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := caption
			if tt.text[0] == 'D' {
				text += "A. VIỆC LÀNG\nB. VIỆC NHÀ\nC. VIỆC ĐỒNG\n"
			}
			got := citations(text + tt.text)
			if diff := cmp.Diff(tt.want, got[len(got)-len(tt.want):]); diff != "" {
				t.Errorf("clauses (-want +got):\n%s", diff)
			}
		})
	}
}

// "A. …" between a preamble that has its name and the first article is the first part and not the end of the preamble.
func TestFirstPartBelowThePreamble(t *testing.T) {
	got := citations("LỜI NÓI ĐẦU\nThôn Mây Hạ có từ lâu.\nA. VIỆC LÀNG\nĐiều 1. Họp.\nB. VIỆC NHÀ\nĐiều 2. Cưới.")
	want := []string{"Phần A | VIỆC LÀNG", "Điều 1 | Họp.", "Phần B | VIỆC NHÀ", "Điều 2 | Cưới."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("clauses of the body (-want +got):\n%s", diff)
	}
}

// A section that tells of the village inside the preamble stays there.
func TestSectionsInsideThePreamble(t *testing.T) {
	got := citations("LỜI NÓI ĐẦU\nA. Đất\nThôn ở ven sông.\nB. Người\nThôn có bốn họ.\nChương I\nVIỆC LÀNG\nĐiều 1. Họp.")
	want := []string{"Chương I | VIỆC LÀNG", "Điều 1 | Họp."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("clauses of the body (-want +got):\n%s", diff)
	}
}

// The tiers of old conventions between part and article are headings of their own and no part of the title above.
func TestTiersWithoutName(t *testing.T) {
	text := "PHẦN THỨ NHỨT\nVIỆC CHÍNH-TRỊ\nTIẾT THỨ NHẤT. – HỘI-ĐỒNG\nĐiều thứ 1. – Hội-đồng có sáu người.\nTIẾT II. – CANH-PHÒNG\n" +
		"Điều thứ 2. – Tuần-tráng đi canh.\nTiết kiệm hai đồng thì thưởng.\nĐOẠN THỨ HAI\nTỤC-LỆ\nĐiều thứ 3. – Cưới một ngày."
	_, clauses := outline.Parse(paragraphs(text))
	want := map[string][]string{
		"Điều 1": {"VIỆC CHÍNH-TRỊ", "TIẾT THỨ NHẤT. – HỘI-ĐỒNG"}, "Điều 2": {"VIỆC CHÍNH-TRỊ", "TIẾT II. – CANH-PHÒNG"},
		"Điều 3": {"VIỆC CHÍNH-TRỊ", "ĐOẠN THỨ HAI TỤC-LỆ"},
	}
	for _, c := range clauses {
		if w, ok := want[c.Citation]; ok && c.Address[0].Level <= corpus.LevelArticle {
			if diff := cmp.Diff(w, c.Headings); diff != "" {
				t.Errorf("%s: headings (-want +got):\n%s", c.Citation, diff)
			}
			delete(want, c.Citation)
		}
	}
	if len(want) > 0 {
		t.Errorf("no clause for %v", want)
	}
}
