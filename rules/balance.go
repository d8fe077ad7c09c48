package rules

import (
	"maps"
	"slices"

	"github.com/huonguoc/huonguoc/rules/gru"
)

// balance is what a pack has learned of small signs: a weight for each. Their sum tells how much a clause looks like one
// that treats the sexes differently, whatever it is about. It backs the rules and overrules them (docs/accuracy.md).
type balance struct {
	women, men string   // names of sets
	sets       []string // names of the sets that are signs
	masks      []string // names of the pack's masks; where one covers something is a sign
	facts      []patternFact
	texts      [3]string              // of the files of weights, and of the network
	whole      func() *weights        // begins to be read when the pack loads
	bare       func() *weights        // for texts without marks; read when the first one comes
	levels     map[Confidence]float64 // the least sum of each
	documents  longDocuments
	order      order
	rules      map[Confidence]float64 // what the surest rule that fired adds; "" for none
	mirror     mirror
	lean       float64 // what is added for women, whom most clauses burden
}

// longDocuments are those of so many clauses or more; in them other sums are the least of the levels.
type longDocuments struct {
	clauses int
	levels  map[Confidence]float64
	backed  bool // what is likely counts only in a document in which something is sure
}

func (d longDocuments) equal(o longDocuments) bool {
	return d.clauses == o.clauses && d.backed == o.backed && maps.Equal(d.levels, o.levels)
}

// reaches tells whether a document is long.
func (d longDocuments) reaches(clauses int) bool { return d.clauses > 0 && clauses >= d.clauses }

// named are the sets that a balance names; none of no balance.
func (b *balance) named() []string {
	if b == nil {
		return nil
	}
	return append([]string{b.women, b.men, b.mirror.never}, b.sets...)
}

// weights are signs over a vocabulary of their own.
type weights struct {
	bias   float64
	words  []string // by token, from the balance's firstWord on
	signs  []weighted
	topics topics
}

type weighted struct {
	sign   sign
	weight float32
	lean   float32 // whom a burden falls on; see against.go
	topics int32   // where its letters begin in the text of the topics, from 1 on; 0 for none
}

func (b *balance) firstWord() uint16 { return firstSet + uint16(len(b.sets)) }

// compiledBalance is a balance with the atoms of a matcher.
type compiledBalance struct {
	*balance
	pack       *compiledPack // the first that has it
	women, men atom
	never      atom // words of what only one sex can be or do; -1 for none
	sets       []setToken
	masks      []int // those of a pack that extends another stand behind the masks that are signs
	facts      []compiledFact
}

// isSign tells whether a mask, by its place in masks, is a sign: its weight has been learned.
func (b *compiledBalance) isSign(mask int) bool { return mask < len(b.balance.masks) }

// factOf is the number of an author's fact among all facts.
func (b *compiledBalance) factOf(f *compiledFact) uint16 {
	return factMask + uint16(len(b.balance.masks)) + f.number
}

type setToken struct {
	atom  atom
	token uint16
}

func (c *compiler) balance(cp *compiledPack, p *Pack) *compiledBalance {
	if p.balance == nil {
		return nil
	}
	out := &compiledBalance{balance: p.balance, pack: cp, women: c.m.atoms.set(p, p.balance.women), men: c.m.atoms.set(p, p.balance.men)}
	for i, name := range p.balance.sets {
		out.sets = append(out.sets, setToken{c.m.atoms.set(p, name), firstSet + uint16(i)})
	}
	if out.never = -1; out.mirror.never != "" {
		out.never = c.m.atoms.set(p, out.mirror.never)
	}
	for _, m := range p.masks {
		out.masks = append(out.masks, cp.masks[m.name])
	}
	c.facts(out, p)
	for _, other := range c.m.packs {
		if other.balance != nil && other.balance.saysTheSame(out) {
			return other.balance
		}
	}
	c.m.facts = append(c.m.facts, out.facts...)
	return out
}

// saysTheSame tells whether two balances come to the same sum for every clause.
func (b *compiledBalance) saysTheSame(other *compiledBalance) bool {
	sameFact := func(a, b compiledFact) bool {
		return a.number == b.number && a.lead == b.lead && a.program == b.program
	}
	return b.women == other.women && b.men == other.men && b.texts == other.texts && b.texts != [3]string{} &&
		slices.Equal(b.pack.opposites, other.pack.opposites) && slices.Equal(b.sets, other.sets) && slices.Equal(b.masks, other.masks) &&
		slices.EqualFunc(b.facts, other.facts, sameFact) && maps.Equal(b.levels, other.levels) && maps.Equal(b.rules, other.rules) && b.documents.equal(other.documents) &&
		b.mirror == other.mirror && b.lean == other.lean && b.order.same(other.order)
}

// vocabulary gives the tokens of a lexicon's syllables, and the weights of its way of writing.
type vocabulary struct {
	tokens  []uint16 // by syllable
	weights *weights
	table   table
}

// newVocabulary enters the words of a balance into a trie that is still open.
func (x *lexicon) newVocabulary(t *trie, b *balance, w *weights) *vocabulary {
	v := &vocabulary{weights: w, table: newTable(w.signs)}
	for i, word := range w.words {
		id := int(t.intern(x.spell(word)))
		for id >= len(v.tokens) {
			v.tokens = append(v.tokens, unknownWord)
		}
		if v.tokens[id] == unknownWord { // the commoner words come first
			v.tokens[id] = b.firstWord() + uint16(i)
		}
	}
	return v
}

func (v *vocabulary) token(r *reading, i int32) uint16 {
	y := &r.syllables[i]
	switch {
	case y.number && r.isDigits(i):
		return tokenNumber
	case int(y.id) < len(v.tokens):
		return v.tokens[y.id]
	}
	return unknownWord
}

// isDigits tells a number in digits from one in words.
func (r *reading) isDigits(i int32) bool {
	first := r.source(i)[0]
	return first >= '0' && first <= '9'
}

// weighing is the scratch space of a balance.
type weighing struct {
	signs   signs
	scorers map[*gru.Network]*gru.Scorer
	weighed []uint32 // by place in a table: the round that counted the sign
	round   uint32
	waiting []waitingRule

	judgements []judgement // by number of the first pack that has the balance
}

// judgement is what has been asked of a balance in the present clause.
type judgement struct {
	mayReach uint8
	weighed  bool
	signs    float64 // their sum
	sum      float64 // the same, joined by the score of the words where they are read in order
	lean     float64
}

// waitingRule is a rule that rests on the balance, with those of its conditions that have passed the sieve.
type waitingRule struct {
	rule       int32
	conditions []int32
}

// weigh sums the weights of the clause's signs, each counted once. Those of the small signs are taken over the root of
// their number: a long clause has many and is not the more certain for that. Where the sum leaves a doubt, the order of the
// words joins it.
func (r *reading) weigh(b *compiledBalance) float64 {
	known := &r.judgements[b.pack.number]
	if !known.weighed {
		all := r.signs.read(r, b)
		own, mirrored := r.sum(b, all)
		known.weighed, known.signs, known.lean = true, r.joint(b, own.total(0), mirrored.total(0)), r.lean(b, all)
		known.sum = r.withOrder(b, known.signs)
	}
	return known.sum
}

// factShare is what a fact's weight counts for: much more than one of the hundreds of small signs of a clause.
const factShare = 0.25

// names tells whether the clause names a woman or a man.
func (r *reading) names(b *compiledBalance) bool {
	return len(r.hits[b.women]) > 0 || len(r.hits[b.men]) > 0
}
