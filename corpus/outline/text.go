package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// wrapWidth is the length in characters up to which the lines of a hard-wrapped text are filled; 0 when lines are
// paragraphs. A text is hard-wrapped when many lines stop in the middle of a sentence and none is long.
func wrapWidth(lines []line) int {
	var lengths []int
	broken := 0
	for i := range lines {
		if lines[i].isRow() {
			continue
		}
		lengths = append(lengths, utf8.RuneCountInString(lines[i].text))
		if i > 0 && startsLower(lines[i].text) && len(lines[i].marks) == 0 && !terminated(lines[i-1].text) {
			broken++
		}
	}
	if len(lengths) == 0 {
		return 0
	}
	slices.Sort(lengths)
	width := lengths[len(lengths)*95/100]
	if broken < 3 || broken*6 < len(lengths) || width > 140 || width < 40 {
		return 0
	}
	return width
}

// full tells that the first word of the next line would not have fitted on a line.
func (b *builder) full(i int) bool { return isFull(b.lines, i, b.zones.width) }

func isFull(lines []line, i, width int) bool {
	if width == 0 || i < 0 || i+1 >= len(lines) {
		return false
	}
	next := firstWords(lines[i+1].text, 1)
	return utf8.RuneCountInString(lines[i].text)+1+utf8.RuneCountInString(next) > width
}

// continues tells that a line is the rest of the paragraph before it.
func (b *builder) continues(i int) bool {
	if i == 0 || b.open == nil || b.lines[i].isRow() || b.lines[i-1].isRow() {
		return false
	}
	last := b.open.last()
	if !terminated(last) && startsLower(b.lines[i].text) || b.dangles(i) {
		return true
	}
	title := b.top().pending && allCaps(last)
	return !title && b.full(i-1)
}

// isVerse tells that the body is a poem: hardly a mark, and short lines nearly throughout.
func isVerse(lines []line, z zones) bool {
	body, short := 0, 0
	for i := range lines {
		if z.of[i] != corpus.ZoneBody {
			continue
		}
		body++
		if n := wordCount(lines[i].text); n >= 4 && n <= 9 && len(lines[i].marks) == 0 {
			short++
		}
	}
	return body >= 8 && short*10 >= body*9
}

// verseGoesOn tells that a couplet is not full: six and eight syllables, or seven and seven.
func (b *builder) verseGoesOn() bool {
	if !b.verse {
		return false
	}
	return wordCount(b.open.lastParagraph()) < 8
}

// isBareHeading tells a heading without number: in capitals where an article or the text has none, or a short line
// right in front of an article.
func (b *builder) isBareHeading(i int) bool {
	text := b.lines[i].text
	if annex(text) || b.isSubsection(i) {
		return true
	}
	pending := b.top().pending && b.open == nil && b.top().number != ""
	if pending || terminated(text) || wordCount(text) > 15 || !startsUpper(text) {
		return false
	}
	if b.afterEnd(i) && b.beforeHeading(i) || b.beforeRunning(i) {
		return true
	}
	return !b.zones.articles && allCaps(text) && wordCount(text) > 1
}

// beforeHeading tells that an article or a tier above it begins on the next line.
func (b *builder) beforeHeading(i int) bool {
	if i+1 >= len(b.lines) || b.zones.of[i+1] != corpus.ZoneBody || len(b.lines[i+1].marks) == 0 {
		return false
	}
	m := b.lines[i+1].marks[0]
	level, worded := wordLevels[m.style]
	return worded && level <= corpus.LevelArticle && (level < corpus.LevelArticle || m.value == b.articles+1)
}

// enterBareHeading opens a heading without number beside the last one.
func (b *builder) enterBareHeading(l *line) {
	b.finishClause(eventHeading)
	depth := b.depthAbove(corpus.LevelArticle)
	if annex(l.text) {
		depth, b.run = 1, mark{}
	}
	for depth > 1 && b.units[depth-1].number == "" {
		depth--
	}
	b.units = append(b.units[:depth], unit{level: corpus.LevelSection})
	b.begin(l.text, l.page, false)
	b.top().pending = true
}

// annex tells the line that begins an annex: "PHỤ LỤC", "Phụ lục 1".
func annex(text string) bool {
	if len(text) == 0 || text[0] != 'p' && text[0] != 'P' {
		return false
	}
	normal := viet.Normal(firstWords(text, 2))
	return normal == "phụ lục" && wordCount(text) <= 20 && !ended(text)
}

// namesPreamble tells a heading of the preamble.
func namesPreamble(text string) bool {
	normal := strings.Trim(viet.Normal(text), " .:-")
	return slices.Contains(preambleTitles, normal)
}

var preambleTitles = normals("lời nói đầu", "lời mở đầu", "lời giới thiệu", "phần mở đầu", "mở đầu", "lời tựa",
	"tựa", "bài tựa", "tiểu dẫn", "lời dẫn", "lời đầu", "mấy lời nói đầu", "phần lời nói đầu", "đặt vấn đề")
