package legacy_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

func TestRepair(t *testing.T) {
	tests := []struct {
		name, text, want string
		left             []string // reported and not changed
	}{
		{name: "another letter with a hook", text: "Hƣơng ƣớc, QUY ƢỚC", want: "Hương ước, QUY ƯỚC"},
		{name: "a hook in no word", text: "ƣx", want: "ƣx", left: []string{"ƣx"}},
		{name: "a minus for ư", text: "Ng−ời dân đ−ợc bàn, Đ−ờng 3−2", want: "Người dân được bàn, Đường 3−2"},
		{name: "hyphens for ư throughout", text: "ng-ời đ-ợc h-ởng n-ớc, đàn-bà, 1-2", want: "người được hưởng nước, đàn-bà, 1-2"},
		{name: "one hyphen proves nothing", text: "đ-ợc", want: "đ-ợc"},
		{
			name: "ư dropped throughout", text: "Hơng ớc: ngời dân đợc hởng nớc nh nhau, cha có thì mời hộ",
			want: "Hương ước: người dân được hưởng nước như nhau, cha có thì mời hộ", left: []string{"cha", "mời"},
		},
		{name: "a slip of the keyboard", text: "Mọi ngời đợc bàn", want: "Mọi ngời đợc bàn"},
		{
			name: "decoded once more as TCVN3", text: "Khụng bắt cỏc thụn theo phỏp luật, Tớn NGƯỠNG, viờn chức; CễNG bằng, đó hẹn",
			want: "Không bắt các thôn theo pháp luật, Tín NGƯỠNG, viên chức; CÔNG bằng, đó hẹn", left: []string{"đó"},
		},
		{
			name: "decoded once more as VNI", text: "CỘNG HỊA: CƠNG an, khơng cĩ, phịng, vịng, dịng, bị phạt",
			want: "CỘNG HÒA: CÔNG an, không có, phòng, vòng, dòng, bị phạt", left: []string{"bị"},
		},
		{name: "compounds", text: "h−ơng-−ớc, n−ớc", want: "hương-ước, nước"},
		{name: "good text", text: "Người dân được hưởng nước như nhau, chưa có thì mười hộ", want: "Người dân được hưởng nước như nhau, chưa có thì mười hộ"},
		{name: "names of peoples", text: "Krông Pắk, Đắk Lắk, M'Nông, Ê Đê, Bahnar, K'Ho", want: "Krông Pắk, Đắk Lắk, M'Nông, Ê Đê, Bahnar, K'Ho"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, repairs := legacy.RepairText(tt.text)
			if got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			var left []string
			for _, r := range repairs {
				if !r.Certain {
					left = append(left, r.From)
				}
			}
			if diff := cmp.Diff(tt.left, left); diff != "" {
				t.Errorf("reported words differ (-want +got):\n%s", diff)
			}
		})
	}
}

// damages are what conversions have done to texts.
var damages = map[string]func(string) string{
	"ư as a letter with a hook":   strings.NewReplacer("ư", "ƣ", "Ư", "Ƣ").Replace,
	"ư as a minus":                strings.NewReplacer("ư", "−").Replace,
	"ư as a hyphen":               strings.NewReplacer("ư", "-").Replace,
	"ư as a soft hyphen":          strings.NewReplacer("ư", "\u00ad").Replace,
	"ư dropped":                   strings.NewReplacer("ư", "").Replace,
	"decoded once more, as TCVN3": func(s string) string { return decodedAgain(legacy.TCVN3, s) },
	"decoded once more, as VNI":   func(s string) string { return decodedAgain(legacy.VNI, s) },
	"none":                        func(s string) string { return s },
	"none, with marks apart":      norm.NFD.String,
}

// decodedAgain takes letters that Unicode shares with Windows-1252 for old ones. A letter that would become a mark
// stays.
func decodedAgain(e legacy.Encoding, text string) string {
	return strings.Map(func(r rune) rune {
		letter := []rune(norm.NFC.String(legacy.Letter(e, r)))
		if r < 0xC0 || r > 0xFF || len(letter) != 1 || letter[0] >= 0x300 && letter[0] <= 0x36F {
			return r
		}
		return letter[0]
	}, text)
}

