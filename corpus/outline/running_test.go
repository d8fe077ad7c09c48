package outline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// caption is a title and a line of the basis, so that the body may begin with a heading in capitals.
const caption = "QUY ƯỚC\nTHÔN MÂY HẠ, XÃ SUỐI LẠC\nCăn cứ ý kiến của bà con.\n"

// Numbers that run from the first clause to the last keep their own address under every heading.
func TestNumbersRunThroughHeadings(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"headings in capitals", "VIỆC LÀNG\n1. Họp.\n2. Quỹ.\nVIỆC NHÀ\n3. Cưới:\na) A;\nb) B.\n4. Tang.\nVIỆC ĐỒNG\n5. Nước.",
			[]string{"đoạn 1 | VIỆC LÀNG", "Khoản 1 | Họp.", "Khoản 2 | Quỹ.", "đoạn 2 | VIỆC NHÀ", "Khoản 3 | Cưới:", "Khoản 3, điểm a | A;",
				"Khoản 3, điểm b | B.", "Khoản 4 | Tang.", "đoạn 3 | VIỆC ĐỒNG", "Khoản 5 | Nước."}},
		{"sections", "I. VIỆC LÀNG\n1/ Họp.\n2/ Quỹ.\nII. VIỆC NHÀ\n3/ Cưới\n- Một.\n- Hai.\n4/ Tang.",
			[]string{"Mục I | VIỆC LÀNG", "Mục I, khoản 1 | Họp.", "Mục I, khoản 2 | Quỹ.", "Mục II | VIỆC NHÀ", "Mục II, khoản 3 | Cưới",
				"Mục II, khoản 3, gạch đầu dòng 1 | Một.", "Mục II, khoản 3, gạch đầu dòng 2 | Hai.", "Mục II, khoản 4 | Tang."}},
		{"in brackets, with the text on the next line", "VIỆC LÀNG\n(1) Họp.\nVIỆC NHÀ\n(2)\nCưới.\n(3) Tang.",
			[]string{"đoạn 1 | VIỆC LÀNG", "Khoản 1 | Họp.", "đoạn 2 | VIỆC NHÀ", "Khoản 2 | Cưới.", "Khoản 3 | Tang."}},
		{"text in front of the number", "VIỆC LÀNG\n1. Họp.\nVIỆC NHÀ\nNhà nào cũng vậy.\n2. Cưới.",
			[]string{"đoạn 1 | VIỆC LÀNG", "Khoản 1 | Họp.", "đoạn 2 | VIỆC NHÀ", "đoạn 3 | Nhà nào cũng vậy.", "Khoản 2 | Cưới."}},
		{"a heading of one word in capitals", "1. Họp.\n2. Quỹ.\nCƯỚI\n3. Trầu.",
			[]string{"Khoản 1 | Họp.", "Khoản 2 | Quỹ.", "đoạn 1 | CƯỚI", "Khoản 3 | Trầu."}},
		{"the tail of a clause in small letters", "1. Họp.\n2. Nhà nào cũng góp gạo.\nAi chậm thì nộp thêm hai bơ\n3. Quét ngõ.\nTrừ nhà có tang\n4. Hát.",
			[]string{"Khoản 1 | Họp.", "Khoản 2 | Nhà nào cũng góp gạo. / Ai chậm thì nộp thêm hai bơ", "Khoản 3 | Quét ngõ. / Trừ nhà có tang", "Khoản 4 | Hát."}},
		{"a number left out at the heading", "VIỆC LÀNG\n1. Họp.\nVIỆC NHÀ\n3. Cưới.\n4. Tang.",
			[]string{"đoạn 1 | VIỆC LÀNG", "Khoản 1 | Họp.", "đoạn 2 | VIỆC NHÀ", "Khoản 3 | Cưới.", "Khoản 4 | Tang."}},
		{"articles", "Điều 1. Việc làng\n1. Họp.\nĐiều 2. Việc nhà\n2. Cưới.",
			[]string{"Điều 1 | Việc làng", "Điều 1, khoản 1 | Họp.", "Điều 2 | Việc nhà", "Điều 2, khoản 2 | Cưới."}},
		{"letters", "VIỆC LÀNG\na) Họp.\nb) Quỹ.\nVIỆC NHÀ\nc) Cưới.",
			[]string{"đoạn 1 | VIỆC LÀNG", "Điểm a | Họp.", "Điểm b | Quỹ.", "đoạn 2 | VIỆC NHÀ", "Điểm c | Cưới."}},
		{"beginning anew", "VIỆC LÀNG\n1. Họp.\n2. Quỹ.\nVIỆC NHÀ\n1. Cưới.",
			[]string{"đoạn 1 | VIỆC LÀNG", "Khoản 1 | Họp.", "Khoản 2 | Quỹ.", "đoạn 2 | VIỆC NHÀ", "Khoản 1 | Cưới."}},
		{"a lone number", "VIỆC LÀNG\n1. Họp.\nVIỆC NHÀ\nNhà nào cũng vậy.\n7. Lạc.",
			[]string{"đoạn 1 | VIỆC LÀNG", "Khoản 1 | Họp.", "đoạn 2 | VIỆC NHÀ", "đoạn 3 | Nhà nào cũng vậy.", "đoạn 4 | 7. Lạc."}},
		{"a number within the text of an article", "Điều 1. Lễ\n1. Một.\n2. Hai.\nĐiều 2. Đường\nLàng làm từng năm.\n3. Năm sau.",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một.", "Điều 1, khoản 2 | Hai.", "Điều 2 | Đường", "Điều 2 | Làng làm từng năm. / 3. Năm sau."}},
		{"an annex counts by itself", "VIỆC LÀNG\n1. Họp.\n2. Quỹ.\nPHỤ LỤC\nDanh sách.\n3. Lạc.",
			[]string{"đoạn 1 | VIỆC LÀNG", "Khoản 1 | Họp.", "Khoản 2 | Quỹ.", "đoạn 2 | PHỤ LỤC", "đoạn 3 | Danh sách.", "đoạn 4 | 3. Lạc."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, citations(caption+tt.text)); diff != "" {
				t.Errorf("clauses (-want +got):\n%s", diff)
			}
		})
	}
}

// However headings part a list, each clause keeps its number and stands under the heading above it.
func TestEveryRunningNumberIsItsAddress(t *testing.T) {
	titles := []string{"VIỆC LÀNG", "VIỆC NHÀ", "VIỆC ĐỒNG", "VIỆC HỌC", "VIỆC PHẠT"}
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		text.WriteString(caption)
		var want []string
		for _, title := range titles {
			text.WriteString(title + "\n")
			for range rapid.IntRange(1, 30).Draw(t, title) {
				n := len(want) + 1
				fmt.Fprintf(&text, "%d. Việc thứ %d được ghi vào sổ.\n", n, n)
				want = append(want, fmt.Sprintf("Khoản %d, %s", n, title))
			}
		}
		_, clauses := outline.Parse(paragraphs(text.String()))
		var got []string
		for _, c := range clauses {
			if c.Zone == corpus.ZoneBody && len(c.Headings) > 0 {
				got = append(got, c.Citation+", "+c.Headings[0])
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("clauses (-want +got):\n%s", diff)
		}
	})
}
