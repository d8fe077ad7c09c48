package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// titleName is a name that a convention goes by. Only two are kinds of today's law; the others name old ones.
type titleName struct {
	words string // normal form
	kind  corpus.Kind
}

var titleNames = []titleName{
	{viet.Normal("hương ước"), corpus.KindHuongUoc}, {viet.Normal("quy ước"), corpus.KindQuyUoc},
	{viet.Normal("khoán ước"), corpus.KindUnknown}, {viet.Normal("khoán lệ"), corpus.KindUnknown},
	{viet.Normal("hương lệ"), corpus.KindUnknown}, {viet.Normal("tục lệ"), corpus.KindUnknown},
}

// titlePrefixes may stand before the name: "BẢN QUY ƯỚC", "DỰ THẢO HƯƠNG ƯỚC".
var titlePrefixes = normals("bản dự thảo", "dự thảo", "bản", "mẫu", "tập")

func normals(texts ...string) []string {
	for i, t := range texts {
		texts[i] = viet.Normal(t)
	}
	return texts
}

// nameInTitle finds the name that a title line begins with.
func nameInTitle(text string) (titleName, bool) {
	normal := strings.Trim(viet.Normal(closeLetters(text)), " \"'()*-.")
	for _, p := range titlePrefixes {
		if rest, ok := strings.CutPrefix(normal, p+" "); ok {
			normal = rest
			break
		}
	}
	for _, n := range titleNames {
		if rest, ok := strings.CutPrefix(normal, n.words); ok && (rest == "" || strings.ContainsRune(" ,-:(\n/", []rune(rest)[0])) {
			return n, true
		}
	}
	return titleName{}, false
}

// closeLetters undoes the spacing of a title's letters: "Q U Y   Ư Ớ C" → "QUY ƯỚC".
func closeLetters(text string) string {
	if wordCount(text) < 5 {
		return text
	}
	fields := strings.Fields(viet.Compose(text))
	if slices.ContainsFunc(fields, func(f string) bool { return utf8.RuneCountInString(f) > 1 }) {
		return text
	}
	head, closed := strings.CutSuffix(strings.Join(fields, ""), "ƯỚC")
	if !closed {
		return text
	}
	return head + " ƯỚC"
}

const (
	titleLines = 8  // a title block is not longer
	titleWords = 25 // a line of it neither
)

// findTitle gives the lines of the title: from the line that names the convention to the last of its block. A name in
// capitals counts anywhere above the articles, and behind them when a decision of recognition stands in front; a name
// in small letters counts above the articles only.
func findTitle(lines []line) (from, to int) {
	articles, decision := false, false
	for i := range lines {
		text := lines[i].text
		switch {
		case lines[i].isRow():
			continue
		case len(lines[i].marks) > 0:
			articles = articles || lines[i].marks[0].style == styleArticle
			continue
		case isDecisionHeading(text):
			decision = true
		}
		if articles && !decision {
			return 0, 0
		}
		if namesTitle(lines, i) && (allCaps(capitalsOf(text)) || !articles) {
			return i, titleEnd(lines, i)
		}
	}
	return 0, 0
}

// isDecisionHeading tells the heading of a decision that stands in front of the convention.
func isDecisionHeading(text string) bool {
	return allCaps(text) && strings.HasPrefix(viet.Normal(text), "quyết định")
}

// capitalsOf is the part of a title line that must be in capitals: its first three words.
func capitalsOf(text string) string { return firstWords(text, 3) }

func namesTitle(lines []line, i int) bool {
	text := lines[i].text
	if wordCount(text) > titleWords || startsLower(text) || terminated(text) && !allCaps(text) || isClosing(text) {
		return false
	}
	if _, ok := nameInTitle(text); !ok {
		return false
	}
	return i+1 >= len(lines) || allCaps(text) || allCaps(capitalsOf(text)) || !startsLower(lines[i+1].text) || terminated(text)
}

// isClosing tells a sentence about the convention from its title: "Quy ước này gồm …", "Hương ước được nhân dân …".
func isClosing(text string) bool {
	n, _ := nameInTitle(text)
	_, behind, _ := strings.Cut(viet.Normal(text)+" ", n.words+" ")
	return !allCaps(text) && predicates[firstWords(behind, 1)]
}

var predicates = wordSet("này", "được", "đã", "gồm", "có", "là", "do", "không", "trên", "nói", "phải", "còn", "cũng")

func titleEnd(lines []line, from int) int {
	to := from + 1
	for to < len(lines) && to < from+titleLines && inTitle(lines, to) {
		to++
	}
	return to
}

