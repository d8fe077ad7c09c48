package rules

import "slices"

// A sign is something small that a clause shows: a word beside a name for a woman, a word set, two word sets one after
// the other. No sign alone says whether the clause treats the sexes differently; weighed together they do (weigh.go).
//
// A sign is one number: its shape and up to three tokens of 16 bits. Tokens are words of the pack's vocabulary, marks,
// word sets, and the names of people, which stand for all their phrases.
type sign uint64

// The shapes of signs.
const (
	shapeRun    uint64 = iota + 1 // up to three tokens side by side
	shapeAfter                    // a name of a person, and up to two tokens within nearWords after it
	shapeBefore                   // up to two tokens, and a name of a person within nearWords after them
	shapeSet                      // a word set
	shapeSets                     // a word set, and another within nearSets after it
	shapeSkip                     // two tokens with one or two between them
	shapeOthers                   // a token between the names of a woman and a man
	shapeSame                     // a token between two names of one sex
	shapeUnder                    // a word set of a lead-in, with one of the clause's own text or the token it begins with
	shapeSaid                     // up to three words side by side, some of them the name of a person
	shapeFact                     // a fact of the whole clause (facts.go)
)

// How far the parts of a sign may stand apart, in tokens.
const (
	nearWords   = 5
	nearSets    = 6
	manyBetween = 11
)

// The tokens that are no words. Word sets follow, then the words.
const (
	tokenNone uint16 = iota
	tokenComma
	tokenItem
	tokenLead
	tokenStop
	tokenWoman
	tokenMan
	tokenPerson // a woman or a man
	tokenNumber // digits
	tokenOpen   // a text begins
	firstSet
)

// unknownWord is every word that no weight knows.
const unknownWord uint16 = 1<<16 - 1

func signOf(shape uint64, a, b, c uint16) sign {
	return sign(shape<<48 | uint64(a)<<32 | uint64(b)<<16 | uint64(c))
}

// piece is a word, a mark or a name, as signs see them.
type piece struct {
	is         uint16
	start, end int32 // syllables of the reading; empty for marks
}

// signs is the scratch space for the signs of one clause.
type signs struct {
	tokens []piece
	names  []piece // by syllable: the longest name of a person that starts there
	sets   []piece
	hidden bitset // syllables that masks or pairs cover
	all    []sign
	// by certain: numbers of facts
	possible []uint16
}

// read gives every sign of the clause, of its lead-ins and its own text; one may stand there more than once. The slice is
// good until the next clause is read.
func (s *signs) read(r *reading, b *compiledBalance) []sign {
	s.readSmall(r, b)
	s.facts(r, b)
	return s.all
}

// readSmall notes every sign that is no fact.
func (s *signs) readSmall(r *reading, b *compiledBalance) {
	s.all = s.all[:0]
	s.findNames(r, b)
	s.tokenise(r, b)
	for i := range s.tokens {
		s.runsFrom(i)
		if is := s.tokens[i].is; is == tokenWoman || is == tokenMan {
			s.around(i, is)
			s.around(i, tokenPerson)
		}
	}
	s.readSets(r, b)
	s.between(r)
	s.skips(r)
}

// findNames notes the longest name of a person at each syllable.
func (s *signs) findNames(r *reading, b *compiledBalance) {
	s.names = slices.Grow(s.names[:0], len(r.syllables))[:len(r.syllables)]
	clear(s.names)
	for _, side := range []struct {
		atom atom
		is   uint16
	}{{b.women, tokenWoman}, {b.men, tokenMan}} {
		for _, h := range r.hits[side.atom] {
			if h.end > s.names[h.start].end {
				s.names[h.start] = piece{side.is, h.start, h.end}
			}
		}
	}
}

// tokenise lays out the words, the marks and the names of people in their order.
func (s *signs) tokenise(r *reading, b *compiledBalance) {
	s.tokens = s.tokens[:0]
	words := r.words.vocabularies[b.pack.number]
	for _, u := range r.units {
		if u.start < r.leadFrom {
			continue
		}
		if u.start == r.leadFrom || u.start == r.ownFrom {
			s.tokens = append(s.tokens, piece{tokenOpen, u.start, u.start})
		}
		for i := u.start; i < u.end; {
			if r.syllables[i].apart && i > u.start {
				s.tokens = append(s.tokens, piece{tokenComma, i, i})
			}
			t := s.names[i]
			if t.is == tokenNone || t.end > u.end {
				t = piece{words.token(r, i), i, i + 1}
			} else {
				s.said(r, words, t, u.span)
			}
			s.tokens = append(s.tokens, t)
			i = t.end
		}
		s.tokens = append(s.tokens, piece{endingToken(u.ending), u.end, u.end})
	}
}

