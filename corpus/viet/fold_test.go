package viet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"hyphen", "Đàn-bà", "dan ba"},
		{"every letter", "ăâđêôơưẮẨĐỄỘỢỪ", "aadeoouaadeoou"},
		{"decomposed", "Vie\u0323\u0302t", "viet"},
		{"y", "Quy ước quý", "qui uoc qui"},
		{"tone place", "hoà / hòa", "hoa / hoa"},
		{"foreign letters", "Müller naïve", "muller naive"},
		{"marks left over", "b\u0301\u0308a", "ba"},
		{"look-alike in no syllable", "ƣx", "ƣx"},
		{"other scripts", "字 я 5 – “a”", "字 я 5 - \"a\""},
		{"no UTF-8", "\xffÀ", "\xffa"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, viet.Fold(test.source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Typing without marks has to find the same: the fold of the bare letters is the fold of the full word.
func TestFoldOfVietnameseIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := vietnamese().Draw(t, "source")
		once := viet.Fold(s)
		if twice := viet.Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q, of which the fold is %q", s, once, twice)
		}
	})
}
