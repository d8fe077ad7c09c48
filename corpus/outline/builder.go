package outline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// event is what ends the text of a unit; it tells a title from a sentence.
type event int

const (
	eventHeading   event = iota // an article or a tier above it, or the end of the body
	eventList                   // a mark of a list
	eventParagraph              // text without a mark, or a table
)

// builder keeps the open units and the clause that is being written.
type builder struct {
	lines     []line
	zones     zones
	verse     bool // lines are verses
	units     []unit
	open      *writing
	table     []string // rows of the table that is being read
	tablePage int
	articles  int  // number of the last article, 0 before the first
	sections  int  // numbered headings above the articles so far
	restart   bool // a heading stands behind the last article
	run       mark // the last mark that stood right under a heading; numbers may run on from it past the next
	inZone    map[corpus.Zone]int
	clauses   []draft
}

func newBuilder(lines []line, z zones) *builder {
	return &builder{
		lines: lines, zones: z, verse: isVerse(lines, z),
		units: []unit{{}}, inZone: map[corpus.Zone]int{},
	}
}

// add reads the next line.
func (b *builder) add(i int) {
	l := &b.lines[i]
	if b.zones.of[i] != corpus.ZoneBody {
		b.addOutside(i)
		return
	}
	if i > 0 && b.zones.of[i-1] != corpus.ZoneBody {
		b.finishClause(eventHeading)
	}
	if l.isRow() {
		b.addRow(l)
		return
	}
	b.finishTable()
	if p, ok := b.judge(i); ok {
		b.enter(p, l)
		return
	}
	b.addText(i)
}

// addOutside writes a paragraph of a zone without structure.
func (b *builder) addOutside(i int) {
	zone := b.zones.of[i]
	same := i > 0 && b.zones.of[i-1] == zone && b.open != nil
	if same && b.continues(i) {
		b.open.extend(b.lines[i].text)
		return
	}
	b.finishTable()
	b.finishClause(eventHeading)
	b.inZone[zone]++
	b.open = &writing{lines: []string{b.lines[i].text}, starts: []int{0}}
	b.open.draft = draft{nth: b.inZone[zone], clause: corpus.Clause{Zone: zone, Page: b.lines[i].page}}
}

// enter opens the unit of a believed mark.
func (b *builder) enter(p placing, l *line) {
	b.finishClause(p.event())
	b.units = b.units[:p.depth]
	u := unit{level: p.level, mark: p.mark, number: p.mark.number}
	switch {
	case p.mark.style == styleBullet:
		c := counter(b.units)
		c.bullets++
		u.number = fmt.Sprint(c.bullets)
	case p.level == corpus.LevelArticle:
		b.articles, b.restart = p.mark.value, false
	case p.level < corpus.LevelArticle:
		b.restart = true
		b.sections++
	}
	u.pending = u.isHeading()
	b.units = append(b.units, u)
	b.keepRun()
	if p.mark.rest != "" {
		b.begin(p.mark.rest, l.page, true)
	}
}

// addText puts a line without a mark where it belongs.
func (b *builder) addText(i int) {
	l := &b.lines[i]
	switch {
	case b.open != nil && !b.isSubsection(i) && (b.continues(i) || b.continuesTitle(l)):
		b.open.extend(l.text)
	case b.isBareHeading(i):
		b.enterBareHeading(l)
	default:
		b.paragraph(l)
	}
}

// continuesTitle joins the lines of a centred title in capitals.
func (b *builder) continuesTitle(l *line) bool {
	u := b.top()
	return u.pending && u.level < corpus.LevelArticle && !terminated(b.open.last()) &&
		allCaps(b.open.last()) && allCaps(l.text)
}

// paragraph adds a paragraph without mark to the unit that it belongs to.
func (b *builder) paragraph(l *line) {
	if b.open != nil && fullStop(b.open.last()) {
		b.leaveList()
	}
	u := b.top()
	if u.level < corpus.LevelArticle {
		b.looseParagraph(l)
		return
	}
	if b.open == nil {
		b.begin(l.text, l.page, u.pending)
		return
	}
	colon, done := endsWithColon(b.open.last()), b.open.led && fullStop(b.open.last())
	if u.pending && b.isTitle(b.open.text(), eventParagraph) || colon || done {
		b.finishClause(eventParagraph)
		if done {
			b.top().stopLeading()
		}
		b.begin(l.text, l.page, false)
		return
	}
	u.pending = false
	b.open.append(l.text)
}

// leaveList goes back from a finished list item to its parent when the text that follows is no part of the list: after
// bullets always, after other items when a colon had introduced them.
func (b *builder) leaveList() {
	depth := len(b.units)
	if b.top().level == corpus.LevelBullet {
		for depth > 1 && b.units[depth-1].level == corpus.LevelBullet {
			depth--
		}
	} else if depth > 1 && !b.top().isHeading() && endsWithColon(b.parent().introduction()) {
		depth--
	}
	if depth == len(b.units) {
		return
	}
	b.finishClause(eventParagraph)
	b.units = b.units[:depth]
	b.top().stopLeading()
}

