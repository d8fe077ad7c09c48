package outline_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// lastRule is a last article whose text must neither grow by signatures nor be lost in them.
const lastRule = "QUY ƯỚC\nĐiều 1. Họp.\nĐiều 2. Mỗi nhà một bản.\n"

// partsAtEnd gives what the clauses of the body say behind the first article, and the lines of the signatures.
func partsAtEnd(text string) (body, signed []string) {
	_, clauses := outline.Parse(paragraphs(text))
	for _, c := range clauses {
		switch {
		case c.Zone == corpus.ZoneSignature:
			signed = append(signed, c.Text)
		case c.Zone == corpus.ZoneBody && c.Citation != "Điều 1":
			body = append(body, c.Citation+" | "+strings.ReplaceAll(c.Text, "\n", " / "))
		}
	}
	return body, signed
}

// However the signers are called and set, they stand with the signatures.
func TestSignatureBlocks(t *testing.T) {
	for name, block := range map[string]string{
		"a buôn":                   "BUÔN TRƯỞNG\nY Blưn Niê",
		"a body of its own":        "TM. BAN TỰ QUẢN\nTrưởng ban\nLò Văn Ất",
		"a chairman":               "CHỦ TỊCH UBND XÃ\n(Ký, ghi rõ họ tên)",
		"columns of spaces":        "BUÔN TRƯỞNG          GIÀ LÀNG          CHI HỘI PHỤ NỮ\nY Blưn Niê          Ama Hđơk          H'Nguôt Mlô",
		"columns of tabs":          "XÓM TRƯỞNG\tĐẠI DIỆN MẶT TRẬN\n(đã ký)\t(đã ký)\nCao Bá Ất\tPhan Thị Giáp",
		"in small letters":         "Xóm trưởng                 Bí thư chi bộ\nCao Bá Ất                 Phan Thị Giáp",
		"office and name":          "Trưởng làng: Cao Văn Ất            Bí thư chi bộ: Kiều Thị Giáp",
		"of the 1930s":             "Chánh hương-hội: Vũ-đình-Ất (ký)\nPhó hương-hội: Lê-văn-Giáp (điểm chỉ)\nThủ-quỹ Đinh-văn-Bính (ký)",
		"of the 1930s, in one":     "Chánh-hội ký            Phó-hội ký            Lý-trưởng nhận thực, đóng triện\nNguyễn-Văn-Ất          Ngô-Đình-Giáp          Nguyễn-Hữu-Bính",
		"of the 1960s":             "Hạ Lũng, ngày 20 tháng 3 năm 1966\nT.M Ban quản trị                T.M Chi ủy\nChủ nhiệm Lã Quý Ất         Bí thư Đặng Thái Giáp",
		"of the 1980s":             "Hạ Lũng, ngày 12-11-1989\nChủ nhiệm HTX           Hội trưởng Phụ nữ\nĐoàn Công Ất               cụ Trần Thị Giáp, cụ Vũ Thị Bính",
		"with a confirmation":      "TRƯỞNG KHU: Hà Thị Ất        BÍ THƯ CHI BỘ: Đinh Công Giáp        TRƯỞNG BAN CTMT: Chử Văn Bính\nUBND xã Hạ Lũng xác nhận\n(Ký tên, đóng dấu)",
		"with recipients":          "KHÓM TRƯỞNG\nLê Văn Ất\nNơi nhận:\n- UBND xã;\n- Lưu: thôn.",
		"recipients beside":        "Nơi nhận:          TRƯỞNG THÔN\n- UBND xã;\n- Lưu: thôn.          Lê Văn Ất",
		"numbered representatives": "XÓM TRƯỞNG\nLê Văn Ất\nĐẠI DIỆN CÁC HỘ\n1. Trần Thị Giáp\n2. Ngô Văn Bính",
	} {
		t.Run(name, func(t *testing.T) {
			body, signed := partsAtEnd(lastRule + block)
			if diff := cmp.Diff([]string{"Điều 2 | Mỗi nhà một bản."}, body); diff != "" {
				t.Errorf("body behind the first article (-want +got):\n%s", diff)
			}
			if want := letters(block); !strings.HasSuffix(want, letters(strings.Join(signed, ""))) || len(signed) == 0 {
				t.Errorf("signed %q, want %q", signed, block)
			}
		})
	}
}

