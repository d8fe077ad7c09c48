package listing_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/extract/listing"
)

func ptr[T any](v T) *T { return &v }

// convention is the list of a usual convention: chapters, articles that run on, clauses, points.
func convention() *listing.Definition {
	return &listing.Definition{Levels: [listing.MaxLevels]*listing.Level{
		{Start: 1, Format: "upperRoman", Text: "Chương %1", Caps: ptr(true)},
		{Start: 1, Format: "decimal", Text: "Điều %2.", Restart: ptr(0)},
		{Start: 1, Format: "decimal", Text: "%3.", Suffix: listing.SuffixSpace},
		{Start: 1, Format: "lowerLetter", Text: "%4)", Suffix: listing.SuffixNothing},
		{Format: "bullet", Text: "\uf0b7"},
		{Start: 1, Format: "upperRoman", Text: "%1.%6", Legal: true},
	}}
}

// labels counts paragraphs at the given levels.
func labels(c *listing.Counters, l *listing.List, levels ...int) []string {
	var out []string
	for _, level := range levels {
		c.Advance(l, level)
		label, _ := c.Label(l, level, false)
		out = append(out, label)
	}
	return out
}

func TestLabels(t *testing.T) {
	later := listing.New(convention())
	later.Starts[1] = ptr(7)
	tests := []struct {
		name   string
		list   *listing.List
		levels []int
		want   []string
	}{
		{
			"articles run on over chapters, clauses and points start anew", listing.New(convention()),
			[]int{0, 1, 2, 3, 3, 2, 3, 0, 1, 2},
			[]string{"CHƯƠNG I ", "Điều 1. ", "1. ", "a)", "b)", "2. ", "a)", "CHƯƠNG II ", "Điều 2. ", "1. "},
		},
		{"a list begins at a number of its own", later, []int{1, 2, 1}, []string{"Điều 7. ", "1. ", "Điều 8. "}},
		{"bullets, and numbers that a law wants as digits", listing.New(convention()), []int{0, 4, 5}, []string{"CHƯƠNG I ", "- ", "1.1 "}},
		{"a level that is not defined", listing.New(convention()), []int{8}, []string{""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, labels(listing.NewCounters(), tt.list, tt.levels...)); diff != "" {
				t.Errorf("labels differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestListsOfOneDefinitionCountTogether(t *testing.T) {
	d := convention()
	c, one, two, other := listing.NewCounters(), listing.New(d), listing.New(d), listing.New(convention())
	got := append(append(labels(c, one, 1), labels(c, two, 1)...), labels(c, other, 1)...)
	if diff := cmp.Diff([]string{"Điều 1. ", "Điều 2. ", "Điều 1. "}, got); diff != "" {
		t.Errorf("labels differ (-want +got):\n%s", diff)
	}
}

func TestNumber(t *testing.T) {
	tests := []struct {
		format string
		n      int
		want   string
		exact  bool
	}{
		{"decimal", 12, "12", true},
		{"", 0, "0", true},
		{"decimalZero", 7, "07", true},
		{"numberInDash", 3, "- 3 -", true},
		{"upperRoman", 1999, "MCMXCIX", true},
		{"lowerRoman", 4, "iv", true},
		{"upperLetter", 26, "Z", true},
		{"lowerLetter", 28, "bb", true},
		{"lowerLetter", 0, "0", false},
		{"none", -1, "", true},
		{"decimal", -1, "-1", false},
		{"ordinalText", 2, "2", false},
	}
	for _, tt := range tests {
		if got, exact := listing.Number(tt.format, tt.n); got != tt.want || exact != tt.exact {
			t.Errorf("Number(%q, %d) = %q, %t; want %q, %t", tt.format, tt.n, got, exact, tt.want, tt.exact)
		}
	}
}

func TestBullet(t *testing.T) {
	for sign, want := range map[string]string{"+": "+", " * ": "*", "\uf0b7": "-", "o": "-", "": "-"} {
		if got := listing.Bullet(sign); got != want {
			t.Errorf("Bullet(%q) = %q, want %q", sign, got, want)
		}
	}
}

// Whatever a file defines, a label is short and counting goes up by one within a level.
func TestLabelsAreBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(rapid.StringMatching(`[%1-9ab.]{0,9}`).Draw(t, "text"), 100)
		format := rapid.SampledFrom([]string{"decimal", "upperRoman", "lowerLetter", "none", "chicago"}).Draw(t, "format")
		start := rapid.Int32().Draw(t, "start")
		l := listing.New(&listing.Definition{Levels: [listing.MaxLevels]*listing.Level{{Start: int(start), Format: format, Text: text}}})
		if got := labels(listing.NewCounters(), l, 0); len(got[0]) > 255*32 {
			t.Errorf("a label of %d bytes", len(got[0]))
		}
	})
}
