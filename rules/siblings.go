package rules

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// A convention may treat the sexes differently in two clauses, each of them harmless alone: "Điều 12. Con trai đóng
// 500.000 đồng", "Điều 13. Con gái được miễn". Such siblings are read a second time as one text, by the rules that ask
// for it (beside).

// nearSiblings is how far a sibling may stand behind another: the next one, or the one after it.
const nearSiblings = 2

// MatchDocument finds the rules that speak of each clause of a document, in the order of the clauses: those of Match, and
// those that speak of two siblings, one of which names only one sex and one only the other. Siblings that say the same
// of both sexes in the same words are no finding; what Match says of each alone is then a hint.
func (m *Matcher) MatchDocument(clauses []corpus.Clause) [][]Hit {
	return m.Document(clauses).matchDocument(clauses)
}

func (d Document) matchDocument(clauses []corpus.Clause) [][]Hit {
	hits := make([][]Hit, len(clauses))
	named := make([]oneSided, len(clauses))
	for i, c := range clauses {
		hits[i] = d.Match(c)
		if d.m.beside {
			named[i] = d.namedBy(c)
		}
	}
	for i := range clauses {
		for k := i + 1; k <= i+nearSiblings && k < len(clauses); k++ {
			switch {
			case named[i].side*named[k].side != -1 || !areSiblings(clauses[i], clauses[k]):
			case named[i].words == named[k].words:
				doubt(hits[i])
				doubt(hits[k])
			case unflagged(hits[i]) && unflagged(hits[k]):
				of, other := d.matchPair(clauses[i], clauses[k])
				hits[i], hits[k] = append(hits[i], of...), append(hits[k], other...)
			}
		}
	}
	d.doubtUnbacked(hits)
	return hits
}

func doubt(hits []Hit) {
	for i := range hits {
		hits[i].Confidence = Hint
	}
}

func unflagged(hits []Hit) bool {
	return !slices.ContainsFunc(hits, func(h Hit) bool { return h.Confidence != Hint })
}

// oneSided is a clause by whom it names: only the first side of the opposites (1), only the second (-1), both or none (0).
// Its words are those of the clause with every name left open, to see whether a sibling says the same.
type oneSided struct {
	side  int
	words string
}

func (d Document) namedBy(c corpus.Clause) oneSided {
	r := d.m.readings.Get().(*reading)
	defer d.m.readings.Put(r)
	r.document = d
	if !r.read(c) {
		return oneSided{}
	}
	r.lay()
	var named [2][]span
	for _, p := range r.m.packs {
		s := r.sidesOf(p)
		for _, pair := range s.named {
			for i := range pair {
				for _, t := range pair[i] {
					if t.start >= r.ownFrom && !s.paired.has(int(t.start)) {
						named[i] = append(named[i], t)
					}
				}
			}
		}
	}
	switch {
	case len(named[0]) > 0 && len(named[1]) == 0:
		return oneSided{1, r.without(named[0])}
	case len(named[1]) > 0 && len(named[0]) == 0:
		return oneSided{-1, r.without(named[1])}
	}
	return oneSided{}
}

// without gives the words of the clause's own text that stand in none of the spans.
func (r *reading) without(spans []span) string {
	var b strings.Builder
	for i := r.ownFrom; i < int32(len(r.syllables)); i++ {
		if !slices.ContainsFunc(spans, func(s span) bool { return s.start <= i && i < s.end }) {
			b.WriteString(viet.Normal(r.source(i)))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// areSiblings tells whether two clauses stand under one parent, and are led in alike.
func areSiblings(a, b corpus.Clause) bool {
	if a.Zone != b.Zone || len(a.Address) == 0 || len(a.Address) != len(b.Address) {
		return false
	}
	n := len(a.Address) - 1
	return slices.Equal(a.Address[:n], b.Address[:n]) && a.Address[n].Level == b.Address[n].Level && slices.Equal(a.LeadIns, b.LeadIns)
}

// matchPair reads two siblings as one text. A hit counts when it rests on words of both; each gets its part.
func (d Document) matchPair(a, b corpus.Clause) (ofA, ofB []Hit) {
	joined := a
	joined.Text = a.Text + "\n" + b.Text
	at := len(a.Text) + 1
	for _, h := range d.Match(joined) {
		if !h.Rule.Beside || h.Confidence == Hint || h.Start >= at || h.End <= at {
			continue
		}
		first, second := h, h
		first.End = len(a.Text)
		second.Start, second.End = 0, h.End-at
		ofA, ofB = append(ofA, first), append(ofB, second)
	}
	return ofA, ofB
}
