package quality_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/extract/quality"
)

const good = `QUY ƯỚC THÔN ĐỒNG MÂY, XÃ LẠC VỆ. Căn cứ Nghị định số 61/2023/NĐ-CP của Chính phủ. Điều 1. Phạm vi điều chỉnh
1. Quy ước này quy định nếp sống văn minh trong việc cưới, việc tang, lễ hội; giữ gìn vệ sinh môi trường; bảo vệ tài sản công.
a) Mọi người dân thường trú, tạm trú ở thôn đều thực hiện; b) Cán bộ, đảng viên gương mẫu thực hiện trước. UBND xã hướng dẫn.`

const english = `The parties to the agreement shall meet in the village hall on the first day of the month, and the chair of the
meeting shall be one of the elders. This rule is for all of the households that are members of the association.`

const french = `Le conseil du village se réunit une fois par mois dans la maison commune et les habitants de la commune sont
invités par le chef du village. Les décisions du conseil sont affichées sur la porte de la maison commune pour tous.`

// older is what text in the older Vietnamese encoding TCVN3 looks like when it is read as Windows-1252.
const older = "Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc Quy \u00adíc lµng v¨n ho¸ §iÒu 1 Mäi ng\u00adêi d©n trong lµng ®Òu " +
	"cã tr¸ch nhiÖm thùc hiÖn nÕp sèng v¨n minh trong viÖc c\u00adíi viÖc tang lÔ héi gi÷ g×n vÖ sinh m«i tr\u00adêng b¶o vÖ tµi s¶n c«ng céng "

func torn(text string) string { return strings.Join(strings.Split(text, ""), " ") }

func glued(text string) string { return strings.ReplaceAll(text, " ", "") }

func bare(text string) string {
	kept := strings.Map(func(r rune) rune {
		if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b", r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
	return strings.NewReplacer("đ", "d", "Đ", "D").Replace(kept)
}

func TestVerdict(t *testing.T) {
	type verdict struct{ readable, doubtful, other bool }
	tests := []struct {
		name, text string
		want       verdict
	}{
		{"good", good, verdict{true, false, false}},
		{"good, marks apart", norm.NFD.String(good), verdict{true, false, false}},
		{"good, all capitals", strings.ToUpper(good), verdict{true, false, false}},
		{"English", english, verdict{false, true, true}},
		{"French", french, verdict{false, true, true}},
		{"Russian", strings.Repeat("Правила деревни едины для всех. ", 10), verdict{false, true, true}},
		{"older encoding", older, verdict{false, true, false}},
		{"letters torn apart", torn(good), verdict{false, true, false}},
		{"words glued", strings.Repeat(glued(good)+" ", 10), verdict{false, true, false}},
		{"words glued at line ends", strings.ReplaceAll(good, " v", "v"), verdict{true, true, false}},
		{"without marks", bare(good), verdict{true, true, false}},
		{"too little to tell", "Điều 1. Hội họp của thôn.", verdict{true, true, false}},
		{"nothing", "", verdict{true, true, false}},
		{"a wrong letter here and there", strings.NewReplacer("điều chỉnh", "điềd chỉnh", "trong việc", "trnng việc", "bảo vệ", "bảợ vệ").Replace(good), verdict{true, true, false}},
		{"two wrong letters", strings.NewReplacer("trong việc", "trnng việc", "bảo vệ", "bảợ vệ").Replace(good), verdict{true, false, false}},
		{"names, units and loans", good + " Y Bham Niê, Kpă Klơng và H'Bia Êban đo 3 kg, 4 km, 50 cm ở quán karaoke có camera.", verdict{true, false, false}},
		{"lost characters", strings.ReplaceAll(good, "g", "\ufffd"), verdict{true, true, false}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := quality.Measure(tt.text)
			if got := (verdict{s.Readable(), s.Doubtful(), s.OtherLanguage()}); got != tt.want {
				t.Errorf("got %+v, want %+v\n%+v", got, tt.want, s)
			}
		})
	}
}

func TestSharesAreShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := quality.Measure(rapid.String().Draw(t, "text"))
		for _, share := range []float64{s.Valid, s.Toned, s.Single, s.Long, s.Bad, s.Symbols, s.Foreign} {
			if share < 0 || share > 1 {
				t.Fatalf("a share of %v: %+v", share, s)
			}
		}
	})
}

func BenchmarkMeasure(b *testing.B) {
	text := strings.Repeat(good, 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		quality.Measure(text)
	}
}
