package rules_test

import (
	"cmp"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// The reference matcher says in the plainest way what docs/rules.md promises: it tries everything, keeps nothing, and
// shares no code with the compiled matcher. It is exponential and fit for short texts only.

// part is a pattern as the generator makes it.
type part struct {
	op    string // "phrase", "set", "seq", "alt", "opt", "gap", "start", "end", "number"
	words []string
	set   string
	kids  []part
	max   int // of a gap; -1 for any length
	tight bool
}

type refWord struct {
	text       string
	from, to   int // bytes in its own text
	apart      bool
	own        bool
	unit       int
	in         int  // number of its own text
	start, end bool // first or last word of its own text
}

type refUnit struct {
	words  []refWord
	ending string
	place  string
}

type refStretch struct {
	words []refWord
	base  int // words before the unit itself
	lead  int // stretch of the inline lead, or -1
	place string
}

// refMatch is one way to match: the elements with their places in the stretch.
type refMatch struct {
	start, end int
	elements   []refElement
}

type refElement struct {
	start, end int
	atom       part
}

// marks are the letters that part the words of generated texts.
const marks = " \n.,;:/"

type reference struct {
	pack      genPack
	stretches []refStretch
	units     int
	texts     int
}

func (g genPack) match(c corpus.Clause) []refHit {
	ref := &reference{pack: g}
	for _, h := range c.Headings {
		ref.read(h, "heading", nil)
	}
	var chain []refWord
	for _, l := range c.LeadIns {
		chain = ref.read(l, "lead-in", chain)
	}
	ref.read(c.Text, "own", chain)
	var hits []refHit
	for i, r := range g.rules {
		if h, ok := ref.rule(r); ok {
			h.order = i
			hits = append(hits, h)
		}
	}
	return surest(hits, c.Text)
}

// read cuts a text into stretches and gives what the next text is read with.
func (ref *reference) read(text, place string, parents []refWord) []refWord {
	units := cutText(text, place)
	if len(units) == 0 {
		return parents
	}
	units[0].words[0].start = true
	last := units[len(units)-1].words
	last[len(last)-1].end = true
	ref.texts++
	var inline []refWord
	lead := -1
	var chain []refWord
	for _, u := range units {
		for i := range u.words {
			u.words[i].unit, u.words[i].in = ref.units, ref.texts
		}
		ref.units++
		if n := len(u.words) - 1; u.ending == ":" {
			u.words[n].end = true
		}
		before := slices.Concat(parents, inline)
		before = before[max(0, len(before)-rules.MaxLead):]
		chain = slices.Concat(before, u.words)
		ref.stretches = append(ref.stretches, refStretch{words: chain, base: len(before), lead: lead, place: place})
		switch u.ending {
		case ":":
			inline, lead = u.words, len(ref.stretches)-1
		case ".":
			parents, inline, lead = nil, nil, -1
		}
	}
	return chain
}

// cutText parts a text at its marks: a colon outweighs a full stop, a full stop a semicolon.
func cutText(text, place string) []refUnit {
	var units []refUnit
	var words []refWord
	seen := ""
	for i := 0; i < len(text); {
		end := i
		for end < len(text) && !strings.ContainsRune(marks, rune(text[end])) {
			end++
		}
		if end == i {
			seen += string(text[i])
			i++
			continue
		}
		if ending := endingOf(seen); ending != "" && len(words) > 0 {
			units = append(units, refUnit{words, ending, place})
			words = nil
		}
		apart := strings.Trim(seen, " \n") != ""
		words = append(words, refWord{text: text[i:end], from: i, to: end, apart: apart, own: place == "own"})
		seen = ""
		i = end
	}
	if len(words) > 0 {
		units = append(units, refUnit{words, ".", place})
	}
	return units
}

func endingOf(marks string) string {
	switch {
	case strings.Contains(marks, ":"):
		return ":"
	case strings.ContainsAny(marks, ".\n"):
		return "."
	case strings.Contains(marks, ";"):
		return ";"
	}
	return ""
}

// rule finds the rule's first hit.
func (ref *reference) rule(r genRule) (refHit, bool) {
	if len(r.headings) > 0 && !ref.above(r.headings, "heading") {
		return refHit{}, false
	}
	best, found := refHit{rule: r}, false
	for _, c := range r.conditions {
		start, end, ok := ref.condition(r, c)
		if ok && (!found || start < best.start || start == best.start && end > best.end) {
			best.start, best.end, found = start, end, true
		}
	}
	return best, found
}

func (ref *reference) condition(r genRule, c genCondition) (start, end int, ok bool) {
	if c.clause {
		return ref.inClause(r, c)
	}
	for i, s := range ref.stretches {
		if s.place != "own" {
			continue
		}
		if start, end, ok = ref.inSentence(r, c, i); ok {
			return start, end, true
		}
	}
	return 0, 0, false
}

func (ref *reference) inSentence(r genRule, c genCondition, number int) (start, end int, ok bool) {
	s := ref.stretches[number]
	hidden := ref.hidden(r, s)
	touches := false
	var found []placed
	for _, p := range c.all {
		m, ok := ref.best(p, s, hidden, s.base)
		touches = touches || ok
		if !ok {
			if m, ok = ref.best(p, s, hidden, -1); !ok {
				return 0, 0, false
			}
		}
		found = append(found, placed{number, m})
	}
	for _, p := range c.none {
		if ref.holds(p, s) {
			return 0, 0, false
		}
	}
	if !touches {
		return 0, 0, false
	}
	return ref.conclude(r, found)
}

func (ref *reference) inClause(r genRule, c genCondition) (start, end int, ok bool) {
	touches := false
	var found []placed
	for _, p := range c.all {
		f, ok := ref.anywhere(r, p)
		if !ok {
			return 0, 0, false
		}
		touches = touches || ref.stretches[f.stretch].place == "own"
		found = append(found, f)
	}
	for _, p := range c.none {
		for _, s := range ref.stretches {
			if s.place != "heading" && ref.holds(p, s) {
				return 0, 0, false
			}
		}
	}
	if !touches {
		return 0, 0, false
	}
	return ref.conclude(r, found)
}

type placed struct {
	stretch int
	match   refMatch
}

func (ref *reference) anywhere(r genRule, p part) (placed, bool) {
	for _, place := range []string{"own", "lead-in"} {
		for i, s := range ref.stretches {
			if s.place != place {
				continue
			}
			if m, ok := ref.best(p, s, ref.hidden(r, s), s.base); ok {
				return placed{i, m}, true
			}
		}
	}
	return placed{}, false
}

// conclude asks the contexts and the other sex, and gives the span in the clause's own text.
func (ref *reference) conclude(r genRule, found []placed) (start, end int, ok bool) {
	start, end = -1, -1
	for _, f := range found {
		s := ref.stretches[f.stretch]
		if len(f.match.elements) > 0 && !ref.allowed(r, s) {
			return 0, 0, false
		}
		for _, e := range f.match.elements {
			if ref.silenced(r, s, e) {
				return 0, 0, false
			}
			if !s.words[e.start].own {
				continue
			}
			if start < 0 || s.words[e.start].from < start {
				start = s.words[e.start].from
			}
			end = max(end, s.words[e.end-1].to)
		}
	}
	return start, end, start >= 0
}

func (ref *reference) allowed(r genRule, s refStretch) bool {
	inline := func(patterns []part) bool {
		return s.lead >= 0 && slices.ContainsFunc(patterns, func(p part) bool { return ref.holds(p, ref.stretches[s.lead]) })
	}
	if ref.above(r.notUnder, "heading", "lead-in") || inline(r.notUnder) {
		return false
	}
	return len(r.under) == 0 || ref.above(r.under, "heading", "lead-in") || inline(r.under)
}

func (ref *reference) above(patterns []part, places ...string) bool {
	for _, p := range patterns {
		for _, s := range ref.stretches {
			if slices.Contains(places, s.place) && ref.holds(p, s) {
				return true
			}
		}
	}
	return false
}

type refHit struct {
	rule       genRule
	order      int
	start, end int
}

// surest drops a hit when a better one of its kind overlaps it: surer, or as sure and longer, or earlier in the pack.
func surest(hits []refHit, text string) []refHit {
	better := func(a, b refHit) bool {
		rank := func(h refHit) int {
			return slices.Index([]rules.Confidence{rules.Sure, rules.Likely, rules.Hint}, h.rule.confidence)
		}
		switch {
		case rank(a) != rank(b):
			return rank(a) < rank(b)
		case a.words(text) != b.words(text):
			return a.words(text) > b.words(text)
		}
		return a.order < b.order
	}
	var kept []refHit
	for len(hits) > 0 {
		best := hits[0]
		for _, h := range hits {
			if better(h, best) {
				best = h
			}
		}
		kept = append(kept, best)
		hits = slices.DeleteFunc(hits, func(h refHit) bool {
			return h.order == best.order || h.rule.kind == best.rule.kind && h.start < best.end && best.start < h.end
		})
	}
	slices.SortFunc(kept, func(a, b refHit) int { return cmp.Or(a.start-b.start, a.order-b.order) })
	return kept
}

func (h refHit) words(text string) int {
	return len(strings.FieldsFunc(text[h.start:h.end], func(r rune) bool { return strings.ContainsRune(marks, r) }))
}
