package rules

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A file of weights has a line for each sign: the weight, and the sign as it can be read. "…" stands where the parts may
// lie apart.
//
//	-0.41	bias
//	+0.62	{woman} không được
//	+0.35	{person} … mới được
//	+0.28	@only … {man}
//	-0.30	= numbers-alike

// The files of a pack's balance.
const (
	weightsFile     = "weights.tsv"
	bareWeightsFile = "weights-bare.tsv"
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

// weights reads a file of weights.
func (f *source) weights(b *balance) (*weights, error) {
	w := &weights{signs: make([]weighted, 0, strings.Count(f.text, "\n")+1)}
	s := newSpelling(b, nil)
	err := f.eachWeight(s, func(text string, weight, lean float64, g sign) {
		if text == "bias" {
			w.bias = weight
		} else {
			w.signs = append(w.signs, weighted{g, float32(weight), float32(lean)})
		}
	})
	w.words = s.words
	if err == nil && len(s.words) > math.MaxUint16/2 {
		err = f.fail(spot{f.name, 1, 1}, "more than %d words", math.MaxUint16/2)
	}
	return w, err
}

// checkWeights tells what is wrong with a file of weights that will be read later or never.
func (f *source) checkWeights(b *balance) error {
	s := newSpelling(b, nil)
	s.names = nil
	return f.eachWeight(s, func(string, float64, float64, sign) {})
}

func (f *source) eachWeight(s *spelling, visit func(text string, weight, lean float64, g sign)) error {
	number := 0
	for line := range strings.SplitSeq(f.text, "\n") {
		number++
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		figure, text, _ := strings.Cut(line, "\t")
		text, leaning, leans := strings.Cut(text, "\t")
		weight, ok := readWeight(figure)
		lean, leanOK := 0.0, true
		if leans {
			lean, leanOK = readWeight(leaning)
		}
		g, isSign := s.read(text)
		if !ok || !leanOK || !isSign {
			return f.fail(spot{f.name, number, 1}, "a line is a weight, a tab, and a sign of one to three parts")
		}
		visit(text, weight, lean, g)
	}
	return nil
}

// readWeight reads a figure as the files have it, "+1.234", with one multiplication; any other goes the long way.
func readWeight(figure string) (weight float64, ok bool) {
	if len(figure) == len("+1.234") && (figure[0] == '+' || figure[0] == '-') && figure[2] == '.' {
		thousandths := 0
		for _, at := range [...]int{1, 3, 4, 5} {
			if ok = isDigit(figure[at]); !ok {
				break
			}
			thousandths = 10*thousandths + int(figure[at]-'0')
		}
		if figure[0] == '-' {
			thousandths = -thousandths
		}
		if ok {
			return float64(float32(thousandths) / 1000), true
		}
	}
	weight, err := strconv.ParseFloat(figure, 32)
	return weight, err == nil
}

// text is the file of these weights, the heaviest signs first.
func (w *weights) text(b *balance) string {
	s := newSpelling(b, w.words)
	type line struct {
		weight float32
		sign   string // with its lean, if it has one
	}
	var lines []line
	for _, k := range w.signs {
		written := s.write(k.sign)
		if k.lean != 0 {
			written += fmt.Sprintf("\t%+.3f", k.lean)
		}
		lines = append(lines, line{k.weight, written})
	}
	slices.SortFunc(lines, func(a, b line) int {
		if d := math.Abs(float64(b.weight)) - math.Abs(float64(a.weight)); d != 0 {
			return int(math.Copysign(1, d))
		}
		return strings.Compare(a.sign, b.sign)
	})
	var out strings.Builder
	fmt.Fprintf(&out, "%+.2f\tbias\n", w.bias)
	for _, l := range lines {
		fmt.Fprintf(&out, "%+.3f\t%s\n", l.weight, l.sign)
	}
	return out.String()
}
