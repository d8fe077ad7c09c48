package rules

import (
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// place says which text of a clause a unit stands in.
type place uint8

const (
	inHeading place = iota
	inLeadIn
	inOwn
)

// span is a half-open range of syllables of a reading.
type span struct{ start, end int32 }

func (s span) overlaps(o span) bool { return s.start < o.end && o.start < s.end }
func (s span) contains(o span) bool { return s.start <= o.start && o.end <= s.end }

// syllable is one word or number of a reading.
type syllable struct {
	id         int32
	start, end int32 // bytes of its own text, as the source has it
	number     bool
	apart      bool // a mark stands before it
}

// ending is the mark behind a unit.
type ending uint8

const (
	endsSentence ending = iota // . ? ! or the end of a line
	endsItem                   // ;
	endsLead                   // :
)

// unit is a run of syllables between marks that end a sentence or a part of it.
type unit struct {
	span
	ending ending
}

// readText is a text of the clause, and where in the reading its parts begin.
type readText struct {
	source                   string
	place                    place
	syllables, units, events int32
}

// event is a phrase that ends behind a syllable: the longest one, which leads on to the shorter ones (automaton.wordings).
type event struct{ end, phrase int32 }

// reading is a clause in syllables, with the places of all phrases. It is scratch space, used again and again: headings
// and lead-ins that the clause shares with the one before are not read again.
//
// A clause is read in two steps. The first numbers the syllables, finds the phrases, and asks whether any rule may match
// at all; with most clauses none may. The second lays the units out behind their leads, for the rules to be tried.
type reading struct {
	m         *Matcher
	document  Document // of the clause
	words     *lexicon // of the clause's way of writing
	scanners  [writings]*viet.Scanner
	own       []viet.Scanned // tokens of the clause's own text
	above     []viet.Scanned // of a heading or a lead-in
	restored  restored
	texts     []readText // headings, lead-ins, and last the clause's own
	syllables []syllable
	units     []unit
	events    []event
	zone      uint8 // of the clause, a bit
	leadFrom  int32 // first syllable that is no heading
	ownFrom   int32 // first syllable of the clause's own text

	sieve
	layout
	hits    [][]span  // by atom; in order of their ends
	where   []unitSet // by atom: that have a hit
	touched []atom
	work
}

// read takes in a clause and tells whether a rule may match it. If none may, the clause is not laid out.
func (r *reading) read(c corpus.Clause) bool {
	if r.clause == lastClause {
		document := r.document
		*r = *newReading(r.m)
		r.document = document
	}
	words := r.scan(c.Text)
	c.Text = r.restored.text
	above := r.keepAbove(c, words)
	r.words = words
	for i := above; i < len(c.Headings)+len(c.LeadIns); i++ {
		source, in := textAbove(c, i)
		r.above = r.scanner(words).Append(r.above[:0], source)
		r.add(source, in, r.above)
	}
	r.leadFrom = r.begins(len(c.Headings))
	r.ownFrom = int32(len(r.syllables))
	r.add(c.Text, inOwn, r.own)
	return r.sift()
}

// scan makes the tokens of the clause's own text and tells how it is written.
func (r *reading) scan(text string) *lexicon {
	scanner := r.scanner(r.m.whole)
	r.own = scanner.Append(r.own[:0], text)
	r.restored = restored{text: text}
	if seen := scanner.Seen(); seen&(hasMarks|looksWorn|looksSpoilt) == hasMarks && r.document.writing != wornWriting {
		return r.m.whole // nearly all are
	}
	var t traces
	t.add(r.own)
	if scanned := t.worn > 0 || r.document.writing == wornWriting; t.spoilt > 0 || scanned {
		if r.restored = restore(text, scanned); len(r.restored.edits) > 0 {
			text = r.restored.text
			r.own = scanner.Append(r.own[:0], text)
			t = traces{}
			t.add(r.own)
		}
	}
	words := r.m.lexicon(t.ofClause(r.document.writing))
	if words != r.m.whole {
		r.own = r.scanner(words).Append(r.own[:0], text)
	}
	return words
}

// bytes are those of the source that syllables of the clause's own text stand for.
func (r *reading) bytes(at span) (start, end int) {
	start, end = int(r.syllables[at.start].start), int(r.syllables[at.end-1].end)
	if len(r.restored.edits) == 0 {
		return start, end
	}
	return r.restored.inSource(start, false), r.restored.inSource(end, true)
}

func (r *reading) scanner(x *lexicon) *viet.Scanner {
	if r.scanners[x.writing] == nil {
		r.scanners[x.writing] = viet.NewScanner(x.value)
	}
	return r.scanners[x.writing]
}

// textAbove gives the headings and then the lead-ins of a clause, from the outermost one on.
func textAbove(c corpus.Clause, i int) (string, place) {
	if i < len(c.Headings) {
		return c.Headings[i], inHeading
	}
	return c.LeadIns[i-len(c.Headings)], inLeadIn
}

// keepAbove forgets the clause before, but for the texts above it that are those of this clause as well. It tells how many.
func (r *reading) keepAbove(c corpus.Clause, words *lexicon) int {
	kept := 0
	for words == r.words && kept < len(c.Headings)+len(c.LeadIns) && kept < len(r.texts) {
		source, in := textAbove(c, kept)
		if r.texts[kept].place != in || r.texts[kept].source != source {
			break
		}
		kept++
	}
	if kept < len(r.texts) {
		t := r.texts[kept]
		r.texts, r.syllables, r.units, r.events = r.texts[:kept], r.syllables[:t.syllables], r.units[:t.units], r.events[:t.events]
	}
	return kept
}

// begins gives the first syllable of a text, which may be still to be read.
func (r *reading) begins(text int) int32 {
	if text < len(r.texts) {
		return r.texts[text].syllables
	}
	return int32(len(r.syllables))
}

// add cuts a text into syllables and units, and runs the automaton over them.
func (r *reading) add(source string, in place, tokens []viet.Scanned) {
	text := len(r.units)
	r.texts = append(r.texts, readText{source, in, int32(len(r.syllables)), int32(text), int32(len(r.events))})
	a, events := r.words.automaton, r.events // the loop is where most of the time goes
	syllables := slices.Grow(r.syllables, len(tokens))
	start, at, apart := int32(len(syllables)), int32(0), false
	for i := range tokens {
		t := &tokens[i]
		if t.Kind > viet.Number {
			apart = true
			if e, ends := endingOf(t.Value); ends {
				start, at = r.closeUnit(text, span{start, int32(len(syllables))}, e), 0
			}
			continue
		}
		syllables = syllables[:len(syllables)+1]
		y := &syllables[len(syllables)-1]
		y.id, y.start, y.end, y.number, y.apart = t.Value>>valueBits, t.Start, t.End, t.Value&isNumber != 0, apart
		if apart {
			at, apart = a.step(at, a.mark), false
		}
		if a.states[at].mayLead(y.id) {
			at = a.step(at, y.id)
		} else {
			at = y.id
		}
		if phrase := a.states[at].wording; phrase != 0 {
			events = append(events, event{int32(len(syllables)), phrase})
		}
	}
	r.syllables, r.events = syllables, events
	r.closeUnit(text, span{start, int32(len(syllables))}, endsSentence)
}

// closeUnit ends a unit and gives the start of the next one. With no syllable in between (":\n", ".\n"), the mark that
// weighs more stays.
func (r *reading) closeUnit(text int, at span, e ending) int32 {
	if at.end > at.start {
		r.units = append(r.units, unit{at, e})
	} else if last := len(r.units) - 1; last >= text {
		r.units[last].ending = heavier(r.units[last].ending, e)
	}
	return at.end
}

// heavier joins two marks with nothing between. A colon at the end of a line still introduces the next line.
func heavier(a, b ending) ending {
	if a == endsLead || b == endsLead {
		return endsLead
	}
	return min(a, b)
}

func endingOf(mark int32) (ending, bool) {
	switch mark {
	case '.', '?', '!', '\n':
		return endsSentence, true
	case ';':
		return endsItem, true
	case ':':
		return endsLead, true
	}
	return 0, false
}

// source is a syllable as its text spells it.
func (r *reading) source(i int32) string {
	return r.texts[r.textOf(i)].source[r.syllables[i].start:r.syllables[i].end]
}
