package rules

import (
	"slices"
	"strings"
)

// nameOfTokens are the tokens that are no words and no sets.
func nameOfTokens() map[string]uint16 {
	return map[string]uint16{
		"{,}": tokenComma, "{;}": tokenItem, "{:}": tokenLead, "{.}": tokenStop,
		"{woman}": tokenWoman, "{man}": tokenMan, "{person}": tokenPerson, "{number}": tokenNumber, "{^}": tokenOpen,
	}
}

// spelling writes and reads the tokens of one file.
type spelling struct {
	names  map[string]uint16
	tokens map[uint16]string
	first  uint16 // token of the first word
	words  []string
	facts  []string
}

func newSpelling(b *balance, words []string) *spelling {
	s := &spelling{names: nameOfTokens(), tokens: map[uint16]string{}, first: b.firstWord(), facts: factNames()}
	for _, name := range b.masks {
		s.facts = append(s.facts, "mask "+name)
	}
	for _, f := range b.facts {
		s.facts = append(s.facts, f.name)
	}
	for i, name := range b.sets {
		s.names["@"+name] = firstSet + uint16(i)
	}
	for name, t := range s.names {
		s.tokens[t] = name
	}
	for _, w := range words {
		s.token(w)
	}
	return s
}

// token numbers a word that it meets for the first time. Where the names do not matter, every word is unknown.
func (s *spelling) token(word string) uint16 {
	if s.names == nil {
		return unknownWord
	}
	t, ok := s.names[word]
	if !ok {
		t = s.first + uint16(len(s.words))
		s.names[word], s.tokens[t] = t, word
		s.words = append(s.words, word)
	}
	return t
}

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
			out = append(out, s.tokens[p])
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

// read is the other way; ok is false for what is no sign.
func (s *spelling) read(text string) (g sign, ok bool) {
	if name, ok := strings.CutPrefix(text, factSign+" "); ok {
		at := slices.Index(s.facts, name)
		return signOf(shapeFact, uint16(at+1), tokenNone, tokenNone), at >= 0
	}
	var room [4]string // a file has tens of thousands of lines, and every start of the program reads them
	words, ok := split(text, room[:0])
	if !ok {
		return 0, false
	}
	switch words[0] {
	case othersSign:
		return s.sign(shapeOthers, words[1:])
	case sameSign:
		return s.sign(shapeSame, words[1:])
	case saidSign:
		return s.sign(shapeSaid, words[1:])
	}
	if len(words) > 1 {
		switch words[1] {
		case skips:
			return s.sign(shapeSkip, slices.Delete(words, 1, 2))
		case under:
			return s.sign(shapeUnder, slices.Delete(words, 1, 2))
		}
	}
	at := slices.Index(words, apart)
	if at >= 0 {
		words = slices.Delete(words, at, at+1)
	}
	return s.sign(s.shape(words, at), words)
}

// split cuts a sign at its spaces; ok is false when it has no part or more than there is room for.
func split(text string, words []string) (out []string, ok bool) {
	for more := true; more; {
		if len(words) == cap(words) {
			return nil, false
		}
		var word string
		if word, text, more = strings.Cut(text, " "); word == "" {
			return nil, false
		}
		words = append(words, word)
	}
	return words, true
}

// shape tells runs, sets, and what stands before and after a name apart; at is the place of the apart mark, or -1.
func (s *spelling) shape(words []string, at int) uint64 {
	isSet := func(i int) bool { return strings.HasPrefix(words[i], "@") }
	isName := func(i int) bool { return words[i] == "{woman}" || words[i] == "{man}" || words[i] == "{person}" }
	switch {
	case at < 0 && len(words) == 1 && isSet(0):
		return shapeSet
	case at < 0:
		return shapeRun
	case len(words) == 2 && (isSet(0) || isSet(1)):
		return shapeSets
	case at == 1 && isName(0):
		return shapeAfter
	}
	return shapeBefore
}

func (s *spelling) sign(shape uint64, words []string) (sign, bool) {
	if len(words) == 0 || len(words) > 3 {
		return 0, false
	}
	var t [3]uint16
	for i, w := range words {
		t[i] = s.token(w)
	}
	return signOf(shape, t[0], t[1], t[2]), true
}
