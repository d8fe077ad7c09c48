package outline_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
)

const body = "\nĐiều 1. Chung.\nĐiều 2. Thi hành.\n"

// Each case shows one rule of the title block: where it ends, and what of it is a place.
func TestTitleRules(t *testing.T) {
	tests := []struct {
		name, text string
		want       corpus.Convention
	}{
		{
			name: "a preamble's heading ends the title",
			text: "HƯƠNG ƯỚC\nLÀNG HẠ, XÃ TÂN CHI\nTỰA\nLàng ta ở ven sông." + body,
			want: corpus.Convention{Title: "HƯƠNG ƯỚC LÀNG HẠ, XÃ TÂN CHI", Kind: corpus.KindHuongUoc, Village: "làng Hạ", Commune: "xã Tân Chi"},
		},
		{
			name: "the heading of the first part ends the title",
			text: "QUY ƯỚC\nTHÔN HẠ\nNHỮNG QUY ĐỊNH CHUNG" + body,
			want: corpus.Convention{Title: "QUY ƯỚC THÔN HẠ", Kind: corpus.KindQuyUoc, Village: "thôn Hạ"},
		},
		{
			name: "a làng that belongs to the kind",
			text: "QUY ƯỚC LÀNG\nTHÔN ĐỒNG MÂY, XÃ LẠC VỆ" + body,
			want: corpus.Convention{Title: "QUY ƯỚC LÀNG THÔN ĐỒNG MÂY, XÃ LẠC VỆ", Kind: corpus.KindQuyUoc, Village: "thôn Đồng Mây", Commune: "xã Lạc Vệ"},
		},
		{
			name: "a làng that belongs to the name",
			text: "QUY ƯỚC THÔN LÀNG CHẢ\nXÃ TÂN CHI" + body,
			want: corpus.Convention{Title: "QUY ƯỚC THÔN LÀNG CHẢ XÃ TÂN CHI", Kind: corpus.KindQuyUoc, Village: "thôn Làng Chả", Commune: "xã Tân Chi"},
		},
		{
			name: "a type inside a name in small letters",
			text: "Hương ước làng Bản Cà, xã Tân Chi" + body,
			want: corpus.Convention{Title: "Hương ước làng Bản Cà, xã Tân Chi", Kind: corpus.KindHuongUoc, Village: "làng Bản Cà", Commune: "xã Tân Chi"},
		},
		{
			name: "a motto below the village is not its name",
			text: "QUY ƯỚC THÔN HẠ\nVUI TƯƠI PHẤN KHỞI" + body,
			want: corpus.Convention{Title: "QUY ƯỚC THÔN HẠ VUI TƯƠI PHẤN KHỞI", Kind: corpus.KindQuyUoc, Village: "thôn Hạ"},
		},
		{
			name: "a title with spaced letters",
			text: "Q U Y   Ư Ớ C\nTHÔN HẠ, XÃ TÂN CHI" + body,
			want: corpus.Convention{Title: "QUY ƯỚC THÔN HẠ, XÃ TÂN CHI", Kind: corpus.KindQuyUoc, Village: "thôn Hạ", Commune: "xã Tân Chi"},
		},
		{
			name: "a sentence that ends with a type",
			text: "QUY ƯỚC THÔN HẠ\nĐiều 1. Chung.\nĐiều 2. Quy ước này chép hai bản, một bản gửi lên xã. Mỗi năm đọc lại.",
			want: corpus.Convention{Title: "QUY ƯỚC THÔN HẠ", Kind: corpus.KindQuyUoc, Village: "thôn Hạ"},
		},
		{
			name: "capitals go on in small letters",
			text: "QUY ƯỚC\nTHÔN HẠ\nXÃ TÂN CHI Để bà con dễ nhớ" + body,
			want: corpus.Convention{Title: "QUY ƯỚC THÔN HẠ", Kind: corpus.KindQuyUoc, Village: "thôn Hạ"},
		},
		{
			name: "names broken behind their type",
			text: "Quy ước\nThôn Hạ, xã Tân Chi, huyện\nTiên Du, tỉnh\nBắc Ninh" + body,
			want: corpus.Convention{
				Title: "Quy ước Thôn Hạ, xã Tân Chi, huyện Tiên Du, tỉnh Bắc Ninh", Kind: corpus.KindQuyUoc,
				Village: "thôn Hạ", Commune: "xã Tân Chi", District: "huyện Tiên Du", Province: "tỉnh Bắc Ninh",
			},
		},
		{
			name: "a programme of the state is no village",
			text: "QUY ƯỚC NÔNG THÔN MỚI KIỂU MẪU\nTHÔN HẠ, XÃ TÂN CHI" + body,
			want: corpus.Convention{Title: "QUY ƯỚC NÔNG THÔN MỚI KIỂU MẪU THÔN HẠ, XÃ TÂN CHI", Kind: corpus.KindQuyUoc, Village: "thôn Hạ", Commune: "xã Tân Chi"},
		},
		{
			name: "capitals that do not tell where a name ends",
			text: "QUY ƯỚC THÔN HẠ XÃ TÂN CHI TIÊN DU BẮC NINH" + body,
			want: corpus.Convention{Title: "QUY ƯỚC THÔN HẠ XÃ TÂN CHI TIÊN DU BẮC NINH", Kind: corpus.KindQuyUoc, Village: "thôn Hạ"},
		},
		{
			name: "a long name of a commune",
			text: "QUY ƯỚC TỔ 5 PHƯỜNG NGUYỄN THỊ MINH KHAI" + body,
			want: corpus.Convention{Title: "QUY ƯỚC TỔ 5 PHƯỜNG NGUYỄN THỊ MINH KHAI", Kind: corpus.KindQuyUoc, Village: "tổ 5", Commune: "phường Nguyễn Thị Minh Khai"},
		},
		{
			name: "the people of a village are not its name",
			text: "HƯƠNG ƯỚC LÀNG VĂN HÓA\nCỦA NHÂN DÂN THÔN HẠ (LÀNG CHỀ)" + body,
			want: corpus.Convention{Title: "HƯƠNG ƯỚC LÀNG VĂN HÓA CỦA NHÂN DÂN THÔN HẠ (LÀNG CHỀ)", Kind: corpus.KindHuongUoc, Village: "thôn Hạ"},
		},
		{
			name: "a number of the paper behind the kind",
			text: "QUY ƯỚC THÔN\nSố: 01/QƯ-THÔN\nXã Tân Chi, ngày 3 tháng 4 năm 2024" + body,
			want: corpus.Convention{Title: "QUY ƯỚC THÔN", Kind: corpus.KindQuyUoc},
		},
		{
			name: "names broken over lines",
			text: "QUY ƯỚC THÔN\nĐỒNG MÂY, XÃ LẠC\nVỆ, HUYỆN TIÊN DU" + body,
			want: corpus.Convention{
				Title: "QUY ƯỚC THÔN ĐỒNG MÂY, XÃ LẠC VỆ, HUYỆN TIÊN DU", Kind: corpus.KindQuyUoc,
				Village: "thôn Đồng Mây", Commune: "xã Lạc Vệ", District: "huyện Tiên Du",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, conventionOf(tt.text)); diff != "" {
				t.Errorf("head (-want +got):\n%s", diff)
			}
		})
	}
}

