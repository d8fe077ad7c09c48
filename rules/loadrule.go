package rules

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
)

// rule checks one rule and turns it into what the matcher needs.
func (l *loader) rule(file string, kind Kind, y ruleYAML) *Rule {
	at := l.orHere(y.ID.spot(file))
	l.wantID(at, "rule", y.ID.text)
	r := &Rule{
		ID: y.ID.text, Pack: l.pack.ID, Kind: kind.ID, Code: kind.Code, at: at,
		Status: l.status(file, y.Status), Reason: y.Reason.text,
		Title: l.text(at, y, "title", y.Title), Message: l.text(at, y, "message", y.Message), Suggestion: y.Suggestion.text,
		Grade:      Grade(l.choice(at, y, "grade", y.Grade, grades())),
		Against:    Against(l.choice(at, y, "against", y.sideMeant(), sexes())),
		Mode:       Mode(l.choice(at, y, "mode", y.Mode, modes())),
		Confidence: Confidence(l.choice(at, y, "confidence", y.Confidence, confidences())),
		Fallback:   l.yes(file, "fallback", y.Fallback),
		Weighed:    l.yes(file, "weighed", y.Weighed),
		Beside:     l.yes(file, "beside", y.Beside),
		Missing:    l.yes(file, "missing", y.Missing),
		Basis:      l.basis(at, y),
		Zones:      l.zones(file, y.Zones),
		Gaps:       texts(y.Gaps),
	}
	l.readWhere(r, file, y)
	l.readConditions(r, file, y)
	l.readExamples(r, file, y)
	return r
}

// sideMeant is against, or who where against is left out.
func (y ruleYAML) sideMeant() scalar {
	if y.Against.text == "" {
		return y.Who
	}
	return y.Against
}

// yes reads a switch: true, false, or nothing, which is false.
func (l *loader) yes(file, key string, y scalar) bool {
	if y.text != "" {
		l.oneOf(y.spot(file), key, y.text, []string{"true", "false"})
	}
	return y.text == "true"
}

// readWhere reads where a rule looks and what it looks past.
func (l *loader) readWhere(r *Rule, file string, y ruleYAML) {
	r.headings = l.patterns(file, y.Headings, anywhere)
	r.under = l.patterns(file, y.Under, anywhere)
	r.unless = l.patterns(file, l.filledForAll(file, y, y.Unless), anywhere)
	r.notUnder = l.notUnder
	if y.NotUnder != nil {
		r.notUnder = l.patterns(file, y.NotUnder, anywhere)
	}
	for _, name := range y.Lift {
		if !slices.ContainsFunc(l.pack.masks, func(m mask) bool { return m.name == name.text }) {
			l.fail(name.spot(file), "lift: no mask is called %q", name.text)
		}
	}
	r.lift = texts(y.Lift)
	r.oneSex = oneSexPair
	if r.Weighed { // the balance has looked at all that: the rule only says what the clause is about
		r.oneSex, r.notUnder = oneSexOff, nil
		for _, m := range l.pack.masks {
			r.lift = append(r.lift, m.name)
		}
	}
	if y.OneSex.text != "" {
		l.oneOf(y.OneSex.spot(file), "one-sex", y.OneSex.text, symmetries())
		r.oneSex = y.OneSex.text
	}
}

func (l *loader) readConditions(r *Rule, file string, y ruleYAML) {
	if len(y.Match) == 0 && len(y.Frames) == 0 {
		l.fail(r.at, "rule %s has no match", r.ID)
	}
	for _, c := range l.framedConditions(file, y) {
		if len(c.All) == 0 {
			l.fail(r.at, "rule %s: a condition needs all: with at least one pattern", r.ID)
			continue
		}
		within := withinSentence
		if c.Within.text != "" {
			l.oneOf(c.Within.spot(c.file), "within", c.Within.text, withins())
			within = c.Within.text
		}
		r.conditions = append(r.conditions, condition{
			all: l.patterns(c.file, c.All, betweenParts), none: l.patterns(c.file, c.None, anywhere), within: within,
			differ: l.differ(c.file, c.Numbers), against: cmp.Or(c.against, r.Against),
		})
	}
}

// differ reads what a condition asks of its numbers.
func (l *loader) differ(file string, y scalar) bool {
	if y.text != "" {
		l.oneOf(y.spot(file), "numbers", y.text, []string{"differ"})
	}
	return y.text != ""
}

func (l *loader) readExamples(r *Rule, file string, y ruleYAML) {
	if len(y.Examples.Match) == 0 || len(y.Examples.Pass) == 0 {
		l.fail(r.at, "rule %s needs at least one example that must match and one that must pass", r.ID)
	}
	for _, list := range []struct {
		examples examples
		match    bool
	}{{y.Examples.Match, true}, {y.Examples.Pass, false}} {
		for _, e := range list.examples {
			r.Examples = append(r.Examples, l.example(r, file, e, list.match))
		}
	}
}

