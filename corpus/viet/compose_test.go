package viet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

func TestCompose(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"case and spelling stay", "Xã Hoà Tiến – “Kỷ”", "Xã Hoà Tiến – “Kỷ”"},
		{"decomposed", "Việt", "Việt"},
		{"odd orders", "VIE\u0323\u0302T vie\u0301\u0302t THU\u0301\u031b", "VIỆT viết THỨ"},
		{"eth", "Ðồng Ɖa ÐỒNG ða", "Đồng Đa ĐỒNG đa"},
		{"oi", "CHƢƠNG chƣơng", "CHƯƠNG chương"},
		{"spaces", "Hương\u00a0 \tước\u2003thôn", "Hương ước thôn"},
		{"does not show", "\ufeffTh\u00adôn\u200b Hà", "Thôn Hà"},
		{"space around what does not show", "a \u200b b", "a b"},
		{"line ends", "a\r\nb", "a\r\nb"},
		{"foreign", "Mu\u0308ller o\u0302\u0302", "Müller ô\u0302"},
		{"no UTF-8", "a\xff b", "a\xff b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, viet.Compose(test.source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestComposeKeepsTheNormalForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := vietnamese().Draw(t, "source")
		if got, want := viet.Normal(viet.Compose(s)), viet.Normal(s); got != want {
			t.Fatalf("Normal(Compose(%q)) = %q, want %q", s, got, want)
		}
	})
}

func TestTitleName(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"capitals", "ĐỒNG MÂY", "Đồng Mây"},
		{"decomposed capitals", "ĐO\u0302\u0300NG MA\u0302Y", "Đồng Mây"},
		{"mixed stays", "Đồng MÂY", "Đồng MÂY"},
		{"small stays", "thôn đồng", "thôn đồng"},
		{"digits", "THÔN 1A", "Thôn 1A"},
		{"hyphen, brackets and points", "LÃNG-NGÂM (CŨ) TT.VÔI", "Lãng-Ngâm (Cũ) Tt.Vôi"},
		{"Roman numbers", "TỔ III KHU XIV", "Tổ III Khu XIV"},
		{"eth", "ÐỒNG", "Đồng"},
		{"letters without case", "5", "5"},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, viet.TitleName(test.source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
