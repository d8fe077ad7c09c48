package outline_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

func conventionOf(text string) corpus.Convention {
	c, _ := outline.Parse(paragraphs(text))
	return c
}

func TestTitleAndPlace(t *testing.T) {
	tests := []struct {
		name, text                                        string
		title, village, commune, district, province, kind string
	}{
		{
			name:  "one line of capitals",
			text:  "QUY ƯỚC\nTHÔN ĐÔNG, XÃ LẠC VỆ - HUYỆN TIÊN DU - TỈNH BẮC NINH\nĐiều 1. Chung.",
			title: "QUY ƯỚC THÔN ĐÔNG, XÃ LẠC VỆ - HUYỆN TIÊN DU - TỈNH BẮC NINH", kind: "quy-uoc",
			village: "thôn Đông", commune: "xã Lạc Vệ", district: "huyện Tiên Du", province: "tỉnh Bắc Ninh",
		},
		{
			name:  "name already in the title line",
			text:  "HƯƠNG ƯỚC LÀNG VĂN HÓA ĐỒNG MÂY\nNăm 2010\nLời nói đầu\nLàng xưa là xã Cổ Mây.\nChương I\nChung",
			title: "HƯƠNG ƯỚC LÀNG VĂN HÓA ĐỒNG MÂY Năm 2010", kind: "huong-uoc", village: "làng Đồng Mây",
		},
		{
			name:  "abbreviated types",
			text:  "QUY ƯỚC\nTDP SỐ 3 - TT. LIM - H. TIÊN DU\nĐiều 1. Chung.",
			title: "QUY ƯỚC TDP SỐ 3 - TT. LIM - H. TIÊN DU", kind: "quy-uoc",
			village: "tổ dân phố số 3", commune: "thị trấn Lim", district: "huyện Tiên Du",
		},
		{
			name:  "a copy is no hamlet, a society no commune",
			text:  "BẢN QUY ƯỚC\nXÂY DỰNG ĐỜI SỐNG VĂN HÓA XÃ HỘI\nBẢN NÀ PHA XÃ SA LÝ\nĐiều 1. Chung.",
			title: "BẢN QUY ƯỚC XÂY DỰNG ĐỜI SỐNG VĂN HÓA XÃ HỘI BẢN NÀ PHA XÃ SA LÝ", kind: "quy-uoc",
			village: "bản Nà Pha", commune: "xã Sa Lý",
		},
		{
			name:  "town, city and central city",
			text:  "Quy ước khu phố Thượng, phường Nếnh, thị xã Việt Yên, thành phố Hà Nội\nĐiều 1. Chung.",
			title: "Quy ước khu phố Thượng, phường Nếnh, thị xã Việt Yên, thành phố Hà Nội", kind: "quy-uoc",
			village: "khu phố Thượng", commune: "phường Nếnh", district: "thị xã Việt Yên", province: "thành phố Hà Nội",
		},
		{
			name:  "commune of 1936 is the village",
			text:  "HƯƠNG ƯỚC XÃ ĐỒNG MÂY\nTổng Nội Duệ, huyện Tiên Du, tỉnh Bắc Ninh\nĐiều thứ 1. Chung.",
			title: "HƯƠNG ƯỚC XÃ ĐỒNG MÂY Tổng Nội Duệ, huyện Tiên Du, tỉnh Bắc Ninh", kind: "huong-uoc",
			village: "xã Đồng Mây", district: "huyện Tiên Du", province: "tỉnh Bắc Ninh",
		},
		{
			name: "agency block completes the title",
			text: "| UBND XÃ LẠC VỆ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| BAN CÔNG TÁC MẶT TRẬN THÔN ĐỒNG MÂY | Độc lập - Tự do - Hạnh phúc |\n" +
				"Lạc Vệ, ngày 1 tháng 2 năm 2015\nQUY ƯỚC\n(Dự thảo)\nĐiều 1. Thôn Hạ thuộc xã Cũ.",
			title: "QUY ƯỚC (Dự thảo)", kind: "quy-uoc", village: "thôn Đồng Mây", commune: "xã Lạc Vệ",
		},
		{
			name:  "two columns read as one line",
			text:  "UBND XÃ LẠC VỆ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHÔN ĐỒNG MÂY Độc lập - Tự do - Hạnh phúc\nQUY ƯỚC\nĐiều 1. Chung.",
			title: "QUY ƯỚC", kind: "quy-uoc", village: "thôn Đồng Mây", commune: "xã Lạc Vệ",
		},
		{
			name: "closing formula, not the history",
			text: "QUY ƯỚC\nLỜI NÓI ĐẦU\nThôn Đồng Mây xưa là xã Cổ Mây, huyện Võ Giàng.\nĐiều 1. Chung.\n" +
				"Điều 2. Bản quy ước này của thôn Đồng Mây, xã Lạc Vệ gồm 2 điều.",
			title: "QUY ƯỚC", kind: "quy-uoc", village: "thôn Đồng Mây", commune: "xã Lạc Vệ",
		},
		{
			name:  "unknown places stay empty",
			text:  "Thôn Đồng Mây xưa là xã Cổ Mây, huyện Võ Giàng.\nĐiều 1. Mọi người tuân theo.",
			title: "",
		},
		{
			name:  "title page that repeats the title",
			text:  "HƯƠNG ƯỚC\nTHÔN HẠ\nXÃ TÂN CHI\nTân Chi, năm 2016\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHƯƠNG ƯỚC THÔN HẠ\nĐiều 1. Chung.",
			title: "HƯƠNG ƯỚC THÔN HẠ XÃ TÂN CHI", kind: "huong-uoc", village: "thôn Hạ", commune: "xã Tân Chi",
		},
		{
			name:  "a sentence after the title",
			text:  "QUY ƯỚC THÔN HẠ\nThôn Hạ thuộc xã Cũ nằm ven sông Cầu\nĐiều 1. Chung.",
			title: "QUY ƯỚC THÔN HẠ", kind: "quy-uoc", village: "thôn Hạ",
		},
		{
			name:  "a sentence about the convention is no title",
			text:  "Quy ước này gồm có các điều sau\nHƯƠNG ƯỚC THÔN HẠ\nĐiều 1. Chung.",
			title: "HƯƠNG ƯỚC THÔN HẠ", kind: "huong-uoc", village: "thôn Hạ",
		},
		{
			name:  "numbered quarters",
			text:  "QUY ƯỚC KHU PHỐ 5, P. NẾNH\nPHƯỜNG NẾNH\nĐiều 1. Chung.",
			title: "QUY ƯỚC KHU PHỐ 5, P. NẾNH PHƯỜNG NẾNH", kind: "quy-uoc", village: "khu phố 5", commune: "phường Nếnh",
		},
		{
			name:  "names that look like other words",
			text:  "QUY ƯỚC XÓM HỘI XÃ HƯƠNG SƠN HUYỆN LẠNG GIANG NĂM 2020\nĐiều 1. Chung.",
			title: "QUY ƯỚC XÓM HỘI XÃ HƯƠNG SƠN HUYỆN LẠNG GIANG NĂM 2020", kind: "quy-uoc",
			village: "xóm Hội", commune: "xã Hương Sơn", district: "huyện Lạng Giang",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := conventionOf(tt.text)
			got := []string{c.Title, string(c.Kind), c.Village, c.Commune, c.District, c.Province}
			want := []string{tt.title, tt.kind, tt.village, tt.commune, tt.district, tt.province}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("title, kind, village, commune, district, province (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAdoptedOn(t *testing.T) {
	const head, end = "QUY ƯỚC THÔN HẠ\n", "\nĐiều 1. Chung.\nĐiều 2. Thi hành.\n"
	tests := []struct{ name, text, want string }{
		{"under the title", head + "(Đã được hội nghị nhân dân thôn thông qua ngày 12 tháng 4 năm 2015)" + end, "2015-04-12"},
		{"closing formula", head + end + "Bản quy ước này gồm 2 điều, đã được hội nghị nhân dân thôn thông qua ngày 12/4/2015.", "2015-04-12"},
		{"all voters at a meeting", head + end + "Quy ước được toàn thể cử tri trong thôn nhất trí thông qua tại hội nghị ngày 05-11-2023.", "2023-11-05"},
		{"day before the verb", head + "Ngày 1.12.2019, hội nghị cử tri đã thông qua bản quy ước gồm các điều sau." + end, "2019-12-01"},
		{"entry into force is another day", head + end + "Quy ước này được nhân dân thông qua và có hiệu lực từ ngày 1/1/2016.", ""},
		{"recognition is another day", head + end + "Quy ước được nhân dân thông qua ngày 3/3/2016, được UBND xã Tân Chi công nhận ngày 4/4/2016.", "2016-03-03"},
		{"laws are adopted elsewhere", head + "Căn cứ Luật Đất đai được Quốc hội thông qua ngày 29/11/2013;" + end, ""},
		{"the replaced text", head + end + "Quy ước này thay thế quy ước được nhân dân thông qua ngày 2/2/2002.", ""},
		{"an amended text", head + "(Được hội nghị thôn thông qua ngày 1/3/2005; sửa đổi, bổ sung, hội nghị thôn thông qua ngày 1/3/2019)" + end, "2019-03-01"},
		{"a day that cannot be", head + end + "Quy ước được nhân dân thông qua ngày 31/4/2015.", ""},
		{"the moon's calendar", head + end + "Hương ước được dân làng thông qua ngày 10 tháng 3 năm 1995 (âm lịch).", ""},
		{"signing is not adopting", "Lạc Vệ, ngày 15 tháng 4 năm 2015\n" + head + end, ""},
		{"two digits of a year", head + end + "Quy ước được nhân dân thông qua ngày 12/4/98.", "1998-04-12"},
		{"left open", head + end + "Quy ước được nhân dân thông qua ngày …/…/2015.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(conventionOf(tt.text).AdoptedOn); got != tt.want {
				t.Errorf("adopted on %q, want %q", got, tt.want)
			}
		})
	}
}

func TestRecognition(t *testing.T) {
	const head, end = "QUY ƯỚC THÔN HẠ\n", "\nĐiều 1. Chung.\nĐiều 2. Thi hành.\n"
	decided := corpus.Recognition{Number: "15/QĐ-UBND", Date: "2015-05-20", Body: "UBND huyện Tiên Du"}
	tests := []struct {
		name, text string
		want       corpus.Recognition
	}{
		{"attached to the decision", head + "(Được công nhận kèm theo Quyết định số 15/QĐ-UBND ngày 20/5/2015 của UBND huyện Tiên Du)" + end, decided},
		{"issued with the decision", head + "(Ban hành kèm theo Quyết định số: 15/QĐ-UBND ngày 20 tháng 5 năm 2015 của UBND huyện Tiên Du)" + end, decided},
		{"subject of the decision", head + "(Quyết định số 15/QĐ-UBND ngày 20/5/2015 của UBND huyện Tiên Du về việc phê chuẩn quy ước thôn Hạ)" + end, decided},
		{"closing formula, body first", head + end + "Quy ước này đã được UBND huyện Tiên Du phê duyệt tại Quyết định số 15/QĐ-UBND ngày 20/5/2015.", decided},
		{"adopted and recognised in one sentence", head + end + "Quy ước này được nhân dân thông qua ngày 1/2/2015 và được công nhận theo Quyết định số 15/QĐ-UBND ngày 20/5/2015 của UBND huyện Tiên Du.", decided},
		{"confirmation at the end", head + end + "TRƯỞNG THÔN\nNguyễn Văn Ất\nPHÊ DUYỆT CỦA UBND HUYỆN TIÊN DU\nQuyết định số 15/QĐ-UBND\nngày 20/5/2015", decided},
		{"confirmation in a column", head + end + "| TRƯỞNG THÔN | CÔNG NHẬN CỦA UBND HUYỆN TIÊN DU |\n| Nguyễn Văn Ất | Quyết định số 15/QĐ-UBND ngày 20/5/2015 |", decided},
		{"chairman", head + end + "Quy ước được công nhận theo Quyết định số 15/QĐ-UBND ngày 20/5/2015 của Chủ tịch UBND huyện Tiên Du.",
			corpus.Recognition{Number: "15/QĐ-UBND", Date: "2015-05-20", Body: "Chủ tịch UBND huyện Tiên Du"}},
		{"old bodies and numbers", head + end + "Quy ước này được phê duyệt tại Quyết định số 7-QĐ/UB ngày 3-2-1999 của Ủy ban nhân dân huyện Tiên Du.",
			corpus.Recognition{Number: "7-QĐ/UB", Date: "1999-02-03", Body: "Ủy ban nhân dân huyện Tiên Du"}},
		{"no number", head + end + "Quy ước này được UBND xã Tân Chi công nhận ngày 4/4/2024.", corpus.Recognition{Date: "2024-04-04", Body: "UBND xã Tân Chi"}},
		{"legal basis", head + "Căn cứ Quyết định số 22/2018/QĐ-TTg ngày 8/5/2018 của Thủ tướng Chính phủ về xây dựng, thực hiện hương ước, quy ước;" + end, corpus.Recognition{}},
		{"strategy approved", head + "Căn cứ Quyết định số 2351/QĐ-TTg ngày 24/12/2010 phê duyệt Chiến lược quốc gia về bình đẳng giới;" + end, corpus.Recognition{}},
		{"village of culture", head + "Năm 2001 thôn được UBND huyện Tiên Du công nhận danh hiệu Làng văn hóa tại Quyết định số 45/QĐ-UBND ngày 3/2/2001." + end, corpus.Recognition{}},
		{"provincial model", head + "(Ban hành kèm theo Quyết định số 3868/2010/QĐ-UBND ngày 2/12/2010 của UBND tỉnh Hà Giang)" + end, corpus.Recognition{}},
		{"to be recognised", head + end + "Quy ước này có hiệu lực kể từ ngày được UBND xã công nhận.", corpus.Recognition{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, conventionOf(tt.text).Recognition); diff != "" {
				t.Errorf("recognition (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPlaceFromPath(t *testing.T) {
	tests := []struct {
		path, village, commune, district, province string
	}{
		{"Xa Tan Chi/thon-ha.docx", "thôn Ha", "xã Tan Chi", "", ""},
		{"Bắc Ninh/Huyện Tiên Du/01. Xã Tân Chi/Quy ước thôn Chề.docx", "thôn Chề", "xã Tân Chi", "huyện Tiên Du", ""},
		{`D:\huong uoc\TT Lim\TDP_so_3_2019.pdf`, "tổ dân phố so 3", "thị trấn Lim", "", ""},
		{"nop.zip!/PHUONG DINH KE/03-huong-uoc-lang-dong-xa.txt", "làng Dong Xa", "phường Dinh Ke", "", ""},
		{"thi xa Tu Son/phuong-nam-son/khu pho 5.docx", "khu phố 5", "phường Nam Son", "thị xã Tu Son", ""},
		{"tinh Bac Ninh/x/quy-uoc-thon-dong-xa-xa-tan-chi.docx", "thôn Dong Xa", "xã Tan Chi", "", "tỉnh Bac Ninh"},
		{"scan/ban sua cuoi.docx", "", "", "", ""},
		{"2024/quy uoc.docx", "", "", "", ""},
		{"", "", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			want := corpus.Convention{Village: tt.village, Commune: tt.commune, District: tt.district, Province: tt.province}
			got, ok := outline.PlaceFromPath(tt.path)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("place (-want +got):\n%s", diff)
			}
			if ok != (want != corpus.Convention{}) {
				t.Errorf("ok = %v", ok)
			}
		})
	}
}