// A unit without its type, or with one letter of it, is read where only one reading is left, and left out elsewhere.
func TestShortPlaces(t *testing.T) {
	tests := []struct{ name, title, village, commune, district, province string }{
		{"bare names in a line", "QUY ƯỚC\nĐồng Mây – Lạc Vệ – Tiên Du", "Đồng Mây", "Lạc Vệ", "Tiên Du", ""},
		{"bare names behind the kind", "Hương ước Đồng Mây - Lạc Vệ - Tiên Du - Bắc Ninh", "Đồng Mây", "Lạc Vệ", "Tiên Du", "Bắc Ninh"},
		{"bare names in capitals up to the province", "QUY ƯỚC\nĐỒNG MÂY – LẠC VỆ – TIÊN DU – BẮC NINH", "Đồng Mây", "Lạc Vệ", "Tiên Du", "Bắc Ninh"},
		{"a motto in capitals", "QUY ƯỚC\nĐOÀN KẾT – VĂN MINH – HẠNH PHÚC", "", "", "", ""},
		{"a motto behind the village", "QUY ƯỚC LÀNG ĐỒNG MÂY - VĂN MINH - HẠNH PHÚC", "làng Đồng Mây", "", "", ""},
		{"bare names behind the village", "QUY ƯỚC THÔN ĐỒNG MÂY - LẠC VỆ - TIÊN DU", "thôn Đồng Mây", "Lạc Vệ", "Tiên Du", ""},
		{"bare names below the village", "QUY ƯỚC THÔN ĐỒNG MÂY\nLẠC VỆ - TIÊN DU - BẮC NINH", "thôn Đồng Mây", "Lạc Vệ", "Tiên Du", "Bắc Ninh"},
		{"one bare name may be a part of the village", "QUY ƯỚC THÔN THƯỢNG - ĐÔNG", "thôn Thượng", "", "", ""},
		{"a city or a province", "QUY ƯỚC TỔ DÂN PHỐ HẠ - PHƯỜNG ĐÁP CẦU - BẮC NINH", "tổ dân phố Hạ", "phường Đáp Cầu", "", ""},
		{"a province behind the district", "QUY ƯỚC THÔN HẠ, XÃ TÂN CHI, HUYỆN TIÊN DU, BẮC NINH", "thôn Hạ", "xã Tân Chi", "huyện Tiên Du", "Bắc Ninh"},
		{"initials in a chain", "Quy ước thôn Hạ, X. Lạc Vệ, H. Tiên Du, T. Bắc Ninh", "thôn Hạ", "xã Lạc Vệ", "huyện Tiên Du", "tỉnh Bắc Ninh"},
		{"small initials", "Quy ước thôn Hạ, x. Lạc Vệ - h.Tiên Du", "thôn Hạ", "xã Lạc Vệ", "huyện Tiên Du", ""},
		{"initials in a line of their own", "QUY ƯỚC THÔN HẠ\nX. Lạc Vệ, H. Tiên Du", "thôn Hạ", "xã Lạc Vệ", "huyện Tiên Du", ""},
		{"T. for thôn", "QUY ƯỚC\nT. HẠ, X. LẠC VỆ, H. TIÊN DU", "", "xã Lạc Vệ", "huyện Tiên Du", ""},
		{"an initial alone", "QUY ƯỚC LÀNG HẠ\nP. NẾNH", "làng Hạ", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := conventionOf(tt.title + body)
			got := []string{c.Village, c.Commune, c.District, c.Province}
			if diff := cmp.Diff([]string{tt.village, tt.commune, tt.district, tt.province}, got); diff != "" {
				t.Errorf("village, commune, district, province (-want +got):\n%s", diff)
			}
		})
	}
}

