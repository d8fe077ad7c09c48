package outline

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// zones says for every line in which part of the convention it stands.
type zones struct {
	of                 []corpus.Zone
	titleFrom, titleTo int  // the lines of the title; equal when there is none
	bodyFrom           int  // the first line of the body
	signedFrom         int  // the first line of the signatures
	articles           bool // the body has articles
	width              int  // columns of hard-wrapped text, 0 when lines are paragraphs
}

func findZones(lines []line) zones {
	z := zones{of: make([]corpus.Zone, len(lines)), width: wrapWidth(lines)}
	z.titleFrom, z.titleTo = findTitle(lines)
	z.bodyFrom = findBody(lines, z.titleTo)
	z.signedFrom = findSignatures(lines, z.bodyFrom)
	z.articles = slices.ContainsFunc(lines[z.bodyFrom:z.signedFrom], func(l line) bool {
		return len(l.marks) > 0 && l.marks[0].style == styleArticle
	})
	z.fillFront(lines)
	for i := z.bodyFrom; i < z.signedFrom; i++ {
		z.of[i] = corpus.ZoneBody
	}
	z.fillEnd(lines)
	return z
}

// fillFront parts the lines above the body into head, basis and preamble.
func (z *zones) fillFront(lines []line) {
	zone := corpus.ZoneHead
	for i := range z.bodyFrom {
		if i >= z.titleTo {
			zone = frontZone(zone, lines, i)
		}
		z.of[i] = zone
	}
}

// frontZone is the zone of a line above the body, given that of the line before.
func frontZone(before corpus.Zone, lines []line, i int) corpus.Zone {
	text := lines[i].text
	wrapped := i > 0 && startsLower(text) && !terminated(lines[i-1].text)
	switch {
	case namesPreamble(text):
		return corpus.ZonePreamble
	case isBasis(text):
		return corpus.ZoneBasis
	case wrapped, before == corpus.ZonePreamble:
		return before
	case before == corpus.ZoneBasis:
		return corpus.ZonePreamble
	case lines[i].isRow() || strings.HasPrefix(text, "(") || wordCount(text) <= 12 || isDateLine(text):
		return before
	default:
		return corpus.ZonePreamble
	}
}

// fillEnd marks the signatures, and what follows an annex as body again.
func (z *zones) fillEnd(lines []line) {
	zone := corpus.ZoneSignature
	for i := z.signedFrom; i < len(lines); i++ {
		if annex(lines[i].text) && allCaps(firstWords(lines[i].text, 2)) {
			zone = corpus.ZoneBody
		}
		z.of[i] = zone
	}
}

var basisStarts = normals("căn cứ", "căn luật", "xét đề nghị", "xét tờ trình", "xét", "theo đề nghị", "thực hiện nghị định", "thực hiện luật", "thực hiện quyết định",
	"thực hiện chỉ thị", "thực hiện pháp lệnh", "thực hiện thông tư", "thực hiện nghị quyết", "thực hiện quy chế", "thực hiện kế hoạch")

// isBasis tells a line of the legal basis.
func isBasis(text string) bool {
	if m, ok := readBullet(text, false); ok {
		text = m.rest
	}
	normal := viet.Normal(firstWords(text, 4))
	return slices.ContainsFunc(basisStarts, func(s string) bool { return strings.HasPrefix(normal+" ", s+" ") })
}

// findBody is the index of the first line of the body: the first chapter or article, or a heading mark in front of it;
// without those the first mark of a list; without any mark the first paragraph behind title and basis.
func findBody(lines []line, from int) int {
	preamble, first, roman, list := -1, -1, -1, -1
	for i := from; i < len(lines) && first < 0; i++ {
		switch kind := frontMark(lines, i); {
		case namesPreamble(lines[i].text):
			preamble = i
		case kind == markHeading:
			first = i
		case kind == markSection && roman < 0:
			roman = i
		case kind == markList && list < 0:
			list = i
		}
	}
	told := preamble >= 0 && first >= 0 // the preamble is named and ends at a chapter or article
	switch {
	case roman >= 0 && !(told && roman > preamble):
		return roman
	case first >= 0:
		return sectionAbove(lines, from, first)
	case list >= 0:
		return headingAbove(lines, from, list)
	default:
		return plainBody(lines, from, preamble)
	}
}

// sectionAbove is the line of the first section ("A. VIỆC LÀNG") right above a line, or the line itself.
func sectionAbove(lines []line, from, i int) int {
	j := headingAbove(lines, from, i)
	for _, k := range []int{j, j - 1} {
		if k >= from && k < i && frontMark(lines, k) == markSection {
			return k
		}
	}
	return i
}

