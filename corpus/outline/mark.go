package outline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// style is the look of a mark; marks of one list share it.
type style int

const (
	stylePart style = iota + 1
	styleChapter
	styleSection
	styleArticle
	styleClauseWord // "Khoản 1"
	stylePointWord  // "Điểm a"
	styleUpperRoman // "I."
	styleUpperLetter
	styleUpperNumber // "1." in front of a title in capitals with a list of its own
	styleArabic      // "1."
	styleDotted      // "1.2"
	styleLowerRoman
	styleLowerLetter
	styleBullet
)

// mark is a number or sign at the start of a line that may open a unit; whether it does is judged by its surroundings.
type mark struct {
	style  style
	sep    string // "." ")" "-" "/" ":" or "" behind the number, "()" around it; of a bullet the sign
	number string // as printed, without punctuation
	value  int    // place in its sequence, from 1; of bullets 0
	parent int    // of a dotted number all parts but the last, as a key; else 0
	rest   string // the text behind the mark
}

// label is a word that opens a unit.
type label struct {
	word  string // normal form
	style style
	typos []string // folded spellings that can be nothing else in front of a number
}

var labels = []label{
	{"điều", styleArticle, []string{"dieu", "ieu"}}, // "Ðiêù", "iều" where a legacy font lost its Đ
	{"chương", styleChapter, []string{"chuong", "chong"}},
	{"mục", styleSection, nil},
	{"phần", stylePart, nil},
	{"khoản", styleClauseWord, nil},
	{"điểm", stylePointWord, nil},
}

// wordLevels are the tiers of the marks that name their own.
var wordLevels = map[style]corpus.Level{
	stylePart: corpus.LevelPart, styleChapter: corpus.LevelChapter, styleSection: corpus.LevelSection,
	styleArticle: corpus.LevelArticle, styleClauseWord: corpus.LevelClause, stylePointWord: corpus.LevelPoint,
}

// readMarks gives what the start of a line can be read as, the likeliest first.
func readMarks(text string, auto bool) []mark {
	if m, ok := readSectionSign(text); ok {
		return []mark{m}
	}
	if m, ok := readBullet(text, auto); ok {
		return []mark{m}
	}
	if m, ok := readWordMark(text); ok {
		return []mark{m}
	}
	return readListMarks(text)
}

// labelOnly tells that a cell holds a mark and nothing else.
func labelOnly(cell string) bool {
	marks := readMarks(cell+" ", false)
	return len(marks) > 0 && marks[0].rest == ""
}

// leadWord is the run of letters (with their combining marks) at the start of a text.
func leadWord(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if end < 0 {
		return text
	}
	return text[:end]
}

const longestLabel = 24 // bytes; "chương" in decomposed capitals has 12

