package viet

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Syllables are all syllables that the tables of spelling allow, in normal form and in a fixed order: some fifteen thousand,
// of which the language uses less than half. The list changes only with the tables.
func Syllables() []string {
	starts := append([]string{""}, strings.Fields(onsets.front+" "+onsets.back+" "+onsets.any)...)
	seen := map[string]bool{}
	for _, onset := range starts {
		for _, written := range strings.Fields(rhymeList) {
			for t := level; t <= nang; t++ {
				if s := Normal(onset + withTone(written, t)); IsSyllable(s) {
					seen[s] = true
				}
			}
		}
	}
	list := make([]string, 0, len(seen))
	for s := range seen {
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}

// withTone writes a rhyme with a tone.
func withTone(written string, t tone) string {
	letters := []rune(written)
	place := int(tonePlace(letters))
	var out []byte
	for i, r := range letters {
		at := level
		if i == place {
			at = t
		}
		out = utf8.AppendRune(out, spelling[codes[r]][at])
	}
	return string(out)
}