// headingAbove is the line of a heading in capitals right above a line, or the line itself.
func headingAbove(lines []line, from, i int) int {
	for i > from && allCaps(lines[i-1].text) && wordCount(lines[i-1].text) > 1 && !lines[i-1].isRow() &&
		!namesPreamble(lines[i-1].text) {
		i--
	}
	return i
}

type markKind int

const (
	markNone markKind = iota
	markHeading
	markSection
	markList
)

// frontMark tells what the mark of a line may begin when nothing is open yet.
func frontMark(lines []line, i int) markKind {
	l := &lines[i]
	if len(l.marks) == 0 || isBasis(l.text) {
		return markNone
	}
	m := l.marks[0]
	level, worded := wordLevels[m.style]
	before := ""
	if i > 0 {
		before = lines[i-1].text
	}
	if !l.auto && !terminated(before) && danglers[viet.Normal(before[strings.LastIndexAny(before, " \t")+1:])] && !allCaps(before) {
		return markNone
	}
	switch {
	case worded && level <= corpus.LevelArticle:
		return markHeading
	case (m.style == styleUpperRoman || m.style == styleUpperLetter) && m.value == 1 && !ended(m.rest):
		return markSection
	case m.style == styleBullet || m.value == 1:
		return markList
	}
	return markNone
}

// plainBody is where a text without marks begins. A named preamble ends at the next line in capitals; where none
// follows only its name is preamble, because a norm must not be lost in it.
func plainBody(lines []line, from, preamble int) int {
	if preamble >= 0 {
		for i := preamble + 1; i < len(lines); i++ {
			if allCaps(lines[i].text) && !lines[i].isRow() {
				return i
			}
		}
		return preamble + 1
	}
	zone := corpus.ZoneHead
	for i := from; i < len(lines); i++ {
		inTitle := lines[i].isRow() || strings.HasPrefix(lines[i].text, "(") || isDateLine(lines[i].text)
		zone = frontZone(zone, lines, i)
		if !inTitle && !isBasis(lines[i].text) && (zone != corpus.ZoneBasis) {
			return i
		}
	}
	return len(lines)
}

var signatureStarts = normals("trưởng thôn", "trưởng bản", "trưởng làng", "trưởng khu", "trưởng ấp", "trưởng xóm",
	"trưởng ban", "tổ trưởng", "khu trưởng", "thôn trưởng", "tm", "t/m", "thay mặt", "kt", "xác nhận", "công nhận của",
	"phê duyệt của", "phê chuẩn của", "ý kiến", "nơi nhận", "đại diện", "bí thư", "chủ tịch", "ban soạn thảo",
	"ban công tác mặt trận", "ban mặt trận", "ủy ban nhân dân", "ubnd", "người soạn thảo", "già làng", "lý trưởng",
	"tiên chỉ", "chánh hội", "phó lý", "hương bộ", "duyệt", "chi bộ", "chi hội", "thư ký", "chủ tọa", "người có uy tín")

// findSignatures is the index of the first line of the signatures, len(lines) when there are none. They stand behind
// the last chapter, article and number; in a text without any of them, in its second half, since its head names offices
// as well.
func findSignatures(lines []line, from int) int {
	last := from + (len(lines)-from)/2
	for i := len(lines) - 1; i >= from; i-- {
		if k := frontMark(lines, i); k == markHeading || len(lines[i].marks) > 0 && lines[i].marks[0].style == styleArabic {
			last = i
			break
		}
	}
	last = beforeAnnex(lines, from, last)
	for i := last; i < len(lines); i++ {
		if isSignature(&lines[i]) {
			if i > last && isDateLine(lines[i-1].text) {
				i--
			}
			return max(i, from)
		}
	}
	return len(lines)
}

// beforeAnnex moves the start of the search in front of an annex that has numbers of its own: to the last heading
// above it.
func beforeAnnex(lines []line, from, last int) int {
	inAnnex := false
	for i := last; i > from; i-- {
		if inAnnex && frontMark(lines, i) == markHeading {
			return i
		}
		inAnnex = inAnnex || annex(lines[i].text) && allCaps(firstWords(lines[i].text, 2))
	}
	return last
}

// isSignature tells the first line of a signature block: the name of an office, alone on its line or in its column.
func isSignature(l *line) bool {
	if !l.isRow() {
		return isOffice(l.text)
	}
	for _, cell := range l.cells {
		if !isOffice(cell) {
			return false
		}
	}
	return true
}

func isOffice(text string) bool {
	if !startsUpper(text) || wordCount(text) > 16 || ended(text) && !allCaps(text) {
		return false
	}
	normal := viet.Normal(text)
	office := slices.ContainsFunc(signatureStarts, func(s string) bool {
		rest, ok := strings.CutPrefix(normal, s)
		return ok && (rest == "" || strings.ContainsRune(" .:,/(\n-", []rune(rest)[0]))
	})
	return office && (allCaps(firstWords(text, 2)) || wordCount(text) <= 6)
}
