package outline

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// placing is a believed mark and where its unit goes: on top of the first depth units of the stack.
type placing struct {
	mark  mark
	level corpus.Level
	depth int
}

func (p placing) event() event {
	if p.level <= corpus.LevelArticle {
		return eventHeading
	}
	return eventList
}

const maxDepth = 24 // nested lists; a text that goes deeper is noise

// judge tells whether a line opens a unit, and which.
func (b *builder) judge(i int) (placing, bool) {
	l := &b.lines[i]
	if len(l.marks) == 0 || len(b.units) > maxDepth {
		return placing{}, false
	}
	if _, worded := wordLevels[l.marks[0].style]; worded {
		return b.judgeWorded(i, l.marks[0])
	}
	return b.judgeList(i)
}

// judgeWorded places "Chương II", "Điều 5", "Khoản 1".
func (b *builder) judgeWorded(i int, m mark) (placing, bool) {
	level := wordLevels[m.style]
	switch {
	case b.dangles(i), level == corpus.LevelArticle && !b.articleFits(i, m), b.inSentence(i) && !b.isNextArticle(m), b.isLetteredColumn(i, m):
		return placing{}, false
	case level > corpus.LevelArticle:
		return b.placeWordedItem(m, level)
	case level == corpus.LevelSection:
		return placing{m, level, b.sectionDepth(m)}, true
	default:
		return placing{m, level, b.depthAbove(level)}, true
	}
}

// isLetteredColumn tells "Mục A: Ghi tên" within an article, which names a column of a form. A section has a title and stands right
// above an article.
func (b *builder) isLetteredColumn(i int, m mark) bool {
	lettered := m.style == styleSection && roman(m.number) == 0 && letterRank(m.number) > 0
	return lettered && b.articleOpen() && (ended(m.rest) || !b.beforeHeading(i))
}

// articleOpen tells that the lines stand in an article.
func (b *builder) articleOpen() bool {
	return slices.ContainsFunc(b.units, func(u unit) bool { return u.level == corpus.LevelArticle })
}

// placeWordedItem places "Khoản 1" and "Điểm a"; without an open article or section they are text.
func (b *builder) placeWordedItem(m mark, level corpus.Level) (placing, bool) {
	area := b.listArea()
	if k := b.findSibling(m, area); k >= 0 {
		return placing{m, level, k}, true
	}
	depth := area
	for depth < len(b.units) && b.units[depth].level < level {
		depth++
	}
	return placing{m, level, depth}, true
}

// articleFits tells that an article number goes on where the last one stopped, begins anew after a heading, or at
// least stands at the start of a paragraph that follows a finished one.
func (b *builder) articleFits(i int, m mark) bool {
	if b.isNextArticle(m) {
		return true
	}
	return b.afterEnd(i) || m.value == 1 && b.restart
}

// isNextArticle tells the article behind the last one: the next number, or one that was put between ("Điều 5a", "Điều 5 bis").
func (b *builder) isNextArticle(m mark) bool {
	return m.style == styleArticle && (m.value == b.articles+1 || m.value == b.articles && isInserted(m.number))
}

// afterEnd tells that nothing is left open in front of a line: a sentence ended, a heading or a row stands there.
func (b *builder) afterEnd(i int) bool {
	if i == 0 || b.open == nil || b.zones.of[i-1] != corpus.ZoneBody {
		return true
	}
	u := b.top()
	return b.lines[i-1].isRow() || terminated(b.open.last()) || u.pending && u.isHeading()
}

// inSentence tells that hard-wrapped text runs over the line break in front of a line.
func (b *builder) inSentence(i int) bool {
	return !b.afterEnd(i) && b.full(i-1)
}

// danglers are words that no line of a finished thought ends with; the number behind them belongs to the sentence.
var danglers = wordSet("tại", "theo", "mồng", "mùng", "và", "hoặc", "của", "từ", "đến", "ngày", "tháng", "số", "điều",
	"khoản", "điểm", "chương", "với", "cho", "về", "ở", "như", "hay", "do", "bởi", "vào", "các", "những", "mỗi", "là")

func wordSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[viet.Normal(w)] = true
	}
	return set
}

// dangles tells that the line before waits for the number: "theo quy định tại / Điều 5."
func (b *builder) dangles(i int) bool {
	if i == 0 || b.open == nil || b.lines[i-1].isRow() || b.zones.of[i-1] != corpus.ZoneBody {
		return false
	}
	last := b.open.last()
	if terminated(last) || allCaps(last) {
		return false
	}
	return danglers[viet.Normal(last[strings.LastIndexAny(last, " \t")+1:])]
}

// depthAbove is the height of the stack without the units of a tier and below.
func (b *builder) depthAbove(level corpus.Level) int {
	depth := len(b.units)
	for depth > 1 && b.units[depth-1].level >= level {
		depth--
	}
	return depth
}

// sectionDepth puts a section beside an open one of its style, else under the headings that are open.
func (b *builder) sectionDepth(m mark) int {
	for k := len(b.units) - 1; k > 0; k-- {
		if b.units[k].mark.style == m.style && b.units[k].isHeading() {
			return k
		}
	}
	depth := b.depthAbove(corpus.LevelArticle)
	for depth > 1 && b.units[depth-1].number == "" {
		depth--
	}
	return depth
}

