package rules_test

import (
	"slices"
	"strings"
)

// This file is the reference matcher's way with what no match may touch: neutral phrases, masks, and pairs of opposites.

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
	masks := r.unless
	if !slices.ContainsFunc(ref.pack.maskNone, func(p part) bool { return ref.holds(p, s) }) {
		masks = slices.Concat(ref.pack.masks, masks)
	}
	for _, p := range masks {
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
