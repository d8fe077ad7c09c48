package rules

import (
	"slices"
	"strings"
)

// nameOfToken spells the tokens that are no words and no sets.
func nameOfToken() [firstSet]string {
	return [firstSet]string{
		tokenComma: "{,}", tokenItem: "{;}", tokenLead: "{:}", tokenStop: "{.}",
		tokenWoman: "{woman}", tokenMan: "{man}", tokenPerson: "{person}", tokenNumber: "{number}", tokenOpen: "{^}",
	}
}

// spelling writes and reads the tokens of one file.
type spelling struct {
	tokens numbering // of the names that are no words, and from first on of the words
	first  int
	facts  []string
	unread bool // the tokens of signs do not matter
}

func newSpelling(b *balance, words []string) *spelling {
	s := &spelling{first: int(b.firstWord()), facts: factNames()}
	for _, name := range b.masks {
		s.facts = append(s.facts, "mask "+name)
	}
	for _, f := range b.facts {
		s.facts = append(s.facts, f.name)
	}
	for _, name := range nameOfToken() {
		s.tokens.add(name)
	}
	for _, name := range b.sets {
		s.tokens.add("@" + name)
	}
	for _, w := range words {
		s.tokens.add(w)
	}
	return s
}

// words are those that are known, in the order of their tokens.
func (s *spelling) words() []string { return s.tokens.words[s.first:] }

// The words that part or lead the tokens of a sign, by its shape.
const (
	apart      = "…"  // after the first token, or before the last: {woman} … không, không … {woman}
	skips      = "·"  // between the two tokens of a skip
	under      = ":"  // after the set of a lead-in
	factSign   = "="  // before a fact
	othersSign = "><" // before tokens between a woman and a man
	sameSign   = "<>" // before tokens between two of one sex
	saidSign   = "\"" // before words of which some are a name
)

func (s *spelling) write(g sign) string {
	shape, parts := uint64(g>>48), []uint16{uint16(g >> 32), uint16(g >> 16), uint16(g)}
	if shape == shapeFact {
		return factSign + " " + s.facts[parts[0]-1]
	}
	var out []string
	for _, p := range parts {
		if p != tokenNone {
			out = append(out, s.tokens.words[p])
		}
	}
	switch shape {
	case shapeAfter, shapeSets:
		out = slices.Insert(out, 1, apart)
	case shapeBefore:
		out = slices.Insert(out, len(out)-1, apart)
	case shapeUnder:
		out = slices.Insert(out, 1, under)
	case shapeSkip:
		out = slices.Insert(out, 1, skips)
	case shapeOthers:
		out = slices.Insert(out, 0, othersSign)
	case shapeSame:
		out = slices.Insert(out, 0, sameSign)
	case shapeSaid:
		out = slices.Insert(out, 0, saidSign)
	}
	return strings.Join(out, " ")
}

// read is the other way, of a sign that is no fact; ok is false for what is none.
func (s *spelling) read(p *spelled) (g sign, ok bool) {
	if s.unread && (p.count == 2 || p.count == 3) {
		return 0, true // with a mark or without
	}
	mark, at := p.mark()
	if parts := p.parts(mark); parts < 1 || parts > 3 || s.unread {
		return 0, 1 <= parts && parts <= 3
	}
	var t [4]uint16
	last := 0
	for i := range p.count {
		if mark == 0 || i != at {
			t[last] = uint16(s.tokens.of(&p.words[i], p.text))
			last++
		}
	}
	return signOf(s.shape(mark, at, t[0], t[1], t[2]), t[0], t[1], t[2]), true
}

// shape tells runs, sets, and what stands before and after a name apart, by the mark that stood between the tokens.
func (s *spelling) shape(mark uint64, at int, a, b, c uint16) uint64 {
	switch {
	case mark == 0 && s.isSet(a) && b == tokenNone:
		return shapeSet
	case mark == 0:
		return shapeRun
	case mark == shapeBefore && c == tokenNone && (s.isSet(a) || s.isSet(b)):
		return shapeSets
	case mark == shapeBefore && at == 1 && person(a) == tokenPerson:
		return shapeAfter
	}
	return mark
}

func (s *spelling) isSet(t uint16) bool { return firstSet <= t && int(t) < s.first }

// fact reads the name of a fact.
func (s *spelling) fact(name string) (g sign, ok bool) {
	at := slices.Index(s.facts, name)
	return signOf(shapeFact, uint16(at+1), tokenNone, tokenNone), at >= 0
}
