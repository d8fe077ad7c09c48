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
	whole    *lexicon        // of texts as they are written today
	bare     func() *lexicon // of texts without marks; built when the first one comes
	worn     func() *lexicon // of texts that a scanner has damaged
	atoms    *atomTable
	packs    []*compiledPack
	rules    []*compiledRule
	waiting  [][]int32 // by atom: rules that can match only where it stands
	contexts []*program
	readings *sync.Pool
}

type compiledPack struct {
	number    int
	neutral   atom // -1 for none
	opposites [][2]atom
}

type compiledRule struct {
	rule       *Rule
	pack       *compiledPack
	conditions []compiledCondition
	masks      []*compiledMask
	headings   []int // contexts: one of them must match a heading
	under      []int // one of them must match above
	notUnder   []int // none of them may match above
}

// compiledMask hides what its patterns cover in a stretch, unless one of none matches there.
type compiledMask struct{ patterns, none []*program }

type compiledCondition struct {
	all, none []*program
	clause    bool // the parts may stand anywhere in the clause
	differ    bool // the first and the last number of the match must have other values
	against   Against
	needs     [][]atom
}

// Compile makes one matcher of the packs. Two packs, or two rules, of one id are an error.
func Compile(packs ...*Pack) (*Matcher, error) {
	if err := unique(packs); err != nil {
		return nil, err
	}
	c := compiler{m: &Matcher{atoms: newAtomTable(packs)}, contexts: map[*node]int{}}
	for i, p := range packs {
		c.pack(i, p)
	}
	c.wait()
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
}

func (c *compiler) pack(number int, p *Pack) {
	cp := &compiledPack{number: number, neutral: -1}
	if len(p.neutral) > 0 {
		cp.neutral = c.m.atoms.number(p, "neutral", p.neutral)
	}
	for _, pair := range p.opposites {
		cp.opposites = append(cp.opposites, [2]atom{c.m.atoms.set(p, pair[0]), c.m.atoms.set(p, pair[1])})
	}
	c.m.packs = append(c.m.packs, cp)
	masks := map[string]*compiledMask{}
	for _, m := range p.masks {
		masks[m.name] = &compiledMask{c.programs(p, m.patterns), c.programs(p, m.none)}
	}
	for _, r := range p.Rules {
		c.m.rules = append(c.m.rules, c.rule(p, cp, r, masks))
	}
}

func (c *compiler) rule(p *Pack, cp *compiledPack, r *Rule, masks map[string]*compiledMask) *compiledRule {
	out := &compiledRule{
		rule: r, pack: cp, masks: []*compiledMask{{patterns: c.programs(p, r.unless)}},
		headings: c.context(p, r.headings), under: c.context(p, r.under), notUnder: c.context(p, r.notUnder),
	}
	for _, m := range p.masks {
		if !slices.Contains(r.lift, m.name) {
			out.masks = append(out.masks, masks[m.name])
		}
	}
	for _, k := range r.conditions {
		cc := compiledCondition{all: c.programs(p, k.all), none: c.programs(p, k.none), clause: k.within == withinClause, differ: k.differ, against: k.against}
		for _, program := range cc.all {
			cc.needs = append(cc.needs, program.needs...)
		}
		out.conditions = append(out.conditions, cc)
	}
	return out
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
		}
		out[i] = id
	}
	return out
}

// wait enters every rule with the rarest thing that each of its conditions needs.
func (c *compiler) wait() {
	c.m.waiting = make([][]int32, len(c.m.atoms.phrases))
	for i, r := range c.m.rules {
		for _, k := range r.conditions {
			for _, a := range c.m.atoms.rarest(k.needs) {
				if !slices.Contains(c.m.waiting[a], int32(i)) {
					c.m.waiting[a] = append(c.m.waiting[a], int32(i))
				}
			}
		}
	}
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
	m.whole = newLexicon(m, asWritten, nil)
	m.bare = sync.OnceValue(func() *lexicon { return newLexicon(m, bare, left) })
	m.worn = sync.OnceValue(func() *lexicon { return newLexicon(m, worn, left) })
}

func newReading(m *Matcher) *reading {
	return &reading{
		m: m, hits: make([][]span, len(m.atoms.phrases)),
		work: work{covered: map[maskAt]bitset{}, verdicts: map[[2]int]bool{}, sides: make([]sides, len(m.packs)), seen: make([]bool, len(m.rules))},
	}
}

// runsIn tells whether the rule looks at a zone.
func (c *compiledRule) runsIn(z corpus.Zone) bool { return slices.Contains(c.rule.Zones, z) }
