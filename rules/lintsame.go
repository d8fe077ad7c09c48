package rules

import (
	"fmt"
	"slices"
	"strings"
)

// What is said twice costs an author twice: a change is made in one place and forgotten in the other.

// saidTwice finds patterns and set entries that repeat another one.
func (l *linter) saidTwice() {
	for _, c := range l.ownRules() {
		l.sameConditions(c)
		l.sameEntries("rule "+c.rule.ID+": the exception", c.rule.unless, 0)
	}
	for _, m := range l.ownMasks() {
		l.sameEntries("mask "+m.name+": the pattern", m.patterns, 0)
	}
	for name, entries := range l.pack.entries {
		inherited := 0
		if l.pack.Extends != nil {
			inherited = len(l.pack.Extends.entries[name])
		}
		l.sameEntries("set "+name+": the phrase", entries, inherited)
	}
}

// sameEntries compares entries, of which the first ones come from the extended pack.
func (l *linter) sameEntries(what string, entries []*node, inherited int) {
	seen := map[string]*node{}
	for i, n := range entries {
		key := n.String()
		if first, twice := seen[key]; twice && i >= inherited {
			l.warn(n.spot, "%s %q is already in %s", what, n.text, first.spot)
			continue
		}
		seen[key] = n
	}
}

// sameConditions finds what a rule, or another one that looks at the same texts, asks for twice.
func (l *linter) sameConditions(c *compiledRule) {
	for _, k := range c.rule.conditions {
		key := where(c.rule) + k.String()
		first, twice := l.asked[key]
		if twice && first.rule == c.rule {
			l.warn(k.all[0].spot, "rule %s asks for %q twice", c.rule.ID, k.all[0].text)
		} else if twice {
			l.warn(k.all[0].spot, "rule %s asks for %q, and so does rule %s (%s)", c.rule.ID, k.all[0].text, first.rule.ID, first.at)
		}
		l.asked[key] = askedBy{c.rule, k.all[0].spot}
	}
}

// askedBy is the rule that asked for something first, and where.
type askedBy struct {
	rule *Rule
	at   spot
}

// where is what decides where a rule may match. Rules that differ in it may well share a pattern.
func where(r *Rule) string {
	return fmt.Sprint(r.Zones, r.oneSex, joinNodes(r.headings), joinNodes(r.under), joinNodes(r.notUnder), joinNodes(r.unless), r.lift)
}

func (k condition) String() string {
	return fmt.Sprintf("%s none %s %s %v", joinNodes(k.all), joinNodes(k.none), k.within, k.differ)
}

func joinNodes(nodes []*node) string {
	out := make([]string, len(nodes))
	for i, n := range nodes {
		out[i] = n.String()
	}
	return strings.Join(out, " & ")
}

// String is the pattern in one spelling, whatever way it was written: normal form, no needless brackets or spaces.
func (n *node) String() string {
	kids := make([]string, len(n.kids))
	for i, k := range n.kids {
		kids[i] = k.String()
	}
	switch n.op {
	case opPhrase:
		return strings.Join(n.word, " ")
	case opSet:
		return "@" + n.set
	case opAlt:
		if len(kids) == 1 {
			return kids[0]
		}
		slices.Sort(kids)
		return "(" + strings.Join(kids, "|") + ")"
	case opOpt:
		return "[" + kids[0] + "]"
	case opGap:
		return n.gap()
	case opStart:
		return "^"
	case opEnd:
		return "$"
	case opNumber:
		return "<number>"
	}
	return strings.Join(kids, " ")
}

func (n *node) gap() string {
	sign := ".."
	if n.tight {
		sign = "~"
	}
	if n.max == unlimited {
		return sign
	}
	return fmt.Sprintf("%s%d", sign, n.max)
}