// introduction is what a unit's children stand under.
func (u *unit) introduction() string {
	if u.lead != "" {
		return u.lead
	}
	return u.title
}

// looseParagraph writes text that stands in no article: each paragraph is a clause, counted in its chapter or, without
// structure, in the body.
func (b *builder) looseParagraph(l *line) {
	u := b.top()
	if u.pending && b.open == nil && u.number != "" {
		b.begin(l.text, l.page, true)
		return
	}
	if b.open != nil && b.verseGoesOn() {
		b.open.extend(l.text)
		return
	}
	led := b.open != nil && (endsWithColon(b.open.last()) || b.open.led && !fullStop(b.open.last()))
	lead := ""
	if led {
		lead = b.leadOfLoose()
	}
	b.finishClause(eventParagraph)
	b.top().lead = lead
	b.begin(l.text, l.page, false)
}

func (b *builder) leadOfLoose() string {
	if b.open.led {
		return b.top().lead
	}
	return b.open.lastParagraph()
}

// begin starts a clause of the innermost unit; opening tells that it is the unit's first line.
func (b *builder) begin(text string, page int, opening bool) {
	u := b.top()
	a := address(b.units)
	if u.level < corpus.LevelArticle && !opening {
		c := counter(b.units)
		c.spoken++
		a = append(a, corpus.Step{Level: corpus.LevelParagraph, Number: fmt.Sprint(c.spoken)})
	}
	leads := leadIns(b.units)
	led := !opening && endsWithColon(u.lead)
	if led {
		leads = append(leads, u.lead)
	}
	b.open = &writing{led: led, lines: []string{text}, starts: []int{0}}
	b.open.draft = draft{article: b.articleKey(), section: b.sections}
	b.open.draft.clause = corpus.Clause{
		Zone: b.zone(), Address: a, Headings: headings(b.units), LeadIns: leads, Page: page,
	}
}

func (b *builder) zone() corpus.Zone {
	if slices.ContainsFunc(b.units, func(u unit) bool { return u.preamble }) {
		return corpus.ZonePreamble
	}
	return corpus.ZoneBody
}

func (b *builder) articleKey() string {
	for _, u := range b.units {
		if u.level == corpus.LevelArticle {
			return viet.Normal(u.number)
		}
	}
	return ""
}

// finishClause closes the clause that is being written and settles what it is to its unit: title or lead-in.
func (b *builder) finishClause(e event) {
	if b.open == nil {
		return
	}
	w := b.open
	b.open = nil
	w.draft.clause.Text = w.text()
	if w.draft.nth == 0 {
		b.settle(w, e)
	}
	b.clauses = append(b.clauses, w.draft)
}

func (b *builder) settle(w *writing, e event) {
	u := b.top()
	switch {
	case u.pending && b.isTitle(w.text(), e):
		u.title = w.text()
		if namesPreamble(u.title) {
			u.preamble = true
			w.draft.clause.Zone = corpus.ZonePreamble
		}
	case !w.led:
		u.lead = w.lastParagraph()
	}
	u.pending = false
}

// isTitle tells a heading from text. Above the articles nearly everything is a title; an article's line is one when it
// is no sentence and something follows inside the article.
func (b *builder) isTitle(text string, e event) bool {
	words := wordCount(text)
	if b.top().level < corpus.LevelArticle {
		return words <= 40 && (!ended(text) || allCaps(text) || words <= 8)
	}
	if e == eventHeading || strings.Contains(text, "\n") {
		return false
	}
	if ended(text) {
		return e == eventList && words <= 8 && strings.HasSuffix(text, ".")
	}
	return words <= 30
}

func (b *builder) top() *unit    { return &b.units[len(b.units)-1] }
func (b *builder) parent() *unit { return &b.units[max(0, len(b.units)-2)] }

// close ends the body.
func (b *builder) close() {
	b.finishTable()
	b.finishClause(eventHeading)
}

// footnotes adds the notes of the document behind its clauses.
func (b *builder) footnotes(paragraphs []corpus.Paragraph) {
	for _, p := range paragraphs {
		text := strings.TrimSpace(p.Text)
		if p.Origin != corpus.OriginFootnote || !saysSomething(text) {
			continue
		}
		b.inZone[zoneFootnote]++
		c := corpus.Clause{Zone: corpus.ZoneBody, Text: text, Page: p.Page}
		b.clauses = append(b.clauses, draft{clause: c, nth: b.inZone[zoneFootnote]})
	}
}
