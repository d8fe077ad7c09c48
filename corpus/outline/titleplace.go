package outline

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// titlePlaces reads the units of a title: first those with a type, then the bare names that go on from them. Where a
// canton stands ("tổng", until 1945), a xã without a làng beside it is the village itself.
func titlePlaces(lines []string) (village, commune, district, province string) {
	var c corpus.Convention
	canton := false
	for _, text := range joinNames(lines) {
		fillPlaces(&c, text)
		for _, p := range findPlaces(text) {
			canton = canton || p.tier == tierCanton
		}
	}
	if canton && c.Village == "" {
		c.Village, c.Commune = c.Commune, ""
	}
	if !canton {
		fillBare(&c, strings.Join(lines, "\n"))
	}
	return c.Village, c.Commune, c.District, c.Province
}

// joinNames joins the lines of a title where a name runs over the break ("QUY ƯỚC THÔN / ĐỒNG MÂY", "XÃ LẠC / VỆ, HUYỆN
// TIÊN DU") and keeps apart what only stands below it ("THÔN HẠ / VĂN MINH ĐÔ THỊ").
func joinNames(lines []string) []string {
	var joined []string
	for i, text := range lines {
		if i > 0 && (typeAtEnd(lines[i-1]) > 0 || wordCount(text) == 1 || len(readPlaces(text)) > 0) {
			joined[len(joined)-1] += " " + text
		} else {
			joined = append(joined, text)
		}
	}
	return joined
}

// typeAtEnd is the number of words of the type that a line ends with and whose name must follow: "QUY ƯỚC THÔN", "… THỊ
// TRẤN"; 0 when there is none.
func typeAtEnd(text string) int {
	words := splitWords(text)
	for n := min(len(words), 3); n > 0; n-- {
		if _, k := typeAt(words, len(words)-n); k == n {
			return n
		}
	}
	return 0
}