// inTitle tells that a line goes on with the title: capitals, a place line, a subject, a note of amendment.
func inTitle(lines []line, i int) bool {
	l := &lines[i]
	text := l.text
	if l.isRow() || len(l.marks) > 0 && l.marks[0].style != styleBullet && !isPlaceLine(text) || wordCount(text) > titleWords ||
		isBasis(text) || namesPreamble(text) || namesGeneralPart(text) || isDateLine(text) || isMotto(text) || isAgency(text) {
		return false
	}
	if strings.HasPrefix(text, "(") {
		return isAmendment(text)
	}
	if ended(text) || endsWithColon(text) {
		return false
	}
	if _, repeated := nameInTitle(text); repeated {
		return false // the title page repeats the title
	}
	if allCaps(text) {
		return true
	}
	broken := i+1 < len(lines) && startsLower(lines[i+1].text) && !lines[i+1].isRow()
	return isPlaceLine(text) || len(bareNames(text)) > 0 || breaksPlace(lines[i-1].text, text) || !broken && isSubject(text)
}

// breaksPlace tells that the name of a unit runs over the break between two lines: "xã Song Hồ, huyện Thuận / Thành, tỉnh
// Bắc Ninh".
func breaksPlace(before, text string) bool {
	if first := chainSeparator.Split(viet.Compose(text), 2)[0]; typeAtEnd(viet.Compose(before)) > 0 && isBareName(first) {
		return true
	}
	places := findPlaces(viet.Compose(before))
	return len(places) > 0 && len(readPlaces(viet.Compose(text))) > 0 && isPlaceLine(viet.Compose(before)[places[0].start:]+" "+text)
}

// namesGeneralPart tells the heading of the first part, which follows the title directly where a convention has neither
// preamble nor chapters.
func namesGeneralPart(text string) bool {
	return slices.Contains(generalParts, strings.Trim(viet.Normal(text), " .:-"))
}

var generalParts = normals("quy định chung", "những quy định chung", "các quy định chung", "điều khoản chung",
	"những điều khoản chung", "những điều chung", "điều chung", "những vấn đề chung", "phần chung", "phần thứ nhất", "phần nội dung",
	"nội dung", "nội dung quy ước", "nội dung hương ước", "nguyên tắc chung", "mục đích", "mục đích, yêu cầu", "mục đích yêu cầu")

var amendments = normals("sửa đổi", "bổ sung", "dự thảo", "điều chỉnh", "năm", "lần thứ", "tái bản", "ban hành năm", "sửa đổi và bổ sung")

// isAmendment tells "(Sửa đổi, bổ sung năm 2019)" from "(Ban hành kèm theo Quyết định …)".
func isAmendment(text string) bool { return startsWithAny(strings.TrimLeft(text, "( "), amendments) }

var subjects = normals("về", "xây dựng", "thực hiện", "bảo vệ", "nếp sống", "làng văn hóa", "thôn văn hóa", "sửa đổi",
	"năm", "giai đoạn", "khu dân cư", "của", "đời sống văn hóa")

func isSubject(text string) bool { return startsWithAny(text, subjects) && wordCount(text) <= 16 }

func startsWithAny(text string, starts []string) bool {
	normal := viet.Normal(text) + " "
	return slices.ContainsFunc(starts, func(s string) bool {
		rest, ok := strings.CutPrefix(normal, s)
		return ok && strings.ContainsRune(" ,:-)", []rune(rest)[0])
	})
}

// isMotto tells the lines of Quốc hiệu and Tiêu ngữ.
func isMotto(text string) bool {
	folded := viet.Fold(text)
	return strings.Contains(folded, mottoNation) || strings.Contains(folded, mottoFreedom)
}

var (
	mottoNation  = viet.Fold("xã hội chủ nghĩa")
	mottoFreedom = viet.Fold("độc lập - tự do")
)

var agencies = normals("ủy ban", "ubnd", "ubmttq", "hội đồng nhân dân", "hđnd", "đảng ủy", "mặt trận tổ quốc", "ban công tác mặt trận")

func isAgency(text string) bool { return startsWithAny(text, agencies) }

// readTitle joins the lines of the title as printed.
func readTitle(lines []line, z zones) (title string, kind corpus.Kind) {
	if z.titleFrom == z.titleTo {
		return "", corpus.KindUnknown
	}
	name, _ := nameInTitle(lines[z.titleFrom].text)
	return strings.Join(strings.Fields(strings.Join(titleText(lines, z), " ")), " "), name.kind
}

// titleText is the lines of the title, composed.
func titleText(lines []line, z zones) []string {
	parts := make([]string, 0, z.titleTo-z.titleFrom)
	for _, l := range lines[z.titleFrom:z.titleTo] {
		parts = append(parts, viet.Compose(closeLetters(strings.ReplaceAll(l.text, "\n", " "))))
	}
	return parts
}
