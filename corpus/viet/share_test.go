package viet_test

import (
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

const page = `CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
HƯƠNG ƯỚC THÔN ĐỒNG MÂY
Điều 1. Trong gia đình, vợ chồng bình đẳng với nhau; mọi người có trách nhiệm giữ gìn hoà khí.
1. Mức đóng góp là 50.000đ/hộ/năm, nộp trước 18h00 ngày 30/6. UBND và HĐND xã giám sát theo Chương III.
a) Người cao tuổi được miễn; b) hộ nghèo được giảm; đ) trường hợp khác do thôn quyết định.`

func TestValidShare(t *testing.T) {
	for _, test := range []struct {
		name, text string
		min, max   float64
		words      int
	}{
		{"nothing", "", 0, 0, 0},
		{"numbers and marks", "12/4/2015 – 50.000đ … §", 0, 0, 0},
		{"a page", page, 1, 1, 69},
		{"capitals of up to five letters", "UBND HĐND TDP III", 0, 0, 0},
		{"longer capitals", "HTXDVNN", 0, 0, 1},
		{"what does not show", "Hộ\u00ad gia\u200b đì\u2060nh", 1, 1, 3},
		{"lost encoding counts a word once", "C¸c hé gia ®×nh", 0.5, 0.5, 4},
		{"marks lost", "Cac ho gia đinh hop bat thuong", 0.43, 0.43, 7},
		{"glued", "Cáchộgiađìnhcónghĩavụ", 0, 0, 1},
		{"torn", "c ộ ng h ò a x ã", 0.5, 0.5, 8},
		{"English", "The household shall contribute every month", 0, 0.17, 6},
		{"signs alone", "• · § × \uf0b7 a • b\u200b", 0.5, 0.5, 2},
		{"replaced", "C\ufffdc h\ufffd gia", 0.34, 0.34, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			share, words := viet.ValidShare(test.text)
			if words != test.words || share < test.min-0.01 || share > test.max+0.01 {
				t.Errorf("ValidShare = %.3f of %d words, want %.2f to %.2f of %d", share, words, test.min, test.max, test.words)
			}
		})
	}
}

func TestValidShareOfAnyUnicodeForm(t *testing.T) {
	want, words := viet.ValidShare(page)
	for name, text := range map[string]string{"decomposed": decompose(page), "capitals": strings.ToUpper(page)} {
		share, n := viet.ValidShare(text)
		if share != want || name == "decomposed" && n != words {
			t.Errorf("%s: %.3f of %d, want %.3f of %d", name, share, n, want, words)
		}
	}
}
