package layout

import "math"

// Distances in units of the font size.
const (
	otherSize   = 0.05 // change of the font size, as a share
	extraPitch  = 0.2  // lines further apart than the paragraph's own
	loosePitch  = 1.7  // pitch that is taken where none can be measured: one and a half lines of a wide face
	sameIndent  = 0.5
	firstIndent = 6.0 // the deepest first-line indent
	hangIndent  = 6.0 // the deepest hanging indent
	centreFree  = 1.0 // room on both sides of a centred line, at least
	centreSlack = 0.2 // how far its middle may be off
	unfinished  = 4.0 // room that may be left when the sentence plainly goes on
	fitSlack    = 0.05
	breakSpace  = 0.25
)

// test is one reason for or against a new paragraph.
type test func(f *flow, l line, next *line) verdict

type verdict int

const (
	unsure verdict = iota
	begins         // l begins a paragraph
	goesOn         // l continues the open one
)

// tests are asked in turn; the first that is sure decides. What remains unsure goes on.
var tests = []test{
	(*flow).bySize,
	(*flow).byGap,
	(*flow).byFace,
	(*flow).byCentre,
	(*flow).byRoom,
	(*flow).byIndent,
	(*flow).byLabel,
	(*flow).bySentence,
}

func (f *flow) breaks(l line, next *line) bool {
	for _, t := range tests {
		if v := t(f, l, next); v != unsure {
			return v == begins
		}
	}
	return false
}

func (f *flow) bySize(l line, _ *line) verdict {
	if a := f.open.last.size; math.Abs(l.size-a) > otherSize*max(l.size, a) {
		return begins
	}
	return unsure
}

// byGap sees room between paragraphs. Under the first line of a paragraph it is measured by the two lines below, if
// they plainly belong together.
func (f *flow) byGap(l line, next *line) verdict {
	o := f.open
	if o.last.page != l.page {
		return unsure
	}
	gap, pitch := o.last.y-l.y, o.pitch
	if pitch == 0 {
		pitch = loosePitch * l.size
		if next != nil && f.roomAfter(l, *next) < 0 && l.y > next.y {
			pitch = l.y - next.y
		}
	}
	if gap <= 0 || gap > pitch+extraPitch*l.size {
		return begins
	}
	return unsure
}

// byFace parts a bold heading from plain text, or from a clause with a bold number, and plain text from a bold heading.
// A line that goes on inside a sentence is no sign.
func (f *flow) byFace(l line, _ *line) verdict {
	o, text := f.open, l.cells[0].text()
	heading := o.bold && (l.plain() || !l.bold() && startsLabel(text))
	if (heading || o.plain && l.bold()) && !startsInside(text) {
		return begins
	}
	return unsure
}

// byCentre keeps the lines of a head apart, except where one was too long for its line.
func (f *flow) byCentre(l line, _ *line) verdict {
	o, text := f.open, l.cells[0].text()
	before, here := f.centred(o.last), f.centred(l)
	switch {
	case f.balanced(o.last) && capitals(o.text) && !capitals(text):
		return begins
	case o.balanced && f.balanced(l) && max(f.indent(l), f.indent(o.last)) > marginSpread:
		return f.byTitle(l)
	case !before && !here:
		return unsure
	case before:
		return f.afterCentred(l)
	case f.indent(l) > firstIndent*l.size && f.indent(l)-o.cont > sameIndent*l.size:
		return begins
	}
	return unsure
}

// byTitle decides between lines in the middle, the widest of which may fill the column.
func (f *flow) byTitle(l line) verdict {
	text := l.cells[0].text()
	switch {
	case f.balancedByChance(l):
		return unsure
	case f.shortFor(l), capitals(text) != capitals(f.open.last.cells[0].text()), startsLabel(text):
		return begins
	case f.centred(f.open.last), !endsSentence(f.open.text):
		return goesOn
	}
	return unsure
}

// afterCentred parts a centred line from running text below it. An indented first line of ragged text may stand in the
// middle by chance; there the sentence goes on.
func (f *flow) afterCentred(l line) verdict {
	if f.shortFor(l) && !f.balancedByChance(l) {
		return begins
	}
	return unsure
}