// listArea is the index of the first unit below the innermost heading.
func (b *builder) listArea() int {
	k := len(b.units)
	for k > 1 && !b.units[k-1].isHeading() {
		k--
	}
	return k
}

// judgeList places a bare number, letter or bullet among the lists that are open.
func (b *builder) judgeList(i int) (placing, bool) {
	l := &b.lines[i]
	if !l.auto && l.marks[0].style != styleBullet && (b.dangles(i) || b.inSentence(i)) {
		return placing{}, false
	}
	if b.open != nil && l.marks[0].style == styleBullet && b.inSentence(i) && startsLower(l.marks[0].rest) {
		return placing{}, false
	}
	if p, ok := b.placeHeadingMark(i); ok {
		return p, true
	}
	area := b.listArea()
	for _, m := range l.marks {
		if k := b.findSibling(m, area); k >= 0 {
			return placing{m, b.units[k].level, k}, true
		}
	}
	for _, m := range l.marks {
		if p, ok := b.startList(m, area); ok {
			return p, true
		}
	}
	if p, ok := b.placeRunning(i, area); ok {
		return p, true
	}
	return b.placeOddNumber(i, area)
}

// findSibling is the index of the innermost open unit that a mark follows, or -1. The same punctuation is looked for
// first, so that "2." goes on behind "1." and not behind the "1)" inside it.
func (b *builder) findSibling(m mark, area int) int {
	for _, strict := range []bool{true, false} {
		for k := len(b.units) - 1; k >= area; k-- {
			u := &b.units[k]
			if u.mark.style == m.style && (!strict || u.mark.sep == m.sep) && follows(u.mark, m) {
				return k
			}
		}
	}
	return -1
}

// follows tells that b is the next mark after a in one list.
func follows(a, b mark) bool {
	switch b.style {
	case styleBullet:
		return a.sep == b.sep
	case styleLowerLetter, styleUpperLetter, stylePointWord:
		return letterFollows(a.value, b.value)
	case styleDotted:
		return a.parent == b.parent && a.value+1 == b.value || b.value == 1 && a.parent+1 == b.parent
	default:
		return a.value+1 == b.value
	}
}

// startList opens a list with its first mark. It goes under the innermost unit when a colon calls for it; otherwise
// bullets are left first, and a list of the same look starts anew in its place.
func (b *builder) startList(m mark, area int) (placing, bool) {
	if m.style != styleBullet && m.value != 1 {
		return placing{}, false
	}
	depth := len(b.units)
	switch {
	case m.style == styleDotted:
		depth = b.dottedDepth(m, area)
		if depth < 0 {
			return placing{}, false
		}
	case m.style != styleBullet && !b.calls():
		depth = b.freshDepth(m, area)
	}
	return placing{m, b.itemLevel(m, b.units[depth-1].level), depth}, true
}

// calls tells that the innermost unit's text ends with a colon.
func (b *builder) calls() bool { return b.open != nil && endsWithColon(b.open.last()) }

// freshDepth is where a list begins that no colon called for.
func (b *builder) freshDepth(m mark, area int) int {
	for k := area; k < len(b.units); k++ {
		if b.units[k].mark.style == m.style && b.units[k].mark.sep == m.sep {
			return k
		}
	}
	depth := len(b.units)
	for depth > area && b.units[depth-1].level == corpus.LevelBullet {
		depth--
	}
	return depth
}

// dottedDepth puts "1.1" under the open "1", or under whatever heading is open; -1 when its first number belongs to no
// open unit.
func (b *builder) dottedDepth(m mark, area int) int {
	for k := len(b.units) - 1; k >= area; k-- {
		u := b.units[k].mark
		if u.style == styleArabic && u.value == m.parent || u.style == styleDotted && u.parent*100+u.value == m.parent {
			return k + 1
		}
	}
	heading := b.units[area-1].mark.value
	if area == len(b.units) && (heading == m.parent || m.parent == 1) {
		return area
	}
	return -1
}

// itemLevel is the tier of a list's items by the look of their mark and the tier above.
func (b *builder) itemLevel(m mark, parent corpus.Level) corpus.Level {
	switch m.style {
	case styleBullet:
		return corpus.LevelBullet
	case styleDotted:
		return corpus.LevelClause
	case styleArabic, styleUpperRoman:
		if parent < corpus.LevelClause {
			return corpus.LevelClause
		}
	}
	return corpus.LevelPoint
}

// placeOddNumber accepts a mark that skips or repeats a number, as people do, when a finished line stands before it and
// a capital behind it; automatic numbers are never in doubt.
func (b *builder) placeOddNumber(i, area int) (placing, bool) {
	l := &b.lines[i]
	m := l.marks[len(l.marks)-1]
	if !l.auto && (!b.afterEnd(i) || !startsUpper(m.rest)) {
		return placing{}, false
	}
	for k := len(b.units) - 1; k >= area; k-- {
		u := b.units[k]
		if u.mark.style == m.style && (l.auto || m.value >= u.mark.value && m.value <= u.mark.value+3) {
			return placing{m, u.level, k}, true
		}
	}
	if l.auto || m.value == 2 && area == len(b.units) && slices.Contains(lonely, m.style) {
		return placing{m, b.itemLevel(m, b.units[area-1].level), area}, true
	}
	return placing{}, false
}

// lonely are the styles that are believed from their second number on, when the first was lost.
var lonely = []style{styleArabic, styleLowerLetter}