func (l *loader) example(r *Rule, file string, y exampleYAML, match bool) Example {
	if strings.TrimSpace(y.Text.text) == "" {
		l.fail(r.at, "rule %s has an example without text", r.ID)
	}
	zone := r.Zones[0]
	if y.Zone.text != "" {
		l.oneOf(y.Zone.spot(file), "zone", y.Zone.text, zones())
		zone = corpus.Zone(y.Zone.text)
	}
	return Example{
		Text: y.Text.text, LeadIns: texts(y.LeadIn), Headings: texts(y.Heading), Zone: zone, Match: match, at: y.Text.spot(file),
	}
}

func (l *loader) zones(file string, list scalars) []corpus.Zone {
	if len(list) == 0 {
		return []corpus.Zone{corpus.ZoneBody}
	}
	out := make([]corpus.Zone, len(list))
	for i, z := range list {
		l.oneOf(z.spot(file), "zones", z.text, zones())
		out[i] = corpus.Zone(z.text)
	}
	return out
}

// basis finds the provisions that a rule rests on; none may be unverified.
func (l *loader) basis(at spot, y ruleYAML) []Law {
	if len(y.Basis) == 0 {
		l.fail(at, "rule %s has no basis in law", y.ID.text)
	}
	var out []Law
	for _, id := range y.Basis {
		where := id.spot(at.file)
		i := slices.IndexFunc(l.pack.Laws, func(law Law) bool { return law.ID == id.text })
		switch {
		case i < 0:
			l.fail(where, "basis %q is not in %s%s", id.text, lawFile, meant(id.text, l.lawIDs()))
		case !slices.Contains(trusted(), l.pack.Laws[i].Confidence):
			l.fail(where, "basis %s has confidence %s: a rule rests on verified law only", id.text, l.pack.Laws[i].Confidence)
		default:
			out = append(out, l.pack.Laws[i])
		}
	}
	return out
}

func (l *loader) lawIDs() []string {
	out := make([]string, len(l.pack.Laws))
	for i, law := range l.pack.Laws {
		out[i] = law.ID
	}
	return out
}

// edges says whether a pattern may begin or end with a gap.
type edges bool

const (
	anywhere     edges = true
	betweenParts edges = false
)

// patterns parses a list; what cannot be parsed is told and left out.
func (l *loader) patterns(file string, list scalars, gaps edges) []*node {
	out := slices.Grow([]*node(nil), len(list))
	for _, s := range list {
		n, err := l.parser.parse(s.text)
		if err == nil && !isSetsFile(file) {
			n.bare()
		}
		if err == nil {
			err = sound(n, gaps)
		}
		if err != nil {
			l.fail(s.spot(file), "%v", err)
			continue
		}
		n.spot = s.spot(file)
		out = append(out, n)
		if !isSetsFile(file) {
			l.wantSets(n)
		}
	}
	return out
}

// sound refuses patterns that could match nothing, or whose span would end in a gap.
func sound(n *node, gaps edges) error {
	if !n.holdsWord() {
		return &patternError{text: n.text, at: 1, message: "at least one word or set must always be there"}
	}
	if gaps == anywhere {
		return nil
	}
	for _, first := range []bool{true, false} {
		if g := n.gapAtEdge(first); g != nil {
			return &patternError{text: n.text, at: g.at, message: "a gap must stand between two parts that are always there; " +
				"put it into the brackets of the part it leads to, as in [..6 b]"}
		}
	}
	return nil
}

// wantSets tells which sets of a pattern are unknown.
func (l *loader) wantSets(n *node) {
	n.walk(func(part *node) {
		if part.op == opSet {
			l.wantSet(n.spot, part.set)
		}
	})
}

func (l *loader) wantSet(at spot, name string) {
	if _, ok := l.expand.entries[name]; !ok {
		l.fail(l.orHere(at), "no set is called %q%s", name, meant(name, slices.Sorted(maps.Keys(l.expand.entries))))
	}
}

// wantID checks the shape of an id and that it is used once.
func (l *loader) wantID(at spot, what, id string) {
	at = l.orHere(at)
	if !isID(id) {
		l.fail(at, "%s id: small letters, digits and hyphens are wanted, not %q", what, id)
		return
	}
	key := what + " " + id
	if first, twice := l.seen[key]; twice {
		l.fail(at, "%s is already in %s", key, first)
	}
	l.seen[key] = at
}

func (l *loader) text(at spot, y ruleYAML, key string, s scalar) string {
	if strings.TrimSpace(s.text) == "" {
		l.fail(at, "rule %s has no %s", y.ID.text, key)
	}
	return strings.TrimSpace(s.text)
}

func (l *loader) choice(at spot, y ruleYAML, key string, s scalar, allowed []string) string {
	if s.text == "" {
		l.fail(at, "rule %s has no %s (%s)", y.ID.text, key, strings.Join(allowed, ", "))
		return ""
	}
	l.oneOf(s.spot(at.file), key, s.text, allowed)
	return s.text
}

func (l *loader) oneOf(at spot, key, value string, allowed []string) {
	if !slices.Contains(allowed, value) {
		l.fail(l.orHere(at), "%s is one of %s, not %q", key, strings.Join(allowed, ", "), value)
	}
}

// orHere gives a missing value the top of its file as place.
func (l *loader) orHere(at spot) spot {
	return spot{at.file, max(1, at.line), max(1, at.column)}
}

func meant(word string, candidates []string) string {
	if near := nearest(word, candidates); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

func texts(list scalars) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.text)
	}
	return out
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
