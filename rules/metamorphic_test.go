package rules_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// What a clause means does not depend on how it is stored, printed or numbered. Each way of writing a clause of the
// development set otherwise must give the verdict of the clause itself: the same rules, as sure. The test part is left
// alone, because a failure would show it.

// rewriting is a way to write a text otherwise that changes nothing in its meaning.
type rewriting struct {
	name  string
	write func(string) string
}

func rewritings() []rewriting {
	return []rewriting{
		{"decomposed", norm.NFD.String},
		{"composed", norm.NFC.String},
		{"upper case", strings.ToUpper},
		{"tone on the last vowel", oldTones},
		{"no-break spaces", func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }},
		{"broken lines", func(s string) string { return strings.ReplaceAll(s, " ", "  ") }},
		{"eth", strings.NewReplacer("Đ", "Ð", "đ", "ð").Replace},
		{"typographer's marks", strings.NewReplacer(`"`, "“", "'", "’", " - ", " – ").Replace},
	}
}

// oldTones puts the tone of open oa, oe and uy where it was put before: hòa → hoà, thúy → thuý.
func oldTones(s string) string {
	letters := []rune(norm.NFC.String(s))
	for i := 0; i+1 < len(letters); i++ {
		closed := i+2 < len(letters) && unicode.IsLetter(letters[i+2])
		afterQ := i > 0 && unicode.ToLower(letters[i-1]) == 'q'
		if closed || afterQ || !strings.ContainsRune("aeyAEY", letters[i+1]) {
			continue
		}
		base, tone := toneOf(letters[i])
		pair := strings.ToLower(string([]rune{base, letters[i+1]}))
		if tone != 0 && slices.Contains([]string{"oa", "oe", "uy"}, pair) {
			letters[i] = base
			letters[i+1] = []rune(norm.NFC.String(string([]rune{letters[i+1], tone})))[0]
		}
	}
	return string(letters)
}

// toneOf parts a vowel and its tone; the tone is 0 when it has none.
func toneOf(r rune) (base, tone rune) {
	parts := []rune(norm.NFD.String(string(r)))
	if len(parts) == 2 && strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", parts[1]) {
		return parts[0], parts[1]
	}
	return r, 0
}

// verdictOf is what the matcher says of a clause, without the places.
func verdictOf(m *rules.Matcher, c corpus.Clause) string {
	var out []string
	for _, h := range m.Match(c) {
		out = append(out, h.Rule.ID+" "+string(h.Confidence))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func genderMatcher(t *testing.T) *rules.Matcher {
	t.Helper()
	p, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	m, err := rules.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// developmentClauses are those of the development set that rule authors may look at.
func developmentClauses(t *testing.T) []rules.Labelled {
	t.Helper()
	return slices.DeleteFunc(labelledClauses(t), func(l rules.Labelled) bool { return l.Part == "test" })
}

// labelledClauses are all of the set. Of the test part nothing but figures may be shown.
func labelledClauses(t *testing.T) []rules.Labelled {
	t.Helper()
	f, err := os.Open("testdata/clauses.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	set, err := rules.ReadSet(f)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestWritingChangesNoVerdict(t *testing.T) {
	m := genderMatcher(t)
	set := developmentClauses(t)
	for _, w := range rewritings() {
		t.Run(w.name, func(t *testing.T) {
			written := 0
			for _, l := range set {
				c := l.Clause()
				want := verdictOf(m, c)
				other := corpus.Clause{Text: w.write(c.Text), Zone: c.Zone}
				for _, h := range c.Headings {
					other.Headings = append(other.Headings, w.write(h))
				}
				for _, lead := range c.LeadIns {
					other.LeadIns = append(other.LeadIns, w.write(lead))
				}
				if got := verdictOf(m, other); got != want {
					t.Errorf("%s: %q gives %q, %q gave %q", l.ID, other.Text, got, c.Text, want)
				}
				if other.Text != c.Text {
					written++
				}
			}
			if written < 20 && w.name != "composed" {
				t.Errorf("only %d of %d clauses are written otherwise", written, len(set))
			}
		})
	}
}

// Quotations show the document's own letters, whatever the letters are.
func TestWritingKeepsTheQuotation(t *testing.T) {
	m := genderMatcher(t)
	for _, l := range developmentClauses(t) {
		c := l.Clause()
		other := c
		other.Text = norm.NFD.String(c.Text)
		before, after := m.Match(c), m.Match(other)
		for i := range min(len(before), len(after)) {
			want, got := c.Text[before[i].Start:before[i].End], other.Text[after[i].Start:after[i].End]
			if norm.NFC.String(got) != norm.NFC.String(want) {
				t.Errorf("%s: %q was %q", l.ID, got, want)
			}
		}
	}
}

// numbered puts the number of an item before a clause, as a list that was flattened shows it.
func numbered(c corpus.Clause, label string) corpus.Clause {
	c.Text = label + c.Text
	return c
}

func TestNumberingChangesNoVerdict(t *testing.T) {
	m := genderMatcher(t)
	changed, all := 0, 0
	for _, l := range developmentClauses(t) {
		c := l.Clause()
		want := verdictOf(m, numbered(c, "1. "))
		for _, label := range []string{"2. ", "17. "} {
			if got := verdictOf(m, numbered(c, label)); got != want {
				t.Errorf("%s: as %q %q, as \"1. \" %q", l.ID, label, got, want)
			}
		}
		all++
		if flagged(m, numbered(c, "1. ")) != flagged(m, c) {
			changed++
		}
	}
	t.Logf("%d of %d clauses are flagged otherwise with a number before them", changed, all)
	if changed*50 > all {
		t.Errorf("a number before the clause changes %d of %d verdicts", changed, all)
	}
}

func flagged(m *rules.Matcher, c corpus.Clause) bool {
	return slices.ContainsFunc(m.Match(c), func(h rules.Hit) bool { return h.Confidence != rules.Hint })
}

// The items of a list are read one by one behind its lead-in, in whatever order they stand.
func TestOrderOfItemsChangesNoVerdict(t *testing.T) {
	m := genderMatcher(t)
	lists, changed := 0, []string(nil)
	for _, l := range developmentClauses(t) {
		lead, items, ok := listOf(l.Text)
		if !ok {
			continue
		}
		lists++
		slices.Reverse(items)
		c := l.Clause()
		other := c
		other.Text = lead + ": " + strings.Join(items, "; ") + "."
		if flagged(m, c) != flagged(m, other) {
			changed = append(changed, fmt.Sprintf("%s: %q", l.ID, other.Text))
		}
	}
	t.Logf("%d lists, %d flagged otherwise", lists, len(changed))
	for _, c := range changed {
		t.Log(c)
	}
	if lists < 10 || len(changed)*20 > lists {
		t.Errorf("of %d lists %d are flagged otherwise", lists, len(changed))
	}
}

// listOf parts a text of one sentence into its lead and the items behind the colon.
func listOf(text string) (lead string, items []string, ok bool) {
	body := strings.TrimRight(text, ". ")
	lead, rest, ok := strings.Cut(body, ": ")
	if !ok || strings.ContainsAny(rest, ".:\n") || strings.ContainsAny(lead, ".;\n") {
		return "", nil, false
	}
	items = strings.Split(rest, "; ")
	return lead, items, len(items) > 1
}
