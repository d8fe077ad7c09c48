package legacy_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

// The codes of TCVN3 as glibc, UniKey and the fonts agree on them, and those of VNI as UniKey has them; small letters
// of VNI stand behind their base.
const (
	tcvn3Codes = `A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ
		C7ầ C8ẩ C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ
		E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ
		93“ 94” 96– 85…`
	vniCodes = `D1Đ F1đ EDí ECì E6ỉ F3ĩ F2ị F4ơ F6ư EEỵ CDÍ CCÌ C6Ỉ D3Ĩ D2Ị D4Ơ D6Ư CEỴ
		61F9á 61F8à 61FBả 61F5ã 61EFạ 61E2â 61E1ấ 61E0ầ 61E5ẩ 61E3ẫ 61E4ậ 61EAă 61E9ắ 61E8ằ 61FAẳ 61FCẵ 61EBặ
		41D9Á 41D8À 41DBẢ 41D5Ã 41CFẠ 41C2Â 41C1Ấ 41C0Ầ 41C5Ẩ 41C3Ẫ 41C4Ậ 41CAĂ 41C9Ắ 41C8Ằ 41DAẲ 41DCẴ 41CBẶ
		F4F9ớ F6EFự F6F8ừ 79FBỷ 79F5ỹ 59F5Ỹ 65E4ệ 4FC5Ổ`
)

func TestCodes(t *testing.T) {
	for e, list := range map[legacy.Encoding]string{legacy.TCVN3: tcvn3Codes, legacy.VNI: vniCodes} {
		for _, entry := range strings.Fields(list) {
			letter, _ := utf8.DecodeLastRuneInString(entry)
			code := unhex(t, strings.TrimSuffix(entry, string(letter)))
			if got := legacy.DecodeBytes(e, code); got != string(letter) {
				t.Errorf("%s % X: got %q, want %q", e, code, got, letter)
			}
		}
	}
}

func unhex(t *testing.T, digits string) []byte {
	t.Helper()
	var out []byte
	for i := 0; i+1 < len(digits); i += 2 {
		out = append(out, byte(strings.IndexByte("0123456789ABCDEF", digits[i])<<4|strings.IndexByte("0123456789ABCDEF", digits[i+1])))
	}
	return out
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name     string
		encoding legacy.Encoding
		old      string
		want     string
	}{
		{"TCVN3 as published", legacy.TCVN3, "TiÕng ViÖt", "Tiếng Việt"},
		{"ư as a soft hyphen", legacy.TCVN3, "h\u00ad¬ng \u00adíc", "hương ước"},
		{"ư as a hyphen", legacy.TCVN3, "ng-êi ®-îc h-ëng", "người được hưởng"},
		{"ư as a minus", legacy.TCVN3, "ng−êi, n−íc", "người, nước"},
		{"hyphens that are hyphens", legacy.TCVN3, "®µn-bµ; 1- Mét; - Hai; 2-3", "đàn-bà; 1- Một; - Hai; 2-3"},
		{"Greek mu for the micro sign", legacy.TCVN3, "lμ nhμ", "là nhà"},
		{"a symbol font's private characters", legacy.TCVN3, "C\uf0b8c h\uf0e9", "Các hộ"},
		{"punctuation of Windows-1252", legacy.TCVN3, "“¤ng” – bµ…", "“Ông” – bà…"},
		{"Unicode letters among old ones", legacy.TCVN3, "Cñ lµng ạ", "Củ làng ạ"},
		{"VNI as published", legacy.VNI, "Tieáng Vieät", "Tiếng Việt"},
		{"VNI, capital letters with small marks", legacy.VNI, "Ngöôøi Aùo AÂn", "Người Áo Ân"},
		{"VNI, a mark without a letter", legacy.VNI, "t ù", "t ù"},
		{"Windows-1258", legacy.Windows1258, "Thôn ÐôÌng Mây", "Thôn Đồng Mây"},
		{"VPS", legacy.VPS, "ViŒt Nam", "Việt Nam"},
		{"VIQR", legacy.VIQR, "Vie^.t Nam, ddo^'i vo+'i ho^. nghe`o.", "Việt Nam, đối với hộ nghèo."},
		{"VIQR, marks in the other order", legacy.VIQR, "Vie.^t", "Việt"},
		{"VIQR, a sign kept by a backslash", legacy.VIQR, `Ai\? La\.`, "Ai? La."},
		{"VIQR, a word learnt from the text", legacy.VIQR, "Ho. to^n ho. ho`. Ca'c ho.. Theo ho.. Ho. ba`n.", "Họ tôn họ hò. Các họ. Theo họ. Họ bàn."},
		{"VIQR, a name", legacy.VIQR, "ba` Nguye^~n Thi. Lan", "bà Nguyễn Thị Lan"},
		{"VIQR, labels", legacy.VIQR, "a. Nam nu+~", "a. Nam nữ"},
		{"Unicode", legacy.Unicode, "Cñ µ", "Cñ µ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := legacy.Decode(tt.encoding, tt.old); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestRestoreFindsCapitals(t *testing.T) {
	tests := []struct{ name, text string }{
		{"a heading", "NHỮNG QUY ĐỊNH CHUNG"},
		{"short words in a heading", "CHỦ HỘ Ở XÃ Ý YÊN"},
		{"a sentence", "Ở thôn. Ủy ban họp. Hà Nội"},
		{"after a number", "1. Ở thôn"},
		{"small letters stay", "a) Hộ nào ở xa, ủng hộ quỹ"},
		{"names", "Hà Thị Ngọc; Đà Nẵng"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, err := legacytest.Encode(legacy.TCVN3, tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := legacy.RestoreBytes(legacy.TCVN3, data); got != tt.text {
				t.Errorf("got %q, want %q", got, tt.text)
			}
		})
	}
}

// What is written in an encoding comes back; with the capitals of VNI, without those of TCVN3.
func TestThereAndBack(t *testing.T) {
	letters := []rune("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom([]legacy.Encoding{legacy.TCVN3, legacy.VNI, legacy.Windows1258, legacy.VPS}).Draw(t, "encoding")
		text := rapid.StringOfN(rapid.SampledFrom(append(letters, ' ', ',')), 0, 40, -1).Draw(t, "text")
		if e == legacy.VNI || e == legacy.Windows1258 {
			text = rapid.SampledFrom([]string{text, strings.ToUpper(text)}).Draw(t, "case")
		}
		data, err := legacytest.Encode(e, text)
		if err != nil {
			t.Fatal(err)
		}
		if got := legacy.DecodeBytes(e, data); got != text {
			t.Fatalf("%s: % X became %q, want %q", e, data, got, text)
		}
	})
}

