package outline

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Old conventions have tiers that the law of today does not name: "TIẾT THỨ 2. – CANH-PHÒNG", "ĐOẠN THỨ HAI", "Tiểu mục 1". They
// are headings without number, since an address has no such step. In the law of today a tiết is a part of a điểm, so that the line is
// a heading only above an article.

// isSubsection tells the line of such a tier: an article, or a title in capitals and then an article, stands below it.
func (b *builder) isSubsection(i int) bool {
	if !namesSubsection(b.lines[i].text) {
		return false
	}
	titled := i+1 < len(b.lines) && len(b.lines[i+1].marks) == 0 && allCaps(b.lines[i+1].text)
	return b.beforeHeading(i) || titled && b.beforeHeading(i+1)
}

// namesSubsection tells the line of such a tier from "Tiết kiệm là quý" and "Đoạn 2 đường làng".
func namesSubsection(text string) bool {
	rest, ok := cutSubsectionWord(text)
	if !ok || wordCount(text) > 20 {
		return false
	}
	m, after, ok := readNumberAfter(stylePart, rest)
	m.sep, m.rest = cutSeparators(after)
	return ok && opensUnit(m, after)
}

// cutSubsectionWord gives what stands behind the name of the tier. "Đoạn" is a common word and counts in capitals only.
func cutSubsectionWord(text string) (rest string, ok bool) {
	word := leadWord(text)
	if len(word) < 4 || len(word) > longestLabel {
		return "", false
	}
	rest = strings.TrimLeft(text[len(word):], " \u00a0")
	switch viet.Normal(word) {
	case "tiết":
		return rest, true
	case "đoạn":
		return rest, allCaps(word)
	case "tiểu":
		second := leadWord(rest)
		return strings.TrimLeft(rest[len(second):], " \u00a0"), viet.Normal(second) == "mục"
	}
	return "", false
}
