package viet_test

import (
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

var syllables = []struct{ name, can, cannot string }{
	{
		"words of conventions",
		`hương ước quy của thôn làng bản ấp tổ dân phố nghĩa vụ quyền lợi gia đình chủ hộ trưởng con trai gái ruộng đất thừa kế
		 tang ma cưới xin lễ hội đóng góp nguyễn khuya khuỷu thuở ngoằn ngoèo quýt quỳnh quốc quyết giếng giết gì gìn giặt giữa
		 nghiêng nghề ghế kẻ kỷ kĩ cuốc củng quạt xoong moóc ngoáo huênh hoang chuếch choáng tuýp yếm yêu ỷ ý ừ ơ oan uể oải
		 bâng khuâng xuất tuất khuất luật huấn uẩn hươu bưởi rượu lưu ngửi hiếp nghiệp họp lớp cướp nếp`,
		"",
	},
	{"front onsets", "kê ke ki ky kiêng ghê ghi nghe nghỉ nghiệm", "ka ko ku kư gha ngho nghư nghâm"},
	{"back onsets", "ca co cô cơ cu cư ga go ngang ngủ cua cuối", "ci ce cê cy ge gê nge ngi ngê ngy"},
	{"c and the glide", "của cuộn", "coa cuyên cuê coe"},
	{"stops have sắc or nặng", "các cạc sách sạch tốt tột hợp hớp", "cac càc cãc cảc sach tot tỏt hơp"},
	{"iê and yê", "yên yếu tiên tiếu quyên", "iên tyên iếu"},
	{"rhymes that are none", "", "ă â bă cơng hưp tiê muô thươ eng0 ăi ôu êc"},
	{"either place of the tone", "hoà hòa thuý thúy HOÀ khoẻ", ""},
	{"any case and form", "ĐIỀU Die\u0302\u0300u tie\u0301\u0302ng Ðiều đƣợc", ""},
	{"no syllables", "", "b q qu UBND HĐND nghiêngg www facebook zalo jrai straße hốàn 5 a5 a-b"},
	{"loanwords", "pin pa", "karaoke internet"},
}

func TestIsSyllable(t *testing.T) {
	for _, test := range syllables {
		t.Run(test.name, func(t *testing.T) {
			for _, word := range strings.Fields(test.can) {
				if !viet.IsSyllable(word) {
					t.Errorf("%q can be a syllable", word)
				}
			}
			for _, word := range strings.Fields(test.cannot) {
				if viet.IsSyllable(word) {
					t.Errorf("%q cannot be a syllable", word)
				}
			}
		})
	}
	if viet.IsSyllable("") {
		t.Error("the empty word is no syllable")
	}
}
