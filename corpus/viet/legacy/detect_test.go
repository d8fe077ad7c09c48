package legacy_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// Good text is never taken for an old encoding: neither whole nor line by line, in no normal form, with no marks at all.
func TestGoodTextIsUnicode(t *testing.T) {
	forms := map[string]func(string) string{
		"composed":  func(s string) string { return s },
		"apart":     norm.NFD.String,
		"unmarked":  viet.Fold,
		"bar on đ":  func(s string) string { return strings.NewReplacer("đ", "ð", "Đ", "Ð").Replace(s) },
		"no vowels": func(s string) string { return strings.NewReplacer("ư", "ƣ", "Ư", "Ƣ").Replace(s) },
	}
	for form, change := range forms {
		for name, text := range samples(t) {
			text = change(text)
			if got, _ := legacy.Detect(text); got != legacy.Unicode {
				t.Errorf("%s, %s: told as %s", name, form, got)
			}
			for line := range strings.Lines(text) {
				if got, by := legacy.Detect(line); got != legacy.Unicode && form != "unmarked" {
					t.Errorf("%s, %s: told as %s by %.2f: %q", name, form, got, by, line)
				}
			}
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	for name, text := range map[string]string{
		"English":  "It's the duty of all people to read the report; don't forget to see it. Is it so? Yes.",
		"French":   "L'été, les élèves français préfèrent être à la forêt près du château où il a vécu. Ça va bien déjà.",
		"German":   "Die Bürger müssen über die Straße gehen, während größere Fahrzeuge öfter stehen.",
		"numbers":  "1.234 + 5.678 = 6.912 °C ± 3 µm",
		"nothing":  "",
		"a string": "%d °§¶ \u00ad\u00ad",
	} {
		t.Run(name, func(t *testing.T) {
			if got, by := legacy.Detect(text); got != legacy.Unicode {
				t.Errorf("told as %s by %.2f", got, by)
			}
			var latin []byte
			for _, r := range text {
				latin = append(latin, byte(r))
			}
			if got, by := legacy.DetectBytes(latin); got != legacy.Unicode {
				t.Errorf("its bytes told as %s by %.2f", got, by)
			}
		})
	}
}

// BenchmarkMend measures what every document costs that is in order.
func BenchmarkMend(b *testing.B) {
	texts := strings.Split(samples(b)["01-dong-may"], "\n")
	b.SetBytes(int64(len(strings.Join(texts, "\n"))))
	for b.Loop() {
		converted, _ := legacy.Paragraphs(texts)
		legacy.RepairParagraphs(converted)
	}
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Join(strings.Split(samples(b)["01-dong-may"], "\n"), " ")
	for name, s := range map[string]string{"good": text, "old": mustView(b, text)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(utf8.RuneCountInString(s)))
			for b.Loop() {
				legacy.Detect(s)
			}
		})
	}
}

// What stands behind a number is no letter, in however short a line.
func TestDegreesAreNoLetters(t *testing.T) {
	lines := []string{"3° Có tài-sản;", "1º Một;", "2º Hai.", "Trời nóng 35°C."}
	if got, count := legacy.Paragraphs(lines); count > 0 {
		t.Errorf("converted: %q", got)
	}
}
