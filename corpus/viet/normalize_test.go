package viet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

var normalForms = []struct{ name, source, want string }{
	{"nothing", "", ""},
	{"capitals", "ĐIỀU 5. HỘI HỌP", "điều 5. hội họp"},
	{"decomposed", "Đie\u0302\u0300u", "điều"},
	{"dot below before circumflex", "Vie\u0323\u0302t", "việt"},
	{"tone before letter mark", "tie\u0301\u0302ng", "tiếng"},
	{"tone before horn", "thu\u031bo\u0300\u031bng", "thường"},
	{"tone before breve", "na\u0303\u0306m", "nẵm"},
	{"composed letter with a tone behind", "ê\u0323", "ệ"},
	{"old tone mark", "a\u0341", "á"},
	{"mark that Vietnamese does not write", "o\u0308", "ö"},
	{"two tones", "a\u0300\u0301", "à\u0301"},
	{"mark on a consonant", "b\u0301a", "b\u0301a"},
	{"Turkish capital", "İn / I\u0307n / i\u0307n / In", "in / in / in / in"},
	{"Turkish small i stays", "ı", "ı"},
	{"kelvin", "\u212Aỷ", "kỉ"},
	{"other capitals", "ÄÖ Ω ẞ", "äö ω ß"},
	{"decomposed by NFC", "\u212B", "å"},

	{"hoà", "hoà khoẻ loá", "hòa khỏe lóa"},
	{"hòa stays", "hòa khỏe lóa", "hòa khỏe lóa"},
	{"thuý", "thuý thuỷ luỵ", "thúy thủy lụy"},
	{"tone before a final consonant", "hòan tòan thúyên khóat xòen", "hoàn toàn thuyến khoát xoèn"},
	{"tone with a letter mark", "thủơ khuyế uỷên túôi mứơn", "thuở khuyế uyển tuối mướn"},
	{"right ones stay", "hoàn toàn tuyên truyền nguyễn quyển huỳnh khuỷu ngoáy ngoèo", "hoàn toàn tuyên truyền nguyễn quyển huỳnh khuỷu ngoáy ngoèo"},
	{"qu is an onset", "qùa / quà / qúy / quả / qủa / quốc / qúôc / quỳnh / qùynh", "quà / quà / quí / quả / quả / quốc / quốc / quỳnh / quỳnh"},
	{"gi is an onset", "giá / gía / giữa / gỉư / già / gìa / giếng / gíêng / gì / gìn / giầu", "giá / giá / giữa / giử / già / già / giếng / giếng / gì / gìn / giầu"},
	{"ua and ia", "của / cuả / múa / muá / mía / miá / chùa / chuà", "của / của / múa / múa / mía / mía / chùa / chùa"},
	{"three vowels", "ngóai / ngoái / khùyu / khuỳu / khuyủ", "ngoái / ngoái / khuỳu / khuỳu / khuỷu"},
	{"no syllable stays", "hxoà aoeoà", "hxoà aoeoà"},
	{"decomposed and to be moved", "hoa\u0300 thuy\u0301", "hòa thúy"},

	{"y", "kỷ lý mỹ quý hy sỹ tỷ", "kỉ lí mĩ quí hi sĩ tỉ"},
	{"y elsewhere", "y ý ỷ thúy tay yêu yến ngày quyết", "y ý ỷ thúy tay yêu yến ngày quyết"},

	{"eth", "Ðiều / Ɖiều / ðiều / ɖiều", "điều / điều / điều / điều"},
	{"oi", "đƣợc chƣơng ƢU TIÊN hƿơng ƣ\u0301ng", "được chương ưu tiên hương ứng"},
	{"oi in no syllable", "ƣx xƢƢ\u0301", "ƣx xƣƣ\u0301"},

	{"spaces", "a\u00a0b  c \u2003\t d", "a b c d"},
	{"line ends", "a\r\nb\rc\nd\u2028e\fg", "a\nb\nc\nd\ne\ng"},
	{"space at line ends stays", "a \n b", "a \n b"},
	{"what does not show", "\ufeffhộ\u200b gia\u00ad đì\u2060nh", "hộ gia đình"},
	{"what does not show, inside a letter", "a\u200b\u0301 hoa\u200b\u0300", "á hòa"},
	{"only what does not show", "\u200b\u00ad", ""},

	{"hyphenated old spelling", "đàn-bà, Đàn‑bà, con–gái", "đàn bà, đàn bà, con gái"},
	{"numbers keep their hyphen", "2024-2025 18-tuổi", "2024-2025 18-tuổi"},
	{"dash between spaces", "nam – nữ", "nam - nữ"},
	{"bullet", "- trai\n- gái\n-gái", "- trai\n- gái\n-gái"},
	{"hyphen at a line end", "h-\nương th-\r\n ành", "hương thành"},
	{"soft hyphen at a line end", "h\u00ad\nương", "hương"},
	{"hyphen at a line end between two words", "đàn-\nbà", "đàn bà"},
	{"hyphen at a line end, tone moved after", "ho-\nà", "hòa"},
	{"hyphen before an empty line", "h-\n\nương", "h-\n\nương"},
	{"loanword at a line end", "inter-\nnational", "international"},

	{"quotation marks", "“con” ‘trai’ «gái»", `"con" 'trai' "gái"`},
	{"no UTF-8", "a\xffB\xc3", "a\xffb\xc3"},
	{"left out behind a broken byte would make a letter", "\xc3\u200b\xa0", "\xc3\u200b\xa0"},
}

func TestNormal(t *testing.T) {
	for _, test := range normalForms {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, viet.Normal(test.source)); diff != "" {
				t.Errorf("Normal(%q) (-want +got):\n%s", test.source, diff)
			}
			if diff := cmp.Diff(test.want, viet.Normal(test.want)); diff != "" {
				t.Errorf("second application (-want +got):\n%s", diff)
			}
		})
	}
}
