package outline_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Marks that look like text are believed in company only.
func TestShyMarks(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"ordinals with a colon", "Điều 4. Việc họp\nThứ nhất: họp đúng giờ.\nThứ hai: ai cũng được nói.\nThứ ba: ghi sổ.",
			[]string{"Điều 4 | Việc họp", "Điều 4, khoản 1 | họp đúng giờ.", "Điều 4, khoản 2 | ai cũng được nói.", "Điều 4, khoản 3 | ghi sổ."}},
		{"of the 1930s", "ĐIỀU THỨ 7. – Việc canh-phòng:\nThứ nhứt là tuần-tráng đi canh;\nThứ nhì là đánh mõ;\nThứ ba là rào cổng.",
			[]string{"Điều 7 | Việc canh-phòng:", "Điều 7, khoản 1 | tuần-tráng đi canh;", "Điều 7, khoản 2 | đánh mõ;", "Điều 7, khoản 3 | rào cổng."}},
		{"behind bullets, inside a khoản", "Điều 1. Lễ\n1. Nhà có tang:\n- Thứ nhất, báo thôn;\n- Thứ hai, báo xã.\n2. Nhà có cưới.",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Nhà có tang:", "Điều 1, khoản 1, điểm 1 | báo thôn;", "Điều 1, khoản 1, điểm 2 | báo xã.",
				"Điều 1, khoản 2 | Nhà có cưới."}},
		{"with numbers inside", "Điều 1. Lễ\nThứ nhất, việc cưới:\n1. Một.\n2. Hai.\nThứ hai, việc tang:\n1. Một.",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 1 | việc cưới:", "Điều 1, khoản 1, điểm 1 | Một.", "Điều 1, khoản 1, điểm 2 | Hai.",
				"Điều 1, khoản 2 | việc tang:", "Điều 1, khoản 2, điểm 1 | Một."}},
		{"without articles, a second after blank words", "QUY ƯỚC\nThứ nhất - Giữ đường.\nNhà nào cũng vậy.\nThứ hai - Giữ nước.",
			[]string{"Khoản 1 | Giữ đường. / Nhà nào cũng vậy.", "Khoản 2 | Giữ nước."}},
		{"a lone ordinal", "Điều 1. Lễ\nThứ nhất, nhà nào cũng góp.", []string{"Điều 1 | Lễ", "Điều 1 | Thứ nhất, nhà nào cũng góp."}},
		{"under two parents", "Điều 1. Lễ\n1. Một.\nThứ nhất, góp gạo.\n2. Hai.\nThứ hai, góp tiền.",
			[]string{"Điều 1 | Lễ", "Điều 1, khoản 1 | Một. / Thứ nhất, góp gạo.", "Điều 1, khoản 2 | Hai. / Thứ hai, góp tiền."}},
		{"in two articles", "Điều 1. Một.\nThứ nhất, góp gạo.\nĐiều 2. Hai.\nThứ hai, góp tiền.",
			[]string{"Điều 1 | Một. / Thứ nhất, góp gạo.", "Điều 2 | Hai. / Thứ hai, góp tiền."}},
		{"days of the week", "Điều 1. Họp.\nThứ hai, thôn quét đường.\nThứ ba, xóm quét ngõ.\nThứ tư hằng tuần nghỉ.",
			[]string{"Điều 1 | Họp. / Thứ hai, thôn quét đường. / Thứ ba, xóm quét ngõ. / Thứ tư hằng tuần nghỉ."}},
		{"ordinals inside a sentence", "Điều 1. Họp.\nThứ nhất trong làng là cụ Ất.\nThứ hai trong làng là cụ Giáp.",
			[]string{"Điều 1 | Họp. / Thứ nhất trong làng là cụ Ất. / Thứ hai trong làng là cụ Giáp."}},
		{"commas", "Điều 2. Vệ sinh\n1, Quét ngõ.\n2, không thả lợn.\n3, Đổ rác.",
			[]string{"Điều 2 | Vệ sinh", "Điều 2, khoản 1 | Quét ngõ.", "Điều 2, khoản 2 | không thả lợn.", "Điều 2, khoản 3 | Đổ rác."}},
		{"letters with commas", "Điều 2. Cấm:\na, Thả lợn;\nb, Thả gà;\nc, Thả trâu.",
			[]string{"Điều 2 | Cấm:", "Điều 2, điểm a | Thả lợn;", "Điều 2, điểm b | Thả gà;", "Điều 2, điểm c | Thả trâu."}},
		{"one comma among stops", "Điều 2. Lễ\n1. Một.\n2, Hai.\n3. Ba.",
			[]string{"Điều 2 | Lễ", "Điều 2, khoản 1 | Một.", "Điều 2, khoản 2 | Hai.", "Điều 2, khoản 3 | Ba."}},
		{"commas that run through headings", "QUY ƯỚC\nI. VIỆC LÀNG\n1, Họp.\n2, Quỹ.\nII. VIỆC NHÀ\n3, Cưới.\n4, Tang.",
			[]string{"Mục I | VIỆC LÀNG", "Mục I, khoản 1 | Họp.", "Mục I, khoản 2 | Quỹ.", "Mục II | VIỆC NHÀ", "Mục II, khoản 3 | Cưới.", "Mục II, khoản 4 | Tang."}},
		{"a lone comma", "Điều 2. Một.\n1, Hai hộ góp chung.", []string{"Điều 2 | Một. / 1, Hai hộ góp chung."}},
		{"numbers and amounts", "Điều 2. Một.\n1, 2, 3 tháng một lần.\n2,5 ha ruộng.\n1,5 sào đất.",
			[]string{"Điều 2 | Một. / 1, 2, 3 tháng một lần. / 2,5 ha ruộng. / 1,5 sào đất."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, citations(tt.text)); diff != "" {
				t.Errorf("clauses (-want +got):\n%s", diff)
			}
		})
	}
}

