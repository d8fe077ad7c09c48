package rules

import "github.com/huonguoc/huonguoc/corpus/viet"

// lexicon is what the matcher knows of words in one way of writing: all phrases, numbers and joints. A syllable's number
// means nothing outside of it.
type lexicon struct {
	spell     speller
	automaton *automaton
	numerals  []bool             // by syllable
	amounts   map[string]numeral // by number word as this lexicon spells it
	joints    map[[maxJoint]int32]bool
}

// newLexicon spells every phrase of the matcher. The words left out are those that, standing alone and spelled this way,
// are too easily another word: "nam" for "năm".
func newLexicon(m *Matcher, spell speller, left map[string]bool) *lexicon {
	x := &lexicon{spell: spell, joints: map[[maxJoint]int32]bool{}, amounts: map[string]numeral{}}
	t := newTrie()
	for a, phrases := range m.atoms.phrases {
		for _, p := range phrases {
			if len(p) != 1 || !left[p[0]] {
				t.add(x.phrase(p), atom(a))
			}
		}
	}
	for _, j := range joints() {
		key := noJoint()
		for i, s := range x.phrase(j) {
			key[i] = t.intern(s)
		}
		x.joints[key] = true
	}
	numerals := x.numberWords(t, left)
	x.automaton = t.automaton()
	x.numerals = make([]bool, len(t.syllables)+1)
	for _, id := range numerals {
		x.numerals[id] = true
	}
	return x
}

func (x *lexicon) phrase(p phrase) phrase {
	out := make(phrase, len(p))
	for i, s := range p {
		out[i] = x.spell(s)
	}
	return out
}

func (x *lexicon) numberWords(t *trie, left map[string]bool) []int32 {
	var ids []int32
	for word, n := range numeralsByWord() {
		normal := viet.Normal(word)
		if left[normal] {
			continue
		}
		x.amounts[x.spell(normal)] = n
		ids = append(ids, t.intern(x.spell(normal)))
	}
	return ids
}

// syllable numbers a word; digits and number words are marked as numbers.
func (x *lexicon) syllable(normal string, t viet.Token, apart bool) syllable {
	word := x.spell(normal[t.Start:t.End])
	id := x.automaton.syllables[word]
	y := syllable{id: id, start: int32(t.Start), end: int32(t.End), number: t.Kind == viet.Number || x.numerals[id], apart: apart}
	if y.number {
		y.written = word
	}
	return y
}