func (f *flow) balancedByChance(l line) bool {
	before := f.indent(f.open.last)
	return f.indent(l) < before && before <= firstIndent*l.size && f.room(l) < 0 && f.inside(l)
}

// inside tells whether l begins as the middle of the open paragraph's last sentence does.
func (f *flow) inside(l line) bool {
	text := l.cells[0].text()
	return startsInside(text) && !startsLabel(text) && !endsSentence(f.open.text)
}

// shortFor tells whether the line before, wherever it stands, left room for the first word of l; where the sentence
// plainly goes on, plenty of it.
func (f *flow) shortFor(l line) bool {
	a := f.open.last
	room := f.columns(a.page).width() - (a.x1() - a.x0() + breakSpace*l.size + l.first())
	if f.inside(l) {
		return room >= unfinished*l.size
	}
	return room >= 0
}

// balanced tells whether a line leaves the same room on both sides, be it none.
func (f *flow) balanced(l line) bool {
	c := f.columns(l.page)
	return math.Abs(l.x0()-c.left-(c.right-l.x1())) < 2*centreSlack*l.size
}

func (f *flow) centred(l line) bool {
	c := f.columns(l.page)
	return l.x0()-c.left > centreFree*l.size && c.right-l.x1() > centreFree*l.size && f.balanced(l)
}

// byRoom asks the typesetter's question: would the line's first word have fitted on the line before?
func (f *flow) byRoom(l line, _ *line) verdict {
	o := f.open
	room := f.room(l)
	near := math.Abs(f.indent(l)-o.cont) < sameIndent*l.size
	if room < 0 || room < unfinished*l.size && near && f.inside(l) {
		return unsure
	}
	return begins
}

// room is what the line before would have left over after the first word of l.
func (f *flow) room(l line) float64 { return f.roomAfter(f.open.last, l) }

func (f *flow) roomAfter(a, l line) float64 {
	return f.columns(a.page).right - a.x1() - (breakSpace+fitSlack)*l.size - l.first()
}

func (f *flow) indent(l line) float64 { return l.x0() - f.columns(l.page).left }

func (f *flow) byIndent(l line, next *line) verdict {
	o, here, em := f.open, f.indent(l), l.size
	if o.lines > 1 {
		switch {
		case math.Abs(here-o.cont) > sameIndent*em:
			return begins
		case f.indent(o.first)-o.cont > sameIndent*em:
			return goesOn // first lines are indented and this one is not
		}
		return unsure
	}
	first := f.indent(o.first)
	switch {
	case here < first-sameIndent*em && first-here <= firstIndent*em:
		return goesOn
	case here < first-sameIndent*em:
		return begins
	case here > first+sameIndent*em:
		return f.hanging(here - first)
	case next != nil && f.indent(*next) < here-sameIndent*em && here > sameIndent*em:
		return begins // the line after it stands further left: this one is a first line
	}
	return unsure
}

// hanging decides on a line further right than the paragraph's first: under a label it hangs, else it is an indented
// first line.
func (f *flow) hanging(depth float64) verdict {
	if depth <= hangIndent*f.open.last.size && startsLabel(f.open.text) {
		return goesOn
	}
	return begins
}

// byLabel begins a unit at its number, unless the sentence before is still running: "theo quy định tại / Điều 5".
func (f *flow) byLabel(l line, _ *line) verdict {
	text := l.cells[0].text()
	if startsLabel(text) && endsSentence(f.open.text) || startsUnit(text) && !runsOn(f.open.text) {
		return begins
	}
	return unsure
}

// bySentence decides where nothing on the page does: over a page break, or after a line that introduces a list.
func (f *flow) bySentence(l line, _ *line) verdict {
	ended := endsSentence(f.open.text) && !startsInside(l.cells[0].text())
	introduces := f.open.text[len(f.open.text)-1] == ':' || f.open.text[len(f.open.text)-1] == ';'
	if ended && (introduces || f.open.last.page != l.page) {
		return begins
	}
	return unsure
}
