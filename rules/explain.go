package rules

import (
	"cmp"
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// Explanation tells what rules make of a clause, and why: which words matched, what held a rule back, and what would have
// to change for it to fire.
type Explanation struct {
	Writing  string    // how the clause is written: "whole", "bare" (without marks), "worn" (damaged by a scanner)
	Accounts []Account // at most one a rule: what fires, then what is held back, then what misses least
	Sums     []Sum     // of each pack that weighs small signs
}

// Standing is how far a rule came with a clause.
type Standing string

// The standings, best first.
const (
	Fires   Standing = "fires"
	Outdone Standing = "outdone" // it fires, but another hit is kept in its place
	Held    Standing = "held"    // its words are there, and something holds it back
	Near    Standing = "near"    // something is missing
)

// Account tells of one rule.
type Account struct {
	Rule       *Rule
	Standing   Standing
	Confidence Confidence // of a hit
	Pattern    string     // as the rule's file has it; of several, the first
	File       string
	Line       int
	Parts      []Part
	Reasons    []Reason // what holds it back, or makes a hint of its hit
	Beside     bool     // it fires only together with a clause nearby; the pattern is not told
}

// Part is a part of the pattern with the words that it found.
type Part struct {
	Pattern    string // a word set, a phrase, or <number>
	Words      string // the source's own letters
	Start, End int    // bytes of the clause's text; -1 where the words stand above it
}

// Why is a kind of reason.
type Why string

// What holds a rule back.
const (
	WhyMask      Why = "mask"      // a mask of the pack covers words
	WhyException Why = "exception" // one of the rule's own
	WhyPair      Why = "pair"      // both sexes are named side by side
	WhyOpposite  Why = "opposite"  // the other sex is named as well (one-sex)
	WhyNone      Why = "none"      // something that must not be there is
	WhyNumbers   Why = "numbers"   // the numbers do not differ
	WhyZone      Why = "zone"      // the rule does not look at this part of the document
	WhyHeading   Why = "heading"   // no heading matches
	WhyUnder     Why = "under"     // nothing above matches
	WhyNotUnder  Why = "not-under" // a heading or a lead forbids it
	WhyAbove     Why = "above"     // all the words stand above the clause: it is the parent's matter
	WhyMissing   Why = "missing"   // a part of the pattern is not there
	WhyApart     Why = "apart"     // all parts are there, too far apart or parted by a mark
	WhyOrder     Why = "order"     // all parts are there, not in this order or not in one sentence
	WhySurer     Why = "surer"     // a surer or longer hit of the same kind
	WhySpoken    Why = "spoken"    // a fallback rule, and another one has spoken
	WhyTopic     Why = "topic"     // the clause is about another kind, for which a rule has spoken
	WhyBalance   Why = "balance"   // the small signs weigh too little
	WhyDraft     Why = "draft"     // the rule is being written
	WhyDocument  Why = "document"  // other clauses of the document make a hint of it (siblings.go, backed.go)
)

// Reason is one thing that holds a rule back.
type Reason struct {
	Why   Why
	Name  string   // of the mask, the rule, or the part that is missing
	Words string   // of the clause, as the source has them
	Where string   // the pattern at work
	Offer []string // some phrases that would do
}

// CompileWithDrafts is Compile with the rules that are still being written, for those who try them.
func CompileWithDrafts(packs ...*Pack) (*Matcher, error) { return compileDrafts(packs...) }

// Explain tells what the rules make of a clause. It gives at most near rules that only miss something.
func (m *Matcher) Explain(c corpus.Clause, near int) Explanation {
	return m.alone().Explain(c, near)
}

// Explain is Matcher.Explain for a clause of the document.
func (d Document) Explain(c corpus.Clause, near int) Explanation {
	m := d.m
	r := newReading(m)
	r.document = d
	r.read(c)
	r.lay()
	x := explainer{r, c}
	out := Explanation{Writing: r.words.writing.String()}
	all := r.judge(r.match(c.Zone))
	about := r.onTopic(slices.Clone(all))
	kept := m.surest(slices.Clone(about))
	hits := map[int32]bool{}
	for _, f := range kept {
		if !slices.ContainsFunc(all, func(other found) bool { return other.rule == f.rule }) {
			all = append(all, f) // it speaks for what the clause is about
		}
	}
	for _, f := range all {
		hits[f.rule] = true
		out.Accounts = append(out.Accounts, x.hit(f, about, kept))
	}
	var missing []missed
	for number, rule := range m.rules {
		if hits[int32(number)] {
			continue
		}
		if a, ok := x.held(rule); ok {
			a.spokenFor(all, m)
			out.Accounts = append(out.Accounts, a)
		} else if near > 0 {
			if a, ok := x.near(rule); ok {
				missing = append(missing, a)
			}
		}
	}
	slices.SortStableFunc(missing, missed.compare)
	for _, a := range missing[:min(near, len(missing))] {
		out.Accounts = append(out.Accounts, a.Account)
	}
	slices.SortStableFunc(out.Accounts, func(a, b Account) int { return cmp.Compare(a.Standing.rank(), b.Standing.rank()) })
	out.Sums = x.sums(all)
	return out
}

func (s Standing) rank() int { return slices.Index([]Standing{Fires, Outdone, Held, Near}, s) }

// explainer looks at one clause that has been read and laid out.
type explainer struct {
	r      *reading
	clause corpus.Clause
}

// account begins to tell of a rule by one of its conditions, with the elements that were found last.
func (x *explainer) account(c *compiledRule, k *compiledCondition, s Standing) Account {
	a := Account{Rule: c.rule, Standing: s, Pattern: k.from.text, File: k.from.spot.file, Line: k.from.spot.line}
	for _, e := range x.r.elements {
		a.Parts = append(a.Parts, x.part(e))
	}
	a.sortParts()
	return a
}

// sortParts puts the parts in the order of the text, those above it first.
func (a *Account) sortParts() {
	slices.SortStableFunc(a.Parts, func(a, b Part) int { return a.Start - b.Start })
}

func (x *explainer) part(e element) Part {
	at := x.r.global(e)
	p := Part{Pattern: x.r.m.atoms.name(e.atom), Words: x.r.quote(at), Start: -1, End: -1}
	if at.start >= x.r.ownFrom {
		p.Start, p.End = x.r.bytes(at)
	}
	return p
}

// hit tells of a rule that fires, and whether its hit is kept.
func (x *explainer) hit(f found, about, kept []found) Account {
	c := x.r.m.rules[f.rule]
	k := c.conditions[0].from // of a rule that speaks for what the clause is about, where none of its patterns need match
	a := Account{Pattern: k.text, File: k.spot.file, Line: k.spot.line}
	for _, k := range c.conditions {
		if at, ok := x.r.satisfy(c, k); ok && at == f.span {
			a = x.account(c, k, Fires)
			break
		}
	}
	a.Rule, a.Confidence, a.Standing = c.rule, f.confidence, Fires
	if c.rule.Status == Draft {
		a.Reasons = append(a.Reasons, Reason{Why: WhyDraft})
	}
	if slices.Contains(kept, f) {
		return a
	}
	a.Standing = Outdone
	a.Reasons = append(a.Reasons, x.outdoneBy(f, about, kept))
	return a
}

// spokenFor corrects the account of a rule that rests on the balance: it is not even asked where another one has fired.
func (a *Account) spokenFor(all []found, m *Matcher) {
	if len(a.Reasons) != 1 || a.Reasons[0].Why != WhyBalance {
		return
	}
	for _, f := range all {
		if r := m.rules[f.rule].rule; r.Pack == a.Rule.Pack && r.Status != Trial && r.Confidence != Hint {
			a.Reasons[0] = Reason{Why: WhySpoken, Name: r.ID}
			return
		}
	}
}

// outdoneBy tells which kept hit stands in the place of another one.
func (x *explainer) outdoneBy(f found, about, kept []found) Reason {
	m := x.r.m
	for _, k := range kept {
		if k.overlaps(f.span) && m.sameKind(k, f) {
			return Reason{Why: WhySurer, Name: m.rules[k.rule].rule.ID, Words: x.r.quote(k.span)}
		}
	}
	if !slices.Contains(about, f) {
		for _, k := range kept {
			if m.rules[k.rule].pack == m.rules[f.rule].pack {
				return Reason{Why: WhyTopic, Name: m.rules[k.rule].rule.ID, Words: x.r.quote(k.span)}
			}
		}
	}
	for _, k := range kept {
		if !m.rules[k.rule].rule.Fallback && k.confidence != Hint {
			return Reason{Why: WhySpoken, Name: m.rules[k.rule].rule.ID, Words: x.r.quote(k.span)}
		}
	}
	return Reason{Why: WhySpoken}
}
