package checker_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// versionOf is a text of clauses with addresses "Điều 1", "Điều 2" …; those of the texts that begin with "!" have a finding of rule r.
func versionOf(texts ...string) checker.TextOf {
	var t checker.TextOf
	for i, text := range texts {
		if text[0] == '!' {
			text = text[1:]
			t.Findings = append(t.Findings, checker.Finding{Fingerprint: text, Rule: "r", Ordinal: i})
		}
		t.Clauses = append(t.Clauses, corpus.Clause{Ordinal: i, Citation: fmt.Sprintf("Điều %d", i+1), Text: text})
	}
	return t
}

// What a new version did, clause by clause.
func TestCompareTexts(t *testing.T) {
	const water, feast, shrine = "Mỗi hộ góp ba công thủy lợi.", "Đám cưới làm không quá bốn mươi mâm cỗ.", "Đàn bà, con gái không được vào trong đình khi làng làm lễ."
	const mended = "Mọi người, không kể nam nữ, được vào trong đình khi làng làm lễ."
	const worse = "Đàn bà, con gái không được vào trong đình, trong chùa khi làng làm lễ."
	tests := map[string]struct {
		before, after checker.TextOf
		want          []string // kind, number of cured, brought and remaining findings
	}{
		"nothing":                 {versionOf(water), versionOf(water), []string{"kept 0 0 0"}},
		"moved":                   {versionOf(water, feast), versionOf(feast, water), []string{"moved 0 0 0", "moved 0 0 0"}},
		"added and removed":       {versionOf(water), versionOf(feast), []string{"added 0 0 0", "removed 0 0 0"}},
		"cured by rewording":      {versionOf(water, "!"+shrine), versionOf(water, mended), []string{"kept 0 0 0", "changed 1 0 0"}},
		"cured by removal":        {versionOf(water, "!"+shrine), versionOf(water), []string{"kept 0 0 0", "removed 1 0 0"}},
		"reworded and not better": {versionOf("!" + shrine), versionOf("!" + worse), []string{"changed 0 0 1"}},
		"kept":                    {versionOf("!"+shrine, water), versionOf(water, "!"+shrine), []string{"moved 0 0 0", "moved 0 0 1"}},
		"brought by a new one":    {versionOf(water), versionOf(water, "!"+shrine), []string{"kept 0 0 0", "added 0 1 0"}},
		"brought by rewording":    {versionOf(mended), versionOf("!" + shrine), []string{"changed 0 1 0"}},
		"from nothing":            {versionOf(), versionOf("!" + shrine), []string{"added 0 1 0"}},
		"to nothing":              {versionOf("!" + shrine), versionOf(), []string{"removed 1 0 0"}},
		"the same words twice":    {versionOf(water, water), versionOf(water), []string{"kept 0 0 0", "removed 0 0 0"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, c := range checker.CompareTexts(test.before, test.after) {
				got = append(got, fmt.Sprintf("%s %d %d %d", c.Kind, len(c.Cured), len(c.Brought), len(c.Remain)))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
}

// Every clause of both versions is in exactly one change, and so is every finding.
func TestCompareLosesNothing(t *testing.T) {
	word := rapid.SampledFrom([]string{"đình", "lễ", "công", "cưới", "hộ", "góp"})
	text := rapid.Custom(func(t *rapid.T) string {
		mark := rapid.SampledFrom([]string{"", "!"}).Draw(t, "flagged")
		list := rapid.SliceOfN(word, 1, 6).Draw(t, "words")
		return mark + fmt.Sprint(list)
	})
	rapid.Check(t, func(t *rapid.T) {
		before, after := versionOf(rapid.SliceOfN(text, 0, 8).Draw(t, "before")...), versionOf(rapid.SliceOfN(text, 0, 8).Draw(t, "after")...)
		olds, news, gone, stay := 0, 0, 0, 0
		for _, c := range checker.CompareTexts(before, after) {
			if c.Old != nil {
				olds++
			}
			if c.New != nil {
				news++
			}
			gone, stay = gone+len(c.Cured)+len(c.Remain), stay+len(c.Brought)+len(c.Remain)
		}
		if olds != len(before.Clauses) || news != len(after.Clauses) || gone != len(before.Findings) || stay != len(after.Findings) {
			t.Fatalf("%d of %d old and %d of %d new clauses, %d of %d old and %d of %d new findings",
				olds, len(before.Clauses), news, len(after.Clauses), gone, len(before.Findings), stay, len(after.Findings))
		}
	})
}
