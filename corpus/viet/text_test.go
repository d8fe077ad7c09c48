package viet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

func TestSourceSpan(t *testing.T) {
	for _, test := range []struct{ name, source, find, want string }{
		{"nothing changed", "con gái đi lấy chồng", "gái đi", "gái đi"},
		{"case", "CON GÁI ĐI", "gái đi", "GÁI ĐI"},
		{"decomposed", "con ga\u0301i đi", "gái", "ga\u0301i"},
		{"tone moved", "nhà hoà thuận", "hòa", "hoà"},
		{"y to i", "người quý trọng", "quí", "quý"},
		{"hyphen", "những đàn-bà ấy", "đàn bà", "đàn-bà"},
		{"line end in a word", "theo h-\nương ước", "hương ước", "h-\nương ước"},
		{"spaces", "con \u00a0 gái", "con gái", "con \u00a0 gái"},
		{"soft hyphens", "lấy ch\u00adồ\u00adng xa", "chồng", "ch\u00adồ\u00adng"},
		{"hidden in front of everything", "\ufeffHộ gia đình", "hộ", "\ufeffHộ"},
		{"behind other edits", "\ufeffHOÀ  kỷ ga\u0301i — hết", "gái", "ga\u0301i"},
		{"look-alike", "đƣợc CHƢƠNG", "chương", "CHƢƠNG"},
		{"look-alike taken back", "xƣƣx gái", "gái", "gái"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := viet.Normalize(test.source)
			at := strings.Index(text.Normal(), test.find)
			if at < 0 {
				t.Fatalf("%q is not in %q", test.find, text.Normal())
			}
			a, b := text.SourceSpan(at, at+len(test.find))
			if diff := cmp.Diff(test.want, text.Source()[a:b]); diff != "" {
				t.Errorf("source (-want +got):\n%s", diff)
			}
			na, nb := text.NormalSpan(a, b)
			if diff := cmp.Diff(test.find, text.Normal()[na:nb]); diff != "" {
				t.Errorf("and back (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSpansOutOfRange(t *testing.T) {
	text := viet.Normalize("Hoà")
	for _, span := range [][2]int{{-5, 99}, {0, 4}} {
		if a, b := text.SourceSpan(span[0], span[1]); a != 0 || b != 4 {
			t.Errorf("SourceSpan(%d, %d) = %d, %d, want all", span[0], span[1], a, b)
		}
	}
	if a, b := text.SourceSpan(3, 1); a != b {
		t.Errorf("SourceSpan(3, 1) = %d, %d, want nothing", a, b)
	}
	var empty viet.Text
	if a, b := empty.SourceSpan(0, 5); a != 0 || b != 0 {
		t.Errorf("of the empty text SourceSpan(0, 5) = %d, %d", a, b)
	}
}
