package rules

import (
	"maps"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// lexicon is what the matcher knows of words in one way of writing: all phrases, numbers and joints. A syllable's number
// means nothing outside of it.
type lexicon struct {
	writing   writing
	spell     speller
	automaton *automaton
	numerals  []bool             // by syllable
	amounts   map[string]numeral // by number word as this lexicon spells it
	joints    map[[maxJoint]int32]bool

	vocabularies []*vocabulary // by pack; nil for one without a balance of its own
}

// newLexicon spells every phrase of the matcher. The words left out are those that, standing alone and spelled this way,
// are too easily another word: "nam" for "năm".
func newLexicon(m *Matcher, w writing, left map[string]bool) *lexicon {
	x := &lexicon{writing: w, spell: w.speller(), joints: map[[maxJoint]int32]bool{}, amounts: map[string]numeral{}}
	t := newTrie(m.atoms.phrases)
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
	for _, p := range m.packs {
		x.vocabularies = append(x.vocabularies, x.vocabularyOf(t, p))
	}
	numerals := x.numberWords(t, left)
	x.automaton = t.finish()
	x.numerals = make([]bool, len(t.syllables)+1)
	for _, id := range numerals {
		x.numerals[id] = true
	}
	return x
}

func (x *lexicon) phrase(p phrase) phrase {
	if x.writing == wholeWriting {
		return p
	}
	out := make(phrase, len(p))
	for i, s := range p {
		out[i] = x.spell(s)
	}
	return out
}

func (x *lexicon) numberWords(t *trie, left map[string]bool) []int32 {
	var ids []int32
	numerals := numeralsByWord()
	for _, word := range slices.Sorted(maps.Keys(numerals)) { // without marks "mười" stands for "mươi" as well
		n, normal := numerals[word], viet.Normal(word)
		if left[normal] {
			continue
		}
		x.amounts[x.spell(normal)] = n
		ids = append(ids, t.intern(x.spell(normal)))
	}
	return ids
}

// What a lexicon tells of a word beside its number, packed into one value for a viet.Scanner.
const (
	isNumber    = 1 << iota // digits, or a number word
	hasMarks                // tone or letter marks
	looksWorn               // a scanner has spoilt it; see isWorn
	looksSpoilt             // it was left in an old encoding, or is what a digit or a sign among its letters leaves; see restore
	valueBits   = iota
)

// value is the number of a word or number in normal form, with what else is told of it.
func (x *lexicon) value(normal string, kind viet.TokenKind) int32 {
	id := x.automaton.syllables[x.spell(normal)]
	value := id << valueBits
	if kind == viet.Number || x.numerals[id] {
		value |= isNumber
	}
	if kind == viet.Word && !isASCII(normal) {
		value |= hasMarks
	}
	if kind == viet.Word && id == unknown && (!strings.ContainsAny(viet.Strip(normal), "aeiouy") || len(legacy.Words(normal)) > 0) {
		value |= looksSpoilt
	}
	if kind == viet.Word && id == unknown && (!isASCII(normal) || strings.Contains(normal, "rn")) && isWorn(normal) {
		value |= looksWorn
	}
	return value
}

// vocabularyOf enters the words of a pack's balance.
func (x *lexicon) vocabularyOf(t *trie, p *compiledPack) *vocabulary {
	switch {
	case p.balance == nil, p.balance.pack != p:
		return nil
	case x.writing == bareWriting:
		return x.newVocabulary(t, p.balance.balance, p.balance.bare())
	}
	return x.newVocabulary(t, p.balance.balance, p.balance.whole())
}