// A bullet in front of an article's number is a typist's ornament, unless the item only names an article.
func TestBulletsBeforeArticles(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"every look", "- Điều 1. Một.\n• Điều 2: Hai.\n* Điều 3 – Ba.\n+ ĐIỀU 4.- Bốn.\n● Điều thứ năm: Năm.",
			[]string{"Điều 1 | Một.", "Điều 2 | Hai.", "Điều 3 | Ba.", "Điều 4 | Bốn.", "Điều thứ năm | Năm."}},
		{"with lists", "Chương I\nVIỆC LÀNG\n- Điều 1. Họp\n- Một tháng một lần;\n- Ai cũng nói.\n- Điều 2. Quỹ\n1. Thu.\n2. Chi.",
			[]string{"Chương I | VIỆC LÀNG", "Điều 1 | Họp", "Điều 1, gạch đầu dòng 1 | Một tháng một lần;", "Điều 1, gạch đầu dòng 2 | Ai cũng nói.",
				"Điều 2 | Quỹ", "Điều 2, khoản 1 | Thu.", "Điều 2, khoản 2 | Chi."}},
		{"only some have one", "Điều 1. Một.\n- Điều 2. Hai.\nĐiều 3. Ba.", []string{"Điều 1 | Một.", "Điều 2 | Hai.", "Điều 3 | Ba."}},
		{"a part of a convention, a number left out", "- Điều 3. Ba.\n- Điều 4. Bốn.\n- Điều 6. Sáu.", []string{"Điều 3 | Ba.", "Điều 4 | Bốn.", "Điều 6 | Sáu."}},
		{"items that name articles", "Điều 1. Một.\nĐiều 2. Nay bỏ các điều của bản cũ:\n- Điều 3: khao vọng;\n- Điều 9: ngôi thứ.\nĐiều 3. Ba.",
			[]string{"Điều 1 | Một.", "Điều 2 | Nay bỏ các điều của bản cũ:", "Điều 2, gạch đầu dòng 1 | Điều 3: khao vọng;",
				"Điều 2, gạch đầu dòng 2 | Điều 9: ngôi thứ.", "Điều 3 | Ba."}},
		{"references", "Điều 1. Một.\n- Điều 2 của quy ước cũ đã bỏ;\n- Điều 5 Luật Hôn nhân và gia đình.",
			[]string{"Điều 1 | Một.", "Điều 1, gạch đầu dòng 1 | Điều 2 của quy ước cũ đã bỏ;", "Điều 1, gạch đầu dòng 2 | Điều 5 Luật Hôn nhân và gia đình."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, citations(tt.text)); diff != "" {
				t.Errorf("clauses (-want +got):\n%s", diff)
			}
		})
	}
}