// What may be a rule stays in the body, though it begins with an office or stands under one.
func TestRulesThatLookLikeSignatures(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"duties in a list", "Điều 2. Phân công\nTrưởng thôn:\na) đọc quy ước;\nb) giữ sổ.", []string{"Điều 2 | Phân công", "Điều 2 | Trưởng thôn:", "Điều 2, điểm a | đọc quy ước;", "Điều 2, điểm b | giữ sổ."}},
		{"duties with bullets", "Điều 2. Phân công\nTrưởng thôn:\n- đọc quy ước cho dân nghe;\n- giữ sổ.",
			[]string{"Điều 2 | Phân công", "Điều 2 | Trưởng thôn:", "Điều 2, gạch đầu dòng 1 | đọc quy ước cho dân nghe;", "Điều 2, gạch đầu dòng 2 | giữ sổ."}},
		{"a sentence under an office", "Điều 2. Mỗi nhà một bản.\nBUÔN TRƯỞNG\nĐàn bà không được dự họp.", []string{"Điều 2 | Mỗi nhà một bản. / BUÔN TRƯỞNG / Đàn bà không được dự họp."}},
		{"a sentence under a name", "Điều 2. Mỗi nhà một bản.\nBuôn trưởng: Y Blưn Niê\nCon gái lấy chồng xa thì thôi chia ruộng.",
			[]string{"Điều 2 | Mỗi nhà một bản. / Buôn trưởng: Y Blưn Niê / Con gái lấy chồng xa thì thôi chia ruộng."}},
		{"in capitals with a stop", "Điều 2. Mỗi nhà một bản.\nBUÔN TRƯỞNG GIỮ SỔ.", []string{"Điều 2 | Mỗi nhà một bản. / BUÔN TRƯỞNG GIỮ SỔ."}},
		{"in capitals with a ban", "Điều 2. Mỗi nhà một bản.\nBUÔN TRƯỞNG PHẢI LÀ ĐÀN ÔNG", []string{"Điều 2 | Mỗi nhà một bản. / BUÔN TRƯỞNG PHẢI LÀ ĐÀN ÔNG"}},
		{"who may be an officer", "Điều 2. Mỗi nhà một bản.\nTRƯỞNG THÔN LÀ ĐÀN ÔNG\nTRƯỞNG THÔN\nLê Văn Ất", []string{"Điều 2 | Mỗi nhà một bản. / TRƯỞNG THÔN LÀ ĐÀN ÔNG"}},
		{"a sentence without stop above the signatures", "Điều 2. Mỗi nhà một bản.\nBan đêm có người gác\nTRƯỞNG THÔN\nLê Văn Ất",
			[]string{"Điều 2 | Mỗi nhà một bản. / Ban đêm có người gác"}},
		{"who a board is made of", "Điều 2. Ban tự quản gồm:\nBuôn trưởng: Y Blưn Niê\nPhó ban: Ama Hđơk", []string{"Điều 2 | Ban tự quản gồm:", "Điều 2 | Buôn trưởng: Y Blưn Niê\nPhó ban: Ama Hđơk"}},
		{"an article behind the signatures", "Điều 2. Mỗi nhà một bản.\nBUÔN TRƯỞNG\nY Blưn Niê\nĐiều 3. Con gái được đi học.",
			[]string{"Điều 2 | Mỗi nhà một bản. / BUÔN TRƯỞNG / Y Blưn Niê", "Điều 3 | Con gái được đi học."}},
		{"an annex behind the signatures", "Điều 2. Mỗi nhà một bản.\nBUÔN TRƯỞNG\nY Blưn Niê\nPHỤ LỤC\nMỗi suất ruộng hai sào.",
			[]string{"Điều 2 | Mỗi nhà một bản.", "đoạn 1 | PHỤ LỤC", "đoạn 2 | Mỗi suất ruộng hai sào."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body, _ := partsAtEnd("QUY ƯỚC\nĐiều 1. Họp.\n" + tt.text)
			for i := range tt.want {
				tt.want[i] = strings.ReplaceAll(tt.want[i], "\n", " / ")
			}
			if diff := cmp.Diff(tt.want, body); diff != "" {
				t.Errorf("body behind the first article (-want +got):\n%s", diff)
			}
		})
	}
}
