package rules

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Problem is something in a pack that is wrong, or cannot do what its author meant.
type Problem struct {
	File    string // empty when no file is to blame
	Line    int    // from 1
	Error   bool   // the pack does not load; otherwise it loads, and should be looked at
	Advice  bool   // nothing is wrong, but nothing shows that it is right either
	Message string // an error's message shows the file's own lines
}

func (p Problem) String() string {
	if p.File == "" || p.Error {
		return p.Message
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

// Lint loads the pack in the top folder of fsys and looks for what is wrong with it: everything that LoadPack refuses,
// and in a pack that loads, sets that nothing uses, masks and exceptions that no example needs, patterns that no example
// shows, what is said twice, rules that cannot fire, and rules that another one always covers. Problems come in order of
// file and line.
func Lint(fsys fs.FS) []Problem {
	p, err := LoadPack(fsys)
	if err != nil {
		return refused(err)
	}
	m, err := compileDrafts(p)
	if err != nil {
		return refused(err)
	}
	l := &linter{pack: p, m: m, asked: map[string]askedBy{}}
	l.unusedSets()
	l.neverFires()
	l.unusedMasks()
	l.untested()
	l.saidTwice()
	l.shadowed()
	l.missing()
	slices.SortStableFunc(l.problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, strings.Compare(a.Message, b.Message))
	})
	return l.problems
}

// refused turns a loader's joined errors into problems.
func refused(err error) []Problem {
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		var out []Problem
		for _, one := range joined.Unwrap() {
			out = append(out, refused(one)...)
		}
		return out
	}
	problem := Problem{Error: true, Message: err.Error()}
	var at *SourceError
	if errors.As(err, &at) {
		problem.File, problem.Line = at.File, at.Line
	}
	return []Problem{problem}
}

// linter looks at a pack that loads.
type linter struct {
	pack     *Pack
	m        *Matcher
	r        *reading
	asked    map[string]askedBy // by what rules ask for
	problems []Problem
}

// ownRules are the rules that the pack itself has, but for the retired ones.
func (l *linter) ownRules() []*compiledRule {
	return slices.DeleteFunc(slices.Clone(l.m.rules), func(c *compiledRule) bool { return c.rule.Pack != l.pack.ID })
}

func (l *linter) warn(at spot, format string, args ...any) {
	l.problems = append(l.problems, Problem{File: at.file, Line: at.line, Message: fmt.Sprintf(format, args...)})
}

func (l *linter) advise(at spot, format string, args ...any) {
	l.problems = append(l.problems, Problem{File: at.file, Line: at.line, Advice: true, Message: fmt.Sprintf(format, args...)})
}

// unusedSets finds sets that no rule, mask or manifest entry reaches.
func (l *linter) unusedSets() {
	used := map[string]bool{}
	var use func(*node)
	use = func(n *node) {
		n.walk(func(part *node) {
			if part.op == opSet && !used[part.set] {
				used[part.set] = true
				for _, entry := range l.pack.entries[part.set] {
					use(entry)
				}
			}
		})
	}
	for _, n := range l.pack.patterns() {
		use(n)
	}
	for _, name := range l.pack.balance.named() {
		use(&node{op: opSet, set: name})
	}
	for name, entries := range l.pack.entries {
		if !used[name] && len(entries) > 0 && !l.inherits(name) {
			l.warn(entries[0].spot, "set %q is used by nothing", name)
		}
	}
}

// inherits tells whether a set comes from the extended pack.
func (l *linter) inherits(set string) bool {
	return l.pack.Extends != nil && len(l.pack.Extends.entries[set]) > 0
}

// patterns are all patterns outside of the sets. Opposites and single sets stand for a pattern of that set.
func (p *Pack) patterns() []*node {
	out := slices.Clone(p.neutralEntries)
	for _, pair := range p.opposites {
		out = append(out, &node{op: opSet, set: pair[0]}, &node{op: opSet, set: pair[1]})
	}
	for _, m := range p.masks {
		out = slices.Concat(out, m.patterns, m.none)
	}
	for _, r := range p.Rules {
		out = slices.Concat(out, r.headings, r.under, r.notUnder, r.unless)
		for _, k := range r.conditions {
			out = slices.Concat(out, k.all, k.none)
		}
	}
	return out
}

// neverFires finds patterns that need a phrase which neutral phrases always cover.
func (l *linter) neverFires() {
	for _, c := range l.ownRules() {
		for _, k := range c.conditions {
			for _, number := range k.needs {
				group := l.m.atoms.groups[number]
				if l.alwaysNeutral(group) {
					l.warn(k.from.spot, "rule %s: this can never match, because the neutral phrases cover %s", c.rule.ID, l.name(group))
				}
			}
		}
	}
}

func (l *linter) alwaysNeutral(group []atom) bool {
	for _, a := range group {
		for _, p := range l.m.atoms.phrases[a] {
			if !l.isNeutral(p) {
				return false
			}
		}
	}
	return true
}

// isNeutral tells whether the phrase alone is covered by neutral phrases.
func (l *linter) isNeutral(p phrase) bool {
	covered := make(bitset, wordsFor(len(p)))
	for _, n := range l.pack.neutral {
		for i := 0; i+len(n) <= len(p); i++ {
			if slices.Equal(n, p[i:i+len(n)]) {
				covered.addRange(i, i+len(n))
			}
		}
	}
	return covered.hasAll(span{0, int32(len(p))})
}

// name shows a phrase of a group.
func (l *linter) name(group []atom) string {
	return fmt.Sprintf("%q", strings.Join(l.m.atoms.phrases[group[0]][0], " "))
}

// shadowed finds rules that are never given on any of their own examples, and would not be if all of them were of its kind.
func (l *linter) shadowed() {
	for _, c := range l.ownRules() {
		r, other := c.rule, (*Rule)(nil)
		shown := false
		for _, e := range r.Examples {
			if !e.Match {
				continue
			}
			hits := l.m.Match(e.Clause())
			whatever := l.m.alone().hits(e.Clause(), func(r *reading, all []found) []found { return r.m.surest(all) })
			shown = shown || slices.ContainsFunc(slices.Concat(hits, whatever), func(h Hit) bool { return h.Rule == r })
			if len(hits) > 0 {
				other = hits[0].Rule
			}
		}
		if !shown && other != nil && !r.Weighed {
			l.warn(r.at, "rule %s is shadowed: on each of its examples rule %s is kept instead", r.ID, other.ID)
		}
	}
}

// missing finds what a rule may leave out, and an officer will miss.
func (l *linter) missing() {
	for _, c := range l.ownRules() {
		r := c.rule
		if r.Suggestion == "" {
			l.warn(r.at, "rule %s suggests no neutral wording", r.ID)
		}
	}
}