func TestInitialsOfPersonsAreNoPlaces(t *testing.T) {
	c := conventionOf("QUY ƯỚC THÔN HẠ" + body + "| TRƯỞNG THÔN | P. CHỦ TỊCH |\n| H. Nguyễn Văn Ất | P. Trần Thị Bính |")
	if c.Commune != "" || c.District != "" {
		t.Errorf("commune %q, district %q", c.Commune, c.District)
	}
}

// Basis and preamble complete a place only in the sentence by which the village makes its convention.
func TestPlaceFromTheFoundingSentence(t *testing.T) {
	tests := []struct{ name, text, commune, district, province string }{
		{"basis", "Căn cứ tình hình thực tế, thôn Hạ thuộc xã Tân Chi, huyện Tiên Du, tỉnh Bắc Ninh thống nhất ban hành quy ước gồm các nội dung sau:", "xã Tân Chi", "huyện Tiên Du", "tỉnh Bắc Ninh"},
		{"preamble", "LỜI NÓI ĐẦU\nNay nhân dân thôn Hạ, xã Tân Chi - huyện Tiên Du cùng nhau xây dựng bản quy ước này.", "xã Tân Chi", "huyện Tiên Du", ""},
		{"history", "LỜI NÓI ĐẦU\nThôn Hạ xưa thuộc xã Cổ Mây, huyện Võ Giàng, lập quy ước đã lâu.", "", "", ""},
		{"another village", "LỜI NÓI ĐẦU\nHọc theo thôn Thượng, xã Lạc Vệ, huyện Tiên Du, nhân dân xây dựng quy ước.", "", "", ""},
		{"no sentence about the convention", "LỜI NÓI ĐẦU\nThôn Hạ, xã Tân Chi, huyện Tiên Du có 120 hộ.", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := conventionOf("QUY ƯỚC\nTHÔN HẠ\n" + tt.text + body)
			got := []string{c.Village, c.Commune, c.District, c.Province}
			if diff := cmp.Diff([]string{"thôn Hạ", tt.commune, tt.district, tt.province}, got); diff != "" {
				t.Errorf("village, commune, district, province (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDraft(t *testing.T) {
	tests := []struct {
		name, text string
		want       bool
	}{
		{"above the title", "DỰ THẢO\nQUY ƯỚC THÔN HẠ", true},
		{"numbered", "DỰ THẢO LẦN 2\nQUY ƯỚC THÔN HẠ", true},
		{"copy", "BẢN DỰ THẢO\nQUY ƯỚC THÔN HẠ", true},
		{"in brackets below the title", "QUY ƯỚC THÔN HẠ\n(Dự thảo)", true},
		{"in brackets below the adoption", "QUY ƯỚC THÔN HẠ\n(Sửa đổi năm 2020)\n(DỰ THẢO LẦN THỨ HAI)", true},
		{"for opinions", "QUY ƯỚC THÔN HẠ\n(Dự thảo lấy ý kiến nhân dân)", true},
		{"dated", "Dự thảo ngày 12/3/2024\nQUY ƯỚC THÔN HẠ", true},
		{"beside Quốc hiệu", "| UBND XÃ TÂN CHI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| DỰ THẢO 3 | Độc lập - Tự do - Hạnh phúc |\nQUY ƯỚC THÔN HẠ", true},
		{"part of the title", "DỰ THẢO QUY ƯỚC THÔN HẠ", true},
		{"behind the title", "QUY ƯỚC THÔN HẠ (DỰ THẢO)", true},
		{"behind a dash", "QUY ƯỚC THÔN HẠ - DỰ THẢO LẦN 3", true},
		{"basis that tells of a draft", "QUY ƯỚC THÔN HẠ\nCăn cứ bản dự thảo quy ước;", false},
		{"preamble that tells of a draft", "QUY ƯỚC THÔN HẠ\nLỜI NÓI ĐẦU\nDự thảo đã được nhân dân góp ý.\nDự thảo", false},
		{"adopted draft", "QUY ƯỚC THÔN HẠ\n(Dự thảo được hội nghị thông qua ngày 3/3/2020)", false},
		{"none", "QUY ƯỚC THÔN HẠ", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := conventionOf(tt.text + "\nĐiều 1. Dự thảo\nDự thảo\nĐiều 2. Thi hành.")
			if c.Draft != tt.want || c.Village != "thôn Hạ" {
				t.Errorf("draft %v (want %v), village %q, title %q", c.Draft, tt.want, c.Village, c.Title)
			}
		})
	}
}

// Wordings and places of adoption and recognition beyond the closing formula.
func TestFactsInOtherWordings(t *testing.T) {
	decided := corpus.Recognition{Number: "15/QĐ-UBND", Date: "2015-05-20", Body: "UBND huyện Tiên Du"}
	tests := []struct {
		name, text string
		adopted    corpus.Date
		want       corpus.Recognition
	}{
		{"what opens a poem", "Nội dung các câu thơ đã được hội nghị thôn thông qua ngày 12 tháng 4 năm 2015 và được UBND huyện Tiên Du công nhận tại Quyết định số 15/QĐ-UBND ngày 20/5/2015.\nLàng ta phong cảnh hữu tình\nDân cư đông đúc gia đình ấm no", "2015-04-12", decided},
		{"preamble, this copy", "LỜI NÓI ĐẦU\nBản này đã được UBND huyện Tiên Du duyệt y tại Quyết định số 15/QĐ-UBND ngày 20/5/2015." + body, "", decided},
		{"chairman in capitals", body + "TRƯỞNG THÔN\nNguyễn Văn Ất\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN TIÊN DU phê duyệt bản quy ước này theo Quyết định số 15/QĐ-UBND ngày 20/5/2015.", "",
			corpus.Recognition{Number: "15/QĐ-UBND", Date: "2015-05-20", Body: "Chủ tịch Ủy ban nhân dân huyện Tiên Du"}},
		{"basis", "Căn cứ Nghị quyết của hội nghị nhân dân thôn ngày 12/4/2015 về việc thông qua quy ước;" + body, "2015-04-12", corpus.Recognition{}},
		{"agreed to issue", "Hội nghị đại diện hộ gia đình thôn ngày 12/4/2015 thống nhất ban hành quy ước gồm các điều sau:" + body, "2015-04-12", corpus.Recognition{}},
		{"assented to", body + "Quy ước này đã được dân làng ưng thuận ngày 12/4/2015.", "2015-04-12", corpus.Recognition{}},
		{"number without a body", body + "Quy ước này được công nhận tại Quyết định số 15/QĐ-UBND ngày 20/5/2015.", "",
			corpus.Recognition{Number: "15/QĐ-UBND", Date: "2015-05-20"}},
		{"proposed by one, recognised by another", body + "Quy ước này do UBND xã Tân Chi trình, được UBND huyện Tiên Du phê duyệt tại Quyết định số 15/QĐ-UBND ngày 20/5/2015.", "", decided},
		{"agency of the village above its own confirmation", body + "TRƯỞNG THÔN\nNguyễn Văn Ất\nXÁC NHẬN CỦA UBND XÃ TÂN CHI\nPHÊ DUYỆT CỦA UBND HUYỆN TIÊN DU\nSố 15/QĐ-UBND ngày 20/5/2015", "", decided},
		{"in the title", "(THÔNG QUA NGÀY 12/4/2015)" + body, "2015-04-12", corpus.Recognition{}},
		{"adopted anew", body + "Quy ước được thông qua ngày 3/4/2010, sửa đổi và thông qua lại ngày 12/4/2015.", "2015-04-12", corpus.Recognition{}},
		{"a village of culture", "LỜI NÓI ĐẦU\nNăm 2001 hội nghị thông qua mức đóng góp, làng được công nhận tại Quyết định số 45/QĐ-UBND ngày 3/2/2001." + body, "", corpus.Recognition{}},
		{"agreed to write one", "LỜI NÓI ĐẦU\nNgày 1/2/2015, hội nghị thống nhất xây dựng quy ước." + body, "", corpus.Recognition{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := conventionOf("QUY ƯỚC THÔN HẠ\n" + tt.text)
			if c.AdoptedOn != tt.adopted {
				t.Errorf("adopted on %q, want %q", c.AdoptedOn, tt.adopted)
			}
			if diff := cmp.Diff(tt.want, c.Recognition); diff != "" {
				t.Errorf("recognition (-want +got):\n%s", diff)
			}
		})
	}
}
