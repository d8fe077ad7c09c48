package outline

import (
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// isInitial tells a type of one letter: "X. Lạc Vệ", "H.Tiên Du".
func isInitial(words []word, i int) bool {
	return len(words[i].raw) == 1 && i+1 < len(words) && strings.HasPrefix(words[i+1].gap, ".")
}

// dropInitials keeps a unit whose type is one letter only where nothing else can be meant: in a chain of units, each in
// the next ("X. Lạc Vệ, H. Tiên Du"), or behind its committee ("UBND X. LẠC VỆ"). Alone, "H." may be a person's name and
// "P." a deputy. "T." stands for thôn as well, so that the name must be a province's.
func dropInitials(text string, places []place) []place {
	kept := places[:0:0]
	for i, p := range places {
		chained := i > 0 && follow(text, places[i-1], p) || i+1 < len(places) && follow(text, p, places[i+1])
		if !p.initial || (chained || behindCommittee(text[:p.start])) && (p.tier != tierProvince || isProvince(bareName(p.name))) {
			kept = append(kept, p)
		}
	}
	return kept
}

// follow tells that b is the unit around a: nothing but a comma or a dash stands between them.
func follow(text string, a, b place) bool {
	gap := text[a.end:b.start]
	return a.tier < b.tier && !strings.ContainsFunc(gap, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func behindCommittee(text string) bool {
	normal := strings.TrimSpace(viet.Normal(text))
	return strings.HasSuffix(normal, "ubnd") || strings.HasSuffix(normal, "ủy ban nhân dân")
}

// bareName is a unit's name without a type of one word.
func bareName(name string) string {
	_, rest, _ := strings.Cut(name, " ")
	return rest
}
