package rules_test

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/rules"
)

// swapper exchanges the names of women and men in a clause.
type swapper struct {
	m       *rules.Matcher
	becomes map[string]string // by name in normal form; its own name where it stays
	never   map[string]bool
	apart   map[string]bool // names that the pack does not take for those of women or men: the sides of a family
	longest int             // words of the longest phrase
}

func newSwapper(m *rules.Matcher) *swapper {
	s := &swapper{m: m, becomes: map[string]string{}, never: map[string]bool{}, apart: map[string]bool{}}
	for _, name := range namesOfBoth() {
		s.know(name, name)
	}
	for _, pair := range append(oppositeNames(), sidesOfFamilies()...) {
		for side, names := range pair {
			for _, name := range names {
				s.know(name, pair[1-side][0])
			}
		}
	}
	for _, pair := range sidesOfFamilies() {
		s.apart[viet.Normal(pair[0][0])], s.apart[viet.Normal(pair[1][0])] = true, true
	}
	for _, words := range neverSwapped() {
		s.never[viet.Normal(words)] = true
		s.longest = max(s.longest, len(strings.Fields(words)))
	}
	return s
}

func (s *swapper) know(name, becomes string) {
	s.becomes[viet.Normal(name)] = becomes
	s.longest = max(s.longest, len(strings.Fields(name)))
}

// clause exchanges the names of a clause and of its lead-ins. It is false where one of them must stay, where a name has
// no counterpart, and where there is nothing to exchange.
func (s *swapper) clause(c corpus.Clause) (corpus.Clause, bool) {
	out := corpus.Clause{Zone: c.Zone, Headings: c.Headings}
	swapped, ok := s.text(c.Text)
	if !ok {
		return c, false
	}
	out.Text = swapped
	for _, lead := range c.LeadIns {
		swappedLead, ok := s.text(lead)
		if !ok {
			return c, false
		}
		out.LeadIns = append(out.LeadIns, swappedLead)
		swapped += swappedLead
	}
	return out, swapped != c.Text+strings.Join(c.LeadIns, "")
}

// text gives a text with its names exchanged, the longest name first.
func (s *swapper) text(text string) (string, bool) {
	text = norm.NFC.String(text)
	tokens := viet.Tokenize(text)
	var out strings.Builder
	var known []rules.Place
	names := s.m.Names(corpus.Clause{Text: text, Zone: corpus.ZoneBody})
	at := 0
	for i := 0; i < len(tokens); {
		n, name := s.longestAt(text, tokens[i:])
		if n == 0 {
			i++
			continue
		}
		if s.never[name] {
			return text, false
		}
		start, end := tokens[i].Start, tokens[i+n-1].End
		if !s.apart[name] && !touches(names, start, end) {
			i += n // it only looks like a name: "chồng chéo", "Nam Hải"
			continue
		}
		out.WriteString(text[at:start])
		out.WriteString(inCaseOf(text[start:end], s.becomes[name]))
		known = append(known, rules.Place{Start: start, End: end})
		at, i = end, i+n
	}
	out.WriteString(text[at:])
	return out.String(), !slices.ContainsFunc(names, func(name rules.Place) bool { return !touches(known, name.Start, name.End) })
}

// longestAt finds the longest known phrase at the first of the tokens, and how many of them it takes.
func (s *swapper) longestAt(text string, tokens []viet.Token) (n int, phrase string) {
	var words []string
	for i := range min(s.longest, len(tokens)) {
		if tokens[i].Kind != viet.Word && tokens[i].Kind != viet.Number {
			break
		}
		words = append(words, viet.Normal(text[tokens[i].Start:tokens[i].End]))
		key := strings.Join(words, " ")
		if _, known := s.becomes[key]; known || s.never[key] {
			n, phrase = i+1, key
		}
	}
	return n, phrase
}

func touches(places []rules.Place, start, end int) bool {
	return slices.ContainsFunc(places, func(p rules.Place) bool { return p.Start < end && start < p.End })
}

// inCaseOf writes a name as the one in whose place it comes was written.
func inCaseOf(was, name string) string {
	first, _ := utf8.DecodeRuneInString(was)
	switch {
	case was == strings.ToUpper(was):
		return strings.ToUpper(name)
	case unicode.IsUpper(first):
		letter, size := utf8.DecodeRuneInString(name)
		return string(unicode.ToUpper(letter)) + name[size:]
	}
	return name
}
