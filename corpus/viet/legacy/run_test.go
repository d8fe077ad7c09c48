package legacy_test

import (
	"testing"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

func TestDecodeRun(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"old text", "C¸c hé trong th«n", "Các hộ trong thôn"},
		{"one letter", "Ê", "ấ"},
		{"Unicode with letters of its own", "Có thể", "Có thể"},
		{"Unicode without", "Là cháu chắt Hoàng Bình, Trình, Hoán", "Là cháu chắt Hoàng Bình, Trình, Hoán"},
		{"Unicode that any font could have", "xã hoà bình, là thành viên", "xã hoà bình, là thành viên"},
		{"ASCII", "UBND 12/3", "UBND 12/3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := legacy.DecodeRun(legacy.TCVN3, tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
