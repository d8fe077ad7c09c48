package rules

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/huonguoc/huonguoc/corpus"
)

// Matcher holds the rules of some packs, ready to run. It does not change, and any number of goroutines may use it.
type Matcher struct {
	whole       *lexicon        // of texts as they are written today
	bare        func() *lexicon // of texts without marks; built when the first one comes
	worn        func() *lexicon // of texts that a scanner has damaged
	atoms       *atomTable
	packs       []*compiledPack
	rules       []*compiledRule
	conditions  []*compiledCondition // of all rules, in order
	needs       *needs               // of conditions
	groups      lists                // the atoms of each group
	masks       []*compiledMask      // of all packs
	maskOf      []int32              // by pattern of all masks: its mask
	hidings     []hiding             // what rules hide
	maskNeeds   *needs               // of those patterns
	facts       []compiledFact       // of all packs
	factNeeds   *needs
	contexts    []*program
	programs    int     // how many there are, of all patterns
	beside      bool    // a rule asks about siblings
	contextFrom []*node // the patterns of contexts, as the file has them
	readings    *sync.Pool
}

type compiledPack struct {
	number    int
	neutral   atom // -1 for none
	opposites [][2]atom
	sides     int              // the first pack with these opposites
	masks     map[string]int   // by name: its number in the matcher
	balance   *compiledBalance // nil for none; packs that have it in common share it
	weighed   map[string]int32 // by kind: the first rule that rests on the balance
}

type compiledRule struct {
	rule       *Rule
	pack       *compiledPack
	conditions []*compiledCondition
	zones      uint8 // by place in zones(), a bit
	unless     compiledMask
	masks      []int // of the pack
	hiding     int32 // of pairs and masks; in the matcher
	headings   []int // contexts: one of them must match a heading
	under      []int // one of them must match above
	notUnder   []int // none of them may match above
}

// compiledMask hides what its patterns cover in a stretch, unless one of none matches there.
type compiledMask struct {
	patterns, none []*program
	from           []*node // the patterns, as the file has them
	name           string  // empty for a rule's own exceptions
}

type compiledCondition struct {
	rule      int32
	from      *node // the first of its patterns, as the file has it
	noneFrom  []*node
	all, none []*program
	clause    bool // the parts may stand anywhere in the clause
	differ    bool // the first and the last number of the match must have other values
	against   Against
	needs     []group
}

// Compile makes one matcher of the packs, with those of their rules that run. Two packs, or two rules, of one id are an
// error.
func Compile(packs ...*Pack) (*Matcher, error) { return compile(Status.Runs, packs...) }

// compileDrafts is Compile with the rules that are still being written.
func compileDrafts(packs ...*Pack) (*Matcher, error) {
	return compile(func(s Status) bool { return s != Retired }, packs...)
}

func compile(runs func(Status) bool, packs ...*Pack) (*Matcher, error) {
	if err := unique(packs); err != nil {
		return nil, err
	}
	c := compiler{m: &Matcher{atoms: newAtomTable(packs)}, contexts: map[*node]int{}, runs: runs}
	for i, p := range packs {
		c.pack(i, p)
	}
	c.conditions()
	c.asides()
	c.m.programs, c.m.groups = len(c.m.atoms.programs), newLists(c.m.atoms.groups)
	c.lexicons(packs)
	m := c.m
	m.readings = &sync.Pool{New: func() any { return newReading(m) }}
	return m, nil
}

func unique(packs []*Pack) error {
	var errs []error
	seen := map[string]string{}
	see := func(what, where string) {
		if first, twice := seen[what]; twice {
			errs = append(errs, fmt.Errorf("compile packs: %s is in pack %s and in pack %s", what, first, where))
		}
		seen[what] = where
	}
	for _, p := range packs {
		see("pack "+p.ID, p.ID)
		for _, r := range p.Rules {
			see("rule "+r.ID, p.ID)
		}
	}
	return errors.Join(errs...)
}

type compiler struct {
	m        *Matcher
	contexts map[*node]int
	runs     func(Status) bool
}

func (c *compiler) pack(number int, p *Pack) {
	cp := &compiledPack{number: number, neutral: -1, masks: map[string]int{}, weighed: map[string]int32{}}
	if len(p.neutral) > 0 {
		cp.neutral = c.m.atoms.number(p, opAlt, "", p.neutral)
	}
	for _, pair := range p.opposites {
		cp.opposites = append(cp.opposites, [2]atom{c.m.atoms.set(p, pair[0]), c.m.atoms.set(p, pair[1])})
	}
	cp.sides = number
	if same := slices.IndexFunc(c.m.packs, func(k *compiledPack) bool { return slices.Equal(k.opposites, cp.opposites) }); same >= 0 {
		cp.sides = same
	}
	for _, m := range p.masks {
		cp.masks[m.name] = c.mask(p, m)
	}
	cp.balance = c.balance(cp, p)
	c.m.packs = append(c.m.packs, cp)
	for _, r := range p.Rules {
		if c.runs(r.Status) {
			c.rule(p, cp, r)
		}
	}
}

// mask numbers a mask; packs that have it in common share the number.
func (c *compiler) mask(p *Pack, m mask) int {
	out := &compiledMask{c.programs(p, m.patterns), c.programs(p, m.none), m.patterns, m.name}
	same := slices.IndexFunc(c.m.masks, func(k *compiledMask) bool {
		return k.name == out.name && slices.Equal(k.patterns, out.patterns) && slices.Equal(k.none, out.none)
	})
	if same >= 0 {
		return same
	}
	c.m.masks = append(c.m.masks, out)
	return len(c.m.masks) - 1
}