func findLabel(word string) (label, bool) {
	if len(word) < 3 || len(word) > longestLabel {
		return label{}, false
	}
	normal, folded := viet.Normal(word), viet.Fold(word)
	for _, l := range labels {
		if normal == l.word || isASCII(word) && folded == viet.Fold(l.word) || slices.Contains(l.typos, folded) {
			return l, true
		}
	}
	return label{}, false
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// readWordMark reads "Chương II", "Điều thứ nhất:", "Khoản 1."; it refuses "Điều 5 của Quy ước này".
func readWordMark(text string) (mark, bool) {
	word := leadWord(text)
	l, ok := findLabel(word)
	if !ok {
		return mark{}, false
	}
	m, after, ok := readNumberAfter(l.style, strings.TrimLeft(text[len(word):], " \t\u00a0"))
	if !ok {
		return mark{}, false
	}
	m.style = l.style
	m.sep, m.rest = cutSeparators(after)
	if m.sep == "" && strings.HasPrefix(m.rest, "(") && amendment.MatchString(viet.Compose(m.rest)) {
		m.sep = "()"
	}
	if !opensUnit(m, after) {
		return mark{}, false
	}
	return m, true
}

// readNumberAfter reads the number behind a label word: "5", "II", "thứ nhất", "A".
func readNumberAfter(s style, text string) (m mark, after string, ok bool) {
	thu := ""
	if w := leadWord(text); viet.Normal(w) == "thứ" || isASCII(w) && strings.EqualFold(w, "thu") {
		thu = w
		text = strings.TrimLeft(text[len(w):], " \t\u00a0")
	}
	if found := inserted.FindStringSubmatch(text); found != nil {
		return mark{number: found[0], value: decimal(found[1])}, text[len(found[0]):], true
	}
	token := leadToken(text)
	value := numberValue(s, token)
	if value == 0 {
		return readOrdinalWords(s, text, thu)
	}
	// "Điều thứ 46" is cited as "Điều 46": the ordinal word says nothing beside a numeral.
	return mark{number: viet.Compose(token), value: value}, text[len(token):], true
}

// readOrdinalWords reads a number in words; without "thứ" only one word counts ("Chương nhất").
func readOrdinalWords(s style, text, thu string) (m mark, after string, ok bool) {
	if thu == "" && s != styleChapter && s != stylePart {
		return mark{}, "", false
	}
	var words []string
	var found mark
	rest := text
	for range 3 {
		w := leadWord(rest)
		if w == "" {
			break
		}
		words = append(words, w)
		rest = rest[len(w):]
		value := ordinal(words)
		if value == 0 {
			break
		}
		number := strings.ToLower(viet.Compose(strings.Join(words, " ")))
		if thu != "" {
			number = "thứ " + number
		}
		found, after, ok = mark{number: number, value: value}, rest, true
		rest = strings.TrimLeft(rest, " \u00a0")
	}
	return found, after, ok
}

// leadToken is a run of letters and digits.
func leadToken(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
	if end < 0 {
		return text
	}
	return text[:end]
}

// inserted is the number of an article that was put between two others as the French do: "5 bis", "5ter".
var inserted = regexp.MustCompile(`(?i)^(\d{1,3})[ \x{00a0}-]?(?:bis|ter|quater)\b`)

// isInserted tells a number with a letter or word behind it.
func isInserted(number string) bool {
	return strings.TrimLeft(number, "0123456789") != "" && decimal(number[:1]) > 0
}

// amendment is the remark behind the number of an article that was amended: "Điều 5 (sửa đổi năm 2014): …". It stays in the text.
var amendment = regexp.MustCompile(`(?i)^\((?:được |đã )?(?:mới|cũ|sửa|bổ sung|thay|bỏ|bãi bỏ)[^()]{0,80}\)\s*[.:)/–—-]`)

// numberValue reads the token behind a label: digits with an inserted letter ("5a"), a roman numeral, a letter.
func numberValue(s style, token string) int {
	digits := strings.TrimRightFunc(token, unicode.IsLetter)
	if v := decimal(digits); v > 0 && len(token)-len(digits) <= 2 {
		return v
	}
	if v := roman(token); v > 0 && s != stylePointWord {
		return v
	}
	capital := strings.ToLower(token) != token
	if s == stylePart || s == stylePointWord || capital && (s == styleChapter || s == styleSection) {
		return letterRank(token)
	}
	return 0
}

// cutSeparators parts the punctuation behind a number ("." ":" ".-" "/") from the text; the first sign names the style.
func cutSeparators(text string) (sep, rest string) {
	rest = strings.TrimLeft(text, " \t\u00a0")
	for {
		r, size := utf8.DecodeRuneInString(rest)
		if !strings.ContainsRune(".:)/-–—_", r) || size == 0 {
			return sep, rest
		}
		if sep == "" {
			sep = oneDash(string(r))
		}
		rest = strings.TrimLeft(rest[size:], " \t\u00a0")
	}
}

// oneDash gives all dashes one form.
func oneDash(sign string) string {
	if sign == "–" || sign == "—" || sign == "−" || sign == "‐" || sign == "‑" {
		return "-"
	}
	return sign
}

// opensUnit tells a heading from a reference: "Điều 5." and "ĐIỀU 5 PHẠM VI" from "Điều 5 của …", "Điều 5, khoản 2",
// "Điều 5.1" and "Điều 5 Luật Hôn nhân và gia đình".
func opensUnit(m mark, after string) bool {
	if m.rest == "" {
		return true
	}
	if m.sep == "" {
		worded := m.style == styleClauseWord || m.style == stylePointWord
		return !worded && startsUpper(m.rest) && !namesAct(m.rest)
	}
	first, _ := utf8.DecodeRuneInString(m.rest)
	glued := strings.HasSuffix(after, m.sep+m.rest)
	return !(glued && unicode.IsDigit(first))
}

var acts = normals("luật", "bộ luật", "nghị định", "nghị quyết", "thông tư", "quyết định", "hiến pháp", "pháp lệnh",
	"quy ước", "hương ước", "quy chế", "chương", "điều", "khoản", "chỉ thị")

// namesAct tells that a text goes on with the name of an act or unit that a reference points into.
func namesAct(text string) bool {
	if allCaps(text) {
		return false
	}
	normal := viet.Normal(firstWords(text, 2))
	return slices.ContainsFunc(acts, func(act string) bool { return normal == act || strings.HasPrefix(normal, act+" ") })
}

func firstWords(text string, n int) string {
	fields := strings.Fields(text)
	return strings.Join(fields[:min(n, len(fields))], " ")
}
