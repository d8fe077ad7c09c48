package outline

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Some marks look like common text: "Thứ hai, …" may be a Monday, and "3, …" what is left of an enumeration. Such a shy mark is
// believed only in company: beside the one before or behind it in the same list.

// readOrdinalItem reads "Thứ nhất: text", "Thứ hai là text", "Thứ 3, text".
func readOrdinalItem(text string) (mark, bool) {
	word := leadWord(text)
	if len(word) > longestLabel || !startsUpper(text) || viet.Normal(word) != "thứ" {
		return mark{}, false
	}
	m, after, ok := readNumberAfter(styleArticle, text)
	if !ok || m.value >= mostItems {
		return mark{}, false
	}
	rest := strings.TrimLeft(after, " \u00a0")
	said := strings.TrimLeft(rest, ",.:;/)-–— \u00a0")
	if said == rest {
		is := leadWord(rest)
		if viet.Normal(is) != "là" {
			return mark{}, false
		}
		said = strings.TrimLeftFunc(rest[len(is):], unicode.IsSpace)
	}
	return mark{style: styleOrdinal, number: strconv.Itoa(m.value), value: m.value, rest: said}, said != ""
}

// readCommaMarks reads "1, text" and "a, text"; "1, 2, 3" and "0,5 ha" are none.
func readCommaMarks(text string) []mark {
	token := leadToken(text)
	behind, ok := strings.CutPrefix(text[len(token):], ",")
	rest := strings.TrimLeftFunc(behind, unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(rest)
	glued := rest == behind && !unicode.IsUpper(next)
	if !ok || len(token) > 3 || glued || !unicode.IsLetter(next) || len(leadToken(rest)) < 2 {
		return nil
	}
	var marks []mark
	for _, m := range tokenMarks(token) {
		if m.style == styleArabic || m.style == styleLowerLetter {
			m.number, m.sep, m.rest = viet.Compose(token), ",", rest
			marks = append(marks, m)
		}
	}
	return marks
}

// isShy tells the marks that need company.
func (m mark) isShy() bool { return m.style == styleOrdinal || m.sep == "," }

// keepCompany takes the shy marks without company away, and from those with company the bullet in front of them.
func keepCompany(lines []line) {
	if !slices.ContainsFunc(lines, func(l line) bool { return slices.ContainsFunc(l.marks, mark.isShy) }) {
		return
	}
	kept := make([]bool, len(lines))
	for i := range lines {
		for _, m := range lines[i].marks {
			late := m.style == styleOrdinal && m.value > 1 && !kept[i] // a list of ordinals begins with the first
			if late || m.style == styleBullet {
				continue
			}
			if k := nextInList(lines, i, m); k > 0 && (m.isShy() || lines[k].marks[0].isShy()) {
				kept[i], kept[k] = true, true
			}
		}
	}
	for i := range lines {
		l := &lines[i]
		if !slices.ContainsFunc(l.marks, mark.isShy) {
			continue
		}
		l.marks = slices.DeleteFunc(l.marks, func(m mark) bool { return m.isShy() != kept[i] })
		if len(l.marks) == 0 {
			l.cells = tabbedCells(l.text)
		}
	}
}

// nextInList is the line of the mark that comes next after one in its list, or -1. Between them may stand lists that begin there,
// but no heading and no item of a list that began above: that would be another parent.
func nextInList(lines []line, i int, m mark) int {
	const far = 80 // lines
	begun := map[style]bool{}
	for k := i + 1; k < min(len(lines), i+1+far); k++ {
		marks := lines[k].marks
		if len(marks) == 0 {
			continue
		}
		if level, worded := wordLevels[marks[0].style]; worded && level <= corpus.LevelArticle {
			return -1
		}
		nested := begun[marks[0].style]
		if slices.ContainsFunc(marks, func(next mark) bool {
			return next.style == m.style && follows(m, next) && (!nested || next.sep == m.sep)
		}) {
			return k
		}
		if marks[0].style != styleBullet && marks[0].value != 1 && !nested {
			return -1
		}
		begun[marks[0].style] = true
	}
	return -1
}
