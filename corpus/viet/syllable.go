package viet

import "strings"

// The tables of this file describe how Vietnamese writes a syllable: onset, rhyme, tone. They follow the spelling
// taught in schools; rhymes that only loanwords and echoes use are in as far as conventions use them.

// onsets are all written beginnings of a syllable, the empty one aside. Those of front stand before e, ê, i and y only,
// those of back never do, those of the third row before every vowel.
var onsets = struct{ front, back, any string }{
	front: "k gh ngh",
	back:  "c g ng",
	any:   "b ch d đ gi h kh l m n nh p ph qu r s t th tr v x",
}

// rhymeList holds every written rhyme.
const rhymeList = `
	a ai ao au ay am an ang anh ap at ac ach
	ăm ăn ăng ăp ăt ăc
	âu ây âm ân âng âp ât âc
	e eo em en eng ep et ec
	ê êu êm ên ênh êp êt êch
	i ia iu im in inh ip it ich
	iêu iêm iên iêng iêp iêt iêc
	o oi om on ong op ot oc oong ooc
	oa oai oao oay oam oan oang oanh oap oat oac oach
	oăm oăn oăng oăt oăc
	oe oeo oem oen oet
	ô ôi ôm ôn ông ôp ôt ôc
	ơ ơi ơm ơn ơp ơt
	u ua ui um un ung up ut uc
	uôi uôm uôn uông uôt uôc
	uê uênh uêch uêu
	uơ uân uâng uât uây
	uy uya uyu uyn uynh uyp uyt uych uyên uyêt
	ư ưa ưi ưu ưm ưn ưng ưt ưc
	ươi ươu ươm ươn ương ươp ươt ươc
	y yêu yêm yên yêng yêt`

// glides are the rhymes whose first letter is a glide: behind c they are written with qu.
var glides = []string{"oa", "oă", "oe", "uê", "uơ", "uâ", "uy"}

// rhyme is what the spelling of a rhyme decides.
type rhyme struct {
	tonePlace int8 // which of its letters carries the tone
	front     bool // begins with e, ê, i or y
	glide     bool
	ie, ye    bool // one sound, written iê behind an onset and yê without one
	bareY     bool // y alone
	stop      bool // ends in p, t, c or ch: sắc and nặng only
}

// A key is a string of up to four codes, five bits each.
type key = uint32

func keyOf(cs []code) key {
	var k key
	for _, c := range cs {
		k = k<<5 | key(c)
	}
	return k
}

func encode(s string) []code {
	cs := make([]code, 0, len(s))
	for _, r := range s {
		cs = append(cs, codes[r])
	}
	return cs
}

const maxRhyme, maxSyllable = 4, 7 // letters: "ương", "nghiêng"

var rhymes = newRhymes()

func newRhymes() map[key]rhyme {
	m := make(map[key]rhyme)
	for _, s := range strings.Fields(rhymeList) {
		m[keyOf(encode(s))] = rhyme{
			tonePlace: tonePlace([]rune(s)),
			front:     strings.ContainsAny(s[:1], "ei") || s[0] == 'y' || strings.HasPrefix(s, "ê"),
			glide:     hasAnyPrefix(s, glides),
			ie:        strings.HasPrefix(s, "iê"),
			ye:        strings.HasPrefix(s, "yê"),
			bareY:     s == "y",
			stop:      strings.ContainsAny(s[len(s)-1:], "ptc") || strings.HasSuffix(s, "ch"),
		}
	}
	return m
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// tonePlace finds the letter that carries the tone: the last vowel with a letter mark (ương: ơ); else, before a
// consonant, the last vowel (oan: a); else the middle one of three (oai: a) and the first of two (oa, uy, ua).
func tonePlace(rhyme []rune) int8 {
	nucleus, marked := 0, -1
	for i, r := range rhyme {
		if !isVowel(codes[r]) {
			break
		}
		nucleus = i + 1
		if isHatted(codes[r]) {
			marked = i
		}
	}
	switch {
	case marked >= 0:
		return int8(marked)
	case nucleus < len(rhyme):
		return int8(nucleus - 1)
	default:
		return int8((nucleus - 1) / 2)
	}
}

type onset struct{ front, back, qu, c bool }

var onsetTable = newOnsets()

func newOnsets() map[key]onset {
	m := map[key]onset{0: {front: true, back: true}}
	for _, s := range strings.Fields(onsets.front) {
		m[keyOf(encode(s))] = onset{front: true}
	}
	for _, s := range strings.Fields(onsets.back) {
		m[keyOf(encode(s))] = onset{back: true, c: s == "c"}
	}
	for _, s := range strings.Fields(onsets.any) {
		m[keyOf(encode(s))] = onset{front: true, back: true, qu: s == "qu"}
	}
	return m
}

// takes tells whether the onset is written before the rhyme.
func (o onset) takes(r rhyme, empty bool) bool {
	switch {
	case r.front && !o.front, !r.front && !o.back, (o.c || o.qu) && r.glide:
		return false
	case r.ie:
		return !empty && !o.qu
	case r.ye:
		return empty || o.qu
	default:
		return true
	}
}

// parse parts the letters of a word into onset and rhyme. The tone is not looked at.
func parse(cs []code) (onsetLen int, r rhyme, ok bool) {
	n := consonants(cs)
	switch {
	case n == 1 && cs[0] == codeQ && len(cs) > 2 && cs[1] == codeU:
		return parseQu(cs)
	case n == 1 && cs[0] == codeG && len(cs) > 1 && cs[1] == codeI:
		return parseGi(cs)
	}
	r, ok = join(cs, n)
	return n, r, ok
}

var codeQ, codeU, codeG, codeI, codeY = codes['q'], codes['u'], codes['g'], codes['i'], codes['y']

func consonants(cs []code) int {
	n := 0
	for n < len(cs) && !isVowel(cs[n]) {
		n++
	}
	return n
}

// join looks up the rhyme behind the first n letters and asks whether they stand before it.
func join(cs []code, n int) (rhyme, bool) {
	if n > 3 || len(cs)-n > maxRhyme {
		return rhyme{}, false
	}
	r, ok := rhymes[keyOf(cs[n:])]
	if !ok {
		return rhyme{}, false
	}
	o, ok := onsetTable[keyOf(cs[:n])]
	return r, ok && o.takes(r, n == 0)
}

// parseQu: the u of qu belongs to the onset (quà, quý), but stands for the glide as well (quỳnh has the rhyme uynh).
func parseQu(cs []code) (int, rhyme, bool) {
	if r, ok := join(cs, 2); ok {
		return 2, r, true
	}
	if len(cs)-1 > maxRhyme {
		return 2, rhyme{}, false
	}
	r, ok := rhymes[keyOf(cs[1:])]
	return 1, r, ok && r.glide
}

// parseGi: the i of gi belongs to the onset before a vowel (già), is the rhyme's before a consonant or an ê (gìn, giếng)
// and both when nothing follows (gì).
func parseGi(cs []code) (int, rhyme, bool) {
	if len(cs)-1 <= maxRhyme {
		if r, ok := rhymes[keyOf(cs[1:])]; ok && (r.ie || len(cs) == 2 || !isVowel(cs[2])) {
			return 1, r, true
		}
	}
	r, ok := join(cs, 2)
	return 2, r, ok && !r.bareY && cs[2] != codeI
}

// possible tells whether a rhyme can have the tone.
func (r rhyme) possible(t tone) bool {
	return !r.stop || t == sac || t == nang
}
