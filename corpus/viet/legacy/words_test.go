package legacy_test

import (
	"testing"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

func TestWordsLeftInAnOldEncoding(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Người dân và phô n÷ được dự họp.", "Người dân và phụ nữ được dự họp."},
		{"Người dân và phuï nöõ, được dự họp.", "Người dân và phụ nữ, được dự họp."},
		{"Đàn ông, ®µn bµ đều có quyền.", "Đàn ông, đàn bà đều có quyền."},
		{"Không ®\u00adîc vào đình.", "Không được vào đình."},
		// what stays
		{"Phụ nữ, cô giáo và bà con.", "Phụ nữ, cô giáo và bà con."},
		{"Sân rộng 30m², nóng 35°C, «làng» và café Göteborg.", "Sân rộng 30m², nóng 35°C, «làng» và café Göteborg."},
		{"Điều môt và điều hai.", "Điều môt và điều hai."},
		{"1° Biết chữ, 2º có tài-sản.", "1° Biết chữ, 2º có tài-sản."},
		{"Hò ô hò, ôm đồm.", "Hò ô hò, ôm đồm."},
	} {
		if got, _ := legacy.RestoreWords(c.text); got != c.want {
			t.Errorf("%q gives %q, want %q", c.text, got, c.want)
		}
	}
}

// Every word that an encoding changes is found, when it stands alone in a good text.
func TestWordsAreFoundOneByOne(t *testing.T) {
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI} {
		found, all := 0, 0
		for _, word := range []string{"phụ", "nữ", "đàn", "bà", "gái", "vợ", "chồng", "trưởng", "được", "không", "đình", "rể", "dâu", "mẹ", "quyền"} {
			data, err := legacytest.Encode(e, word)
			if err != nil {
				t.Fatal(err)
			}
			all++
			if got, _ := legacy.RestoreWords("Mọi người " + legacy.View(data) + " thì thôi."); got == "Mọi người "+word+" thì thôi." {
				found++
			} else {
				t.Logf("%s: %q gives %q", e, legacy.View(data), got)
			}
		}
		if found*3 < all*2 {
			t.Errorf("%s: %d of %d words are found", e, found, all)
		}
	}
}
