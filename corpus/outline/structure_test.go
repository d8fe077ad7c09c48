package outline_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// citations are the citations of the body's clauses, each with the first words of its text.
func citations(text string) []string {
	_, clauses := outline.Parse(paragraphs(text))
	var list []string
	for _, c := range clauses {
		if c.Zone == corpus.ZoneBody {
			list = append(list, c.Citation+" | "+strings.ReplaceAll(c.Text, "\n", " / "))
		}
	}
	return list
}

func TestMarks(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"article with full stop", "Điều 1. Một.", []string{"Điều 1 | Một."}},
		{"article with colon", "Điều 1: Một.", []string{"Điều 1 | Một."}},
		{"article with dash", "ĐIỀU 1 - Một.", []string{"Điều 1 | Một."}},
		{"article with stop and dash", "Điều 1.- Một.", []string{"Điều 1 | Một."}},
		{"article in capitals without sign", "ĐIỀU 1 PHẠM VI\nÁp dụng.", []string{"Điều 1 | PHẠM VI", "Điều 1 | Áp dụng."}},
		{"article with a letter", "Điều 1. Một.\nĐiều 1a. Một a.", []string{"Điều 1 | Một.", "Điều 1a | Một a."}},
		{"ordinal number", "Điều thứ 1: Một.", []string{"Điều 1 | Một."}},
		{"ordinal in words", "ĐIỀU THỨ MƯỜI HAI. Một.", []string{"Điều thứ mười hai | Một."}},
		{"Icelandic letter", "Ðiều 1. Một.", []string{"Điều 1 | Một."}},
		{"tone on the wrong letter", "Ðiêù 1. Một.", []string{"Điều 1 | Một."}},
		{"letter lost by a legacy font", "iều 5. Một.", []string{"Điều 5 | Một."}},
		{"without marks", "Dieu 1. Mot.", []string{"Điều 1 | Mot."}},
		{"chapter, title on the same line", "CHƯƠNG II: LỄ HỘI\nĐiều 1. Một.", []string{"Chương II | LỄ HỘI", "Điều 1 | Một."}},
		{"chapter in words", "Chương thứ nhất\nLỄ HỘI\nĐiều 1. Một.", []string{"Chương thứ nhất | LỄ HỘI", "Điều 1 | Một."}},
		{"part and chapter", "PHẦN I\nCHUNG\nChương 1. Lễ\nĐiều 1. Một.",
			[]string{"Phần I | CHUNG", "Phần I, Chương 1 | Lễ", "Điều 1 | Một."}},
		{"khoản of every look", "Điều 1. Lễ\n1. Một\n2) Hai\n3- Ba\n4/ Bốn\n(5) Năm\nKhoản 6. Sáu",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một", "Điều 1, khoản 2 | Hai", "Điều 1, khoản 3 | Ba", "Điều 1, khoản 4 | Bốn",
				"Điều 1, khoản 5 | Năm", "Điều 1, khoản 6 | Sáu"}},
		{"ordinals of the 1930s", "Điều thứ 3. Lễ\n1° Một\n2º Hai\n3°- Ba\n35°C trở lên thì nghỉ.",
			[]string{"Điều 3 | Lễ", "Điều 3, khoản 1 | Một", "Điều 3, khoản 2 | Hai", "Điều 3, khoản 3 | Ba / 35°C trở lên thì nghỉ."}},
		{"number glued to its text", "Điều 1. Lễ\n1.Một\n2.Hai", []string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một", "Điều 1, khoản 2 | Hai"}},
		{"Vietnamese letters", "Điều 1. Lễ\na) A\nb) B\nc) C\nd) D\nđ) Đ\ne) E\ng) G",
			[]string{"Điều 1 | Lễ", "Điều 1, điểm a | A", "Điều 1, điểm b | B", "Điều 1, điểm c | C", "Điều 1, điểm d | D",
				"Điều 1, điểm đ | Đ", "Điều 1, điểm e | E", "Điều 1, điểm g | G"}},
		{"the letter i behind h", "Điều 1. Lễ\n# g) G\n# h) H\ni) I\nk) K",
			[]string{"Điều 1 | Lễ", "Điều 1, điểm g | G", "Điều 1, điểm h | H", "Điều 1, điểm i | I", "Điều 1, điểm k | K"}},
		{"points begin anew under each khoản", "Điều 1. Lễ\n1. Một:\na) A\nb) B\n2. Hai:\na) A",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một:", "Điều 1, khoản 1, điểm a | A", "Điều 1, khoản 1, điểm b | B",
				"Điều 1, khoản 2 | Hai:", "Điều 1, khoản 2, điểm a | A"}},
		{"a list in other brackets inside", "Điều 1. Lễ\n1. Một:\n1) Trong\n2) Trong\n2. Hai",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một:", "Điều 1, khoản 1, điểm 1 | Trong", "Điều 1, khoản 1, điểm 2 | Trong", "Điều 1, khoản 2 | Hai"}},
		{"automatic numbers are never in doubt", "Điều 1. Lễ\n# 7. Bảy\n# 8. Tám",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 7 | Bảy", "Điều 1, khoản 8 | Tám"}},
		{"a forgotten number", "Điều 1. Lễ\n1. Một.\n3. Ba.", []string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một.", "Điều 1, khoản 3 | Ba."}},
		{"a forgotten article", "Điều 1. Một.\nĐiều 3. Ba.", []string{"Điều 1 | Một.", "Điều 3 | Ba."}},
		{"years and money", "Điều 1. Lễ\n1. Một.\n2015. Năm.\n500.000 đồng.\n30/6 hằng năm.\n20 - 25 tuổi.",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một. / 2015. Năm. / 500.000 đồng. / 30/6 hằng năm. / 20 - 25 tuổi."}},
		{"reference at the start of a sentence", "Điều 1. Một.\nĐiều 5 của Quy ước này không áp dụng.\nĐiều 5, khoản 2 cũng vậy.",
			[]string{"Điều 1 | Một. / Điều 5 của Quy ước này không áp dụng. / Điều 5, khoản 2 cũng vậy."}},
		{"reference to a law", "Điều 1. Một.\nĐiều 2 Luật Hôn nhân và gia đình cũng áp dụng.",
			[]string{"Điều 1 | Một. / Điều 2 Luật Hôn nhân và gia đình cũng áp dụng."}},
		{"reference behind a dangling word", "Điều 1. Xử lý theo\nĐiều 2. Đã nêu.", []string{"Điều 1 | Xử lý theo Điều 2. Đã nêu."}},
		{"table of contents", "QUY ƯỚC\nMỤC LỤC\nĐiều 1. Một ........ 3\nĐiều 1. Một.", []string{"Điều 1 | Một."}},
		{"text after a bullet list", "Điều 1. Lễ\n- Một;\n- Hai.\nBa.", []string{"Điều 1 | Lễ", "Điều 1, gạch đầu dòng 1 | Một;",
			"Điều 1, gạch đầu dòng 2 | Hai.", "Điều 1 | Ba."}},
		{"an article number used in two chapters", "Chương I\nA\nĐiều 1. Một.\nChương II\nB\nĐiều 1. Hai.",
			[]string{"Chương I | A", "Chương I, Điều 1 | Một.", "Chương II | B", "Chương II, Điều 1 | Hai."}},
		{"inserted articles", "Điều 1. Một.\nĐiều 1 bis. Thêm.\nĐiều 1ter: Thêm nữa\nĐiều 1a. A.\nĐiều 2. Hai.",
			[]string{"Điều 1 | Một.", "Điều 1 bis | Thêm.", "Điều 1ter | Thêm nữa", "Điều 1a | A.", "Điều 2 | Hai."}},
		{"amended articles", "Điều 1 (mới). Một.\nĐiều 2 (được sửa đổi năm 2014): Hai.\nĐiều 3 (khoản 2): Ba.",
			[]string{"Điều 1 | (mới). Một.", "Điều 2 | (được sửa đổi năm 2014): Hai. / Điều 3 (khoản 2): Ba."}},
		{"section signs", "QUY ƯỚC\n§ 1. Một.\n§ 2: Hai.\n§3. Ba:\na) A.", []string{"Khoản 1 | Một.", "Khoản 2 | Hai.", "Khoản 3 | Ba:", "Khoản 3, điểm a | A."}},
		{"spaced, and with a zero in front", "Điều 1. Lễ\n1 . Một.\n02. Hai.\na ) A.",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một.", "Điều 1, khoản 02 | Hai.", "Điều 1, khoản 02, điểm a | A."}},
		{"number of a decision", "Điều 1. Lễ\n1. Một.\n2/QĐ-UBND là số đã cấp.", []string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một. / 2/QĐ-UBND là số đã cấp."}},
		{"section signs that are bullets", "Điều 1. Đồ làng\n§ Trống.\n§ 2 Bộ ấm.",
			[]string{"Điều 1 | Đồ làng", "Điều 1, gạch đầu dòng 1 | Trống.", "Điều 1, gạch đầu dòng 2 | 2 Bộ ấm."}},
		{"offices behind a slash", "Điều 1. Ai giữ sổ\n1/Thủ từ.\n2/HĐND-UBND xã.\n3/Ông từ.",
			[]string{"Điều 1 | Ai giữ sổ", "Điều 1, khoản 1 | Thủ từ.", "Điều 1, khoản 2 | HĐND-UBND xã.", "Điều 1, khoản 3 | Ông từ."}},
		{"a tiết in a list", "Điều 1. Lễ\na) Rước.\nTiết 1. Đốt đuốc.\nb) Tế.\nĐOẠN 2. TỪ CHÙA VỀ\nc) Hạ cờ.",
			[]string{"Điều 1 | Lễ", "Điều 1, điểm a | Rước. / Tiết 1. Đốt đuốc.", "Điều 1, điểm b | Tế. / ĐOẠN 2. TỪ CHÙA VỀ", "Điều 1, điểm c | Hạ cờ."}},
		{"columns with letters", "Điều 1. Sổ.\nMục A: Ghi tên đinh.\nĐiều 2. Sách\n1. Chép.\nMục B: Ghi ruộng.\n2. Cất.",
			[]string{"Điều 1 | Sổ. / Mục A: Ghi tên đinh.", "Điều 2 | Sách", "Điều 2, khoản 1 | Chép. / Mục B: Ghi ruộng.", "Điều 2, khoản 2 | Cất."}},
		{"sections with letters above articles", "Điều 1. Họp.\nMục A. Việc nhà\nĐiều 2. Cưới.\nMục B. Việc đồng\nĐiều 3. Nước.",
			[]string{"Điều 1 | Họp.", "Mục A | Việc nhà", "Điều 2 | Cưới.", "Mục B | Việc đồng", "Điều 3 | Nước."}},
		{"title with a full stop", "Điều 1. Việc cưới.\n1. Một.", []string{"Điều 1 | Việc cưới.", "Điều 1, khoản 1 | Một."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, citations(tt.text)); diff != "" {
				t.Errorf("clauses (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHeadingsAndLeadIns(t *testing.T) {
	tests := []struct {
		name, text, of  string
		headings, leads []string
	}{
		{"title is a heading", "Chương I\nLễ\nĐiều 1. Việc cưới\n1. Một.", "Một.", []string{"Lễ", "Việc cưới"}, nil},
		{"title with a colon leads in", "Điều 1. Nghiêm cấm:\na) A;", "A;", nil, []string{"Nghiêm cấm:"}},
		{"text on the article's line leads in", "Điều 1. Nay cấm các việc sau.\na) A;\nĐiều 2. Hai.", "A;",
			[]string{"Nay cấm các việc sau."}, nil},
		{"a long sentence on the article's line leads in", "Điều 1. Để giữ gìn thuần phong mỹ tục nay cấm các việc sau.\na) A;", "A;",
			nil, []string{"Để giữ gìn thuần phong mỹ tục nay cấm các việc sau."}},
		{"all parents lead in", "Điều 1. Lễ\n1. Không được vào đình:\na) Người sau:\n- đàn bà;", "đàn bà;",
			[]string{"Lễ"}, []string{"Không được vào đình:", "Người sau:"}},
		{"the last paragraph leads in", "Điều 1. Lễ\nCấm ồn ào.\nTrong đình:\na) A;", "A;", []string{"Lễ"}, []string{"Trong đình:"}},
		{"a colon leads in what has no marks", "Điều 1. Lễ\nNghiêm cấm:\nCờ bạc;\nRượu chè.\nAi cũng vậy.", "Cờ bạc;\nRượu chè.",
			[]string{"Lễ"}, []string{"Nghiêm cấm:"}},
		{"and ends with the sentence", "Điều 1. Lễ\nNghiêm cấm:\nCờ bạc;\nRượu chè.\nAi cũng vậy.", "Ai cũng vậy.", []string{"Lễ"}, nil},
		{"text behind a list that a colon led in", "Điều 1. Nghiêm cấm:\na) A;\nb) B.\nĐàn bà không vào đình.", "Đàn bà không vào đình.", nil, nil},
		{"header of a table", "Điều 1. Lễ\nĐóng góp:\n| Việc | Nam | Nữ |\n| Đắp đường | 2 | 1 |", "Đắp đường\t2\t1",
			[]string{"Lễ"}, []string{"Đóng góp:", "Việc\tNam\tNữ"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, clauses := outline.Parse(paragraphs(tt.text))
			for _, c := range clauses {
				if c.Text != tt.of {
					continue
				}
				if diff := cmp.Diff([][]string{tt.headings, tt.leads}, [][]string{c.Headings, c.LeadIns}); diff != "" {
					t.Errorf("headings, lead-ins (-want +got):\n%s", diff)
				}
				return
			}
			t.Errorf("no clause %q in %+v", tt.of, clauses)
		})
	}
}

// A text without marks names offices in its head as well; its norms must not be taken for signatures.
func TestSignaturesOfATextWithoutMarks(t *testing.T) {
	got := citations("ỦY BAN NHÂN DÂN XÃ TÂN CHI\nTHÔN HẠ\nMọi nhà giữ gìn đường làng sạch sẽ.\nTrai gái đều được đi học.\n" +
		"Việc tang không quá hai ngày.\nTRƯỞNG THÔN\nNguyễn Văn Ất")
	want := []string{
		"đoạn 1 | ỦY BAN NHÂN DÂN XÃ TÂN CHI THÔN HẠ", "đoạn 2 | Mọi nhà giữ gìn đường làng sạch sẽ.",
		"đoạn 3 | Trai gái đều được đi học.", "đoạn 4 | Việc tang không quá hai ngày.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("clauses of the body (-want +got):\n%s", diff)
	}
}
