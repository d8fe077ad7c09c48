package outline

import (
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// Many conventions number their clauses from the first to the last and put headings between them: "7." is the last under
// "VIỆC LÀNG" and "8." the first under "VIỆC NHÀ". The number that is believed last goes on counting past the heading.

// running are the styles that run through headings.
var running = []style{styleArabic, styleLowerLetter}

// mostSkipped is how far a number may stand from the one before, since people leave numbers out.
const mostSkipped = 3

// placeRunning places the first number under a heading that goes on with the numbers above it. An article has no text of its
// own in front of it, since one that has does not begin with a number.
func (b *builder) placeRunning(i, area int) (placing, bool) {
	u := b.top()
	if !b.lines[i].auto && !b.afterEnd(i) || u.level == corpus.LevelArticle && !u.pending {
		return placing{}, false
	}
	for _, m := range b.lines[i].marks {
		if b.runsOn(i, m) && !slices.ContainsFunc(b.units[area:], func(u unit) bool { return u.mark.style == m.style }) {
			return placing{m, b.itemLevel(m, b.units[area-1].level), area}, true
		}
	}
	return placing{}, false
}

// runsOn tells that a mark follows the last one that stood right under a heading. After a gap it is believed only when the
// next number follows.
func (b *builder) runsOn(i int, m mark) bool {
	if m.style != b.run.style || !slices.Contains(running, m.style) {
		return false
	}
	if follows(b.run, m) {
		return true
	}
	return m.value > b.run.value && m.value <= b.run.value+mostSkipped && startsUpper(m.rest) && b.nextComes(i, m)
}

// nextComes tells that the next number of a list stands not far below a line.
func (b *builder) nextComes(i int, m mark) bool {
	const far = 12 // lines
	for _, l := range b.lines[i+1 : min(len(b.lines), i+1+far)] {
		if slices.ContainsFunc(l.marks, func(next mark) bool { return next.style == m.style && follows(m, next) }) {
			return true
		}
	}
	return false
}

// keepRun remembers the mark of the innermost unit when it is an item right under a heading.
func (b *builder) keepRun() {
	if u := b.top(); u.level > corpus.LevelArticle && u.mark.style != styleBullet && b.parent().isHeading() {
		b.run = u.mark
	}
}

// beforeRunning tells that the number on the next line goes on with the list above, so that a single word in capitals between a
// finished item and it is a heading. In small letters it may as well be the tail of the item.
func (b *builder) beforeRunning(i int) bool {
	if b.zones.articles || b.open == nil || !fullStop(b.open.last()) || !allCaps(b.lines[i].text) ||
		i+1 >= len(b.lines) || b.zones.of[i+1] != corpus.ZoneBody {
		return false
	}
	marks := b.lines[i+1].marks
	return len(marks) > 0 && marks[0].style == styleArabic && b.run.style == styleArabic && follows(b.run, marks[0])
}