// Letter by letter and composed is the same as at once.
func TestLetters(t *testing.T) {
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI, legacy.Windows1258, legacy.VPS} {
		const text = "hương ước của làng, điều kiện kỷ luật"
		view, err := legacytest.View(e, text)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, r := range view {
			b.WriteString(legacy.Letter(e, r))
		}
		if got := norm.NFC.String(b.String()); got != text {
			t.Errorf("%s: got %q", e, got)
		}
	}
}

func TestByFont(t *testing.T) {
	tests := []struct {
		font     string
		encoding legacy.Encoding
		upper    bool
	}{
		{".VnTime", legacy.TCVN3, false},
		{".VnTimeH", legacy.TCVN3, true},
		{".VnTimeH Bold", legacy.TCVN3, true},
		{"ABCDEF+.VnTime", legacy.TCVN3, false},
		{"ABCDEF+.VnTimeH,BoldItalic", legacy.TCVN3, true},
		{".VnArial NarrowH", legacy.TCVN3, true},
		{".VnArial Narrow", legacy.TCVN3, false},
		{"VnTime", legacy.TCVN3, false},
		{"VNtimes new roman", legacy.Unicode, false},
		{"VNI-Times", legacy.VNI, false},
		{"VNI Helve", legacy.VNI, false},
		{"GHIJKL+VNI-Times-Bold", legacy.VNI, false},
		{"VPS Times", legacy.VPS, false},
		{"Times New Roman", legacy.Unicode, false},
		{"Vnitrous", legacy.Unicode, false},
		{"", legacy.Unicode, false},
	}
	for _, tt := range tests {
		t.Run(tt.font, func(t *testing.T) {
			e, upper, ok := legacy.ByFont(tt.font)
			if e != tt.encoding || upper != tt.upper || ok != (tt.encoding != legacy.Unicode) {
				t.Errorf("got %s, upper %t, ok %t", e, upper, ok)
			}
		})
	}
}

func FuzzDecodeBytes(f *testing.F) {
	f.Add([]byte("C\xb8c h\xe9 \xae\xadîc"))
	f.Add([]byte("Vie^.t a. \\"))
	f.Add([]byte("Vie\xe4t \x8d\x00\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, e := range encodings {
			if got := legacy.RestoreBytes(e, data); !utf8.ValidString(got) {
				t.Errorf("%s of %q is no UTF-8: %q", e, data, got)
			}
		}
		legacy.DetectBytes(data)
		legacy.Detect(string(data))
	})
}
