package rules

import "github.com/huonguoc/huonguoc/corpus"

// MatchAll is Match without the sieve: every condition of every rule is tried. Tests hold Match against it.
func (m *Matcher) MatchAll(c corpus.Clause) []Hit {
	r := newReading(m)
	r.read(c)
	r.chosen = r.chosen[:0]
	for number := range m.conditions {
		r.chosen = append(r.chosen, int32(number))
	}
	r.lay()
	var hits []Hit
	for _, f := range r.kept(r.judge(r.match(c.Zone))) {
		start, end := r.bytes(f.span)
		hits = append(hits, Hit{m.rules[f.rule].rule, f.against, f.confidence, start, end})
	}
	return hits
}

// Reach tells of a clause that no rule but the weighed ones may speak of whether its sum may come to a level, and to which it does.
func (m *Matcher) Reach(c corpus.Clause) (may bool, level Confidence) {
	r := newReading(m)
	if !r.read(c) {
		return true, ""
	}
	r.lay()
	b := m.packs[0].balance
	return r.mayReach(b), r.level(b, r.weigh(b)+b.rules[""])
}

// Place is a range of bytes of a clause's own text.
type Place struct{ Start, End int }

// Names are the places where the pack's balance finds the name of a woman or a man in the clause's own text.
func (m *Matcher) Names(c corpus.Clause) []Place {
	r := newReading(m)
	r.read(c)
	r.lay()
	b := m.packs[0].balance
	var out []Place
	for _, side := range []atom{b.women, b.men} {
		for _, h := range r.hits[side] {
			if h.start >= r.ownFrom {
				start, end := r.bytes(h)
				out = append(out, Place{start, end})
			}
		}
	}
	return out
}

// MaxLead is how many syllables of its leads a sentence is read with.
const MaxLead = maxLead

// WeightsAgain are the pack's two files of weights, read and written again.
func (p *Pack) WeightsAgain() (whole, bare string) {
	return p.balance.whole().text(p.balance), p.balance.bare().text(p.balance)
}
