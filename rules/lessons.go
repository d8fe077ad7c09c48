package rules

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// lesson is a labelled clause as its signs.
type lesson struct {
	signs   []sign
	is      float64 // 1 for D, 0 for N
	against Against
	kind    int // its place among Kinds, or -1
}

func (m *Matcher) lessons(set []Labelled) []lesson {
	r, kinds := newReading(m), Kinds()
	var out []lesson
	for _, l := range set {
		if l.Label == LabelB {
			continue
		}
		lesson := lesson{against: l.Against, kind: slices.IndexFunc(kinds, func(k Kind) bool { return k.ID == l.Kind })}
		if l.Label == LabelD {
			lesson.is = 1
		}
		if !r.read(l.Clause()) {
			continue // it names nobody
		}
		r.lay()
		seen := map[sign]bool{}
		for _, s := range r.signs.read(r, m.packs[0].balance) {
			if !seen[s] {
				seen[s] = true
				lesson.signs = append(lesson.signs, s)
			}
		}
		out = append(out, lesson)
	}
	return out
}

// wordsIn are the words that a set uses more than once, the commonest first.
func wordsIn(set []Labelled) []string {
	count := map[string]int{}
	for _, l := range set {
		for _, text := range []string{l.LeadIn, l.Text} {
			normal := viet.Normal(text)
			for _, t := range viet.Tokenize(normal) {
				if t.Kind == viet.Word {
					count[normal[t.Start:t.End]]++
				}
			}
		}
	}
	words := slices.DeleteFunc(slices.Collect(maps.Keys(count)), func(w string) bool { return count[w] < 2 })
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	return words
}

// unmarked strips the marks from every clause that is then still known as one that has lost them.
func unmarked(set []Labelled) []Labelled {
	var out []Labelled
	for _, l := range set {
		l.Text, l.LeadIn = viet.Fold(l.Text), viet.Fold(l.LeadIn)
		if len(strings.Fields(l.Text)) >= leastBare {
			out = append(out, l)
		}
	}
	return out
}