// said adds the words of a name with those beside it in its unit: to the other signs all names of women are one.
func (s *signs) said(r *reading, words *vocabulary, name piece, unit span) {
	for i := max(unit.start, name.start-2); i < name.end; i++ {
		run := [3]uint16{}
		for k := i; k < min(i+3, unit.end); k++ {
			if run[k-i] = words.token(r, k); k >= name.start {
				s.add(shapeSaid, run[0], run[1], run[2])
			}
		}
	}
}

func endingToken(e ending) uint16 {
	switch e {
	case endsItem:
		return tokenItem
	case endsLead:
		return tokenLead
	}
	return tokenStop
}

func (s *signs) at(i int) uint16 {
	if i < 0 || i >= len(s.tokens) {
		return tokenNone
	}
	return s.tokens[i].is
}

// person turns the name of a woman or a man into that of a person.
func person(t uint16) uint16 {
	if t == tokenWoman || t == tokenMan {
		return tokenPerson
	}
	return t
}

func (s *signs) runsFrom(i int) {
	a, b, c := s.at(i), s.at(i+1), s.at(i+2)
	s.run(a, b, c)
	if pa, pb, pc := person(a), person(b), person(c); pa != a || pb != b || pc != c {
		s.runsWith(a, b, c, pa, pb, pc)
	}
}

func (s *signs) run(a, b, c uint16) {
	s.add(shapeRun, a, tokenNone, tokenNone)
	if b != tokenNone {
		s.add(shapeRun, a, b, tokenNone)
		if c != tokenNone {
			s.add(shapeRun, a, b, c)
		}
	}
}

// runsWith adds the runs in which a person stands for a woman or a man.
func (s *signs) runsWith(a, b, c, pa, pb, pc uint16) {
	if pa != a {
		s.add(shapeRun, pa, tokenNone, tokenNone)
	}
	if b != tokenNone && (pa != a || pb != b) {
		s.add(shapeRun, pa, pb, tokenNone)
	}
	if b != tokenNone && c != tokenNone {
		s.add(shapeRun, pa, pb, pc)
	}
}

// around adds the signs of a person: what stands near after and before the name, in its sentence.
func (s *signs) around(i int, name uint16) {
	general := name == tokenPerson
	see := func(k int) uint16 {
		if general {
			return person(s.at(k))
		}
		return s.at(k)
	}
	for j := i + 1; j <= i+nearWords && j < len(s.tokens) && !parts(s.at(j)); j++ {
		s.add(shapeAfter, name, see(j), tokenNone)
		if j+1 < len(s.tokens) {
			s.add(shapeAfter, name, see(j), see(j+1))
		}
	}
	for j := i - 1; j >= i-nearWords && j >= 0 && !parts(s.at(j)); j-- {
		s.add(shapeBefore, see(j), name, tokenNone)
		if j > 0 {
			s.add(shapeBefore, see(j-1), see(j), name)
		}
	}
}

// parts tells whether a token parts sentences or items.
func parts(t uint16) bool { return t == tokenStop || t == tokenItem || t == tokenOpen }

func (s *signs) add(shape uint64, a, b, c uint16) {
	if a != unknownWord && b != unknownWord && c != unknownWord {
		s.all = append(s.all, signOf(shape, a, b, c))
	}
}

// between adds the tokens that stand between two names of the clause's own text, up to manyBetween.
func (s *signs) between(r *reading) {
	last := -1
	for i := s.ownTokens(r); i < len(s.tokens); i++ {
		if person(s.at(i)) != tokenPerson {
			continue
		}
		if last >= 0 {
			shape := shapeOthers
			if s.at(i) == s.at(last) {
				shape = shapeSame
			}
			for k := last + 1; k < i && k <= last+manyBetween; k++ {
				s.add(shape, s.at(k), tokenNone, tokenNone)
			}
			if i-last <= 3 {
				s.add(shape, s.at(last+1), s.at(last+2), tokenNone)
			}
		}
		last = i
	}
}

// skips adds pairs of tokens that do not stand side by side.
func (s *signs) skips(r *reading) {
	for i := s.ownTokens(r); i < len(s.tokens); i++ {
		for k := i + 2; k <= i+3 && k < len(s.tokens) && !parts(s.at(k-1)); k++ {
			s.add(shapeSkip, person(s.at(i)), person(s.at(k)), tokenNone)
		}
	}
}

// ownTokens is the first token of the clause's own text.
func (s *signs) ownTokens(r *reading) int {
	i := 0
	for i < len(s.tokens) && s.tokens[i].start < r.ownFrom {
		i++
	}
	return i
}

// ownOpens is the mark with which the clause's own text begins.
func (s *signs) ownOpens(r *reading) int {
	i := s.ownTokens(r)
	for i < len(s.tokens) && s.at(i) != tokenOpen { // the end of the lead-in stands at the same place
		i++
	}
	return i
}

func (g sign) isFact() bool { return uint64(g>>48) == shapeFact }
