package rules

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Texts come as their writers and scanners left them. Some have lost all marks ("dan ba khong duoc vao dinh"); in others a
// scanner has read đ as d, ư as u, ơ as o, l as I ("dàn bà", "muòi", "Iàng"). A phrase is then looked for as the text would
// spell it, and never so in a text that is whole, because marks tell words apart.

// writing is a way of writing.
type writing int

const (
	wholeWriting writing = iota // as it should be
	bareWriting                 // without marks
	wornWriting                 // as a scanner has left it
	writings                    // how many there are
)

// speller gives a word in normal form as a way of writing spells it.
type speller func(word string) string

func (w writing) String() string { return [writings]string{"whole", "bare", "worn"}[w] }

func (w writing) speller() speller {
	return [writings]speller{wholeWriting: asWritten, bareWriting: bare, wornWriting: worn}[w]
}

func asWritten(word string) string { return word }

// bare spells without any mark.
func bare(word string) string { return viet.Strip(word) }

// worn spells without the hooks and bars that scanners lose. A word that begins with "i" and cannot be Vietnamese began
// with "l", and one with "rn" had an "m".
func worn(word string) string {
	word = strings.ReplaceAll(word, "rn", "m")
	if len(word) > 1 && word[0] == 'i' && !viet.IsSyllable(word) && viet.IsSyllable("l"+word[1:]) {
		word = "l" + word[1:]
	}
	return strings.Map(unhook, word)
}

// hooked and unhooked are the letters that scanners confuse, in one order.
const (
	hooked   = "đưứừửữựơớờởỡợ"
	unhooked = "duúùủũụoóòỏõọ"
)

func unhook(r rune) rune { return exchange(r, hooked, unhooked) }

// hook puts back the hook of u, of o, or of both.
func hook(r rune, letters string) rune {
	if base := viet.Strip(string(r)); !strings.Contains(letters, base) {
		return r
	}
	return exchange(r, unhooked, hooked)
}

// exchange gives the letter that stands in one alphabet where r stands in the other.
func exchange(r rune, from, to string) rune {
	at := slices.Index([]rune(from), r)
	if at < 0 {
		return r
	}
	return []rune(to)[at]
}

// leastBare is how many words without one mark make a clause that has lost its marks; shorter ones may well be whole.
const leastBare = 6

// A document has lost its marks when it has some length and hardly a word with one: names of the head may have kept theirs.
// A scanner has damaged it when it has a few words that only a scanner makes, and they are no rarity in it.
const (
	leastWords = 40 // of a document without marks
	mostMarked = 50 // one marked word in so many at most
	leastWorn  = 3
	rarestWorn = 400 // one worn word in so many at least
)

// traces count what tells how a text is written, by the values of the whole lexicon.
type traces struct{ words, marked, worn, spoilt int }

func (t *traces) add(tokens []viet.Scanned) {
	for i := range tokens {
		if tokens[i].Kind != viet.Word {
			continue
		}
		t.words++
		if tokens[i].Value&hasMarks != 0 {
			t.marked++
		}
		if tokens[i].Value&looksWorn != 0 {
			t.worn++
		}
		if tokens[i].Value&looksSpoilt != 0 {
			t.spoilt++
		}
	}
}

// ofClause tells how a clause is written; what its document is like decides where the clause says nothing.
func (t traces) ofClause(document writing) writing {
	switch {
	case t.worn > 0, t.marked > 0 && document == wornWriting:
		return wornWriting
	case t.marked == 0 && (t.words >= leastBare || document == bareWriting):
		return bareWriting
	}
	return wholeWriting
}

func (t traces) ofDocument() writing {
	switch {
	case t.words >= leastWords && t.marked*mostMarked <= t.words:
		return bareWriting
	case t.worn >= leastWorn && t.worn*rarestWorn >= t.words:
		return wornWriting
	}
	return wholeWriting
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// isWorn tells whether a word that no Vietnamese writes becomes one when its hooks are put back.
func isWorn(word string) bool {
	if viet.IsSyllable(word) {
		return false
	}
	if worn(word) != word && viet.IsSyllable(worn(word)) {
		return true
	}
	for _, letters := range []string{"u", "o", "uo"} {
		hooked := strings.Map(func(r rune) rune { return hook(r, letters) }, word)
		if hooked != word && viet.IsSyllable(hooked) {
			return true
		}
	}
	return false
}