// TestRepairOfSamples damages every sample in every way. No repair may be wrong, and none may touch a good text.
func TestRepairOfSamples(t *testing.T) {
	var report strings.Builder
	fmt.Fprintf(&report, "%-28s  words  damaged  mended  reported  wrong\n", "damage")
	for _, damage := range slices.Sorted(maps.Keys(damages)) {
		var words, damaged, mended, reported, wrong int
		for name, text := range samples(t) {
			bad := damages[damage](text)
			good, repairs := legacy.RepairText(bad)
			for _, r := range repairs {
				if !r.Certain {
					reported++
				}
			}
			wants, bads, goods := strings.Fields(norm.NFC.String(text)), strings.Fields(norm.NFC.String(bad)), strings.Fields(norm.NFC.String(good))
			if len(wants) != len(bads) || len(wants) != len(goods) {
				t.Fatalf("%s, %s: %d, %d, %d words", name, damage, len(wants), len(bads), len(goods))
			}
			words += len(wants)
			for i := range wants {
				switch {
				case bads[i] != wants[i] && strings.EqualFold(goods[i], wants[i]):
					damaged, mended = damaged+1, mended+1
				case bads[i] != wants[i]:
					damaged++
				}
				if goods[i] != bads[i] && !strings.EqualFold(goods[i], wants[i]) {
					wrong++
					t.Logf("%s, %s: %q became %q, was %q", name, damage, bads[i], goods[i], wants[i])
				}
			}
			if strings.HasPrefix(damage, "none") && len(repairs) > 0 {
				t.Errorf("%s, %s: %+v", name, damage, repairs)
			}
		}
		fmt.Fprintf(&report, "%-28s %6d %8d %7d %9d %6d\n", damage, words, damaged, mended, reported, wrong)
	}
	golden(t, "testdata/repair.txt", report.String())
}

// A second look finds nothing to mend, and every repair is of a word of its paragraph.
func TestRepairIsStable(t *testing.T) {
	words := []string{"ng−ời", "hƣơng", "đợc", "nớc", "trớc", "cỏc", "khụng", "phỏp", "CỘNG HỊA", "đàn-bà", "n−ớc", "-", "một", "\n", "1."}
	rapid.Check(t, func(t *rapid.T) {
		paragraph := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 12).Draw(t, "words"), " ")
		})
		texts := rapid.SliceOfN(paragraph, 1, 4).Draw(t, "texts")
		once, _ := legacy.RepairParagraphs(texts)
		twice, found := legacy.RepairParagraphs(once)
		if diff := cmp.Diff(once, twice); diff != "" {
			t.Fatalf("mended again (-once +twice):\n%s", diff)
		}
		for _, r := range found {
			if r.Certain || !strings.Contains(once[r.Paragraph], r.From) {
				t.Fatalf("%+v in %q", r, once)
			}
		}
	})
}

// A paragraph of a megabyte, without spaces or of words that prove nothing, takes no longer than it should: the test
// would not end otherwise.
func TestRepairOfLongWords(t *testing.T) {
	for _, piece := range []string{"ơ", "ở", "Ở ", "-", "−ơ", "ƣ", "d", "a.", "\u0301", "m\u00b5"} {
		text := strings.Repeat(piece, 1<<18)
		if mended, _ := legacy.RepairText(text); mended == "" {
			t.Errorf("%q was lost", piece)
		}
		for _, e := range encodings {
			if legacy.Restore(e, text) == "" {
				t.Errorf("%q in %s was lost", piece, e)
			}
		}
	}
}

func FuzzRepair(f *testing.F) {
	f.Add("hơng ớc, ngời đợc nớc")
	f.Add("ng−ời ƣ-\u00ad\xff")
	f.Fuzz(func(t *testing.T, text string) {
		mended, repairs := legacy.RepairText(text)
		if len(repairs) == 0 && mended != text {
			t.Errorf("%q became %q without a report", text, mended)
		}
	})
}
