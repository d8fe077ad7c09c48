package outline

import (
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// A bare "I.", "A." or "1." may be the name of a part or section, or the mark of a list. It is a heading beside an open one of its
// style, or as the first where no article is open that it could be a list of.

// placeHeadingMark places "I." as a section and "A." as a part or section.
func (b *builder) placeHeadingMark(i int) (placing, bool) {
	marks := b.headingMarks(i)
	for _, place := range []func(int, mark) (placing, bool){b.nextHeadingMark, b.firstHeadingMark, b.oddHeadingMark} {
		for _, m := range marks {
			if p, ok := place(i, m); ok {
				return p, true
			}
		}
	}
	return placing{}, false
}

// headingMarks are the marks of a line that may be a heading's: "I." and "A." always, "1. VIỆC LÀNG" when a list that begins
// with 1 as well stands right below the first.
func (b *builder) headingMarks(i int) []mark {
	var marks []mark
	for _, m := range b.lines[i].marks {
		switch {
		case m.style == styleUpperRoman || m.style == styleUpperLetter:
			marks = append(marks, m)
		case m.style == styleArabic && !b.zones.articles && b.isNumberedTitle(i, m):
			m.style = styleUpperNumber
			marks = append(marks, m)
		}
	}
	return marks
}

// isNumberedTitle tells "1. VIỆC LÀNG" above a list of the same look, and the titles that go on with it whatever stands below.
func (b *builder) isNumberedTitle(i int, m mark) bool {
	if !allCaps(m.rest) || wordCount(m.rest) < 2 || terminated(m.rest) {
		return false
	}
	if b.goesOnTitle(m) {
		return true
	}
	if i+1 >= len(b.lines) || len(b.lines[i+1].marks) == 0 {
		return false
	}
	next := b.lines[i+1].marks[0]
	return next.style == styleArabic && next.sep == m.sep && next.value == 1 && !allCaps(next.rest)
}

// goesOnTitle tells that a number follows an open numbered title.
func (b *builder) goesOnTitle(m mark) bool {
	return slices.ContainsFunc(b.units, func(u unit) bool {
		return u.mark.style == styleUpperNumber && u.mark.sep == m.sep && u.mark.value+1 == m.value
	})
}

// nextHeadingMark goes on with open headings: "II." after "I.", "E." after "D.". "I." goes on after "H." unless it counts
// from one inside it.
func (b *builder) nextHeadingMark(i int, m mark) (placing, bool) {
	for k := len(b.units) - 1; k > 0; k-- {
		u := &b.units[k]
		if u.isHeading() && u.mark.style == m.style && follows(u.mark, m) {
			inside := m.number == "I" && m.style == styleUpperLetter && b.secondFollows(i)
			return placing{m, u.level, k}, !inside
		}
	}
	return placing{}, false
}

// secondFollows tells that the next mark in capitals below a line is "II".
func (b *builder) secondFollows(i int) bool {
	for _, l := range b.lines[i+1:] {
		for _, m := range l.marks {
			if m.style == styleUpperRoman || m.style == styleUpperLetter {
				return m.style == styleUpperRoman && m.value == 2
			}
		}
	}
	return false
}

// firstHeadingMark begins headings with "I.", "A." or "1.".
func (b *builder) firstHeadingMark(i int, m mark) (placing, bool) {
	depth := b.depthAbove(corpus.LevelArticle)
	inArticle := depth < len(b.units) && b.units[depth].level == corpus.LevelArticle
	if m.value != 1 || inArticle || !b.afterEnd(i) || b.findSibling(m, b.listArea()) >= 0 {
		return placing{}, false
	}
	level := corpus.LevelSection
	if m.style == styleUpperLetter && b.depthAbove(corpus.LevelChapter) == depth {
		level = corpus.LevelPart
	}
	return placing{m, level, b.sectionDepth(m)}, true
}

// oddHeadingMark goes on with open headings where a number was left out or used twice, if the line is a title in capitals.
func (b *builder) oddHeadingMark(i int, m mark) (placing, bool) {
	if !allCaps(m.rest) || terminated(m.rest) || !b.afterEnd(i) {
		return placing{}, false
	}
	reach := mostSkipped
	if m.style == styleUpperLetter {
		reach += 2 // Đ and F, which one alphabet or the other does not have
	}
	for k := len(b.units) - 1; k > 0; k-- {
		u := &b.units[k]
		if u.isHeading() && u.mark.style == m.style && m.value >= u.mark.value && m.value <= u.mark.value+reach {
			return placing{m, u.level, k}, true
		}
	}
	return placing{}, false
}