func (c *compiler) rule(p *Pack, cp *compiledPack, r *Rule) {
	out := &compiledRule{
		rule: r, pack: cp, unless: compiledMask{patterns: c.programs(p, r.unless), from: r.unless},
		headings: c.context(p, r.headings), under: c.context(p, r.under), notUnder: c.context(p, r.notUnder),
	}
	for i, z := range zones() {
		if slices.Contains(r.Zones, corpus.Zone(z)) {
			out.zones |= 1 << i
		}
	}
	for _, m := range p.masks {
		if !slices.Contains(r.lift, m.name) {
			out.masks = append(out.masks, cp.masks[m.name])
		}
	}
	out.hiding = c.hiding(out)
	for _, k := range r.conditions {
		cc := &compiledCondition{rule: int32(len(c.m.rules)), from: k.all[0], noneFrom: k.none, all: c.programs(p, k.all), none: c.programs(p, k.none), clause: k.within == withinClause, differ: k.differ, against: k.against}
		for _, program := range cc.all {
			cc.needs = append(cc.needs, program.needs...)
		}
		out.conditions = append(out.conditions, cc)
	}
	if _, known := cp.weighed[r.Kind]; r.Weighed && !known {
		cp.weighed[r.Kind] = int32(len(c.m.rules))
	}
	c.m.beside = c.m.beside || r.Beside
	c.m.rules = append(c.m.rules, out)
}

// hiding numbers what a rule hides; rules that hide the same share the number.
func (c *compiler) hiding(r *compiledRule) int32 {
	h := hiding{masks: r.masks}
	if r.rule.oneSex != oneSexOff {
		h.pairs = c.m.packs[r.pack.sides]
	}
	same := slices.IndexFunc(c.m.hidings, func(k hiding) bool { return k.pairs == h.pairs && slices.Equal(k.masks, h.masks) })
	if same < 0 {
		same = len(c.m.hidings)
		c.m.hidings = append(c.m.hidings, h)
	}
	return int32(same)
}

func (c *compiler) programs(p *Pack, nodes []*node) []*program {
	out := make([]*program, len(nodes))
	for i, n := range nodes {
		out[i] = c.m.atoms.compile(p, n)
	}
	return out
}

// context numbers patterns that look at headings and leads, so that a pack's default is evaluated once a clause.
func (c *compiler) context(p *Pack, nodes []*node) []int {
	out := make([]int, len(nodes))
	for i, n := range nodes {
		id, ok := c.contexts[n]
		if !ok {
			id = len(c.m.contexts)
			c.contexts[n] = id
			c.m.contexts = append(c.m.contexts, c.m.atoms.compile(p, n))
			c.m.contextFrom = append(c.m.contextFrom, n)
		}
		out[i] = id
	}
	return out
}

// conditions numbers the conditions of all rules and sorts them by what they need.
func (c *compiler) conditions() {
	var all []*compiledCondition
	for _, r := range c.m.rules {
		all = append(all, r.conditions...)
	}
	c.m.conditions = all
	needs := make([][]group, len(all))
	for i, k := range all {
		needs[i] = k.needs
	}
	c.m.needs = newNeeds(c.m.atoms, needs)
}

// asides sorts the facts and the masks of all packs by what they need.
func (c *compiler) asides() {
	var facts, masks [][]group
	for _, f := range c.m.facts {
		facts = append(facts, f.program.needs)
	}
	for number, m := range c.m.masks {
		for _, p := range m.patterns {
			c.m.maskOf, masks = append(c.m.maskOf, int32(number)), append(masks, p.needs)
		}
	}
	c.m.factNeeds, c.m.maskNeeds = newNeeds(c.m.atoms, facts), newNeeds(c.m.atoms, masks)
}

// lexicons builds the phrases in today's writing, and makes ready to build them in the writings of damaged texts: few
// files need those, and every start of the program would pay for them.
func (c *compiler) lexicons(packs []*Pack) {
	m, left := c.m, map[string]bool{}
	for _, p := range packs {
		for _, w := range p.needMarks {
			left[w] = true
		}
	}
	m.whole = newLexicon(m, wholeWriting, nil)
	m.bare = sync.OnceValue(func() *lexicon { return newLexicon(m, bareWriting, left) })
	m.worn = sync.OnceValue(func() *lexicon { return newLexicon(m, wornWriting, left) })
}

// lexicon gives the words of one way of writing.
func (m *Matcher) lexicon(w writing) *lexicon {
	switch w {
	case bareWriting:
		return m.bare()
	case wornWriting:
		return m.worn()
	default:
		return m.whole
	}
}

func newReading(m *Matcher) *reading {
	atoms := len(m.atoms.phrases)
	return &reading{m: m, hits: make([][]span, atoms), where: make([]unitSet, atoms), sieve: newSieve(m), work: newWork(m)}
}

// zoneBit is the bit of a zone in compiledRule.zones; none for a zone that no rule looks at.
func zoneBit(z corpus.Zone) uint8 {
	return uint8(1 << (slices.Index(zones(), string(z)) + 1) >> 1)
}
