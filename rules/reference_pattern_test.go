package rules_test

import "slices"

// This file is the reference matcher's way with one pattern in one stretch.

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
			if p.tight && s.marked(at+n) {
				break
			}
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

// marked tells whether a mark stands before a place; between two units one always does.
func (s refStretch) marked(at int) bool {
	return at > 0 && at < len(s.words) && (s.words[at].apart || s.words[at].unit != s.words[at-1].unit)
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
