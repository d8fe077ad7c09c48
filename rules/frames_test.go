package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFrames shows that a frame serves both sides, that a hit says whom it is against, and that the place of the matter
// may stay empty.
func TestFrames(t *testing.T) {
	m := compilePack(t, "frames.txtar")
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Phụ nữ không được vào đình", []string{"worship women Phụ nữ không được vào đình", "anything women Phụ nữ không được"}},
		{"Nam giới không được vào đình", []string{"worship men Nam giới không được vào đình"}},
		{"Trong đền cấm đàn ông", []string{"worship men đền cấm đàn ông"}},
		{"Chỉ đàn bà vào đền", []string{"worship men Chỉ đàn bà vào đền"}},
		{"Trong đền không ai cấm đàn ông", nil},
		{"Phụ nữ không được hút thuốc", []string{"anything women Phụ nữ không được"}},
		{"Đàn ông không được hút thuốc", nil},
		{"Cấm phụ nữ", []string{"anything women Cấm phụ nữ"}},
	} {
		var got []string
		for _, h := range m.Match(body(c.text)) {
			got = append(got, h.Rule.ID+" "+string(h.Against)+" "+c.text[h.Start:h.End])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.text, diff)
		}
	}
}
