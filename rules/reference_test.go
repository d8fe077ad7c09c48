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
		before := slices.Concat(parents, inline)
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

func (ref *reference) holds(p part, s refStretch) bool {
	_, ok := ref.best(p, s, nil, -1)
	return ok
}

// best is the match that ends first behind after, and of those the one that starts last.
func (ref *reference) best(p part, s refStretch, hidden []bool, after int) (refMatch, bool) {
	var best refMatch
	found := false
	for start := 0; start <= len(s.words); start++ {
		for _, m := range ref.ways(p, s, hidden, start) {
			if m.end > after && (!found || m.end < best.end || m.end == best.end && start > best.start) {
				m.start = start
				best, found = m, true
			}
		}
	}
	if found {
		ref.widen(&best, s, hidden)
	}
	return best, found
}

func (ref *reference) widen(m *refMatch, s refStretch, hidden []bool) {
	if len(m.elements) == 0 {
		return
	}
	first, last := &m.elements[0], &m.elements[len(m.elements)-1]
	start, end := first.start, last.end
	for from := range s.words {
		for _, to := range ref.atomEnds(last.atom, s, hidden, from) {
			if from == last.start && last.atom.op != "number" {
				end = max(end, to)
			}
		}
		for _, to := range ref.atomEnds(first.atom, s, hidden, from) {
			if to == first.end && first.atom.op != "number" {
				start = min(start, from)
			}
		}
	}
	first.start, last.end = start, end
}

// ways gives every way to match a part from a place, the preferred first.
func (ref *reference) ways(p part, s refStretch, hidden []bool, at int) []refMatch {
	switch p.op {
	case "seq":
		out := []refMatch{{end: at}}
		for _, k := range p.kids {
			out = ref.extend(out, k, s, hidden)
		}
		return out
	case "alt":
		var out []refMatch
		for _, k := range p.kids {
			out = append(out, ref.ways(k, s, hidden, at)...)
		}
		return out
	case "opt":
		return append(ref.ways(p.kids[0], s, hidden, at), refMatch{end: at})
	case "gap":
		var out []refMatch
		for n := 0; at+n <= len(s.words) && (p.max < 0 || n <= p.max); n++ {
			out = append(out, refMatch{end: at + n})
		}
		return out
	case "start":
		if at < len(s.words) && s.words[at].start && s.words[at].in == s.words[len(s.words)-1].in {
			return []refMatch{{end: at}}
		}
		return nil
	case "end":
		if at == len(s.words) && s.words[at-1].end {
			return []refMatch{{end: at}}
		}
		return nil
	}
	var out []refMatch
	ends := ref.atomEnds(p, s, hidden, at)
	slices.Sort(ends)
	slices.Reverse(ends)
	for _, end := range ends {
		out = append(out, refMatch{end: end, elements: []refElement{{at, end, p}}})
	}
	return out
}

func (ref *reference) extend(ways []refMatch, k part, s refStretch, hidden []bool) []refMatch {
	var out []refMatch
	for _, w := range ways {
		for _, next := range ref.ways(k, s, hidden, w.end) {
			out = append(out, refMatch{end: next.end, elements: slices.Concat(w.elements, next.elements)})
		}
	}
	return out
}

// atomEnds gives where a phrase, a set or a number that starts at a place can end.
func (ref *reference) atomEnds(p part, s refStretch, hidden []bool, at int) []int {
	var out []int
	if p.op == "number" {
		for end := at + 1; end <= min(len(s.words), at+8) && isNumber(s.words[end-1].text); end++ {
			out = append(out, end)
		}
	}
	for _, words := range ref.pack.phrases(p) {
		if end, ok := ref.phraseAt(words, s, at); ok && !ref.neutral(s, at, end) {
			out = append(out, end)
		}
	}
	return slices.DeleteFunc(out, func(end int) bool { return hidden != nil && slices.Contains(hidden[at:end], true) })
}

func isNumber(word string) bool { return word == "hai" || word == "20" }

// phraseAt matches a phrase; a comma in it wants a mark in the text, and a mark in the text a comma in it.
func (ref *reference) phraseAt(words []string, s refStretch, at int) (end int, ok bool) {
	comma := false
	end = at
	for _, w := range words {
		if w == "," {
			comma = true
			continue
		}
		if end == len(s.words) || s.words[end].text != w || s.words[end].unit != s.words[at].unit {
			return 0, false
		}
		if end > at && s.words[end].apart != comma {
			return 0, false
		}
		comma = false
		end++
	}
	return end, true
}

func (ref *reference) neutral(s refStretch, start, end int) bool {
	for i := start; i < end; i++ {
		covered := false
		for from := 0; from <= i; from++ {
			for _, words := range ref.pack.neutral {
				to, ok := ref.phraseAt(words, s, from)
				covered = covered || ok && i < to
			}
		}
		if !covered {
			return false
		}
	}
	return true
}

// hidden marks the words that a rule must not touch.
func (ref *reference) hidden(r genRule, s refStretch) []bool {
	out := make([]bool, len(s.words))
	if r.oneSex != "off" {
		women, men := ref.named(s, "women", "men"), ref.named(s, "men", "women")
		ref.hidePairs(out, s, women, men)
		ref.hidePairs(out, s, men, women)
	}
	for _, p := range slices.Concat(ref.pack.masks, r.unless) {
		for start := range s.words {
			for _, m := range ref.ways(p, s, nil, start) {
				for i := start; i < m.end; i++ {
					out[i] = true
				}
			}
		}
	}
	return out
}

func (ref *reference) hidePairs(out []bool, s refStretch, left, right [][2]int) {
	for _, a := range left {
		for _, b := range right {
			if b[0] < a[1] || s.words[a[0]].unit != s.words[b[0]].unit {
				continue
			}
			var between []string
			for _, w := range s.words[a[1]:b[0]] {
				between = append(between, w.text)
			}
			if slices.Contains([]string{"", "và", "hay", "hay là"}, strings.Join(between, " ")) {
				for i := a[0]; i < b[1]; i++ {
					out[i] = true
				}
			}
		}
	}
}

// named gives the terms of one side that no longer term of the other contains.
func (ref *reference) named(s refStretch, side, other string) [][2]int {
	terms, others := ref.terms(s, side), ref.terms(s, other)
	return slices.DeleteFunc(terms, func(t [2]int) bool {
		return slices.ContainsFunc(others, func(o [2]int) bool { return o[0] <= t[0] && t[1] <= o[1] && o != t })
	})
}

func (ref *reference) terms(s refStretch, set string) [][2]int {
	var out [][2]int
	for at := range s.words {
		for _, end := range ref.atomEnds(part{op: "set", set: set}, s, nil, at) {
			out = append(out, [2]int{at, end})
		}
	}
	return out
}

// silenced tells whether the opposite of a term in the element is named within the rule's scope.
func (ref *reference) silenced(r genRule, s refStretch, e refElement) bool {
	if r.oneSex != "sentence" && r.oneSex != "clause" {
		return false
	}
	for _, side := range [][2]string{{"women", "men"}, {"men", "women"}} {
		touched := slices.ContainsFunc(ref.named(s, side[0], side[1]), func(t [2]int) bool { return t[0] < e.end && e.start < t[1] })
		if !touched {
			continue
		}
		scope := []refStretch{s}
		if r.oneSex == "clause" {
			scope = slices.DeleteFunc(slices.Clone(ref.stretches), func(o refStretch) bool { return o.place == "heading" })
		}
		if slices.ContainsFunc(scope, func(o refStretch) bool { return len(ref.named(o, side[1], side[0])) > 0 }) {
			return true
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
