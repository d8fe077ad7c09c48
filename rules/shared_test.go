package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/rules"
)

// TestPacksThatShareMatchAsOne compiles the embedded pack with a copy of itself. The two share sets, patterns, masks and the
// balance; of hits at one place the first pack's are kept, and they must be those of the pack alone, whichever comes first.
func TestPacksThatShareMatchAsOne(t *testing.T) {
	first, second := copiedPack(t, 1), copiedPack(t, 2)
	alone := compiled(t, first)
	texts := developmentTexts(t)
	for _, packs := range [][]*rules.Pack{{first, second}, {second, first}} {
		both := compiled(t, packs...)
		for i := 0; i < len(texts); i += 7 {
			clause := body(texts[i])
			if diff := cmp.Diff(shownHits(alone.Match(clause)), shownHits(both.Match(clause))); diff != "" {
				t.Errorf("%s first: %s (-alone +both)\n%s", packs[0].ID, texts[i], diff)
			}
			if hits := both.Match(clause); slices.ContainsFunc(hits, func(h rules.Hit) bool { return h.Rule.Pack != packs[0].ID }) {
				t.Errorf("%s first: %s: a hit of the other pack is kept", packs[0].ID, texts[i])
			}
		}
	}
}

// shownHits shows hits without the number of the copy.
func shownHits(hits []rules.Hit) []string {
	var out []string
	for _, h := range hits {
		id, _, _ := strings.Cut(h.Rule.ID, "-copy-")
		out = append(out, fmt.Sprintf("%s %s %s %d-%d", id, h.Against, h.Confidence, h.Start, h.End))
	}
	return out
}
