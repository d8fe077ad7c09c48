package viet_test

import (
	"slices"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

func TestSyllables(t *testing.T) {
	list := viet.Syllables()
	if len(list) < 10_000 || len(list) > 30_000 {
		t.Errorf("%d syllables", len(list))
	}
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
		t.Error("not in order, or one twice")
	}
	for _, s := range list {
		if viet.Normal(s) != s || !viet.IsSyllable(s) {
			t.Errorf("%q is no syllable in normal form", s)
		}
	}
	for _, s := range []string{"a", "đình", "hòa", "qui", "gì", "gìn", "giếng", "nghiêng", "thuở", "quyển", "khuỷu", "ước", "bà"} {
		if _, ok := slices.BinarySearch(list, viet.Normal(s)); !ok {
			t.Errorf("%q is missing", s)
		}
	}
}
